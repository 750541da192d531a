"""The page that notes an activity: its title, the unit beside the amount, whether a timer fits."""

from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from django import forms
from django.utils.translation import gettext

from common.ids import uuid7
from diary.library import Idea
from diary.models import Activity, Purpose, Unit
from pacing.forms.amounts import SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """`timer_for`: the activity a timer can count, if one can; `suffix` stands after the amount."""

    form: forms.Form
    title: str
    start: str = ""
    suffix: str = ""
    timer_for: UUID | None = None
    timer_purpose: Purpose = Purpose.OTHER
    timer_uuid: UUID = field(default_factory=uuid7)

    @classmethod
    def of_own(cls, form: forms.Form, activity: Activity, purpose: Purpose) -> Self:
        """An activity on the list; a timer started now counts for `purpose`."""
        return cls(
            form=form,
            title=activity.name,
            suffix=str(SUFFIXES[Unit(activity.unit)]),
            timer_for=activity.pk if activity.unit == Unit.SECONDS else None,
            timer_purpose=purpose,
        )

    @classmethod
    def of_new(cls, form: forms.Form, idea: Idea | None) -> Self:
        """An idea of the library, or something new."""
        if idea is None:
            return cls(form=form, title=gettext("Something new"))
        return cls(form=form, title=str(idea.name), start=str(idea.start))
