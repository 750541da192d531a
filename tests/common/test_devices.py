"""Devices in words."""

import pytest

from common.devices import device

PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (PHONE, "Firefox on Android"),
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        (CHROME, "Chrome on Linux"),
        ("Firefox/1", "Firefox"),
        ("", "A browser we don't know"),
    ],
)
def test_a_device_is_named_as_its_owner_would(user_agent: str, words: str) -> None:
    assert device(user_agent) == words
