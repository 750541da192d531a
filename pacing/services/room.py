"""Whether a further plan may begin beside those that run.

“Defaults, and who may change them” in docs/engine.md says how many.
"""

from datetime import date

from django.utils.translation import gettext

from accounts.models import Patient
from common.amounts import plain_date
from pacing.adapters import days, stand
from pacing.models import Plan
from pacing.selectors import MOST_PLANS, active_plans, chapters_of, open_plans


def why_no_room(patient: Patient, *, today: date, besides: Plan | None = None) -> str:
    """Why another plan, or the plan `besides`, may not run yet; empty where it may.

    At most three at a time, and a second one after a step up in the first.
    """
    if besides is None and len(open_plans(patient)) >= MOST_PLANS:
        return too_many()
    running = [each for each in active_plans(patient) if each != besides]
    if len(running) >= MOST_PLANS:
        return too_many()
    if running and not _has_stepped_up(running[0], today):
        return _step_first(running[0], today)
    return ""


def too_many() -> str:
    return gettext("Three plans are enough at a time. End one to begin another.")


def _has_stepped_up(plan: Plan, today: date) -> bool:
    rows = days(plan, chapters_of(plan)[0].starts_on, today)
    return any(dict(row.reason.facts)["last_step"] is not None for row in rows)


def _step_first(plan: Plan, today: date) -> str:
    words = {"activity": plan.activity.name}
    text = gettext("A second plan can begin once “%(activity)s” has gone one step up.") % words
    stands = stand(plan, today)
    if stands is None or stands.next_step is None:
        return text
    coming = {"date": plain_date(stands.next_step, today)}
    return f"{text} {gettext('That can be on %(date)s.') % coming}"
