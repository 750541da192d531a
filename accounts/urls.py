"""The addresses of *You*."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.you, name="you"),
    path("look/", views.display, name="display"),
    path("day/", views.day, name="day"),
    path("device/", views.device, name="device"),
]
