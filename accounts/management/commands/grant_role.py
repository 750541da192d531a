"""`manage.py grant_role nora@example.org editor`: lets someone write lessons, or approve them."""

from argparse import ArgumentParser
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts import roles
from accounts.models import Role, User

SECOND_STEP = (
    "A second step is asked of them from now on, at the next sign-in at the latest: an app with"
    " codes, or a passkey."
)


class Command(BaseCommand):
    help = "Give someone who has signed up a role, or take it back: editor or approver."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="the e-mail address they sign in with")
        parser.add_argument("role", help=", ".join(f"{role}: {roles.MAY[role]}" for role in Role))
        parser.add_argument("--take-back", action="store_true", help="take the role from them")

    def handle(
        self, *_args: Any, address: str, role: str, take_back: bool, **_options: Any
    ) -> None:
        wanted, person = known_role(role), known_person(address)
        has = wanted in roles.of(person)
        if take_back:
            self.take_back(person, wanted, has=has)
        elif has:
            self.stdout.write(f"{person.email} has the role {wanted} already.")
        else:
            self.grant(person, wanted)

    def grant(self, person: User, role: Role) -> None:
        if not EmailAddress.objects.filter(user=person, verified=True).exists():
            raise CommandError(
                f"{person.email} is not proved yet, so it may be somebody else's. Ask them to"
                " sign in and type the code that is mailed to them; then grant it again."
            )
        roles.grant(user=person, role=role)
        self.stdout.write(f"{person.email} has the role {role} now. {roles.MAY[role]}")
        self.stdout.write(f"{SECOND_STEP} Then they write at {settings.ADDRESS}/editor/.")

    def take_back(self, person: User, role: Role, *, has: bool) -> None:
        roles.take_back(user=person, role=role)
        says = "no longer has" if has else "did not have"
        self.stdout.write(f"{person.email} {says} the role {role}.")


def known_role(name: str) -> Role:
    """Raises CommandError for a role that is none, naming those there are."""
    try:
        return Role(name)
    except ValueError as error:
        there = " or ".join(Role)
        raise CommandError(f"“{name}” is no role. It is {there}.") from error


def known_person(address: str) -> User:
    """Raises CommandError where nobody signs in with this address."""
    person = User.objects.filter(email__iexact=address.strip()).first()
    if person is None:
        raise CommandError(
            f"Nobody signs in with “{address}”. They sign up first, at"
            f" {settings.ADDRESS}/account/signup/."
        )
    return person
