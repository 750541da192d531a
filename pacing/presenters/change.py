"""What can be changed about a plan that runs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext

from pacing.models import Plan
from pacing.presenters.pages import FormPage
from pacing.services.offered import Because


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage(FormPage):
    """The kinds of change with what each one does, why others are not offered, and the way to end
    the plan.
    """

    hints: dict[str, str]
    notes: tuple[str, ...]
    end_url: str


def change_page(plan: Plan, form: Form, left_out: Iterable[Because], *, grows: bool) -> ChangePage:
    """`left_out` says why some kinds of change are not among those of the form, `grows` whether
    the safety answers let the plan grow.
    """
    return ChangePage(
        title=gettext("Change: %(activity)s") % {"activity": plan.activity.name},
        lead=gettext("Nothing changes before you agree to the new dates."),
        back_url=reverse("pacing:progress", args=[plan.pk]),
        back_label=plan.activity.name,
        form=form,
        button=gettext("Next"),
        hints={
            "CONTINUES": gettext("You keep your number and go on from it tomorrow."),
            "REDUCED": gettext("Your number goes one step down, today or tomorrow."),
            "STEADY": gettext("Your number stays until you choose to grow again.")
            if grows
            else gettext("Your number stays. Your safety answers ask for that."),
            "NEW_TRIALS": gettext("A few new tries, then new dates. What ran goes on till then."),
        },
        notes=tuple(_note(why) for why in dict.fromkeys(left_out)),
        end_url=reverse("pacing:end", args=[plan.pk]),
    )


def _note(why: Because) -> str:
    return {
        Because.LOWEST: gettext("You are at your lowest step. To start lower, try out anew."),
        Because.STEADY: gettext("Your number stays the same already."),
        Because.AT_GOAL: gettext("You are at your goal. Your number stays the same already."),
        Because.GROWS: gettext("Let it stay first. Then you can make it smaller."),
        Because.ON_HOLD: gettext("New tries can wait until your plan goes on."),
        Because.AWAY: gettext("After four weeks away, new tries show where you are now."),
    }[why]


def end_page(plan: Plan, form: Form) -> FormPage:
    """The way out: what ends and what stays."""
    return FormPage(
        title=gettext("End this plan: %(activity)s") % {"activity": plan.activity.name},
        lead=gettext("It asks for nothing from now on. What you did stays in your diary."),
        back_url=reverse("pacing:plan"),
        back_label=gettext("Your plan"),
        form=form,
        button=gettext("End this plan"),
    )
