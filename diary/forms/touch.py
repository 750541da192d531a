"""One answer, saved as it is touched: a scale, an own item, a tag or Hard day; given or cleared."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext

from accounts.models import Patient
from common.refusal import Refused
from common.shown import SHOWN
from diary.forms.check_in import OWN
from diary.models import SCALES, OwnItem
from diary.services import check_in

OTHERS = {"tags", "hard_day", "note"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """`name` is a scale, `own-<id>`, `tags`, `hard_day` or `note`; `value` None clears it.

    `shown` is the note that the page showed before.
    """

    name: str
    value: str | None
    tag: str = ""
    shown: str | None = None


def read(data: QueryDict) -> Touch | None:
    """The touch a post tells of; None where it tells of none."""
    if cleared := data.get("clear"):
        name, _, value = cleared.partition(":")
        return Touch(name=name, value=None, tag=value)
    names = [name for name in data if name in SCALES or name in OTHERS or name.startswith(OWN)]
    if len(names) != 1:
        return None
    value = str(data[names[0]])
    return Touch(name=names[0], value=value, tag=value, shown=data.get(f"{SHOWN}note"))


def keep(touch: Touch, *, patient: Patient, on: date, today: date, now: datetime) -> None:
    """Writes one touch down; Refused for what is not in this person's diary."""
    if touch.name == "hard_day":
        hard = touch.value is not None
        check_in.set_hard_day(patient=patient, on=on, hard=hard, today=today, now=now)
    elif touch.name == "note":
        note = touch.value or ""
        check_in.write_note(
            patient=patient, on=on, text=note, today=today, now=now, shown=touch.shown
        )
    elif touch.name == "tags" and touch.value is None:
        check_in.remove_tag(patient=patient, on=on, tag=touch.tag)
    elif touch.name == "tags":
        check_in.add_tag(patient=patient, on=on, tag=touch.tag, today=today)
    elif touch.name.startswith(OWN):
        item = _own_item(patient, touch.name)
        check_in.rate_own(item=item, on=on, value=_number(touch.value), today=today, now=now)
    else:
        value = _number(touch.value)
        check_in.rate(patient=patient, on=on, scale=touch.name, value=value, today=today, now=now)


def _number(value: str | None) -> int | None:
    if value is None:
        return None
    if value.isascii() and value.isdigit() and len(value) <= 2:
        return int(value)
    raise Refused(gettext("Choose a number from 0 to 10."))


def _own_item(patient: Patient, name: str) -> OwnItem:
    wanted = name.removeprefix(OWN)
    for item in OwnItem.objects.filter(patient=patient):
        if str(item.pk) == wanted:
            return item
    raise Refused(gettext("This question is not in the diary."))
