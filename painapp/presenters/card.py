"""One plan on one date in words: the number, its parts, what was done, and why."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from common.amounts import amount
from common.ids import uuid7
from diary.library import drawing_of
from diary.models import Unit
from pacing.engine import PlanState
from pacing.presenters import reason
from pacing.reading import PlanReading
from pacing.selectors import Hold
from painapp.due import DuePart, part_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the pieces a quota is split into."""

    label: str
    done: bool
    next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaCard:
    """A plan on one date. Amounts are base units; `quota` is None where nothing is due."""

    plan: UUID
    activity: UUID
    title: str
    drawing: str
    unit: str
    quota: int | None
    done: int
    line: str
    parts: tuple[Part, ...]
    next_amount: int
    why_title: str
    why: str
    client_uuid: UUID

    @property
    def anchor(self) -> str:
        return f"plan-{self.plan}"

    @property
    def is_due(self) -> bool:
        return self.quota is not None

    @property
    def is_done(self) -> bool:
        return self.quota is not None and self.done >= self.quota

    @property
    def has_timer(self) -> bool:
        return self.unit == Unit.SECONDS

    @property
    def undo_url(self) -> str:
        return reverse("session_undo", args=[self.plan])

    @property
    def start_label(self) -> str:
        return gettext("Start %(amount)s") % {"amount": amount(self.next_amount, self.unit)}

    @property
    def done_text(self) -> str:
        """ "5 of 8 minutes, done today"; nothing where nothing was done."""
        if not self.done:
            return ""
        done = amount(self.done, self.unit)
        if self.quota is None:
            return gettext("%(done)s, noted today") % {"done": done}
        quota = amount(self.quota, self.unit)
        return gettext("%(done)s of %(quota)s, noted today") % {"done": done, "quota": quota}


def quota_card(reading: PlanReading, *, hold: Hold | None = None) -> QuotaCard:
    """The card of one plan for the date it was read for; `hold` is what it waits for."""
    activity, quota = reading.plan.activity, reading.shown_quota
    sizes = reading.shown_parts
    upcoming = part_after(sizes, reading.done, rest_seconds=0)
    return QuotaCard(
        plan=reading.plan.pk,
        activity=activity.pk,
        title=activity.name,
        drawing=drawing_of(activity),
        unit=activity.unit,
        quota=quota,
        done=reading.done,
        line=_line(reading),
        parts=_parts(sizes, upcoming, activity.unit),
        next_amount=upcoming.amount if upcoming else 0,
        why_title=_why_title(quota, activity.unit),
        why=reason.sentence(reading, hold=hold),
        client_uuid=uuid7(),
    )


def _parts(sizes: tuple[int, ...], upcoming: DuePart | None, unit: str) -> tuple[Part, ...]:
    """Each part of a quota that has several: those before the upcoming one are done."""
    if len(sizes) < 2:
        return ()
    current = upcoming.number if upcoming else len(sizes) + 1
    labels = [gettext("First: %(amount)s"), *[gettext("Then: %(amount)s")] * (len(sizes) - 1)]
    return tuple(
        Part(
            label=label % {"amount": amount(size, unit)},
            done=number < current,
            next=number == current,
        )
        for number, (label, size) in enumerate(zip(labels, sizes, strict=True), start=1)
    )


def _line(reading: PlanReading) -> str:
    """One line under the number."""
    if reading.shown_quota is None:
        return _nothing_due(reading.day.state)
    if reading.day.state == PlanState.FLARE:
        return gettext("By the flare rule you agreed to.")
    parts = len(reading.shown_parts)
    if parts == 1:
        return gettext("No more and no less, on a good day too.")
    return ngettext(
        "%(parts)s part, with %(rest)s minutes of rest between.",
        "%(parts)s parts, with %(rest)s minutes of rest between.",
        parts,
    ) % {"parts": parts, "rest": reading.chapter.rest_minutes}


def _nothing_due(state: PlanState) -> str:
    lines = {
        PlanState.SAFETY_HOLD: gettext("On hold for your safety. You keep your steps."),
        PlanState.PAUSED: gettext("Your plan is paused."),
        PlanState.REBASELINE_DUE: gettext("It is time for new try-outs."),
    }
    return lines.get(state) or gettext("A rest day. Rest is part of the plan.")


def _why_title(quota: int | None, unit: str) -> str:
    if quota is None:
        return gettext("Why nothing today?")
    return gettext("Why %(amount)s?") % {"amount": amount(quota, unit)}
