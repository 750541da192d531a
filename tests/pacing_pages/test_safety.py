"""The safety questions and what follows (P11)."""

from uuid import uuid4

import pytest

from accounts.models import Patient
from pacing.models import Clearance, Plan, Screening
from pacing.screening import WORSENINGS
from tests.pacing.walker import CHEST, NUMB, Walker
from tests.pacing_pages.answers import CALM, NOTHING, SLIGHT, WORN_OUT
from tests.pacing_pages.browser import Browser


def test_answers_left_out_are_named_and_nothing_is_kept(browser: Browser) -> None:
    browser.open("pacing:screening").send(now=["none"])
    assert browser.title.startswith("Error:")
    assert "There is a problem" in browser.text
    assert "Choose how often you have this." in browser.text
    assert Screening.objects.count() == 0


def test_what_was_ticked_stays_ticked(browser: Browser) -> None:
    browser.open("pacing:screening").send(now=["stroke"], heavy_often="2")
    assert (browser.fields["now"], browser.fields["heavy_often"]) == (["stroke"], ["2"])


def test_none_and_another_one_do_not_go_together(browser: Browser) -> None:
    browser.open("pacing:screening").send(**NOTHING | {"first": ["heart", "none"]})
    assert "Keep one." in browser.text


def test_something_that_happens_is_asked_how_bad_it_is(browser: Browser) -> None:
    browser.open("pacing:screening").send(**NOTHING | {"mind_often": "1"})
    assert "“Tired in your mind after a little thinking”: choose how bad it gets." in browser.text


def test_each_of_several_left_out_is_named(browser: Browser) -> None:
    often = {f"{each.key}_often": "2" for each in WORSENINGS}
    browser.open("pacing:screening").send(**NOTHING | often)
    summary = browser.text.split("Is a plan safe for you?")[0]
    assert [str(each.text) for each in WORSENINGS if str(each.text) not in summary] == []


def test_nothing_to_report_leads_on_to_an_activity(browser: Browser) -> None:
    browser.open("pacing:screening").send(**NOTHING)
    assert (Screening.objects.get().outcome, browser.path) == ("CLEAR", "/plan/new/")


def test_answers_lead_on_to_the_plan_that_waits(walker: Walker, browser: Browser) -> None:
    walker.begins()
    browser.open("pacing:screening").send(**NOTHING)
    assert browser.path == f"/plan/{walker.plan.pk}/trials/"


def test_a_sign_that_needs_care_now_comes_with_the_number_to_call(browser: Browser) -> None:
    Patient.objects.update(zone="Europe/Berlin")
    browser.open("pacing:screening").send(**NOTHING | {"now": ["stroke"]})
    assert "This is the number for Germany." in browser.text
    assert "Call 112" in browser.text


def test_step_two_is_asked_only_where_step_one_says_so(browser: Browser) -> None:
    browser.open("pacing:screening").send(**WORN_OUT)
    assert "After a slight effort" in browser.text
    assert Screening.objects.count() == 0
    browser.send(**SLIGHT)
    assert Screening.objects.get().outcome == "PEM_POSITIVE"
    assert "A steady plan only" in browser.text


def test_step_two_can_clear_what_step_one_asked(browser: Browser) -> None:
    browser.open("pacing:screening").send(**WORN_OUT)
    browser.send(slight=["none"], lasts="under_1")
    assert Screening.objects.get().outcome == "CLEAR"


def test_fog_mode_asks_one_section_a_screen(alice: Patient, browser: Browser) -> None:
    alice.fog_mode = True
    alice.save()
    browser.open("pacing:screening")
    for sent in ({"now": ["none"]}, {"first": ["falls"]}, CALM):
        assert Screening.objects.count() == 0
        browser.send(**sent)
    browser.send(told=["none"])
    assert Screening.objects.get().outcome == "CLEARANCE_NEEDED"


def test_a_red_flag_says_where_to_get_help_now(browser: Browser) -> None:
    browser.open("pacing:screening").send(**NOTHING | {"now": ["chest_at_rest"]})
    assert "Get this looked at now" in browser.text
    assert "Do you have pain or tightness in your chest now" in browser.text
    assert "/get-help/" in browser.page.content.decode()


@pytest.mark.parametrize(("zone", "dials"), [("Europe/Berlin", True), ("Asia/Tokyo", False)])
def test_a_red_flag_offers_no_other_countrys_number(
    alice: Patient, browser: Browser, zone: str, dials: bool
) -> None:
    Patient.objects.update(zone=zone)
    browser.open("pacing:screening").send(**NOTHING | {"now": ["chest_at_rest"]})
    assert ("tel:" in browser.page.content.decode()) is dials
    assert ("call the emergency number of where you are now" in browser.text) is not dials


def test_something_worrying_holds_the_plan_that_runs(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:screening", kind="worry").send(**NOTHING | {"now": ["weakness"]})
    assert "Your plan is on hold." in browser.text
    assert "On hold for your safety" in browser.open("pacing:plan").text


def goes_on(walking: Walker, browser: Browser) -> str:
    """What the plan says once a clinician's yes is noted."""
    screening = Screening.objects.latest("at")
    browser.open("pacing:clearance", screening.pk)
    browser.send(given_by_name="Dr Khan", given_by_role="GP", given_on="2026-04-07")
    return browser.open("pacing:plan").text


def test_after_a_clinicians_yes_a_held_plan_says_when_it_goes_on(
    walking: Walker, browser: Browser
) -> None:
    browser.open("pacing:screening", kind="worry").send(**NOTHING | {"now": ["weakness"]})
    assert "You go on from Wednesday 8 April." in goes_on(walking, browser)


def test_a_plan_that_may_not_grow_leads_to_a_steady_one(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:screening", kind="worry").send(**WORN_OUT).send(**SLIGHT)
    assert "Your plan goes on once it stays the same" in goes_on(walking, browser)
    assert f"/plan/{walking.plan.pk}/change/" in browser.page.content.decode()
    browser.open("pacing:change", walking.plan.pk).send(kind="STEADY").send(answer="agree")
    text = browser.open("pacing:plan").text
    assert "You go on from Wednesday 8 April." in text
    assert "once it stays the same" not in text


def test_a_worry_without_a_sign_still_says_what_to_do(walking: Walker, browser: Browser) -> None:
    browser.open("pacing:screening", kind="worry").send(**NOTHING)
    assert "Nothing here stands in the way" in browser.text
    assert Screening.objects.latest("at").kind == "worry"


def test_answers_sent_twice_are_kept_once(browser: Browser) -> None:
    sent = NOTHING | {"client_uuid": uuid4()}
    for _time in range(2):
        browser.open("pacing:screening").send(**sent)
    assert Screening.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"stage": "99"}, {"stage": "-1"}, {"stage": "²"}, {"kind": "x"}])
def test_hidden_fields_that_were_bent_do_no_harm(browser: Browser, wrong: dict[str, str]) -> None:
    browser.open("pacing:screening").send(**NOTHING, **wrong)
    assert browser.status < 500


def test_a_clearance_lets_the_plan_go_on(trying: Walker, browser: Browser) -> None:
    screening = trying.answers(0, CHEST, minutes=5)
    browser.open("pacing:clearance", screening.pk)
    browser.send(given_by_name="Dr Khan", given_by_role="GP", given_on="2026-04-07")
    assert Clearance.objects.get().given_by_name == "Dr Khan"
    assert browser.path == f"/plan/{trying.plan.pk}/trials/"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"given_on": "2026-04-08"}, "This day has not come yet."),
        ({"given_on": "2026-04-06"}, "Ask again"),
        ({"given_on": "soon"}, "Write the day like"),
        ({"given_by_name": ""}, "Write who told you."),
        ({"given_by_role": "x" * 81}, "Use at most 80 letters."),
    ],
)
def test_a_clearance_that_can_not_be_is_refused_in_words(
    trying: Walker, browser: Browser, wrong: dict[str, str], words: str
) -> None:
    screening = trying.answers(0, NUMB, minutes=5)
    sound = {"given_by_name": "Dr Khan", "given_by_role": "GP", "given_on": "2026-04-07"}
    browser.open("pacing:clearance", screening.pk).send(**sound | wrong)
    assert words in browser.text
    assert browser.fields["given_by_name"] == [(sound | wrong)["given_by_name"]]
    assert Clearance.objects.count() == 0


def test_a_clearance_sent_twice_is_kept_once(trying: Walker, browser: Browser) -> None:
    screening = trying.answers(0, CHEST, minutes=5)
    said = {"given_by_name": "Dr Khan", "given_by_role": "GP", "given_on": "2026-04-07"}
    for _time in range(2):
        browser.open("pacing:clearance", screening.pk).send(**said, client_uuid=NOON_UUID)
    assert Clearance.objects.count() == 1


NOON_UUID = uuid4()


@pytest.mark.parametrize("page", ["pacing:outcome", "pacing:clearance"])
def test_another_persons_answers_are_not_found(browser: Browser, of_bob: Plan, page: str) -> None:
    screening = Screening.objects.get(patient=of_bob.patient)
    assert browser.open(page, screening.pk).status == 404


@pytest.mark.parametrize("stage", ["9" * 5000, "-1", "0", "²", "1.0", ""])
def test_a_screen_that_is_none_begins_with_the_first(browser: Browser, stage: str) -> None:
    assert browser.open("pacing:screening").send(stage=stage).status == 422
