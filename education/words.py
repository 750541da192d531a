"""The short lists that lessons are sorted by: moments, strength of evidence, where links lead."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Strength(models.TextChoices):
    """How sure the evidence is, in the words that patients read."""

    STRONG = "strong", _("Strong")
    MODERATE = "moderate", _("Moderate")
    WEAK = "weak", _("Weak")
    NONE = "none", _("None")
    ADVISED_AGAINST = "advised against", _("Advised against")


class Moment(models.TextChoices):
    """When the product offers a lesson; editors choose the moments of each."""

    WELCOME = "welcome", _("In the first days")
    FIRST_TRIAL = "first-trial", _("Before the first try-out")
    NEW_PLAN = "new-plan", _("A plan begins")
    STEP_UP = "step-up", _("The number steps up")
    STEP_REPEATED = "step-repeated", _("A step is repeated")
    STEP_BACK = "step-back", _("A step back")
    FLARE = "flare", _("A flare was declared")
    FLARES_OFTEN = "flares-often", _("Flares come often")
    PLATEAU = "plateau", _("The number stands still")
    FIRST_FEAR = "first-fear", _("A first thought is written down")
    GOAL_REACHED = "goal-reached", _("A goal is reached")
    AWAY = "away", _("Back after a gap")
    HOLD = "hold", _("The plan is on hold")
    HARD_DAY = "hard-day", _("A hard day")
    MORE = "more-than-quota", _("More done than planned")
    LESS = "less-than-quota", _("Less done than planned")
    NEW_TRIALS = "new-trials", _("New try-outs begin")
    POOR_SLEEP = "poor-sleep", _("A poor night is noted")


class Read(models.TextChoices):
    """How much of a source was really read."""

    FULL = "full", _("The whole text")
    ABSTRACT = "abstract", _("The abstract")
    SECONDARY = "secondary", _("Another text about it")


class Reader(models.TextChoices):
    """Whom a page is written for."""

    PATIENT = "patient", _("The person with the diary")
    SUPPORTER = "supporter", _("Someone who lives with them")
    CLINICIAN = "clinician", _("A clinician")


PRACTICES: Final = (
    "4-7-8",
    "4-0-6",
    "even-breathing",
    "relaxation",
    "body-scan",
    "mindfulness-3",
    "mindfulness-5",
    "mindfulness-10",
    "mindfulness-15",
    "imagery",
)
"""The keys of the guided practices; a player knows each."""

PLACES: Final = {
    "today": "today",
    "check-in": "today",
    "hard-day": "hard_day",
    "diary": "diary:week",
    "activities": "activities",
    "timer": "timer",
    "plan": "pacing:plan",
    "progress": "pacing:plan",
    "flare-plan": "pacing:flare",
    "goals": "goals:list",
    "get-help": "get_help",
    "how-it-feeds": "how_it_feeds",
    "you": "accounts:you",
    "learn": "education:path",
    "thoughts": "education:thoughts",
}
"""What may stand after `app:` in a link, and the name of the address it leads to."""
