"""Every address of the product."""

from django.conf import settings
from django.urls import include, path

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
    path("account/", include("allauth.urls")),
]

if settings.DEBUG or settings.ENVIRONMENT == "test":
    from painapp.views import gallery

    urlpatterns.append(path("gallery/", gallery.gallery, name="gallery"))
