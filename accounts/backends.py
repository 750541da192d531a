"""Loads the signed-in user together with their patient row: one query a page."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from accounts.models import User
from common.prepared import Prepared


class PeopleBackend(AuthenticationBackend):
    """Finds people by e-mail; whoever is closed out counts as nobody."""

    def get_user(self, user_id: Any) -> User | None:
        user = next(iter(_people(user_id)), None)
        return user if user and user.is_active else None


@Prepared
def _people(user: UUID) -> QuerySet[User]:
    return User.objects.select_related("patient").filter(pk=user)
