"""The addresses under /editor/: Wagtail's, behind our own door, and signing out by our own way."""

from allauth.account.views import logout
from django.urls import path
from django.views.generic import RedirectView
from wagtail.admin.urls import urlpatterns as wagtails
from wagtail.utils.urlpatterns import decorate_urlpatterns

from education.editor import views
from education.editor.gate import for_editors, through_the_door

known = [entry for entry in wagtails if str(entry.pattern) != "^.*/$"]  # that one asks to sign in

urlpatterns = [
    path("", through_the_door(views.home), name="education_home"),
    path("account/", RedirectView.as_view(pattern_name="mfa_index"), name="education_account"),
    path("logout/", logout, name="education_logout"),
    *decorate_urlpatterns(known, for_editors),
]
