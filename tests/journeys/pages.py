"""Every page a person can see, once: `make screens` and the accessibility journeys read this table.

Add a line here with each new page; a test compares the table with the addresses there are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.cast import NOON, TODAY
from tests.journeys.stage import Stage

if TYPE_CHECKING:
    from accounts.models import Patient

Who = Literal["nobody", "ruth", "sam", "bob"]
"""Signed out; the demo's patient with a plan; the demo's newcomer; Bob, who is drawing one up."""

EMAILS = {"ruth": "ruth@demo.example", "sam": "sam@demo.example", "bob": "bob@example.org"}
HOME = "for-someone-who-lives-with-you"
Value = Callable[["Patient"], object]


def plan(patient: "Patient") -> object:
    return patient.plans.get().pk


def goal(patient: "Patient") -> object:
    return patient.goals.latest("created_at").pk


def screening(patient: "Patient") -> object:
    return patient.screenings.latest("at").pk


def activity(patient: "Patient") -> object:
    return patient.activities.earliest("created_at").pk


def entry(patient: "Patient") -> object:
    return patient.entries.latest("occurred_on").pk


def thought(patient: "Patient") -> object:
    return patient.thoughts.earliest("on").pk


def rule(patient: "Patient") -> object:
    return patient.reminder_rules.earliest("created_at").pk


def letter(purpose: str) -> Value:
    """What stands in a link of the latest letter."""

    def of(_nobody: object) -> object:
        from reminders import links
        from reminders.models import Delivery

        return links.token(purpose, Delivery.objects.latest("due_at").pk)

    return of


@dataclass(frozen=True, slots=True)
class PageSeen:
    """One line of the table: what it is called, who sees it, and the address's name and values."""

    name: str
    who: Who
    address: str
    values: tuple[Value | object, ...] = ()
    days_later: int = 0
    query: str = ""

    def visit(self, stage: Stage) -> Page:
        """Open the page as the person who sees it; needs the demo world."""
        stage.set_date(NOON + timedelta(days=self.days_later))
        path = self.path(self.sign_in(stage))
        page = stage.open(path + self.query)
        assert urlsplit(page.url).path == path, f"{self.name} leads on to {page.url}"
        return page

    def sign_in(self, stage: Stage) -> "Patient | None":
        from accounts.models import Patient

        if self.who == "nobody":
            return None
        patient = Patient.objects.get(user__email=EMAILS[self.who])
        stage.sign_in(patient)
        return patient

    def path(self, patient: Any) -> str:
        from django.urls import reverse

        values = [value(patient) if callable(value) else value for value in self.values]
        return reverse(self.address, args=values)


PAGES = (
    PageSeen("landing", "nobody", "landing"),
    PageSeen("get-help", "nobody", "get_help"),
    PageSeen("how-it-feeds", "nobody", "how_it_feeds"),
    PageSeen("sign-up", "nobody", "account_signup"),
    PageSeen("sign-in", "nobody", "account_login"),
    PageSeen("sign-in-by-code", "nobody", "account_request_login_code"),
    PageSeen("password-reset", "nobody", "account_reset_password"),
    PageSeen("gallery", "nobody", "gallery"),
    PageSeen("start-zone", "sam", "start_zone"),
    PageSeen("start-goal", "sam", "start_goal"),
    PageSeen("start-safety", "sam", "start_safety"),
    PageSeen("start-activity", "sam", "start_activity"),
    PageSeen("start-try", "bob", "start_try"),
    PageSeen("today", "ruth", "today"),
    PageSeen("today-new", "sam", "today"),
    PageSeen("today-drawing-up", "bob", "today"),
    PageSeen("catch-up", "ruth", "catch_up", days_later=4),
    PageSeen("hard-day", "ruth", "hard_day"),
    PageSeen("get-help-signed-in", "ruth", "get_help"),
    PageSeen("timer", "bob", "timer"),
    PageSeen("log-activity", "ruth", "log_activity"),
    PageSeen("activities", "ruth", "activities"),
    PageSeen("activities-new", "sam", "activities"),
    PageSeen("activity-edit", "ruth", "activity_edit", (activity,)),
    PageSeen("entry-edit", "ruth", "entry_edit", (entry,)),
    PageSeen("week", "ruth", "diary:week"),
    PageSeen("week-new", "sam", "diary:week"),
    PageSeen("check-in", "ruth", "diary:check_in", (TODAY,)),
    PageSeen("choices", "ruth", "diary:choices"),
    PageSeen("own-item", "ruth", "diary:add_own"),
    PageSeen("flares", "ruth", "diary:flares"),
    PageSeen("plan", "ruth", "pacing:plan"),
    PageSeen("plan-new", "sam", "pacing:plan"),
    PageSeen("plan-drawing-up", "bob", "pacing:plan"),
    PageSeen("activity", "bob", "pacing:activity"),
    PageSeen("screening", "sam", "pacing:screening"),
    PageSeen("outcome", "bob", "pacing:outcome", (screening,)),
    PageSeen("clearance", "bob", "pacing:clearance", (screening,)),
    PageSeen("trials", "bob", "pacing:trials", (plan,)),
    *(
        PageSeen(f"builder-{step}", "bob", "pacing:builder", (plan, step))
        for step in ("start", "goal", "pace", "days", "parts", "flare")
    ),
    PageSeen("agree", "bob", "pacing:agree", (plan,)),
    PageSeen("progress", "ruth", "pacing:progress", (plan,)),
    PageSeen("print", "ruth", "pacing:print", (plan,)),
    PageSeen("change", "ruth", "pacing:change", (plan,)),
    PageSeen("end", "ruth", "pacing:end", (plan,)),
    PageSeen("flare", "ruth", "pacing:flare"),
    PageSeen("flare-words", "ruth", "pacing:flare_plan"),
    PageSeen("goals", "ruth", "goals:list"),
    PageSeen("goal", "ruth", "goals:edit", (goal,)),
    PageSeen("learn", "ruth", "education:path"),
    PageSeen("learn-new", "sam", "education:path"),
    PageSeen("module", "ruth", "education:module", ("pacing",)),
    PageSeen("lesson", "ruth", "education:lesson", ("by-the-clock",)),
    PageSeen("lesson-long-words", "sam", "education:lesson", ("tablets",)),
    PageSeen("search", "ruth", "education:search"),
    PageSeen("search-found", "ruth", "education:search", query="?q=sleep"),
    PageSeen("search-nothing", "ruth", "education:search", query="?q=nowhere"),
    PageSeen("search-help", "ruth", "education:search", query="?q=suicide"),
    PageSeen("for-someone", "nobody", "education:article", (HOME,)),
    PageSeen("tonight", "nobody", "education:part", (HOME, "what-to-do-tonight")),
    PageSeen("when-to-get-help", "ruth", "education:article", ("when-to-get-help",)),
    PageSeen("for-clinicians", "nobody", "education:article", ("for-clinicians",)),
    PageSeen("practices", "ruth", "education:practices"),
    PageSeen("practice", "ruth", "education:practice", ("4-7-8",)),
    PageSeen("practice-long", "ruth", "education:practice", ("body-scan",)),
    PageSeen("practice-imagery", "ruth", "education:practice", ("imagery",)),
    PageSeen("practice-done", "ruth", "practice_done", ("imagery",)),
    PageSeen("thoughts", "ruth", "education:thoughts"),
    PageSeen("thoughts-new", "sam", "education:thoughts"),
    PageSeen("thought-new", "ruth", "education:thought_new"),
    PageSeen("thought", "ruth", "education:thought", (thought,)),
    PageSeen("you", "ruth", "accounts:you"),
    PageSeen("you-day", "ruth", "accounts:day"),
    PageSeen("reminders", "ruth", "reminders:list"),
    PageSeen("reminders-new", "sam", "reminders:list"),
    PageSeen("reminder", "ruth", "reminders:change", (rule,)),
    PageSeen("reminder-new", "sam", "reminders:add"),
    PageSeen("reminders-sent", "ruth", "reminders:ledger"),
    PageSeen("reminders-sent-new", "sam", "reminders:ledger"),
    PageSeen("notices", "ruth", "reminders:phone"),
    PageSeen("letter-stop", "nobody", "reminders:stop", (letter("stop"),)),
    PageSeen("letter-rest", "nobody", "reminders:snooze", (letter("snooze"),)),
    PageSeen("calendar", "ruth", "reminders:calendar"),
    PageSeen("sessions", "ruth", "usersessions_list"),
    PageSeen("second-step", "ruth", "mfa_index"),
    PageSeen("password-change", "ruth", "account_change_password"),
    PageSeen("e-mail", "ruth", "account_email"),
    PageSeen("sign-out", "ruth", "account_logout"),
)
BY_NAME = {seen.name: seen for seen in PAGES}

ACTIONS = {  # addresses that do something and lead on, or send a file: nobody sees them as pages
    "education_picture_file",
    "healthz",
    "readyz",
    "status",
    "session_done",
    "session_undo",
    "timer_start",
    "timer_pause",
    "timer_stop",
    "timer_discard",
    "timer_go_on",
    "activity_remove",
    "activity_restore",
    "entry_remove",
    "entry_restore",
    "start",
    "diary:remove_own",
    "diary:restore_own",
    "diary:forget_flare",
    "goals:move",
    "education:place",
    "education:answer",
    "education:own_words",
    "education:finish",
    "offer_decline",
    "offer_again",
    "practice_undo",
    "education:thought_remove",
    "education:thought_restore",
    "pacing:flare_back",
    "reminders:switch_off",
    "reminders:again",
    "reminders:seen",
    "reminders:end_rest",
    "reminders:feed",
    "manifest",
    "service_worker",
    "reminders:phone_add",
    "reminders:phone_try",
    "reminders:phone_remove",
    "accounts:display",
    "accounts:device",
}
