"""The safety questions, in our own words, and what their answers lead to.

Pure and versioned: a stored outcome can be computed again from its version and answers. A change
of wording that changes no meaning keeps `VERSION`; anything else raises it and keeps the old rule.
Sources: NICE guideline NG206 (fixed increments are ruled out for ME/CFS); the idea of two steps,
often and badly, then slight effort and 14 hours, follows published post-exertional screens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

VERSION: Final = 1

Text = str | Promise
Answer = bool | int | str


class Outcome(StrEnum):
    """What the answers lead to, worst last; the names are those of docs/engine.md."""

    CLEAR = "CLEAR"
    CLEARANCE_NEEDED = "CLEARANCE_NEEDED"
    POST_EXERTIONAL = "PEM_POSITIVE"
    RED_FLAG = "RED_FLAG"


class AnswersError(ValueError):
    """Answers that can't be judged: `keys` names what is left out or makes no sense."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(", ".join(keys))
        self.keys = keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to answer with yes (True) or no (False)."""

    key: str
    text: Text
    leads_to: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Worsening:
    """Something to rate twice, 0 to 4: how often (`often_key`) and how badly (`badly_key`)."""

    key: str
    text: Text

    @property
    def often_key(self) -> str:
        return f"{self.key}_often"

    @property
    def badly_key(self) -> str:
        return f"{self.key}_badly"


OFTEN: Final[tuple[tuple[int, Text], ...]] = (
    (0, _("Never")),
    (1, _("Now and then")),
    (2, _("Half the time")),
    (3, _("Most of the time")),
    (4, _("Always")),
)
BADLY: Final[tuple[tuple[int, Text], ...]] = (
    (0, _("Not at all")),
    (1, _("A little")),
    (2, _("Quite a bit")),
    (3, _("Badly")),
    (4, _("Very badly")),
)

RED_FLAGS: Final = tuple(
    Question(key=key, text=text, leads_to=Outcome.RED_FLAG)
    for key, text in (
        ("numb_saddle", _("Is it newly numb between your legs, or around your bottom?")),
        ("bladder", _("Is it newly hard to pass water, or to hold your water or your bowels?")),
        ("both_legs", _("Do you have new pain, numbness or weakness in both legs at once?")),
        ("weakness", _("Does an arm or a leg get weaker from day to day, or do you stumble more?")),
        ("chest_at_rest", _("Do you have pain or tightness in your chest now, or when you rest?")),
        ("breath_at_rest", _("Are you short of breath when you sit still?")),
        ("stroke", _("Did your face droop, an arm go weak or your speech slur, all at once?")),
        ("injury", _("Did you have a bad fall or a crash, and new strong pain since then?")),
        ("fever_back", _("Do you have back or neck pain with a fever, or feel very ill with it?")),
        (
            "night_and_weight",
            _("Have you had cancer, or lost weight without trying, and have new pain all night?"),
        ),
    )
)
"""New and worrying signs: they come first and say where to get help now."""

FIRST_ASK: Final = tuple(
    Question(key=key, text=text, leads_to=Outcome.CLEARANCE_NEEDED)
    for key, text in (
        ("chest_on_effort", _("Do you get chest pain when you are active?")),
        ("fainting", _("Did you faint, or nearly faint, in the last 12 months?")),
        ("breath_on_effort", _("Are you much more out of breath than others on a short walk?")),
        ("heart", _("Has a doctor told you that you have a heart problem?")),
        ("blood_pressure", _("Do you have high blood pressure that is not under control?")),
        ("falls", _("Did you fall more than once in the last 12 months?")),
        ("fits", _("Did you have a fit (a seizure) in the last 12 months?")),
        ("bone", _("Did you break a bone or have surgery in the last 12 weeks?")),
        ("pregnant", _("Are you pregnant, or did you have a baby in the last 6 weeks?")),
        ("fever", _("Are you ill with a fever or an infection at the moment?")),
        ("hot_joint", _("Do you have a joint that is hot and swollen?")),
        ("new_signs", _("Do you have new numbness, tingling or weakness nobody has looked at?")),
        ("supervised", _("Has anyone told you to be active only with a clinician beside you?")),
        ("much_illness", _("Do you have another illness that changes how active you may be?")),
        ("over_seventy", _("Are you 70 or older, and have you hardly been active for a year?")),
    )
)
"""Things to ask a clinician about before a plan begins."""

WORSENINGS: Final = (
    Worsening(key="heavy", text=_("A dead, heavy feeling after you have been active")),
    Worsening(key="next_day", text=_("Sore or worn out the day after everyday things")),
    Worsening(key="mind", text=_("Tired in your mind after a little thinking")),
    Worsening(key="minimum", text=_("Worn out in your body by very small efforts")),
    Worsening(key="drained", text=_("Drained or ill after light activity")),
)
"""Step one: any of these both often and badly, 2 or more."""

AFTER_SLIGHT: Final = (
    Question(
        key="slight_body",
        text=_("Do you get worse after a slight effort of your body?"),
        leads_to=Outcome.POST_EXERTIONAL,
    ),
    Question(
        key="slight_mind",
        text=_("Do you get worse after a slight effort of your mind?"),
        leads_to=Outcome.POST_EXERTIONAL,
    ),
)
LASTS: Final = "lasts"
LASTS_TEXT: Final[Text] = _("When you get worse like that, how long does it last?")
BANDS: Final[tuple[tuple[str, Text], ...]] = (
    ("under_1", _("Less than 1 hour")),
    ("1_to_3", _("1 to 3 hours")),
    ("4_to_10", _("4 to 10 hours")),
    ("11_to_13", _("11 to 13 hours")),
    ("14_to_23", _("14 to 23 hours")),
    ("24_or_more", _("A day or longer")),
)
LONG_BANDS: Final = frozenset({"14_to_23", "24_or_more"})
"""Step two: worse after a slight effort, and for so long. Asked only after step one."""

TOLD: Final = (
    Question(
        key="me_cfs",
        text=_("Has a clinician told you that you have ME or CFS?"),
        leads_to=Outcome.POST_EXERTIONAL,
    ),
    Question(
        key="long_covid",
        text=_("Do you have long COVID, and does being active make you worse hours or days later?"),
        leads_to=Outcome.POST_EXERTIONAL,
    ),
)
ENOUGH: Final = 2
_YES_NO: Final = frozenset(each.key for each in (*RED_FLAGS, *FIRST_ASK, *TOLD, *AFTER_SLIGHT))
_RATED: Final = frozenset(key for each in WORSENINGS for key in (each.often_key, each.badly_key))
_STEP_TWO: Final = frozenset({LASTS, *(each.key for each in AFTER_SLIGHT)})
_ALWAYS: Final = (_YES_NO | _RATED) - _STEP_TWO

ANSWERS_ALL_CLEAR: Final[Mapping[str, Answer]] = {
    **dict.fromkeys(sorted(_ALWAYS & _YES_NO), False),
    **dict.fromkeys(sorted(_RATED), 0),
}
"""Every question answered with no, never, not at all."""


def screen(answers: Mapping[str, Answer]) -> Outcome:
    """What the answers lead to; of several the worst. “Safety” in docs/engine.md.

    Raises AnswersError where a needed answer is left out or can't be read.
    """
    check(answers)
    if _yes(answers, RED_FLAGS):
        return Outcome.RED_FLAG
    if post_exertional(answers):
        return Outcome.POST_EXERTIONAL
    return Outcome.CLEARANCE_NEEDED if _yes(answers, FIRST_ASK) else Outcome.CLEAR


def check(answers: Mapping[str, Answer]) -> None:
    """Refuse answers that are left out, unknown or out of range with AnswersError."""
    wrong = {key for key, value in answers.items() if not _readable(key, value)}
    left_out = _ALWAYS - answers.keys()
    if not wrong and not left_out and step_one(answers):
        left_out = _STEP_TWO - answers.keys()
    if wrong or left_out:
        raise AnswersError(tuple(sorted(wrong | left_out)))


def step_one(answers: Mapping[str, Answer]) -> bool:
    """Whether something gets worse after activity both often and badly."""
    return bool(_often_and_badly(answers))


def post_exertional(answers: Mapping[str, Answer]) -> bool:
    """Whether no plan may grow: both steps, or told so. A red flag beside it hides nothing here."""
    return bool(_yes(answers, TOLD)) or (step_one(answers) and _step_two(answers))


def step_one_alone(answers: Mapping[str, Answer]) -> bool:
    """Whether the questions are asked again after two weeks."""
    return step_one(answers) and not post_exertional(answers)


def because(answers: Mapping[str, Answer]) -> tuple[Text, ...]:
    """The questions whose answers led to the outcome, as they were put."""
    outcome = screen(answers)
    if outcome is Outcome.RED_FLAG:
        return _yes(answers, RED_FLAGS)
    if outcome is Outcome.CLEARANCE_NEEDED:
        return _yes(answers, FIRST_ASK)
    if outcome is Outcome.CLEAR:
        return ()
    told = _yes(answers, TOLD)
    if not (step_one(answers) and _step_two(answers)):
        return told
    return (*told, *_often_and_badly(answers), *_yes(answers, AFTER_SLIGHT), _lasts(answers))


def _yes(answers: Mapping[str, Answer], questions: tuple[Question, ...]) -> tuple[Text, ...]:
    return tuple(each.text for each in questions if answers.get(each.key) is True)


def _lasts(answers: Mapping[str, Answer]) -> Text:
    return format_lazy("{} {}", LASTS_TEXT, dict(BANDS)[str(answers[LASTS])])


def _often_and_badly(answers: Mapping[str, Answer]) -> tuple[Text, ...]:
    return tuple(
        each.text
        for each in WORSENINGS
        if _number(answers, each.often_key) >= ENOUGH and _number(answers, each.badly_key) >= ENOUGH
    )


def _step_two(answers: Mapping[str, Answer]) -> bool:
    return bool(_yes(answers, AFTER_SLIGHT)) and answers.get(LASTS) in LONG_BANDS


def _number(answers: Mapping[str, Answer], key: str) -> int:
    value = answers.get(key, 0)
    return value if isinstance(value, int) else 0


def _readable(key: str, value: Answer) -> bool:
    if key in _YES_NO:
        return isinstance(value, bool)
    if key in _RATED:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 4
    return key == LASTS and value in {band for band, _text in BANDS}
