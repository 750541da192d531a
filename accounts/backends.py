"""Loads the signed-in user together with their patient row: one query a page."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User


class PeopleBackend(AuthenticationBackend):
    """Finds people by e-mail; whoever is closed out counts as nobody."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("patient").filter(pk=user_id).first()
        return user if user and user.is_active else None
