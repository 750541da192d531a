"""What sign-up does beyond django-allauth: a new user gets a diary of their own."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        from accounts import services
        from common import clock

        saved: User = super().save_user(request, user, form, commit=True)
        services.open_diary(user=saved, zone=request.POST.get("zone", ""), now=clock.now())
        return saved
