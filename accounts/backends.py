"""Loads the signed-in user together with their patient row: one query a page."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from accounts import roles
from accounts.models import User
from common.prepared import Prepared

ENTER_EDITOR = "wagtailadmin.access_admin"


class PeopleBackend(AuthenticationBackend):
    """Finds people by e-mail; whoever is closed out counts as nobody."""

    def get_user(self, user_id: Any) -> User | None:
        user = next(iter(_people(user_id)), None)
        return user if user and user.is_active else None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """The one right that a role gives by name is to come in where lessons are written."""
        if perm == ENTER_EDITOR:
            return user_obj.is_active and bool(roles.of(user_obj))
        return bool(super().has_perm(user_obj, perm, obj))


@Prepared
def _people(user: UUID) -> QuerySet[User]:
    return User.objects.select_related("patient").filter(pk=user)
