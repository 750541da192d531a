"""Where lessons are written: a change goes from the editor through the approver to the patient."""

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import WCAG, assert_accessible, assert_no_sideways_scrolling
from tests.journeys.stage import Stage

if TYPE_CHECKING:
    from accounts.models import User

KEY, TITLE, NEW = "by-the-clock", "A plan that goes by the clock", "Let the clock decide"


@pytest.fixture
def area(demo_world: None, stage: Stage) -> Stage:
    """The editor area on a desk."""
    stage.width(1280)
    return stage


def leave(stage: Stage) -> None:
    """First off the page, which would go on telling the server that someone edits it."""
    stage.page.goto("about:blank")
    stage.sign_out()


def come_in(stage: Stage, name: str, path: str = "/editor/") -> Page:
    leave(stage)
    stage.sign_in(account(name))
    return stage.open(path)


def account(name: str) -> "User":
    from accounts.models import User

    return User.objects.get(email=f"{name}@demo.example")


def edit_path() -> str:
    from education.models import Lesson

    return f"/editor/lessons/edit/{Lesson.objects.get(key=KEY).pk}/"


def read_as_ruth(stage: Stage) -> Page:
    leave(stage)
    stage.sign_in(account("ruth"))
    return stage.open(f"/learn/lesson/{KEY}/")


def send_in(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Send in for approval").click()


def test_a_change_reaches_patients_by_another_persons_approval(area: Stage) -> None:
    # Given an editor who changes a lesson and keeps a draft
    page = come_in(area, "nora")
    page.get_by_role("link", name="Lessons").first.click()
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("textbox", name="Title").fill(NEW)
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("updated")
    # Then patients read what was there
    expect(read_as_ruth(area).get_by_role("heading", level=1)).to_have_text(TITLE)
    # When it is sent in, its author is offered no approval
    page = come_in(area, "nora", edit_path())
    send_in(page)
    expect(page.get_by_role("link", name="Look at it and approve")).to_have_count(0)
    page = area.open("/editor/")
    page.get_by_role("link", name=NEW).click()
    expect(page.get_by_text("so it can't be changed now")).to_be_visible()
    # And the approver reads it, stands for five things, and approves
    page = come_in(area, "leo")
    page.get_by_role("link", name=NEW).click()
    expect(page.get_by_role("checkbox")).to_have_count(5)
    *most, last = page.get_by_role("checkbox").all()
    for statement in most:
        statement.check()
    page.get_by_role("button", name="Approve").click()
    expect(last).to_be_focused()
    last.check()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved. Patients read it now")).to_be_visible()
    # Then the patient reads it, and who stands for it
    page = read_as_ruth(area)
    expect(page.get_by_role("heading", level=1)).to_have_text(NEW)
    expect(page.get_by_text("Leo")).to_be_visible()


def test_an_author_who_forges_the_address_finds_nothing(area: Stage) -> None:
    from wagtail.models import TaskState

    send_in(come_in(area, "nora", edit_path()))
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    area.watch.expect("404")
    page = area.open(f"/editor/approve/{state.pk}/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Approve")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_area_can_be_used_by_everyone(
    area: Stage, scheme: Literal["light", "dark"]
) -> None:
    page = come_in(area, "leo")
    page.emulate_media(color_scheme=scheme)
    for path in ("/editor/", "/editor/statistics/"):
        assert_accessible(area.open(path))
    for path in ("/editor/lessons/", edit_path(), "/editor/sources/"):
        assert_accessible(area.open(path), only=WCAG)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_waits_can_be_looked_at_by_everyone_and_on_a_phone(
    area: Stage, scheme: Literal["light", "dark"]
) -> None:
    send_in(come_in(area, "nora", edit_path()))
    page = come_in(area, "leo")
    page.emulate_media(color_scheme=scheme)
    assert_accessible(area.open("/editor/"))
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("table", name="Facts and dates")).to_be_visible()
    assert_accessible(page)
    area.width(360)
    assert_no_sideways_scrolling(page)
    assert_accessible(area.open("/editor/lessons/"), only=WCAG)


@pytest.mark.parametrize("width", [768, 1280])
def test_the_area_fits_its_screen(area: Stage, width: int) -> None:
    come_in(area, "leo")
    area.width(width)
    for path in ("/editor/", "/editor/lessons/", edit_path(), "/editor/statistics/"):
        assert_no_sideways_scrolling(area.open(path))


def test_a_draft_is_previewed_as_a_patient_sees_it_on_a_phone(area: Stage) -> None:
    page = come_in(area, "nora", edit_path())
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title='Preview']").last
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    title = page.get_by_role("textbox", name="Title")
    title.clear()
    title.press_sequentially(NEW, delay=150)  # as fast as a person types
    expect(preview.get_by_role("heading", level=1)).to_have_text(NEW, timeout=15_000)
