"""The page *You*: it leads everywhere, and saves what is chosen."""

import pytest
from django.test import Client

from accounts.models import Patient

pytestmark = pytest.mark.django_db


@pytest.fixture
def her(client: Client, alice: Patient) -> Client:
    client.force_login(alice.user)
    return client


def test_it_says_who_is_signed_in_and_leads_to_all_that_can_be_set(her: Client) -> None:
    page = her.get("/you/").content.decode()
    assert "alice@example.org" in page
    for address in (
        *("/you/day/", "/diary/choose/", "/goals/", "/plan/flare/words/", "/get-help/#country"),
        *("/account/email/", "/account/password/change/", "/account/2fa/", "/account/sessions/"),
    ):
        assert f'href="{address}"' in page


def test_every_link_on_it_opens(her: Client) -> None:
    page = her.get("/you/").content.decode()
    links = {part.split('"')[0] for part in page.split('href="')[1:]}
    pages = {link.split("#")[0] for link in links if link.startswith("/") and "static" not in link}
    assert {
        page: her.get(page).status_code for page in pages if her.get(page).status_code >= 400
    } == {}


def test_a_look_is_saved_and_the_next_page_wears_it(her: Client, alice: Patient) -> None:
    form = {"theme": "dim", "text_size": "150", "fog_mode": "on"}
    assert her.post("/you/look/", form)["Location"] == "/you/"
    alice.refresh_from_db()
    assert (alice.theme, alice.text_size, alice.fog_mode) == ("dim", 150, True)
    page = her.get("/you/").content.decode()
    assert 'data-theme="dim"' in page
    assert 'data-text="150"' in page


def test_a_touch_saves_without_a_new_page(her: Client, alice: Patient) -> None:
    answer = her.post(
        "/you/look/", {"theme": "dark", "text_size": "100"}, headers={"HX-Request": "true"}
    )
    assert (answer.status_code, answer.content) == (204, b"")
    assert Patient.objects.get(pk=alice.pk).theme == "dark"


@pytest.mark.parametrize(
    "form",
    [
        {"theme": "pink", "text_size": "100"},
        {"theme": "dark", "text_size": "1000"},
        {"theme": "dim"},
    ],
)
def test_a_look_that_does_not_exist_is_refused(
    her: Client, alice: Patient, form: dict[str, str]
) -> None:
    answer = her.post("/you/look/", form)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert Patient.objects.get(pk=alice.pk).theme == ""


def test_a_shared_device_is_noted_and_taken_back(her: Client, alice: Patient) -> None:
    her.post("/you/device/", {"shared_device": "on"})
    assert Patient.objects.get(pk=alice.pk).shared_device
    her.post("/you/device/")
    assert not Patient.objects.get(pk=alice.pk).shared_device


@pytest.mark.parametrize("address", ["/you/look/", "/you/device/"])
def test_what_saves_is_a_post(her: Client, address: str) -> None:
    assert her.get(address).status_code == 405


@pytest.mark.parametrize("address", ["/you/", "/you/day/"])
def test_visitors_sign_in_first(client: Client, address: str) -> None:
    assert client.get(address)["Location"] == f"/account/login/?next={address}"


def test_a_zone_the_list_leaves_out_stays_chosen(her: Client, alice: Patient) -> None:
    Patient.objects.filter(pk=alice.pk).update(zone="Etc/GMT+5")
    assert '<option value="Etc/GMT+5" selected>' in her.get("/you/day/").content.decode()
