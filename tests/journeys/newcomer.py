"""The steps of a newcomer's first ten minutes, as a person takes them in a browser."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.stage import Stage

EMAIL = "nell@example.org"
PASSWORD = "seven quiet lanterns"


@dataclass(frozen=True)
class Newcomer:
    """Someone with a phone and no account yet."""

    stage: Stage

    @property
    def page(self) -> Page:
        return self.stage.page

    def press(self, name: str) -> None:
        """Press the button, or follow the link, that is called so."""
        control = self.page.get_by_role("button", name=re.compile(name))
        link = self.page.get_by_role("link", name=re.compile(name))
        control.or_(link).first.click()

    def signs_up(self) -> None:
        self.stage.open("/")
        self.press("Sign up")
        self.page.get_by_label("E-mail").fill(EMAIL)
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.page.locator("main button[type=submit]").first.click()
        self.page.locator("main input[name=code]").fill(mailed_code())
        self.page.locator("main button[type=submit]").first.click()
        self.page.wait_for_url("**/start/**")

    def says_where_and_what_matters(self) -> None:
        self.press("Yes, go on")
        self.page.locator("main input[type=text]").first.fill("Walk to the shop and back")
        self.press("Go on")

    def answers_the_safety_questions(self) -> None:
        self.press("Answer the questions")
        for none in self.page.get_by_label("None of these").all():
            none.check(force=True)
        for never in self.page.get_by_label("Never").all():
            never.check(force=True)
        self.press("Send my answers")

    def picks_walking(self) -> None:
        self.page.get_by_text("Walking", exact=True).first.click()
        self.page.wait_for_url("**/trials/")

    def keeps_every_suggestion(self) -> None:
        """Go through the builder without changing a thing."""
        while "/build/" in self.page.url:
            asked = self.page.get_by_role("heading", level=1).inner_text()
            self.press("^Next")
            expect(self.page.get_by_role("heading", level=1)).not_to_have_text(asked)

    def agrees(self) -> None:
        self.press("I agree")
        self.page.wait_for_url("**/today/")


def mailed_code() -> str:
    """The code in the latest mail."""
    from django.core import mail

    found = re.search(r"^\s*(\d{6})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]
