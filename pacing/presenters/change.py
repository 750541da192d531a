"""What can be changed about a plan that runs."""

from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext

from pacing.models import Plan
from pacing.presenters.pages import FormPage


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage(FormPage):
    """The kinds of change with what each one does, and the way to end the plan."""

    hints: dict[str, str]
    end_url: str


def change_page(plan: Plan, form: Form) -> ChangePage:
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
            "STEADY": gettext("Your number stays until you choose to grow again."),
            "NEW_TRIALS": gettext("A few new tries, then new dates. What ran goes on till then."),
        },
        end_url=reverse("pacing:end", args=[plan.pk]),
    )


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
