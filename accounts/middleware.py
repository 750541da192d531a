"""Who gets past the door: signed in, not for too long, and with a second step where it is asked."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts.limits import SHARED, Limits, is_staff, limits_for

GetResponse = Callable[[HttpRequest], HttpResponseBase]

BEGAN, SEEN = "signed_in_at", "seen_at"


def session_limits(get_response: GetResponse) -> GetResponse:
    """Ends a sign-in that has lasted too long; real time counts, also where the date is set."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        user: Any = request.user
        if user.is_authenticated:
            limits = limits_for(user, shared_device=request.session.get(SHARED, False))
            if not goes_on(request, limits, now=time.time()):
                logout(request)
        return get_response(request)

    return middleware


def new_session_key(get_response: GetResponse) -> GetResponse:
    """Gives the session another key after each post to the pages for signing in.

    Whoever holds a key from before a password was said again, or from before the second step was
    changed, gains nothing by it. Signing in and a new password change the key by themselves.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        user, key = request.user.pk, request.session.session_key
        response = get_response(request)
        same = request.user.pk == user and request.session.session_key == key
        if request.method == "POST" and user and same and is_for_signing_in(request):
            request.session.cycle_key()
            new = request.session.session_key
            UserSession.objects.filter(session_key=key).update(session_key=new)
        return response

    return middleware


def is_for_signing_in(request: HttpRequest) -> bool:
    """Whether this is one of the pages about signing in."""
    return request.path.startswith(reverse("account_login").removesuffix("login/"))


def goes_on(request: HttpRequest, limits: Limits, *, now: float) -> bool:
    """Whether the sign-in still holds; notes the request now and then."""
    session = request.session
    began = session.get(BEGAN)
    if began is None:
        session[BEGAN] = session[SEEN] = int(now)
        return True
    seen = session.get(SEEN, began)
    if limits.ended(began=began, seen=seen, now=now):
        return False
    if now - seen >= limits.note_every.total_seconds():
        session[SEEN] = int(now)
        key = session.session_key or ""
        UserSession.objects.filter(session_key=key).update(last_seen_at=timezone.now())
    return True


class SignedInOnly(LoginRequiredMiddleware):
    """Every page but the public ones asks for sign-in, and leads back to where the person was.

    Whoever is not a patient also needs a second step.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused is None and owes_second_step(request):
            refused = redirect("mfa_index")
        if isinstance(refused, HttpResponseRedirect) and request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": refused.url})
        return refused

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        return redirect_to_login(way_back(request), self.get_login_url(view_func))


def way_back(request: HttpRequest) -> str:
    """The page to open after sign-in: this one, or the one whose form or fragment this was."""
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return request.get_full_path()
    page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    if page.netloc != request.get_host():
        return reverse("landing")
    return page._replace(scheme="", netloc="", fragment="").geturl()


def owes_second_step(request: HttpRequest) -> bool:
    """Whether this person must set up a second step first; the demo may do without."""
    user: Any = request.user
    if user.is_demo or not is_staff(user):
        return False
    return not (is_for_signing_in(request) or get_adapter().is_mfa_enabled(user))
