"""What a role may do with texts. Nobody publishes: that follows from somebody else's approval."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from accounts import roles
from accounts.models import Role, User

ANY: Final = frozenset({Role.EDITOR, Role.APPROVER})
APPROVERS: Final = frozenset({Role.APPROVER})

TEXTS: Final[dict[str, frozenset[Role]]] = {
    "view": ANY,
    "add": ANY,
    "change": ANY,
    "lock": ANY,
    "unlock": ANY,
    "withdraw": APPROVERS,
}
"""`withdraw` takes a text from its readers. What is not named here is nobody's: publish, delete."""

MATERIAL: Final[dict[str, frozenset[Role]]] = {"view": ANY, "add": ANY, "change": ANY}
"""Sources and pictures."""


class RolePolicy(BasePermissionPolicy):
    """Roles decide; to be a superuser gives nothing here."""

    def __init__(self, model: Any, may: dict[str, frozenset[Role]]) -> None:
        super().__init__(model)
        self.may = may

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(roles.of(user) & self.may.get(action, frozenset()))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        wanted = frozenset().union(*(self.may.get(action, frozenset()) for action in actions))
        found = User.objects.filter(is_active=True, role_grants__role__in=wanted)
        return found.distinct()
