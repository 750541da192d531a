"""Low-impact activities to start from (P12): ideas in code, not rows of a table."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diary.models import Activity, Category, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """An activity to start from; `drawing` is the name of one of our pictures."""

    slug: str
    name: str | Promise
    category: Category
    start: str | Promise
    drawing: str
    unit: Unit = Unit.SECONDS


IDEAS: tuple[Idea, ...] = (
    Idea(
        slug="walking",
        name=_("Walking"),
        category=Category.MOVEMENT,
        start=_("Pick a flat way you know. To the corner and back counts."),
        drawing="walking",
    ),
    Idea(
        slug="water",
        name=_("Moving in water"),
        category=Category.MOVEMENT,
        start=_("Walk up and down in warm water, as deep as you like."),
        drawing="water",
    ),
    Idea(
        slug="tai-chi",
        name=_("Tai chi"),
        category=Category.MOVEMENT,
        start=_("Take one slow form. You can do it seated too."),
        drawing="tai-chi",
    ),
    Idea(
        slug="yoga",
        name=_("Gentle yoga"),
        category=Category.MOVEMENT,
        start=_("Choose two easy poses. Use a chair if you like."),
        drawing="yoga",
    ),
    Idea(
        slug="stretching",
        name=_("Stretching"),
        category=Category.MOVEMENT,
        start=_("Slow and easy, for the places you like to move."),
        drawing="stretching",
    ),
    Idea(
        slug="strength",
        name=_("Light strength"),
        category=Category.MOVEMENT,
        start=_("Stand up from a chair, or lift a small bottle."),
        drawing="strength",
        unit=Unit.REPETITIONS,
    ),
    Idea(
        slug="sitting",
        name=_("Sitting at a table"),
        category=Category.LEISURE,
        start=_("For a meal, a letter, or a game."),
        drawing="sitting",
    ),
    Idea(
        slug="standing",
        name=_("Standing"),
        category=Category.HOUSEHOLD,
        start=_("At the sink or the stove, with a chair close by."),
        drawing="standing",
    ),
    Idea(
        slug="housework",
        name=_("Housework"),
        category=Category.HOUSEHOLD,
        start=_("One small job: a shelf, a few plates, one bed."),
        drawing="housework",
    ),
    Idea(
        slug="hobby",
        name=_("A hobby"),
        category=Category.LEISURE,
        start=_("Something you used to enjoy, for a few minutes."),
        drawing="hobby",
    ),
    Idea(
        slug="people",
        name=_("Time with people"),
        category=Category.SOCIAL,
        start=_("A call, a visit, or tea with a neighbour."),
        drawing="people",
    ),
    Idea(
        slug="computer",
        name=_("Work at a screen"),
        category=Category.WORK,
        start=_("Mail or forms, seated the way that suits you."),
        drawing="desk",
    ),
)


def idea(slug: str) -> Idea | None:
    """The idea called `slug`, or None."""
    return next((one for one in IDEAS if one.slug == slug), None)


_DRAWINGS = {
    Category.MOVEMENT: "walking",
    Category.HOUSEHOLD: "housework",
    Category.WORK: "desk",
    Category.SOCIAL: "people",
    Category.LEISURE: "hobby",
    Category.SELF_CARE: "self-care",
    Category.REST: "rest",
}


def drawing_of(activity: Activity) -> str:
    """The picture of an activity: that of the idea it came from, else of its category."""
    from_idea = idea(activity.idea)
    return from_idea.drawing if from_idea else _DRAWINGS[Category(activity.category)]
