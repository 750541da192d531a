"""Every address of the product."""

from django.conf import settings
from django.urls import include, path

from accounts.views import sessions
from education.views.pictures import picture_file
from painapp.views import (
    activities,
    catch_up,
    entry,
    get_help,
    hard_day,
    health,
    how_it_feeds,
    landing,
    log,
    manifest,
    offers,
    practice,
    service_worker,
    start,
    timer,
    timer_stop,
    today,
)

handler404 = "painapp.views.errors.not_found"
handler500 = "painapp.views.errors.broken"
handler429 = "painapp.views.errors.too_often"  # asked for by django-allauth

urlpatterns = [
    *(path(at[1:], view, name=view.__name__) for at, view in health.ADDRESSES.items()),
    path("", landing.landing, name="landing"),
    path("app.webmanifest", manifest.manifest, name="manifest"),
    path("sw.js", service_worker.service_worker, name="service_worker"),
    path("today/", today.today, name="today"),
    path("today/catch-up/", catch_up.catch_up, name="catch_up"),
    path("today/<uuid:plan>/done/", today.session_done, name="session_done"),
    path("today/<uuid:plan>/undo/", today.session_undo, name="session_undo"),
    path("hard-day/", hard_day.hard_day, name="hard_day"),
    path("lesson-offer/<slug:key>/decline/", offers.decline, name="offer_decline"),
    path("lesson-offer/<slug:key>/again/", offers.offer_again, name="offer_again"),
    path("get-help/", get_help.get_help, name="get_help"),
    path("how-your-diary-feeds-your-plan/", how_it_feeds.how_it_feeds, name="how_it_feeds"),
    path("timer/", timer.timer, name="timer"),
    path("timer/start/", timer.timer_start, name="timer_start"),
    path("timer/pause/", timer.timer_pause, name="timer_pause"),
    path("timer/stop/", timer_stop.timer_stop, name="timer_stop"),
    path("timer/discard/", timer_stop.timer_discard, name="timer_discard"),
    path("timer/<uuid:pk>/go-on/", timer_stop.timer_go_on, name="timer_go_on"),
    path("diary/log/", log.log_activity, name="log_activity"),
    path("diary/activities/", activities.activities, name="activities"),
    path("diary/activities/<uuid:pk>/", activities.activity_edit, name="activity_edit"),
    path("diary/activities/<uuid:pk>/remove/", activities.activity_remove, name="activity_remove"),
    path(
        "diary/activities/<uuid:pk>/restore/", activities.activity_restore, name="activity_restore"
    ),
    path("diary/entry/<uuid:pk>/", entry.entry_edit, name="entry_edit"),
    path("diary/entry/<uuid:pk>/remove/", entry.entry_remove, name="entry_remove"),
    path("diary/entry/<uuid:pk>/restore/", entry.entry_restore, name="entry_restore"),
    path("diary/", include("diary.urls")),
    path("plan/", include("pacing.urls")),
    path("goals/", include("goals.urls")),
    path("editor/", include("education.editor.urls")),
    path("pictures/<uuid:pk>/", picture_file, name="education_picture_file"),
    path("learn/practice/<slug:key>/done/", practice.practice_done, name="practice_done"),
    path("learn/practice/<uuid:pk>/undo/", practice.practice_undo, name="practice_undo"),
    path("learn/", include("education.urls")),
    path("", include("reminders.urls")),
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
