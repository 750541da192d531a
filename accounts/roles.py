"""Roles: what each may do, in words a clinician can read, and who has which."""

from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleGrant, User

MAY = {
    Role.EDITOR: _("Writes and changes lessons. Sees no diary."),
    Role.APPROVER: _("Writes lessons, and approves those of others. Sees no diary."),
}

_KEPT = "_roles"


def of(user: User | AnonymousUser) -> frozenset[str]:
    """The person's roles, read once a request."""
    if isinstance(user, AnonymousUser):
        return frozenset()
    if not hasattr(user, _KEPT):
        setattr(user, _KEPT, frozenset(user.role_grants.values_list("role", flat=True)))
    kept: frozenset[str] = getattr(user, _KEPT)
    return kept


def grant(*, user: User, role: Role) -> None:
    """From now on the person has the role, shorter sign-ins and a second step; twice is once."""
    try:
        with transaction.atomic():
            RoleGrant.objects.create(user=user, role=role)
    except IntegrityError:
        return
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    user.__dict__.pop(_KEPT, None)


def take_back(*, user: User, role: Role) -> None:
    """The person no longer has the role."""
    RoleGrant.objects.filter(user=user, role=role).delete()
    user.is_staff = user.is_superuser or user.role_grants.exists()
    user.save(update_fields=["is_staff"])
    user.__dict__.pop(_KEPT, None)
