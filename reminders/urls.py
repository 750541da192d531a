"""The addresses of reminders: below *You*, those that stand in letters, and the calendar's."""

from django.urls import path

from reminders.views import calendar, feed, from_mail, in_app, phone, settings

app_name = "reminders"
urlpatterns = [
    path("you/reminders/", settings.reminders, name="list"),
    path("you/reminders/new/", settings.add, name="add"),
    path("you/reminders/rest/end/", settings.end_rest, name="end_rest"),
    path("you/reminders/sent/", settings.ledger, name="ledger"),
    path("you/reminders/calendar/", calendar.calendar, name="calendar"),
    path("you/reminders/phone/", phone.phone, name="phone"),
    path("you/reminders/phone/add/", phone.add, name="phone_add"),
    path("you/reminders/phone/<uuid:pk>/try/", phone.try_out, name="phone_try"),
    path("you/reminders/phone/<uuid:pk>/remove/", phone.remove, name="phone_remove"),
    path("you/reminders/<uuid:pk>/", settings.change, name="change"),
    path("you/reminders/<uuid:pk>/off/", settings.switch_off, name="switch_off"),
    path("you/reminders/<uuid:pk>/again/", settings.again, name="again"),
    path("today/reminded/<uuid:pk>/", in_app.seen, name="seen"),
    path("letter/stop/<str:token>/", from_mail.stop, name="stop"),
    path("letter/rest/<str:token>/", from_mail.snooze, name="snooze"),
    path("calendar/<str:token>.ics", feed.feed, name="feed"),
]
