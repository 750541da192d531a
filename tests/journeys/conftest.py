"""The stage for the journeys: a served product, a browser that watches, and a set date.

A journey asks for `stage` (who is signed in, what time it is) and for `page` (pytest-playwright's,
watched: an error in the console, a breach of the content policy, or a request that leaves this
machine fails the test).
"""

import io
import os
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from scripts import assets, chromium
from tests.cast import NOON
from tests.journeys.bob import draw_up_a_plan
from tests.journeys.stage import Stage
from tests.journeys.watch import Watch

if TYPE_CHECKING:
    from tests.journeys.worlds import PutBack

HERE = Path(__file__).parent

# Playwright keeps an event loop in this thread; Django would refuse the database because of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    path = chromium.find()
    if path is None:
        pytest.fail("There is no Chromium here: run `python -m scripts.chromium`.", pytrace=False)
    nowhere = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
    return {"executable_path": path, "args": [*chromium.flags(), nowhere]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "viewport": {"width": 360, "height": 780},
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def style_sheets() -> None:
    """The sheets that set-up makes, where this run's settings look for them."""
    from django.conf import settings

    assets.build(settings.VAR / "assets")


@pytest.fixture
def set_date(settings: Settings, tmp_path: Path) -> None:
    """It is NOON of the cast, and stays so near it as the test takes time."""
    from common import clock

    settings.CLOCK_FILE = tmp_path / "clock"
    clock.set_to(NOON)


@pytest.fixture
def watch(request: pytest.FixtureRequest) -> Iterator[Watch]:
    """What the browser complained of; `watch.expect("404")` where it is meant to."""
    watching = Watch()
    yield watching
    complaints = watching.unexpected()
    assert not complaints, "the browser complains:\n" + "\n".join(complaints)


@pytest.fixture
def server_errors(watch: Watch) -> Iterator[None]:
    """An exception in a view is the journey's failure, with its traceback."""
    from django.core.signals import got_request_exception

    def blame(**_facts: Any) -> None:
        watch.blame(f"the server failed:\n{traceback.format_exc()}")

    got_request_exception.connect(blame)
    yield
    got_request_exception.disconnect(blame)


@pytest.fixture
def page(page: Page, watch: Watch) -> Page:
    watch.over(page.context)
    page.set_default_timeout(10_000)
    return page


@pytest.fixture(scope="session")
def kept_worlds() -> "list[PutBack]":
    """The demo world as it was when first made, so that it need be made but once."""
    return []


@pytest.fixture
def demo_world(transactional_db: None, set_date: None, kept_worlds: "list[PutBack]") -> None:
    """The people a newcomer sees, and Bob, on the cast's day."""
    from django.core.management import call_command

    from tests.journeys.worlds import keep

    if kept_worlds:
        kept_worlds[0]()
        return
    call_command("load_curriculum", stdout=io.StringIO())
    call_command("demo", verbosity=0)
    draw_up_a_plan()
    kept_worlds.append(keep())


@pytest.fixture
def address(
    style_sheets: None, set_date: None, server_errors: None, live_server: LiveServer
) -> str:
    """Where the product is served from, on this machine; nobody has tried to sign in yet."""
    from django.core.cache import cache

    cache.clear()
    return str(live_server.url)


@pytest.fixture
def stage(address: str, page: Page, watch: Watch) -> Stage:
    return Stage(address=address, page=page, watch=watch)


@pytest.fixture
def plain_stage(address: str, new_context: Callable[..., BrowserContext], watch: Watch) -> Stage:
    """A browser with scripts switched off."""
    context = new_context(java_script_enabled=False)
    watch.over(context)
    return Stage(address=address, page=context.new_page(), watch=watch)
