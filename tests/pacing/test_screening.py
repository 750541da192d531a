"""The safety questions: what each answer leads to, and which comes first."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing import screening
from pacing.models import Outcome as StoredOutcome
from pacing.models import Screening
from pacing.screening import ANSWERS_ALL_CLEAR, Answer, AnswersError, Outcome, screen
from tests.pacing.walker import Walker

STEP_ONE: dict[str, Answer] = {"heavy_often": 2, "heavy_badly": 2}
SLIGHT: dict[str, Answer] = {"slight_body": True, "slight_mind": False}
NOT_SLIGHT: dict[str, Answer] = {"slight_body": False, "slight_mind": False}


def answered(**changed: Answer) -> dict[str, Answer]:
    return {**ANSWERS_ALL_CLEAR, **changed}


def test_no_to_everything_is_clear() -> None:
    assert screen(ANSWERS_ALL_CLEAR) is Outcome.CLEAR


@pytest.mark.parametrize("question", screening.RED_FLAGS, ids=lambda each: each.key)
def test_every_red_flag_leads_to_help_now(question: screening.Question) -> None:
    assert screen(answered(**{question.key: True})) is Outcome.RED_FLAG


@pytest.mark.parametrize("question", screening.FIRST_ASK, ids=lambda each: each.key)
def test_everything_to_ask_about_leads_to_a_clearance(question: screening.Question) -> None:
    assert screen(answered(**{question.key: True})) is Outcome.CLEARANCE_NEEDED


@pytest.mark.parametrize("question", screening.TOLD, ids=lambda each: each.key)
def test_being_told_so_rules_out_growing(question: screening.Question) -> None:
    assert screen(answered(**{question.key: True})) is Outcome.POST_EXERTIONAL


@pytest.mark.parametrize("each", screening.WORSENINGS, ids=lambda each: each.key)
@pytest.mark.parametrize(("often", "badly"), [(1, 4), (4, 1), (2, 2), (4, 4)])
def test_step_one_is_both_often_and_badly(
    each: screening.Worsening, often: int, badly: int
) -> None:
    found = screening.step_one(answered(**{each.often_key: often, each.badly_key: badly}))
    assert found is (often >= 2 and badly >= 2)


def test_often_in_one_and_badly_in_another_is_not_step_one() -> None:
    assert not screening.step_one(answered(heavy_often=4, mind_badly=4))


@pytest.mark.parametrize("band", [band for band, _text in screening.BANDS])
@pytest.mark.parametrize("slight", [SLIGHT, NOT_SLIGHT, {**NOT_SLIGHT, "slight_mind": True}])
def test_step_two_is_slight_effort_and_fourteen_hours(band: str, slight: dict[str, Answer]) -> None:
    long = band in {"14_to_23", "24_or_more"} and True in slight.values()
    found = screen(answered(**STEP_ONE, **slight, lasts=band))
    assert found is (Outcome.POST_EXERTIONAL if long else Outcome.CLEAR)


def test_step_two_without_step_one_is_clear() -> None:
    assert screen(answered(**SLIGHT, lasts="24_or_more")) is Outcome.CLEAR


def test_step_one_alone_is_asked_again() -> None:
    alone = answered(**STEP_ONE, **NOT_SLIGHT, lasts="under_1")
    assert screening.step_one_alone(alone)
    assert not screening.step_one_alone({**alone, "me_cfs": True})
    assert not screening.step_one_alone(ANSWERS_ALL_CLEAR)


@given(
    red=st.booleans(),
    worse=st.booleans(),
    ask=st.booleans(),
)
def test_the_worst_of_several_decides(*, red: bool, worse: bool, ask: bool) -> None:
    found = screen(answered(bladder=red, me_cfs=worse, heart=ask))
    expected = [
        outcome
        for said, outcome in (
            (red, Outcome.RED_FLAG),
            (worse, Outcome.POST_EXERTIONAL),
            (ask, Outcome.CLEARANCE_NEEDED),
            (True, Outcome.CLEAR),
        )
        if said
    ]
    assert found is expected[0]


def test_a_red_flag_hides_no_worsening() -> None:
    assert screening.post_exertional(answered(bladder=True, me_cfs=True))


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"heart": "yes"}, "heart"),
        ({"heart": 1}, "heart"),
        ({"heavy_often": 5}, "heavy_often"),
        ({"heavy_badly": -1}, "heavy_badly"),
        ({"heavy_badly": True}, "heavy_badly"),
        ({"lasts": "for ever"}, "lasts"),
        ({"pain": 10}, "pain"),
    ],
)
def test_an_answer_that_makes_no_sense_is_named(changed: dict[str, Answer], key: str) -> None:
    with pytest.raises(AnswersError) as wrong:
        screen(answered(**changed))
    assert wrong.value.keys == (key,)


@pytest.mark.parametrize("key", sorted(ANSWERS_ALL_CLEAR))
def test_every_answer_is_needed(key: str) -> None:
    left = {name: value for name, value in ANSWERS_ALL_CLEAR.items() if name != key}
    with pytest.raises(AnswersError) as wrong:
        screen(left)
    assert wrong.value.keys == (key,)


def test_step_two_is_needed_after_step_one_only() -> None:
    with pytest.raises(AnswersError) as wrong:
        screen(answered(**STEP_ONE))
    assert wrong.value.keys == ("lasts", "slight_body", "slight_mind")


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({}, 0),
        ({"heart": True, "fits": True}, 2),
        ({"bladder": True, "heart": True}, 1),
        ({"me_cfs": True}, 1),
        ({"me_cfs": True, **STEP_ONE, **NOT_SLIGHT, "lasts": "under_1"}, 1),
        ({**STEP_ONE, **SLIGHT, "lasts": "24_or_more"}, 3),
    ],
)
def test_the_page_can_say_which_answers_led_there(changed: dict[str, Answer], count: int) -> None:
    assert len(screening.because(answered(**changed))) == count


def test_how_long_it_lasts_is_said_with_its_answer() -> None:
    led = screening.because(answered(**STEP_ONE, **SLIGHT, lasts="24_or_more"))
    assert str(led[-1]).endswith("how long does it last? A day or longer")


def test_names_and_values_are_those_of_the_table() -> None:
    assert {each.name: each.value for each in Outcome} == {
        each.name: each.value for each in StoredOutcome
    }


def test_keys_are_used_once() -> None:
    questions = (*screening.RED_FLAGS, *screening.FIRST_ASK, *screening.TOLD)
    keys = [each.key for each in (*questions, *screening.AFTER_SLIGHT)]
    keys += [each.key for each in screening.WORSENINGS]
    assert len(keys) == len(set(keys))


def test_every_stored_outcome_can_be_computed_again(walker: Walker) -> None:
    for number, (red, worse, ask) in enumerate(product((True, False), repeat=3)):
        walker.answers(0, {"bladder": red, "me_cfs": worse, "heart": ask}, minutes=number)
    rows = Screening.objects.all()
    assert [row.outcome for row in rows] == [screen(row.answers) for row in rows]
    assert {row.version for row in rows} == {screening.VERSION}
