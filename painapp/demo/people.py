"""Who lives in the demo world. They are made up, and every page of theirs says so."""

from dataclasses import dataclass
from datetime import datetime

from accounts import roles
from accounts.models import Patient, Role, User

PASSWORD = "a small step today"  # noqa: S105 (the demo's, printed at the start; refused beyond loopback)
ZONE = "Europe/London"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account the demo prints: who it is and what there is to see."""

    email: str
    name: str
    shows: str


RUTH = DemoAccount("ruth@demo.example", "Ruth", "90 days of diary, a running plan, lessons read")
SAM = DemoAccount("sam@demo.example", "Sam", "signed up just now, nothing noted yet")
NORA = DemoAccount("nora@demo.example", "Nora", "writes lessons, at /editor/")
LEO = DemoAccount("leo@demo.example", "Leo", "approves the lessons of others, at /editor/")
ACCOUNTS = (RUTH, SAM, NORA, LEO)


def settle_staff(account: DemoAccount, *, role: Role) -> User:
    """Make the account's user, who keeps no diary."""
    user = User.objects.create_user(account.email, PASSWORD, name=account.name, is_demo=True)
    roles.grant(user=user, role=role)
    return user


def settle(account: DemoAccount, *, now: datetime) -> Patient:
    """Make the account's user and patient."""
    user = User.objects.create_user(account.email, PASSWORD, name=account.name, is_demo=True)
    return Patient.objects.create(user=user, zone=ZONE, created_at=now)
