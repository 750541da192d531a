"""How long a sign-in lasts: idle, and in all.

A person in a flare must not type a password at three in the morning: a device of their own keeps
them signed in for a month. A shared one does for half an hour, and so does a member of staff's.
"""

from dataclasses import dataclass
from datetime import timedelta

from accounts.models import User

SHARED = "shared_device"
"""The mark in a session whose device was called shared at sign-in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """A sign-in ends `idle` after the last request noted, and `absolute` after it began."""

    idle: timedelta
    absolute: timedelta

    @property
    def note_every(self) -> timedelta:
        """How often a request is noted: rarely, since each note is a write."""
        return min(timedelta(hours=1), self.idle / 10)

    def ended(self, *, began: float, seen: float, now: float) -> bool:
        """Whether a sign-in of these Unix times is over."""
        return (
            now - seen >= self.idle.total_seconds() or now - began >= self.absolute.total_seconds()
        )


OWN_DEVICE = Limits(idle=timedelta(days=30), absolute=timedelta(days=180))
SHARED_DEVICE = Limits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))
STAFF = Limits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))


def is_staff(user: User) -> bool:
    """Everyone who is not only a patient: shorter sign-ins, and a second step."""
    return user.is_staff or user.is_superuser or not hasattr(user, "patient")


def limits_for(user: User, *, shared_device: bool) -> Limits:
    """The limits of one sign-in; `shared_device` as said at sign-in."""
    if is_staff(user):
        return STAFF
    return SHARED_DEVICE if shared_device or user.patient.shared_device else OWN_DEVICE
