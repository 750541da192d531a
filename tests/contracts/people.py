"""Who visits: nobody, Alice, Bob, and Ada who runs the house and keeps no diary."""

from dataclasses import dataclass
from functools import cached_property

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.test import Client

from accounts.models import Patient, User
from accounts.vault import seal
from common.append_only import erasing
from education.models import Approval, Lesson
from tests.cast import NOON, PASSWORD, TODAY, make_patient
from tests.world import Life, World, build
from tests.world_feed import follow
from tests.world_learn import learn, teach

PROVED = {"verified": True, "primary": True}
PEOPLE = ("nobody", "alice", "bob", "ada")


@dataclass(frozen=True)
class Worlds:
    """Two patients' worlds, a patient who has just signed up, and the administrator."""

    alice: World
    bob: World
    newcomer: Patient
    ada: User

    @cached_property
    def users(self) -> dict[str, User]:
        patients = {"alice": self.alice.patient, "bob": self.bob.patient, "newcomer": self.newcomer}
        return {name: patient.user for name, patient in patients.items()} | {"ada": self.ada}

    def browser(self, person: str) -> Client:
        """A fresh browser in which that person is signed in; a failing view raises in it."""
        client = Client()
        if person != "nobody":
            client.force_login(self.users[person])
        return client


def settle() -> Worlds:
    """Everyone, with what signing up leaves behind and the second step that staff must have."""
    ada = User.objects.create_superuser("ada@example.org", PASSWORD, name="Ada")
    worlds = Worlds(
        alice=build(make_patient("Alice"), today=TODAY, now=NOON),
        bob=build(make_patient("Bob"), today=TODAY, now=NOON),
        newcomer=make_patient("Newcomer"),
        ada=ada,
    )
    teach()
    approve_a_lesson(by=ada)
    for world in (worlds.alice, worlds.bob):
        learn(Life(world.patient, TODAY, NOON))
        follow(Life(world.patient, TODAY, NOON))
    for user in worlds.users.values():
        EmailAddress.objects.get_or_create(user=user, email=user.email, defaults=PROVED)
        Authenticator.objects.create(
            user=user, type="totp", data={"secret": seal("JBSWY3DPEHPK3PXP")}
        )
    return worlds


def approve_a_lesson(*, by: User) -> None:
    """Somebody stands for one of the lessons that are read."""
    lesson = Lesson.objects.filter(live=True).first()
    assert lesson is not None
    assert lesson.live_revision_id is not None
    ticks = dict.fromkeys(Approval.STATEMENTS, True)
    Approval.objects.create(
        revision_id=lesson.live_revision_id, by=by, by_name="A clinic", at=NOON, **ticks
    )


def erase(user: User) -> None:
    """What deleting an account comes down to: signed out everywhere, and every row gone."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    with transaction.atomic(), erasing():
        User.objects.get(pk=user.pk).delete()
