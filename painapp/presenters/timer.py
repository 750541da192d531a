"""The timer's screens (static/js/README.md): running, stop, passed unseen, resting, rested."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.translation import gettext

from common.amounts import amount
from common.ids import uuid7
from diary.library import drawing_of
from diary.models import Purpose, TimerRun, Unit
from painapp.due import DuePart

JUST_NOW = 10
"""Seconds after the target in which the page still says stop; later it asks."""
LONG = 3 * 60 * 60
"""Seconds after which a timer without a target asks how long it really was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerPage:
    """`state` is run, stop, late, rest or rested; instants are aware, words are in the own zone."""

    state: str
    run_id: UUID
    title: str
    now: datetime
    drawing: str
    close_url: str
    advice: str = ""
    started_at: datetime | None = None
    paused_at: datetime | None = None
    paused_seconds: int = 0
    target_seconds: int | None = None
    target_words: str = ""
    started_words: str = ""
    stop_words: str = ""
    done_label: str = ""
    rest_until: datetime | None = None
    rest_words: str = ""
    next_words: str = ""
    next_fields: dict[str, str] = field(default_factory=dict)
    error: str = ""
    typed: str = ""


def running_page(
    run: TimerRun,
    *,
    now: datetime,
    zone: str,
    part: DuePart | None,
    close_url: str,
    error: str = "",
    typed: str = "",
) -> TimerPage:
    """A run that goes on, is paused, or has passed its target; `part` says which part it is."""
    reached = run.started_at + timedelta(seconds=run.paused_seconds + (run.target or 0))
    return TimerPage(
        state=state_of(run, now),
        run_id=run.pk,
        title=_title(run, part),
        now=now,
        drawing=drawing_of(run.activity),
        close_url=close_url,
        advice=_advice(Purpose(run.purpose)),
        started_at=run.started_at,
        paused_at=run.paused_at,
        paused_seconds=run.paused_seconds,
        target_seconds=run.target,
        target_words=amount(run.target, Unit.SECONDS) if run.target else "",
        started_words=_wall_time(run.started_at, zone),
        stop_words=_wall_time(reached, zone) if run.target and not run.paused_at else "",
        done_label=gettext("Done. Now I rest") if part and not part.last else "",
        error=error,
        typed=typed,
    )


def resting_page(
    run: TimerRun, *, now: datetime, zone: str, part: DuePart, close_url: str
) -> TimerPage:
    """The rest after `run`, until `part` can start; then the way to start it."""
    until = (run.stopped_at or now) + timedelta(seconds=run.rest_seconds)
    return TimerPage(
        state="rest" if now < until else "rested",
        run_id=run.pk,
        title=_title(run, part),
        now=now,
        drawing=drawing_of(run.activity),
        close_url=close_url,
        rest_until=until,
        rest_words=amount(run.rest_seconds, Unit.SECONDS),
        next_words=_wall_time(until, zone),
        next_fields={
            "activity": str(run.activity_id),
            "purpose": Purpose.PLANNED.value,
            "client_uuid": str(uuid7()),
        },
    )


def state_of(run: TimerRun, now: datetime) -> str:
    """What the page shows of a run that was not stopped yet."""
    elapsed = run.elapsed(now)
    if run.target is None:
        return "late" if elapsed > LONG else "run"
    if elapsed < run.target:
        return "run"
    return "stop" if elapsed - run.target <= JUST_NOW else "late"


def must_ask(run: TimerRun, now: datetime) -> bool:
    """Whether "stop now" would note more than anyone meant: above twice the target, or hours."""
    return run.elapsed(now) > (LONG if run.target is None else 2 * run.target)


def _title(run: TimerRun, part: DuePart | None) -> str:
    if part is None or part.total == 1:
        return run.activity.name
    words = {"what": run.activity.name, "number": part.number, "total": part.total}
    return gettext("%(what)s · part %(number)s of %(total)s") % words


def _advice(purpose: Purpose) -> str:
    advice = {
        Purpose.PLANNED: gettext("Easy pace. No more, no less."),
        Purpose.TRIAL: gettext("Go on while it is easy. Stop before it bites."),
        Purpose.OTHER: gettext("Easy pace. Stop when you like."),
    }
    return advice[purpose]


def _wall_time(instant: datetime, zone: str) -> str:
    # Translators: a time of day, in the date format of Django: hour, minutes.
    return time_format(instant.astimezone(ZoneInfo(zone)).time(), gettext("H:i"))
