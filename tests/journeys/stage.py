"""Where a journey happens: who is signed in, what time it is, how wide the screen is."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from playwright.sync_api import Page

from tests.journeys.watch import Watch

if TYPE_CHECKING:
    from accounts.models import Patient, User

THEMES = ("light", "dark", "dim")
WIDTHS = (360, 768, 1280)


@dataclass(frozen=True)
class Stage:
    """A served product at `address` and the browser page that visits it."""

    address: str
    page: Page
    watch: Watch

    def open(self, path: str) -> Page:
        """Go to a path of ours, like `/today/`."""
        self.page.goto(f"{self.address}{path}")
        return self.page

    def sign_in(self, person: "Patient | User") -> None:
        """Let the browser come as `person`, without the form (which has journeys of its own)."""
        from django.conf import settings
        from django.test import Client

        from accounts.models import User

        client = Client()
        client.force_login(person if isinstance(person, User) else person.user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.address}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]

    def sign_out(self) -> None:
        self.page.context.clear_cookies()

    def set_date(self, instant: datetime) -> None:
        """Let it be `instant` for the server."""
        from common import clock

        clock.set_to(instant)

    def width(self, pixels: int) -> None:
        self.page.set_viewport_size({"width": pixels, "height": 780 if pixels < 700 else 900})

    def theme(self, name: str) -> None:
        """Show the present page in a theme, with every colour arrived, until the next page."""
        self.page.evaluate(
            "name => { document.documentElement.dataset.theme = name;"
            " document.getAnimations().forEach(one => one.finish()) }",
            name,
        )
