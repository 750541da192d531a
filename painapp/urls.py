"""Every address of the product."""

from django.conf import settings
from django.urls import include, path

from accounts.views import sessions
from painapp.views import get_help, hard_day, how_it_feeds, landing, start, today

urlpatterns = [
    path("", landing.landing, name="landing"),
    path("today/", today.today, name="today"),
    path("hard-day/", hard_day.hard_day, name="hard_day"),
    path("get-help/", get_help.get_help, name="get_help"),
    path("how-your-diary-feeds-your-plan/", how_it_feeds.how_it_feeds, name="how_it_feeds"),
    path("diary/", include("diary.urls")),
    path("goals/", include("goals.urls")),
    path("you/", include("accounts.urls")),
    path("start/", start.start, name="start"),
    path("start/zone/", start.zone, name="start_zone"),
    path("start/goal/", start.goal, name="start_goal"),
    path("start/safety/", start.safety, name="start_safety"),
    path("start/activity/", start.activity, name="start_activity"),
    path("start/first-try/", start.first_try, name="start_try"),
    path("account/sessions/", sessions),
    path("account/", include("allauth.urls")),
]

if settings.DEBUG or settings.ENVIRONMENT == "test":
    from painapp.views import gallery

    urlpatterns.append(path("gallery/", gallery.gallery, name="gallery"))
