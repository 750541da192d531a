"""Put on a home screen, the product has a name, an icon, and opens with Today."""

from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image
from pytest_django import Settings

ADDRESS = "/app.webmanifest"


def test_every_page_names_it() -> None:
    assert f'<link rel="manifest" href="{ADDRESS}">' in Client().get("/").text


def test_it_opens_with_today_in_a_window_of_its_own(settings: Settings) -> None:
    settings.SITE_NAME = "Clinic diary"
    answer = Client().get(ADDRESS)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    told = answer.json()
    assert (told["name"], told["display"], told["start_url"]) == (
        *("Clinic diary", "standalone", "/today/"),
    )


@pytest.mark.parametrize("side", [192, 512])
def test_its_icons_are_as_large_as_it_says_and_fill_their_square(side: int) -> None:
    told = Client().get(ADDRESS).json()
    size = f"{side}x{side}"
    (name, *_) = [icon["src"] for icon in told["icons"] if icon["sizes"] == size]
    path = finders.find(name.removeprefix("/static/"))
    assert isinstance(path, str)
    with Image.open(path) as icon:
        assert icon.size == (side, side)
        whole: Any = icon.convert("RGBA")
    assert whole.getpixel((0, 0)) == whole.getpixel((side - 1, side - 1))
    assert whole.getextrema()[3] == (255, 255)
