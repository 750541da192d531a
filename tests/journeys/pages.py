"""Every page a person can see, once: `make screens` and the accessibility journeys read this table.

Add a line here with each new page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import Page

from tests.journeys.stage import Stage

if TYPE_CHECKING:
    from accounts.models import Patient

Who = Literal["nobody", "ruth", "sam"]
"""Signed out; the demo's patient with a plan; the demo's patient who has just signed up."""


def address(name: str, *values: object) -> Callable[["Patient | None"], str]:
    """An address that needs no row of the patient's."""

    def make(_patient: "Patient | None") -> str:
        from django.urls import reverse

        return reverse(name, args=values)

    return make


@dataclass(frozen=True, slots=True)
class PageSeen:
    """One line of the table: what it is called, who sees it, and where it is."""

    name: str
    who: Who
    path: Callable[["Patient | None"], str]

    def visit(self, stage: Stage) -> Page:
        """Open the page as the person who sees it; needs the demo world."""
        from accounts.models import Patient

        patient = None
        if self.who != "nobody":
            patient = Patient.objects.get(user__email=f"{self.who}@demo.example")
            stage.sign_in(patient)
        return stage.open(self.path(patient))


PAGES = (
    PageSeen("how-it-feeds", "nobody", address("how_it_feeds")),
    PageSeen("sign-up", "nobody", address("account_signup")),
    PageSeen("sign-in", "nobody", address("account_login")),
    PageSeen("today", "ruth", address("today")),
    PageSeen("today-new", "sam", address("today")),
)
