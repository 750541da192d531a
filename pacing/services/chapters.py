"""Chapters: proposed, agreed to, or left. Terms are never edited (docs/engine.md)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Patient, User
from common.refusal import Refused
from pacing.adapters import Stand, after_hold, stand, terms
from pacing.choices import Choices
from pacing.engine import ENGINE_VERSION, forecast
from pacing.models import Chapter, ChapterTrial, Decision, Plan, Screening
from pacing.selectors import proposal, running_chapter
from pacing.services.ceiling import ceiling
from pacing.services.columns import columns
from pacing.services.drafts import choices_from
from pacing.services.drawing_up import Drawn, draw_up
from pacing.services.locks import check_own, locked
from pacing.services.running import AT_ONCE, check_calm, check_room, check_safety, first_start
from pacing.services.safety import release_if_allowed

ONE_DAY = timedelta(days=1)
Table = list[list[str | int]]


@transaction.atomic
def propose(
    *,
    plan: Plan,
    kind: str,
    choices: Choices,
    author: User,
    reason: str,
    now: datetime,
    today: date,
    steps_back: int = 1,
    amount: int | None = None,
) -> Chapter:
    """Draws up the plan's next chapter, to be agreed to; an earlier proposal is withdrawn.

    `steps_back` says how far a reduction goes, `amount` (base units) at which lower number a
    steady chapter stays. Refused where the rules of section 8 say no.
    """
    check_own(plan.patient, author)
    patient = locked(plan.patient_id)
    plan = _open(plan)
    of_kind = Chapter.Kind(kind)
    is_first = running_chapter(plan, today) is None
    grows = of_kind != Chapter.Kind.STEADY and choices.growth != "none"
    permit = check_safety(patient, of_kind, grows=grows, today=today, is_first=is_first)
    drawn = draw_up(
        plan,
        of_kind,
        choices,
        today=today,
        not_before=first_start(plan, step_days=choices.step_days, today=today),
        steps_back=steps_back,
        amount=amount,
    )
    if is_first:
        check_room(plan, today=today)
    check_calm(patient, drawn.terms.start)
    assert permit.screening is not None
    _withdraw_waiting(plan, by=author, now=now)
    row = _insert(plan, drawn, screening=permit.screening, author=author, reason=reason, now=now)
    if plan.state != Plan.State.ACTIVE:
        Plan.objects.filter(pk=plan.pk).update(state=Plan.State.PROPOSED)
    return row


@transaction.atomic
def agree(
    *, chapter: Chapter, by: User, now: datetime, table_shown: Table | None = None
) -> Decision:
    """The patient says yes to the dated table, which is kept as shown. Twice is the same as once.

    Refused where the table is another one, or where the plan, the safety answers or the date have
    moved on since the proposal.
    """
    check_own(chapter.plan.patient, by)
    patient = locked(chapter.plan.patient_id)
    today = patient.day_of(now)
    decided = Decision.objects.filter(chapter=chapter).first()
    if decided is not None:
        return _same(decided, Decision.Outcome.AGREED)
    plan = _open(chapter.plan)
    shown = table(chapter)
    if table_shown is not None and table_shown != shown:
        raise Refused(gettext("These dates have changed. Look at them once more."))
    _check_still_true(patient, plan, chapter, today=today)
    decision = _decide(chapter, Decision.Outcome.AGREED, by=by, now=now, shown=shown)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.ACTIVE, draft={})
    release_if_allowed(patient=patient, by=by, now=now, today=today)
    return decision


@transaction.atomic
def decline(*, chapter: Chapter, by: User, now: datetime) -> Decision:
    """The patient says no; what ran goes on as it was."""
    return _leave(chapter, Decision.Outcome.DECLINED, by=by, now=now)


@transaction.atomic
def withdraw(*, chapter: Chapter, by: User, now: datetime) -> Decision:
    """Its author takes the proposal back."""
    return _leave(chapter, Decision.Outcome.WITHDRAWN, by=by, now=now)


def table(chapter: Chapter) -> Table:
    """The dated table of a chapter, as it is shown and kept: ISO date and amount, row by row."""
    runs = after_hold(terms(chapter), chapter.plan.patient)
    return [[on.isoformat(), quota] for on, quota in forecast(runs)]


def _open(plan: Plan) -> Plan:
    row = Plan.objects.select_related("activity", "patient").get(pk=plan.pk)
    if row.state == Plan.State.CLOSED:
        raise Refused(gettext("This plan has ended. Begin a new one."))
    return row


def _check_still_true(patient: Patient, plan: Plan, chapter: Chapter, *, today: date) -> None:
    """Everything the proposal stood on, looked at again."""
    kind = Chapter.Kind(chapter.kind)
    before = stand(plan, chapter.starts_on - ONE_DAY)
    if _has_moved(chapter, kind, before, today=today):
        raise Refused(gettext("Your plan has moved on since. Look at the new dates."))
    grows, is_first = chapter.increments_allowed, before is None
    check_safety(patient, kind, grows=grows, today=today, is_first=is_first)
    check_calm(patient, chapter.starts_on)
    if is_first:
        check_room(plan, today=today)
        _check_no_higher(plan, chapter)


def _check_no_higher(plan: Plan, chapter: Chapter) -> None:
    """A first chapter that was drawn up before the answers that forbid it to start so high."""
    most = ceiling(plan)
    if most is not None and choices_from(chapter).first_quota > most:
        raise Refused(gettext("Your plan has moved on since. Look at the new dates."))


def _has_moved(chapter: Chapter, kind: Chapter.Kind, before: Stand | None, *, today: date) -> bool:
    """Whether the proposal's day is over, or the plan no longer stands where it was drawn up."""
    at_once = kind in AT_ONCE and before is not None
    if chapter.starts_on < (today if at_once else today + ONE_DAY):
        return True
    if before is None:
        return bool(chapter.before)
    if chapter.before != list(before.before):
        return True
    levels = [str(level) for level in before.levels]
    taken = chapter.levels_taken
    if kind == Chapter.Kind.REDUCED:
        return bool(taken != levels[: len(taken)])
    return bool(kind == Chapter.Kind.CONTINUES and taken != levels)


def _insert(
    plan: Plan, drawn: Drawn, *, screening: Screening, author: User, reason: str, now: datetime
) -> Chapter:
    latest = Chapter.objects.filter(plan=plan).order_by("-number").first()
    chapter = Chapter.objects.create(
        plan=plan,
        number=1 if latest is None else latest.number + 1,
        kind=drawn.kind,
        screening=screening,
        author=author,
        reason=reason.strip(),
        proposed_at=now,
        engine_version=ENGINE_VERSION,
        **columns(drawn.terms, drawn.choices),
    )
    copies = [
        ChapterTrial(chapter=chapter, entry_id_then=each.entry, on=each.on, amount=each.amount)
        for each in drawn.choices.tried
    ]
    ChapterTrial.objects.bulk_create(copies)
    return chapter


def _withdraw_waiting(plan: Plan, *, by: User, now: datetime) -> None:
    waiting = proposal(plan)
    if waiting is not None:
        _decide(waiting, Decision.Outcome.WITHDRAWN, by=by, now=now, shown=[])


def _leave(chapter: Chapter, outcome: Decision.Outcome, *, by: User, now: datetime) -> Decision:
    check_own(chapter.plan.patient, by)
    locked(chapter.plan.patient_id)
    decided = Decision.objects.filter(chapter=chapter).first()
    if decided is not None:
        return _same(decided, outcome)
    back = Plan.objects.filter(pk=chapter.plan_id, state=Plan.State.PROPOSED)
    back.update(state=Plan.State.BASELINE)
    return _decide(chapter, outcome, by=by, now=now, shown=table(chapter))


def _same(decided: Decision, outcome: Decision.Outcome) -> Decision:
    if decided.outcome != outcome:
        raise Refused(gettext("This was decided already. Look at your plan."))
    return decided


def _decide(
    chapter: Chapter, outcome: Decision.Outcome, *, by: User, now: datetime, shown: Table
) -> Decision:
    return Decision.objects.create(
        chapter=chapter, outcome=outcome, by=by, at=now, table_shown=shown
    )
