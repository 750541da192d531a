"""A person allows notices on a device, tries them, takes the device off the list."""

import socket
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.conf import settings as now_set
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from accounts.models import Patient, User
from reminders import vapid
from reminders.models import PushEndpoint
from reminders.selectors import living
from tests.accounts.doors import sign_in
from tests.cast import NOON
from tests.reminders.maker import Browser, Maker, drops, status

pytestmark = pytest.mark.django_db

PHONE = "/you/reminders/phone/"
ADD = f"{PHONE}add/"
AGENT = "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36"
Given = dict[str, str]


@pytest.fixture(autouse=True)
def nothing_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def her(alice: Patient) -> Client:
    client = Client(headers={"user-agent": AGENT})
    sign_in(client, "alice@example.org")
    return client


@pytest.fixture
def his(bob: Patient) -> Client:
    client = Client()
    sign_in(client, "bob@example.org")
    return client


@pytest.fixture
def given(maker: Maker) -> Given:
    """What a browser gives for notices."""
    return {"address": maker.address("/send/abc"), **Browser().keys}


def test_a_device_that_is_allowed_stands_in_the_list(
    her: Client, alice: Patient, given: Given
) -> None:
    answer = her.post(ADD, given, follow=True)
    assert answer.redirect_chain == [(PHONE, 302)]
    assert "Notices come to this device." in answer.text
    assert answer.text.count("Chrome on Android") > 0
    assert "This device" in answer.text
    (endpoint,) = living(alice)
    assert (endpoint.address, endpoint.p256dh) == (given["address"], given["p256dh"])


def test_the_page_tells_the_browser_who_we_are(her: Client) -> None:
    page = her.get(PHONE).text
    assert f'data-key="{vapid.public_of(now_set.VAPID_PRIVATE_KEY)}"' in page
    assert 'data-worker="/sw.js"' in page
    assert "data-here" not in page
    assert now_set.VAPID_PRIVATE_KEY not in page


def test_the_page_shows_no_address(her: Client, given: Given) -> None:
    her.post(ADD, given)
    page = her.get(PHONE).text
    assert "data-here" in page
    assert not [value for value in given.values() if value in page]


def test_allowed_twice_it_is_one_device(her: Client, given: Given) -> None:
    her.post(ADD, given)
    her.post(ADD, given)
    assert PushEndpoint.objects.count() == 1


def test_a_new_address_of_the_same_device_replaces_the_old(
    her: Client, given: Given, maker: Maker
) -> None:
    her.post(ADD, given)
    her.post(ADD, given | {"address": maker.address("/send/new")})
    assert PushEndpoint.objects.get().address.endswith("/send/new")


def test_two_devices_are_two(her: Client, alice: Patient, given: Given, maker: Maker) -> None:
    her.post(ADD, given)
    laptop = Client()
    sign_in(laptop, "alice@example.org")
    laptop.post(ADD, given | {"address": maker.address("/send/laptop")})
    assert living(alice).count() == 2


def test_a_device_that_was_gone_comes_back(her: Client, alice: Patient, given: Given) -> None:
    her.post(ADD, given)
    PushEndpoint.objects.update(dead_at=NOON)
    assert not living(alice)
    her.post(ADD, given)
    assert living(alice).count() == 1


def test_a_browser_shows_the_notices_of_whoever_signed_in_last(
    her: Client, his: Client, alice: Patient, bob: Patient, given: Given
) -> None:
    her.post(ADD, given)
    his.post(ADD, given)
    assert (living(alice).count(), living(bob).count()) == (0, 1)


def test_the_oldest_of_many_devices_makes_room(
    her: Client, alice: Patient, given: Given, maker: Maker
) -> None:
    devices = [maker.device(alice) for _ in range(10)]
    her.post(ADD, given)
    assert living(alice).count() == 10
    assert living(alice)[0].address == given["address"]
    assert len({one.pk for one in devices} - {one.pk for one in living(alice)}) == 1


@pytest.mark.parametrize("name", ["address", "p256dh", "auth"])
@pytest.mark.parametrize("value", [None, "", "x", "{}", "é" * 20, "a" * 5000, "a\x00b", "../" * 30])
def test_what_no_browser_gives_is_refused(
    name: str, value: str | None, her: Client, given: Given
) -> None:
    wrong = {key: text for key, text in given.items() if key != name}
    answer = her.post(ADD, wrong if value is None else wrong | {name: value})
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert not PushEndpoint.objects.exists()


@pytest.mark.parametrize("body", ["", "{", "[]", '{"address": 1}', '{"keys": {}}', "null"])
def test_a_post_of_another_kind_is_refused(body: str, her: Client) -> None:
    assert her.post(ADD, body, content_type="application/json").status_code == 422


@pytest.mark.parametrize(
    "point", ["AA" * 43 + "A", "BA" + "A" * 85, vapid.to_text(b"\x04" + b"\xff" * 64)]
)
def test_a_point_that_is_not_on_the_curve_is_no_key(point: str, her: Client, given: Given) -> None:
    assert her.post(ADD, given | {"p256dh": point}).status_code == 422


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/send",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/send",
        "https://evil.example/send",
        "https://fcm.googleapis.com:8443/send",
        "https://fcm.googleapis.com@evil.example/send",
        "https://evil.example/?fcm.googleapis.com",
        "http://127.0.0.1:6379/",
        "http://fcm.googleapis.com/send",
    ],
)
def test_an_address_that_leads_elsewhere_is_refused_in_words(
    address: str, her: Client, given: Given, settings: Settings
) -> None:
    settings.PUSH_LOOPBACK = False
    answer = her.post(ADD, given | {"address": address})
    assert answer.status_code == 422
    assert "We don’t know the maker of this browser" in answer.text.replace("&#x27;", "’")
    assert not PushEndpoint.objects.exists()


KNOWN = "https://fcm.googleapis.com/fcm/send/a:b"


@pytest.mark.parametrize(
    ("numbers", "code"), [(["8.8.8.8"], 302), (["10.0.0.1"], 422), (["8.8.8.8", "::1"], 422)]
)
def test_the_name_is_looked_up_before_it_is_kept(
    numbers: list[str],
    code: int,
    her: Client,
    given: Given,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert her.post(ADD, given | {"address": KNOWN}).status_code == code


def test_a_maker_that_cannot_be_found_just_now_is_no_mistake_of_the_person(
    her: Client, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    answer = her.post(ADD, given | {"address": KNOWN})
    assert "Try again in a few minutes" in answer.text


def test_a_device_that_others_use_gets_none(alice: Patient, given: Given) -> None:
    client = Client()
    sign_in(client, "alice@example.org", shared="on")
    assert "others use it" in client.get(PHONE).text
    assert client.post(ADD, given).status_code == 422
    assert not PushEndpoint.objects.exists()


def test_a_device_is_taken_off_the_list(her: Client, alice: Patient, maker: Maker) -> None:
    device = maker.device(alice)
    answer = her.post(f"{PHONE}{device.pk}/remove/", follow=True)
    assert "No more notices on that device." in answer.text
    assert not PushEndpoint.objects.exists()


@pytest.mark.parametrize("act", ["remove", "try"])
def test_what_is_somebody_elses_is_not_there(
    act: str, her: Client, bob: Patient, maker: Maker
) -> None:
    bobs = maker.device(bob)
    for key in (bobs.pk, uuid4()):
        assert her.post(f"{PHONE}{key}/{act}/").status_code == 404
    assert list(living(bob)) == [bobs]
    assert not maker.taken


def test_what_is_gone_cannot_be_tried(her: Client, alice: Patient, maker: Maker) -> None:
    gone = maker.device(alice, dead_at=NOON)
    assert her.post(f"{PHONE}{gone.pk}/try/").status_code == 404


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(201), "It is on its way"),
        (status(500), "could not be sent just now"),
        (drops, "could not be sent just now"),
        (status(410), "takes no notices any more"),
        (status(403), "takes no notices any more"),
    ],
)
def test_a_device_is_tried_and_what_came_of_it_is_said(
    answer: Callable[..., None], words: str, her: Client, alice: Patient, maker: Maker
) -> None:
    device = maker.device(alice, answer)
    maker.device(alice)
    assert words in her.post(f"{PHONE}{device.pk}/try/", follow=True).text
    assert [taken.headers["Topic"] for taken in maker.taken] == ["try"]


def test_a_notice_for_trying_leads_back_here(her: Client, alice: Patient, maker: Maker) -> None:
    browser = Browser()
    her.post(f"{PHONE}{maker.device(alice, browser=browser).pk}/try/")
    said = browser.opens(maker.taken[0].body)
    assert (said["body"], said["url"]) == ("Notices arrive here.", PHONE)


def test_one_try_a_minute_is_enough(
    her: Client, his: Client, alice: Patient, bob: Patient, maker: Maker
) -> None:
    device, bobs = maker.device(alice), maker.device(bob)
    her.post(f"{PHONE}{device.pk}/try/")
    assert "One a minute is enough" in her.post(f"{PHONE}{device.pk}/try/", follow=True).text
    his.post(f"{PHONE}{bobs.pk}/try/")
    assert (maker.asked(device), maker.asked(bobs)) == (1, 1)


def test_the_way_to_the_page_stands_among_the_reminders(her: Client) -> None:
    assert f'href="{PHONE}"' in her.get("/you/reminders/").text


def test_who_keeps_no_diary_has_no_notices(
    client_of: Callable[[User], Client], ada: User, given: Given
) -> None:
    assert client_of(ada).get(PHONE).status_code in {302, 404}
    client_of(ada).post(ADD, given)
    assert not PushEndpoint.objects.exists()


def test_the_script_that_shows_notices_is_there_for_everyone_and_asked_for_anew() -> None:
    answer = Client().get("/sw.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "notificationclick" in answer.text
    assert "fetch" not in answer.text


def test_the_policy_lets_only_our_own_script_work_behind_the_pages() -> None:
    assert "worker-src 'self'" in Client().get("/").headers["Content-Security-Policy"]
