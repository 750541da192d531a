"""Addresses of the diary's own pages; those that log an activity live in painapp."""

from django.urls import path

import common.converters  # noqa: F401  registers <date:…>
from diary.views import check_in, choices, flares, week

app_name = "diary"
urlpatterns = [
    path("", week.week, name="week"),
    path("week/<date:on>/", week.week, name="week"),
    path("check-in/<date:on>/", check_in.check_in, name="check_in"),
    path("choose/", choices.choices, name="choices"),
    path("choose/own/", choices.add_own, name="add_own"),
    path("choose/own/<uuid:pk>/remove/", choices.remove_own, name="remove_own"),
    path("choose/own/<uuid:pk>/restore/", choices.restore_own, name="restore_own"),
    path("flares/", flares.flares, name="flares"),
    path("flares/<uuid:pk>/forget/", flares.forget, name="forget_flare"),
]
