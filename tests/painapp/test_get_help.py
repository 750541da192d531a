"""Whom to call: open to everyone, right for the country, honest that nobody watches."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from accounts.models import Patient
from painapp import emergency
from tests.cast import NOON

pytestmark = pytest.mark.django_db

NUMBERS = {
    "GB": ("999", "111", "116 123"),
    "IE": ("112", "116 123"),
    "US": ("911", "988"),
    "CA": ("911", "811", "988"),
    "AU": ("000", "13 11 14"),
    "NZ": ("111", "1737"),
    "DE": ("112", "116 117"),
    "ES": ("112", "024"),
}


@pytest.fixture
def from_file(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A file named by EMERGENCY_FILE, read anew."""
    settings.EMERGENCY_FILE = str(tmp_path / "numbers.json")
    emergency.countries.cache_clear()
    yield tmp_path / "numbers.json"
    emergency.countries.cache_clear()


def test_it_says_that_nobody_watches(client: Client) -> None:
    page = client.get("/get-help/").content.decode()
    assert "Nobody watches your diary. It is not monitored." in page


@pytest.mark.parametrize(("code", "numbers"), NUMBERS.items())
def test_each_country_has_its_numbers(client: Client, code: str, numbers: tuple[str, ...]) -> None:
    page = client.get("/get-help/", {"country": code}).content.decode()
    for number in numbers:
        assert f"Call {number}" in page
        assert f'href="tel:{number.replace(" ", "")}"' in page


def test_the_house_decides_whose_numbers_come_first(client: Client, settings: Settings) -> None:
    settings.DEFAULT_COUNTRY = "DE"
    assert "Call 112 now if" in client.get("/get-help/").content.decode()


@pytest.mark.parametrize("code", ["XX", "", "<script>", "gb"])
def test_an_unknown_country_shows_the_usual_numbers(client: Client, code: str) -> None:
    page = client.get("/get-help/", {"country": code}).content.decode()
    assert "Call 999 now if" in page
    assert "<script>" not in page.split("<main")[1]


def test_a_patient_keeps_their_country(client: Client, alice: Patient) -> None:
    client.force_login(alice.user)
    assert client.post("/get-help/", {"country": "IE"})["Location"] == "/get-help/"
    assert Patient.objects.get(pk=alice.pk).country == "IE"
    assert "Call 112 now if" in client.get("/get-help/").content.decode()


@pytest.mark.parametrize(
    ("zone", "number"), [("Europe/Berlin", "112"), ("America/New_York", "911"), ("UTC", "999")]
)
def test_the_numbers_are_those_of_where_the_person_said_they_are(
    client: Client, alice: Patient, zone: str, number: str
) -> None:
    Patient.objects.update(zone=zone)
    client.force_login(alice.user)
    assert f"Call {number} now if" in client.get("/get-help/").content.decode()


def test_someone_who_travels_gets_the_numbers_of_where_they_are_now(
    client: Client, alice: Patient
) -> None:
    change = {"next_zone": "Europe/Berlin", "next_day_starts_at": "04:00", "day_changes_at": NOON}
    Patient.objects.update(**change)
    client.force_login(alice.user)
    assert "Call 112 now if" in client.get("/get-help/").content.decode()


def test_a_zone_that_nobody_confirmed_decides_nothing(client: Client, alice: Patient) -> None:
    Patient.objects.update(zone="Europe/Berlin", zone_confirmed_at=None)
    client.force_login(alice.user)
    assert "Call 999 now if" in client.get("/get-help/").content.decode()


def test_the_persons_own_choice_comes_before_their_zone(client: Client, alice: Patient) -> None:
    Patient.objects.update(zone="Europe/Berlin", country="US")
    client.force_login(alice.user)
    assert "Call 911 now if" in client.get("/get-help/").content.decode()


def test_where_there_are_no_numbers_for_a_place_the_page_says_so(
    client: Client, alice: Patient
) -> None:
    Patient.objects.update(zone="Asia/Tokyo")
    client.force_login(alice.user)
    told = "We have no numbers for where you are."
    page = client.get("/get-help/").content.decode()
    assert told in page
    assert "Call the emergency number of where you are now if" in page
    assert "button--big" not in page
    assert told not in client.get("/get-help/", {"country": "US"}).content.decode()


def test_the_country_stands_above_the_number_with_the_way_to_change_it(client: Client) -> None:
    before, _button = client.get("/get-help/").content.decode().split("Call 999 now if")
    assert "Numbers for: United Kingdom. Change the country" in before
    assert "Show these numbers" in before


def test_a_country_without_numbers_is_not_kept(client: Client, alice: Patient) -> None:
    client.force_login(alice.user)
    assert client.post("/get-help/", {"country": "XX"}).status_code == 200
    assert Patient.objects.get(pk=alice.pk).country == ""


def test_only_the_signed_in_are_asked_to_tell_of_something_new(
    client: Client, alice: Patient
) -> None:
    link = 'href="/plan/safety/?kind=worry"'
    assert link not in client.get("/get-help/").content.decode()
    client.force_login(alice.user)
    assert link in client.get("/get-help/").content.decode()


def test_a_file_adds_countries_and_replaces_numbers(client: Client, from_file: Path) -> None:
    told = {
        "FR": {"name": "France", "lines": [["Urgences", "112", "Vie en danger"]]},
        "GB": {"name": "Here", "lines": [["Us", "+44 1234", ""]]},
    }
    from_file.write_text(json.dumps(told), encoding="utf-8")
    assert "Numbers for: France" in client.get("/get-help/", {"country": "FR"}).content.decode()
    assert emergency.country("FR").lines[0].who == "Urgences"
    assert emergency.country("GB").lines[0].dial == "+441234"
    assert emergency.country("US").lines[0].number == "911"


@pytest.mark.parametrize("text", [None, "not json", '{"FR": {}}', '{"FR": 3}', "[]"])
def test_a_file_that_cannot_be_read_is_named(from_file: Path, text: str | None) -> None:
    if text is not None:
        from_file.write_text(text, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured, match="EMERGENCY_FILE"):
        emergency.countries()


def test_every_shipped_country_begins_with_danger_to_life() -> None:
    assert {country.lines[0].when for country in emergency.SHIPPED} == {emergency.DANGER}
