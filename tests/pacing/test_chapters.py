"""Chapters: proposed, agreed to, changed. “From the diary to the plan” in docs/engine.md."""

from datetime import timedelta
from fractions import Fraction

import pytest
from pytest_django import Settings

from accounts.models import Patient
from common.refusal import Refused
from diary.services import entries
from pacing import adapters, selectors
from pacing.engine import Compounding, Fixed, OfBaseline, PlanState, forecast
from pacing.models import Chapter, ChapterTrial, Decision, Plan, Screening
from pacing.services import chapters, plans
from tests.pacing.walker import CHEST, MINUTE, NUMB, WORSE, Answers, Walker

GOES_ON = ["CONTINUES", "REDUCED", "NEW_TRIALS"]


def test_a_plan_goes_from_draft_to_active(walker: Walker) -> None:
    states = [walker.begins().state]
    walker.answers()
    states.append(Plan.objects.get().state)
    walker.tries(11, 9)
    from pacing.services import drafts

    states.append(drafts.save_choices(plan=walker.plan, choices=walker.choices()).state)
    chapter = walker.proposes()
    states.append(Plan.objects.get().state)
    walker.agrees(chapter)
    states.append(Plan.objects.get().state)
    assert states == ["DRAFT", "SCREENED", "BASELINE", "PROPOSED", "ACTIVE"]


def test_a_plan_begun_after_the_answers_is_screened(walker: Walker) -> None:
    walker.answers()
    assert walker.begins().state == "SCREENED"


def test_no_plan_is_proposed_before_the_safety_questions(walker: Walker) -> None:
    walker.begins()
    walker.tries(10, 10)
    with pytest.raises(Refused, match="safety questions"):
        walker.proposes()


def test_answers_that_are_old_are_asked_again(walker: Walker) -> None:
    walker.answers(-28)
    walker.begins()
    walker.tries(10, 10)
    with pytest.raises(Refused, match="safety questions"):
        walker.proposes()


def test_a_first_plan_starts_tomorrow_a_fifth_below_the_mean(walking: Walker) -> None:
    chapter = Chapter.objects.get()
    assert (chapter.kind, chapter.starts_on) == ("FIRST", walking.day(1))
    assert chapter.ends_on - chapter.starts_on == timedelta(days=363)
    assert [walking.quota(number) for number in (0, 1, 7)] == [None, 8, 8]


def test_a_chapter_keeps_a_copy_of_its_trials(walking: Walker) -> None:
    entry = walking.activity.entries.earliest("occurred_on")
    entries.change(entry=entry, by=walking.user, now=walking.at(1), today=walking.day(1), amount=60)
    kept = ChapterTrial.objects.get(entry_id_then=entry.pk)
    assert (kept.amount, walking.quota(1)) == (11 * MINUTE, 8)


def test_five_minutes_are_chosen_not_measured(walker: Walker) -> None:
    walker.answers()
    walker.begins()
    chapter = walker.changes("FIRST", 0)
    assert (walker.quota(1), chapter.measured, chapter.start_fraction) == (5, False, 1)
    assert not chapter.trials.exists()


def test_the_table_is_kept_as_it_was_shown(walking: Walker) -> None:
    chapter, decision = Chapter.objects.get(), Decision.objects.get()
    rows = [[on.isoformat(), quota] for on, quota in forecast(adapters.terms(chapter))]
    assert decision.table_shown == rows
    assert (decision.outcome, decision.by) == ("AGREED", walking.user)


def test_another_table_is_not_agreed_to(walker: Walker) -> None:
    chapter = _proposal(walker)
    with pytest.raises(Refused, match="dates have changed"):
        chapters.agree(chapter=chapter, by=walker.user, now=walker.now, table_shown=[])


def test_agreeing_twice_is_the_same_as_once(walker: Walker) -> None:
    chapter = _proposal(walker)
    assert walker.agrees(chapter) == walker.agrees(chapter)


def test_what_was_declined_can_not_be_agreed_to(walker: Walker) -> None:
    chapter = _proposal(walker)
    chapters.decline(chapter=chapter, by=walker.user, now=walker.now)
    with pytest.raises(Refused, match="decided already"):
        walker.agrees(chapter)
    assert Plan.objects.get().state == "BASELINE"


def test_declining_a_change_leaves_the_plan_running(walking: Walker) -> None:
    chapter = walking.proposes("CONTINUES", 2)
    chapters.withdraw(chapter=chapter, by=walking.user, now=walking.at(2))
    assert (Plan.objects.get().state, walking.quota(3)) == ("ACTIVE", 8)
    again = chapters.withdraw(chapter=chapter, by=walking.user, now=walking.at(2))
    assert again.outcome == "WITHDRAWN"


def test_a_new_proposal_withdraws_the_one_before(walker: Walker) -> None:
    older = _proposal(walker)
    newer = walker.proposes()
    assert Decision.objects.get(chapter=older).outcome == "WITHDRAWN"
    assert (newer.number, selectors.proposal(walker.plan)) == (2, newer)


def test_only_the_patient_proposes_and_agrees(walker: Walker, bob: Patient) -> None:
    chapter = _proposal(walker)
    for act in (chapters.agree, chapters.decline, chapters.withdraw):
        with pytest.raises(Refused, match="belongs to"):
            act(chapter=chapter, by=bob.user, now=walker.now)


def test_a_proposal_of_yesterday_is_drawn_up_again(walker: Walker) -> None:
    chapter = _proposal(walker)
    with pytest.raises(Refused, match="moved on"):
        walker.agrees(chapter, 1)


def test_safety_answers_after_the_proposal_count(walker: Walker) -> None:
    chapter = _proposal(walker)
    walker.answers(0, CHEST, minutes=1)
    with pytest.raises(Refused, match="clinician first"):
        walker.agrees(chapter)


def test_a_running_plan_has_no_second_first_chapter(walking: Walker) -> None:
    with pytest.raises(Refused, match="runs already"):
        walking.proposes("FIRST", 1)


@pytest.mark.parametrize("kind", GOES_ON)
def test_a_plan_that_does_not_run_has_nothing_to_change(walker: Walker, kind: str) -> None:
    walker.answers()
    walker.begins()
    walker.tries(10, 10)
    with pytest.raises(Refused, match="does not run"):
        walker.proposes(kind)


def test_before_it_began_a_plan_can_be_agreed_to_anew(walking: Walker) -> None:
    walking.changes("FIRST", 0, choices=walking.choices(start_fraction=Fraction(1, 2)))
    assert (walking.quota(1), Chapter.objects.count()) == (5, 2)


def test_an_ended_plan_takes_no_chapter(walking: Walker) -> None:
    plans.close(plan=walking.plan, reason="", by=walking.user, now=walking.at(1))
    with pytest.raises(Refused, match="ended"):
        walking.proposes("CONTINUES", 1)


def test_going_on_begins_at_the_number_it_left(walking: Walker) -> None:
    walking.walks(range(1, 17))
    assert walking.quota(16) == 10
    chapter = walking.changes("CONTINUES", 16, choices=walking.choices(step_days=14))
    assert chapter.levels_taken == ["480", "540", "600"]
    assert chapter.before == [540] * 5 + [600] * 2
    assert walking.quotas(15, 18) == [10, 10, 10, 10]


def test_going_on_keeps_where_it_started(walking: Walker) -> None:
    walking.walks(range(1, 3))
    other = walking.choices(start_from=Fraction(9000), start_fraction=Fraction(9, 10))
    chapter = walking.changes("CONTINUES", 2, choices=other)
    assert (chapter.baseline, chapter.start_fraction) == (600, Fraction(4, 5))


def test_a_flare_after_going_on_still_finds_its_step_back(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("CONTINUES", 16)
    walking.flares(18)
    assert walking.quota(18) == 9


def test_going_on_from_a_step_the_cap_made_begins_at_the_number_it_left(walker: Walker) -> None:
    walker.starts(step_fraction=Fraction(1, 5), start_fraction=Fraction(1, 2))
    walker.walks(range(1, 12))
    left = walker.quota(11)
    walker.changes("CONTINUES", 11)
    assert walker.quota(12) == left


def test_a_goal_below_the_number_is_refused(walking: Walker) -> None:
    walking.walks(range(1, 17))
    with pytest.raises(Refused, match="more than this goal"):
        walking.proposes("CONTINUES", 16, choices=walking.choices(goal=9 * MINUTE))


def test_a_reduction_pops_the_stack_and_starts_today(walking: Walker) -> None:
    walking.walks(range(1, 17))
    chapter = walking.changes("REDUCED", 17)
    assert (chapter.starts_on, chapter.levels_taken) == (walking.day(17), ["480", "540"])
    assert walking.quotas(16, 18) == [10, 9, 9]


def test_a_reduction_can_go_two_steps(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("REDUCED", 17, steps_back=2)
    assert walking.quota(17) == 8


@pytest.mark.parametrize("steps", [0, 3])
def test_a_reduction_has_to_find_its_steps(walking: Walker, steps: int) -> None:
    walking.walks(range(1, 17))
    with pytest.raises(Refused, match="step"):
        walking.proposes("REDUCED", 17, steps_back=steps)


def test_on_the_day_of_a_step_a_reduction_starts_tomorrow(walking: Walker) -> None:
    walking.walks(range(1, 15))
    chapter = walking.changes("REDUCED", 15)
    assert (chapter.starts_on, walking.quotas(15, 16)) == (walking.day(16), [10, 9])


def test_on_its_first_day_a_plan_is_reduced_from_tomorrow(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("REDUCED", 17)
    chapter = walking.changes("REDUCED", 17)
    assert (chapter.starts_on, walking.quotas(17, 18)) == (walking.day(18), [9, 8])


def test_a_reduction_of_yesterday_is_drawn_up_again(walking: Walker) -> None:
    walking.walks(range(1, 18))
    chapter = walking.proposes("REDUCED", 17)
    with pytest.raises(Refused, match="moved on"):
        walking.agrees(chapter, 18)


def test_a_flare_between_proposal_and_yes_is_noticed(walking: Walker) -> None:
    walking.walks(range(1, 17))
    chapter = walking.proposes("CONTINUES", 16)
    walking.flares(16)
    with pytest.raises(Refused, match="moved on"):
        walking.agrees(chapter, 16)


@pytest.mark.parametrize("kind", ["CONTINUES", "REDUCED", "STEADY", "NEW_TRIALS"])
def test_no_chapter_starts_inside_a_flare(walking: Walker, kind: str) -> None:
    walking.walks(range(1, 17))
    walking.tries(12, 12, last=16)
    choices = walking.choices().tried_again(selectors.trials(walking.plan))
    walking.flares(16)
    with pytest.raises(Refused, match="flare runs"):
        walking.proposes(kind, 16, choices=choices)


def test_after_the_last_flare_day_it_can_start_again(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.flares(16)
    assert walking.changes("CONTINUES", 18).starts_on == walking.day(19)


def test_no_chapter_starts_inside_a_pause(walking: Walker) -> None:
    walking.walks(range(1, 3))
    walking.is_declared("PAUSE", 2, last=5)
    with pytest.raises(Refused, match="pause"):
        walking.proposes("CONTINUES", 3)
    assert walking.proposes("CONTINUES", 5).starts_on == walking.day(6)


def test_new_trials_start_from_their_own_mean(walking: Walker) -> None:
    walking.walks(range(1, 10))
    walking.tries(12, 10, last=9)
    chapter = _tries_anew(walking, 9)
    assert (chapter.levels_taken, chapter.baseline) == ([], 660)
    assert (chapter.trials.count(), walking.quotas(9, 10)) == (2, [9, 9])


def test_new_trials_raise_the_first_number_to_the_cap_at_most(walking: Walker) -> None:
    walking.walks(range(1, 10))
    walking.tries(40, 40, last=9)
    chapter = _tries_anew(walking, 9)
    assert chapter.start_fraction == Fraction(9, 40)
    assert walking.quotas(9, 10) == [9, 9]


def test_new_trials_keep_the_cap_of_the_week_before(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.tries(40, 40, last=16)
    _tries_anew(walking, 16)
    assert walking.quotas(16, 17) == [10, 10]


def test_new_trials_need_trials(walker: Walker) -> None:
    walker.answers()
    walker.begins()
    walker.changes("FIRST", 0)
    with pytest.raises(Refused, match="Try it out first"):
        walker.proposes("NEW_TRIALS", 2)


def test_new_trials_need_fresh_answers(walking: Walker) -> None:
    walking.walks(range(1, 30))
    walking.tries(12, 10, last=29)
    with pytest.raises(Refused, match="safety questions"):
        _tries_anew(walking, 29)


def test_a_steady_chapter_stays_at_the_number_from_today(walking: Walker) -> None:
    walking.walks(range(1, 17))
    chapter = walking.changes("STEADY", 17)
    assert (chapter.starts_on, chapter.increments_allowed) == (walking.day(17), False)
    assert set(walking.quotas(17, 27)) == {10}
    assert walking.state(17) == PlanState.STEADY


def test_a_steady_chapter_can_be_lower_never_higher(walking: Walker) -> None:
    walking.walks(range(1, 17))
    for amount in (11 * MINUTE, 0, 61):
        with pytest.raises(Refused, match="not above"):
            walking.proposes("STEADY", 17, amount=amount)
    walking.changes("STEADY", 17, amount=6 * MINUTE)
    assert walking.quota(17) == 6


def test_steady_chapters_in_a_row_never_rise(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("STEADY", 17, amount=6 * MINUTE)
    walking.changes("STEADY", 18)
    assert walking.quota(18) == 6
    with pytest.raises(Refused, match="not above"):
        walking.proposes("STEADY", 19, amount=7 * MINUTE)


def test_a_steady_plan_can_go_on_in_steps_where_answers_allow(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.changes("STEADY", 17)
    grows = walking.choices(growth="of_baseline", step_fraction=Fraction(1, 10))
    walking.changes("CONTINUES", 18, choices=grows)
    walking.walks(range(19, 26))
    assert walking.quotas(25, 26) == [10, 11]


def test_a_first_chapter_may_be_steady(walker: Walker) -> None:
    walker.answers()
    walker.begins()
    walker.tries(10, 10)
    walker.changes("STEADY", 0)
    assert (walker.quota(1), walker.state(1)) == (8, PlanState.STEADY)


def test_after_four_weeks_away_only_new_trials_go_on(walking: Walker) -> None:
    walking.answers(29)
    assert walking.state(29) == PlanState.REBASELINE_DUE
    for kind in ("CONTINUES", "REDUCED"):
        with pytest.raises(Refused, match="Try out anew"):
            walking.proposes(kind, 29)
    walking.tries(6, 5, last=29)
    _tries_anew(walking, 29)
    assert walking.quota(30) == 4


def test_after_four_weeks_away_a_steady_plan_starts_from_new_trials(walking: Walker) -> None:
    walking.answers(29)
    walking.tries(6, 5, last=29)
    choices = walking.choices().tried_again(selectors.trials(walking.plan))
    walking.changes("STEADY", 29, choices=choices)
    assert walking.quota(30) == 4


def test_after_52_weeks_the_number_stays_and_a_look_is_due(walking: Walker) -> None:
    walking.walks(range(1, 3))
    last = adapters.day(walking.plan, walking.day(364))
    after = adapters.day(walking.plan, walking.day(365))
    assert last is not None
    assert after is not None
    assert not last.review_due or last.state == PlanState.REBASELINE_DUE
    assert after.review_due


@pytest.mark.parametrize("answers", [CHEST, NUMB])
def test_other_answers_need_a_clearance_first(walker: Walker, answers: Answers) -> None:
    screening = walker.answers(0, answers)
    walker.begins()
    walker.tries(10, 10)
    with pytest.raises(Refused, match="clinician first"):
        walker.proposes()
    walker.is_cleared(screening)
    assert walker.proposes().number == 1


def test_worsening_allows_a_steady_plan_with_a_clearance(walker: Walker) -> None:
    screening = walker.answers(0, WORSE)
    walker.begins()
    walker.tries(10, 10)
    with pytest.raises(Refused, match="clinician first"):
        walker.proposes("STEADY")
    walker.is_cleared(screening)
    with pytest.raises(Refused, match="stays the same"):
        walker.proposes("FIRST")
    assert not walker.changes("STEADY", 0).increments_allowed


def test_a_clinic_may_trust_its_patients_with_a_steady_plan(
    walker: Walker, settings: Settings
) -> None:
    settings.STEADY_NEEDS_CLINICIAN = False
    walker.answers(0, WORSE)
    walker.begins()
    walker.tries(10, 10)
    assert walker.proposes("STEADY").kind == "STEADY"
    with pytest.raises(Refused, match="stays the same"):
        walker.proposes("FIRST")


@pytest.mark.parametrize("kind", GOES_ON)
def test_nobody_switches_steps_on_after_worsening(walker: Walker, kind: str) -> None:
    _steady_after_worsening(walker)
    walker.tries(10, 10, last=3)
    grows = walker.choices(growth="of_baseline", step_fraction=Fraction(1, 10))
    with pytest.raises(Refused, match="stays the same"):
        walker.proposes(kind, 3, choices=grows)


def test_steps_come_back_after_a_later_no_and_a_clearance_after_it(walker: Walker) -> None:
    _steady_after_worsening(walker)
    later = walker.answers(20)
    grows = walker.choices(growth="of_baseline", step_fraction=Fraction(1, 10))
    with pytest.raises(Refused, match="stays the same"):
        walker.proposes("CONTINUES", 20, choices=grows)
    walker.is_cleared(later, 20)
    assert walker.changes("CONTINUES", 20, choices=grows).increments_allowed


def test_a_plan_that_may_not_grow_can_be_made_smaller(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.is_cleared(walking.answers(17, WORSE, kind="worry"), 17)
    walking.changes("STEADY", 17)
    chapter = walking.changes("REDUCED", 18)
    assert (walking.quotas(18, 19), chapter.increments_allowed) == ([9, 8], False)


def test_a_reduction_that_would_grow_again_is_refused_after_worsening(walking: Walker) -> None:
    walking.walks(range(1, 17))
    walking.is_cleared(walking.answers(17, WORSE, kind="worry"), 17)
    with pytest.raises(Refused, match="stays the same"):
        walking.proposes("REDUCED", 17)


@pytest.mark.parametrize(("minutes", "quota"), [(5, 4), (20, 8)])
def test_a_steady_plan_tried_anew_gets_lower_never_higher(
    walker: Walker, minutes: int, quota: int
) -> None:
    _steady_after_worsening(walker)
    walker.tries(minutes, minutes, last=4)
    choices = walker.choices().tried_again(selectors.trials(walker.plan))
    walker.changes("STEADY", 4, choices=choices)
    assert walker.quota(5) == quota


def test_a_clearance_of_the_earlier_answers_is_not_enough(walker: Walker) -> None:
    first = _steady_after_worsening(walker)
    walker.answers(20)
    walker.is_cleared(first, 20)
    with pytest.raises(Refused, match="stays the same"):
        walker.proposes("CONTINUES", 20)


def test_worsening_behind_a_red_flag_is_not_lost(walker: Walker) -> None:
    screening = walker.answers(0, {**NUMB, **WORSE})
    walker.begins()
    walker.tries(10, 10)
    walker.is_cleared(screening)
    with pytest.raises(Refused, match="stays the same"):
        walker.proposes("FIRST")


@pytest.mark.parametrize(
    ("changed", "increment"),
    [
        ({"growth": "fixed", "step_amount": 30}, Fixed(amount=30)),
        (
            {"growth": "compounding", "step_fraction": Fraction(1, 5), "goal": 1200},
            Compounding(fraction=Fraction(1, 5)),
        ),
        ({"growth": "none"}, OfBaseline(fraction=Fraction(1, 10))),
        ({"step_fraction": Fraction(1, 20)}, OfBaseline(fraction=Fraction(1, 20))),
    ],
)
def test_terms_come_back_as_they_were_agreed(
    walker: Walker, changed: dict[str, object], increment: object
) -> None:
    walker.starts(weekdays=frozenset({0, 6}), flare_share=Fraction(1, 2), **changed)
    terms = adapters.terms(Chapter.objects.get())
    assert terms.increment == increment
    assert (terms.weekdays, terms.flare_rule.share) == (frozenset({0, 6}), Fraction(1, 2))
    assert terms.increments_allowed is (changed.get("growth") != "none")


def test_a_choice_out_of_range_makes_no_proposal(walker: Walker) -> None:
    walker.answers()
    walker.begins()
    walker.tries(10, 10)
    with pytest.raises(Refused, match="7 to 28"):
        walker.proposes(choices=walker.choices(step_days=3))


def _proposal(walker: Walker) -> Chapter:
    walker.answers()
    walker.begins()
    walker.tries(11, 9, 10)
    return walker.proposes()


def _tries_anew(walker: Walker, number: int) -> Chapter:
    choices = walker.choices().tried_again(selectors.trials(walker.plan))
    return walker.changes("NEW_TRIALS", number, choices=choices)


def _steady_after_worsening(walker: Walker) -> Screening:
    screening = walker.answers(0, WORSE)
    walker.is_cleared(screening)
    walker.begins()
    walker.tries(10, 10)
    walker.changes("STEADY", 0)
    walker.walks(range(1, 4))
    return screening
