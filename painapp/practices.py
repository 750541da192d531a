"""What a guided practice is called in the diary: one activity for each kind."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diary.services.activities import LONGEST_NAME
from education.models import Practice

_BREATHING: Final = ("practice-breathing", _("Breathing practice"))
_MINDFULNESS: Final = ("practice-mindfulness", _("Mindfulness"))
_NAMES: Final[dict[str, tuple[str, Promise]]] = {
    "4-7-8": _BREATHING,
    "4-0-6": _BREATHING,
    "even-breathing": _BREATHING,
    "relaxation": ("practice-relaxation", _("Muscle relaxation")),
    "body-scan": ("practice-body-scan", _("Body scan")),
    "mindfulness-3": _MINDFULNESS,
    "mindfulness-5": _MINDFULNESS,
    "mindfulness-10": _MINDFULNESS,
    "mindfulness-15": _MINDFULNESS,
    "imagery": ("practice-imagery", _("Imagining a step")),
}


def kind_of(practice: Practice) -> tuple[str, str]:
    """The mark by which its activity is found again, and the name the activity gets.

    A practice that editors added is a kind of its own.
    """
    mark, name = _NAMES.get(practice.key, ("practice", practice.title[:LONGEST_NAME]))
    return mark, str(name)
