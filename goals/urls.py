"""The addresses of goals."""

from django.urls import path

from goals import views

app_name = "goals"
urlpatterns = [
    path("", views.goals, name="list"),
    path("<uuid:pk>/", views.edit, name="edit"),
    path("<uuid:pk>/move/", views.move, name="move"),
]
