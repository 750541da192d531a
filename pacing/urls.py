"""Addresses of pacing's pages, all of them the signed-in person's own."""

from django.urls import path

from pacing.views import (
    activity,
    agreement,
    builder,
    changes,
    flare,
    home,
    progress,
    safety,
    trials,
)

app_name = "pacing"

urlpatterns = [
    path("", home.plan_home, name="plan"),
    path("new/", activity.pick_activity, name="activity"),
    path("safety/", safety.safety_questions, name="screening"),
    path("safety/<uuid:screening>/", safety.safety_outcome, name="outcome"),
    path("safety/<uuid:screening>/clearance/", safety.clearance, name="clearance"),
    path("flare/", flare.flare_page, name="flare"),
    path("flare/words/", flare.flare_words, name="flare_plan"),
    path("flare/<uuid:event>/back/", flare.take_back, name="flare_back"),
    path("<uuid:plan>/trials/", trials.try_out, name="trials"),
    path("<uuid:plan>/build/<slug:step>/", builder.build, name="builder"),
    path("<uuid:plan>/agree/", agreement.agree, name="agree"),
    path("<uuid:plan>/progress/", progress.progress_page_of, name="progress"),
    path("<uuid:plan>/print/", progress.print_page, name="print"),
    path("<uuid:plan>/change/", changes.change_plan, name="change"),
    path("<uuid:plan>/end/", changes.end_plan, name="end"),
]
