"""People with one letter each that is due now, written to the database without ceremony."""

from datetime import UTC, datetime, time, timedelta
from typing import Final

from allauth.account.models import EmailAddress

from accounts.models import Patient, User
from reminders.models import Delivery, Kind, Preference, Rule, Slot
from reminders.services.planning import plan_due

AGO: Final = timedelta(minutes=1)


def settle(number: int, *, now: datetime, named: str) -> None:
    """`number` new people who asked for a letter a minute ago, which is not planned yet; their
    addresses begin with `named`.
    """
    due = (now - AGO).replace(second=0, microsecond=0)
    users = User.objects.bulk_create(
        User(email=f"{named}{each}@example.org", name=named) for each in range(number)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, primary=True, verified=True) for user in users
    )
    patients = Patient.objects.bulk_create(
        Patient(user=user, zone="UTC", zone_confirmed_at=now, created_at=now) for user in users
    )
    first, last = quiet(due)
    Preference.objects.bulk_create(
        Preference(patient=one, quiet_from=first, quiet_until=last, updated_at=now)
        for one in patients
    )
    Rule.objects.bulk_create(
        Rule(
            patient=one,
            kind=Kind.CHECK_IN,
            local_time=due.time(),
            by_email=True,
            in_app=False,
            zone="UTC",
            next_on=due.date(),
            next_due_at=due,
            created_at=now,
            updated_at=now,
        )
        for one in patients
    )


def settle_planned(number: int, *, now: datetime, named: str) -> None:
    """The same, with their letters planned."""
    settle(number, now=now, named=named)
    plan_due(now=now)


def quiet(due: datetime) -> tuple[time, time]:
    """A minute of quiet, far from `due`."""
    away = due + timedelta(hours=12)
    return away.time(), (away + timedelta(minutes=1)).time()


def leave() -> None:
    """Everybody goes, and what was planned for them."""
    for model in (Delivery, Slot, Rule, Preference, Patient, EmailAddress, User):
        model._base_manager.all()._raw_delete("default")  # noqa: SLF001 - nothing hangs on them


def ends() -> dict[str, str]:
    """The state of each delivery by its key."""
    rows = Delivery.objects.values_list("pk", "state")
    return {str(key): state for key, state in rows}


def real_now() -> datetime:
    return datetime.now(UTC)
