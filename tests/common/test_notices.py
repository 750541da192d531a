"""What is said once, and how it is undone."""

from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory

from common import notices


def a_request() -> HttpRequest:
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


def test_a_notice_carries_its_way_back() -> None:
    request = a_request()
    notices.say(request, "Noted.", undo="/undo/1/")
    [message] = get_messages(request)
    assert str(message) == "Noted."
    assert notices.undo_url(message) == "/undo/1/"


def test_a_notice_without_a_way_back_offers_none() -> None:
    request = a_request()
    notices.say(request, "Noted.")
    [message] = get_messages(request)
    assert notices.undo_url(message) == ""
