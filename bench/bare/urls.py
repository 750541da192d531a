"""One address."""

from django.urls import path

from bench.bare.views import lines

urlpatterns = [path("", lines, name="lines")]
