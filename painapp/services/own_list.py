"""The person's list of activities, where a plan may hold on to one."""

from datetime import datetime

from django.utils.translation import gettext

from common.refusal import Refused
from diary.models import Activity
from diary.services.activities import archive_activity
from pacing.selectors import open_plan_for


def take_off_list(*, activity: Activity, now: datetime) -> Activity:
    """Archives the activity; what was noted of it stays. Refused while a plan is open for it."""
    if open_plan_for(activity) is not None:
        raise Refused(gettext("A plan is open for this activity. End the plan first."))
    return archive_activity(activity=activity, now=now)
