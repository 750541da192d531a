"""Who may do what at every address. An address that is not in this table fails the tests.

The table is the contract: docs/permissions.md is compared with it word for word.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from tests.cast import TODAY
from tests.contracts.makers import (
    DONE,
    LEARN,
    a_browser,
    a_device,
    a_goal,
    a_letters,
    a_neutral_feed,
    a_new_address,
    a_picture,
    a_plan_with_a_session,
    a_practice,
    a_reminder,
    a_run_let_go,
    a_thought,
    a_thought_taken_out,
    a_timer,
    an_answer,
    an_archived_activity,
    an_unplanned_activity,
    flare_today,
    fresh_activity,
    imagery,
    nothing,
    on_time,
    once,
    own_words,
    practised,
    proposal_of,
    proposed,
    safety_answers,
    the_draft,
    the_plan,
    the_run,
    the_screening,
    the_thought,
    tried,
)
from tests.world import World
from tests.world_learn import MODULE, PAGE, PART, SECOND

Values = dict[str, Any]
Maker = Callable[[World], Values]

EARLIER = TODAY - timedelta(days=8)


class Whose(StrEnum):
    """What stands at an address."""

    PUBLIC = "open to all"
    HELD = "for whoever holds its secret address"
    OWN = "the diary of whoever is signed in"
    ROW = "a row of one person's diary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Who may come to an address, what a maker needs to reach it, and a post that Alice may send.

    `at` makes the address's values from a world; `post` a sound post (None: it takes no posts).
    `reads` is False where the address only takes posts, `writes` where a sound post keeps nothing.
    `also` names other values and `queries` other endings at which the page has another state;
    `posts_to` is the ending that its form posts to.
    `says` is for the reader of the document.
    """

    says: str
    whose: Whose
    at: Maker = lambda _world: {}
    post: Maker | None = None
    reads: bool = True
    writes: bool = True
    also: tuple[Values, ...] = ()
    queries: tuple[str, ...] = ()
    posts_to: str = ""

    @property
    def methods(self) -> tuple[str, ...]:
        return ("GET",) * self.reads + ("POST",) * (self.post is not None)


def opened(says: str, **more: Any) -> Rule:
    """A page that anyone may read."""
    return Rule(says=says, whose=Whose.PUBLIC, **more)


def held(says: str, at: Maker, **more: Any) -> Rule:
    """For whoever holds its address: what is read there, that it was read, or what it does."""
    return Rule(says=says, whose=Whose.HELD, at=at, **more)


def own(says: str, **more: Any) -> Rule:
    """A page of the signed-in person's own diary."""
    return Rule(says=says, whose=Whose.OWN, **more)


def row(says: str, at: Maker, **more: Any) -> Rule:
    """A page of one row, which is there for its owner only."""
    return Rule(says=says, whose=Whose.ROW, at=at, **more)


def pressed(rule: Rule, post: Maker = once, *, writes: bool = True) -> Rule:
    """The same address, which takes posts and shows nothing."""
    return replace(rule, reads=False, post=post, writes=writes)


MATRIX: dict[str, Rule] = {
    # The front door
    "landing": opened("The first page"),
    "get_help": opened(
        "Get help: numbers to ring, signs to act on; a patient's post keeps the country",
        post=lambda _world: {"country": "IE"},
    ),
    "how_it_feeds": opened("How your diary feeds your plan"),
    "education_picture_file": opened("A picture of a lesson", at=a_picture),
    "gallery": opened("The components, outside production only"),
    "healthz": opened("Whether the process answers, for machines"),
    "readyz": opened("Whether it can serve pages, for machines"),
    "status": opened(
        "Whether reminders get sent, on the machine itself or with `STATUS_TOKEN`", at=on_time
    ),
    # The first ten minutes
    "start": own("The first step that is open"),
    "start_zone": own("Where the person is", post=lambda _world: {"zone": "Asia/Tokyo"}),
    "start_goal": own("A goal in own words", post=a_goal),
    "start_safety": own("Why there are safety questions"),
    "start_activity": own("One thing to begin with"),
    "start_try": own("The first try"),
    # Today
    "today": own("Today"),
    "hard_day": own("A hard day: read, note, take back", post=once),
    "catch_up": own(
        "Days with nothing noted",
        post=lambda world: once(world) | {"all": "1"},
        queries=("?all=1",),
    ),
    "session_done": pressed(row("Today's number is done", at=the_plan)),
    "session_undo": pressed(row("Take the last session back", at=a_plan_with_a_session)),
    "offer_decline": pressed(
        own("Don't offer a lesson again", at=lambda _world: LEARN),
        post=lambda _world: {"next": "/plan/"},
    ),
    "offer_again": pressed(
        own("Offer it again", at=lambda _world: {"key": SECOND}), post=lambda _world: {}
    ),
    # What was done
    "log_activity": own(
        "Note something done",
        post=lambda _world: once(_world) | DONE | {"name": "Sewing", "category": "leisure"},
        posts_to="?new=1",
        queries=("?new=1", "?idea=walking", "?activity={walking}", "?new=1&on=2026-03-30"),
    ),
    "activities": own("The list of activities"),
    "activity_edit": row(
        "Rename an activity",
        at=lambda world: {"pk": world.walking.pk},
        post=lambda _world: {"name": "A stroll"},
    ),
    "activity_remove": pressed(row("Take an activity off the list", at=an_unplanned_activity)),
    "activity_restore": pressed(row("Put an activity back on", at=an_archived_activity)),
    "entry_edit": row(
        "Change an entry",
        at=lambda world: {"pk": world.entry.pk},
        post=lambda _world: DONE,
    ),
    "entry_remove": pressed(row("Take an entry out", at=lambda world: {"pk": world.entry.pk})),
    "entry_restore": pressed(row("Bring an entry back", at=lambda world: {"pk": world.removed.pk})),
    "timer": own("The timer"),
    "timer_start": pressed(own("Start a timer"), post=a_timer),
    "timer_pause": pressed(own("Pause the timer"), post=the_run),
    "timer_stop": pressed(
        own("Stop the timer"), post=lambda world: the_run(world) | {"when": "other", "minutes": "4"}
    ),
    "timer_discard": pressed(own("Let the timer go"), post=the_run),
    "timer_go_on": pressed(row("Undo letting it go", at=a_run_let_go)),
    # The diary
    "diary:week": own("A week of the diary", also=({"on": EARLIER},)),
    "diary:check_in": own(
        "How a day was",
        at=lambda _world: {"on": TODAY},
        post=lambda _world: {"fatigue": "3"},
        also=({"on": EARLIER},),
        queries=("?all=1", "?q=1", "?q=2", "?q=99"),
    ),
    "diary:choices": own(
        "What to track",
        post=lambda _world: {"items": ["mood"], "cadence": "weekly", "weekly_day": "2"},
    ),
    "diary:add_own": own(
        "Something of one's own to rate",
        post=lambda _world: {"label": "Ringing", "low": "none", "high": "loud", "better": "high"},
    ),
    "diary:remove_own": pressed(row("Stop asking for it", at=lambda world: {"pk": world.item.pk})),
    "diary:restore_own": pressed(
        row("Ask for it again", at=lambda world: {"pk": world.item.pk}), writes=False
    ),
    "diary:flares": own("Flares as noted in the diary", post=lambda _world: {"on": TODAY}),
    "diary:forget_flare": pressed(
        row("Take a noted flare out", at=lambda world: {"pk": world.episode.pk})
    ),
    # The plan
    "pacing:plan": own("The plans"),
    "pacing:activity": own(
        "Pick an activity for a plan",
        post=lambda world: once(world) | {"choice": f"own:{fresh_activity(world)}"},
    ),
    "pacing:screening": own(
        "The safety questions", post=safety_answers, queries=("?kind=worry", "?kind=nonsense")
    ),
    "pacing:outcome": row("What the answers lead to", at=the_screening),
    "pacing:clearance": row(
        "What a clinician said",
        at=the_screening,
        post=lambda world: (
            once(world) | {"given_by_name": "Dr Gray", "given_by_role": "GP", "given_on": TODAY}
        ),
    ),
    "pacing:trials": row(
        "Try an activity out",
        at=the_draft,
        post=lambda world: once(world) | {"act": "log", "amount": "7", "on": TODAY},
    ),
    "pacing:builder": row(
        "The plan builder, a decision a screen",
        at=lambda world: {"plan": tried(world), "step": "pace"},
        post=lambda world: once(world) | {"pace": "gentle"},
        also=tuple({"step": step} for step in ("start", "goal", "days", "parts", "flare")),
    ),
    "pacing:agree": row(
        "The dated table, and the yes to it",
        at=lambda world: {"plan": proposed(world)},
        post=lambda world: once(world) | {"answer": "agree", "chapter": proposal_of(world)},
    ),
    "pacing:progress": row("The weeks behind and ahead", at=the_plan),
    "pacing:print": row("The weeks ahead on paper", at=the_plan),
    "pacing:change": row(
        "Change a running plan",
        at=the_plan,
        post=lambda world: once(world) | {"kind": "STEADY"},
    ),
    "pacing:end": row("End a plan", at=the_plan, post=once),
    "pacing:flare": own("The flare plan: read, declare", post=once),
    "pacing:flare_plan": own(
        "Own words for a flare", post=lambda world: once(world) | {"keep": "Five minutes outside"}
    ),
    "pacing:flare_back": pressed(
        row("Take a flare back", at=lambda world: {"event": flare_today(world)})
    ),
    # Goals
    "goals:list": own(
        "What matters to the person",
        post=a_goal,
    ),
    "goals:edit": row(
        "A goal in other words",
        at=lambda world: {"pk": world.goal.pk},
        post=a_goal,
    ),
    "goals:move": pressed(
        row("Reached, set aside, open again", at=lambda world: {"pk": world.goal.pk}),
        post=lambda _world: {"to": "reach"},
    ),
    # Learn
    "education:path": own("The path through the lessons"),
    "education:search": own("Search the lessons", queries=("?q=11", "?q=nowhere")),
    "education:module": own("A module", at=lambda _world: {"key": MODULE}),
    "education:lesson": own("A lesson", at=lambda _world: LEARN, also=({"key": SECOND},)),
    "education:place": pressed(
        own("Keep the place in a lesson", at=lambda _world: LEARN),
        post=lambda _world: {"section": "3"},
    ),
    "education:answer": pressed(own("Answer a check", at=lambda _world: LEARN), post=an_answer),
    "education:own_words": pressed(own("Keep own words", at=lambda _world: LEARN), post=own_words),
    "education:finish": pressed(
        own("Note a lesson as read", at=lambda _world: LEARN), post=lambda _world: {}
    ),
    "education:article": opened("A page for everyone", at=lambda _world: {"key": PAGE}),
    "education:part": opened(
        "A part of it, to print", at=lambda _world: {"key": PAGE, "name": PART}
    ),
    # Practice and thoughts
    "education:practices": own("The guided practices"),
    "education:practice": own(
        "Be led through a practice", at=a_practice, also=({"key": "imagery"},)
    ),
    "practice_done": own("Write a practice into the diary", at=imagery, post=practised),
    "practice_undo": pressed(row("Take a practice back", at=lambda world: {"pk": world.run.pk})),
    "education:thoughts": own("The thought record"),
    "education:thought_new": own("Write a thought down", post=a_thought),
    "education:thought": row("Go on with a thought", at=the_thought, post=a_thought),
    "education:thought_remove": pressed(row("Take a thought out", at=the_thought)),
    "education:thought_restore": pressed(row("Bring a thought back", at=a_thought_taken_out)),
    # Reminders
    "reminders:list": own(
        "Reminders: what is set, and what counts for all",
        post=lambda _world: {"most_a_day": "2", "quiet_from": "20:00", "quiet_until": "07:00"},
    ),
    "reminders:add": own("Set a reminder", post=a_reminder),
    "reminders:change": row(
        "Change a reminder", at=lambda world: {"pk": world.rule.pk}, post=a_reminder
    ),
    "reminders:switch_off": pressed(
        row("Switch a reminder off", at=lambda world: {"pk": world.rule.pk})
    ),
    "reminders:again": pressed(
        row("Let a reminder come again", at=lambda world: {"pk": world.rule.pk})
    ),
    "reminders:seen": pressed(
        row("A reminder on Today, followed or put away", at=lambda world: {"pk": world.note.pk})
    ),
    "reminders:end_rest": pressed(own("End a rest from all reminders"), post=nothing),
    "reminders:ledger": own("What was sent, and what was not"),
    "reminders:stop": held(
        "Stop these reminders: a signed link from a letter", at=a_letters("stop"), post=nothing
    ),
    "reminders:snooze": held(
        "No reminders until tomorrow: a signed link from a letter",
        at=a_letters("snooze"),
        post=nothing,
    ),
    "reminders:calendar": own(
        "The plan as a calendar: its address made, made anew, ended",
        post=a_new_address,
    ),
    "reminders:feed": held("The calendar, by its secret address", at=a_neutral_feed),
    # Notices on a phone
    "manifest": opened("What a phone asks for to put the product on its home screen"),
    "service_worker": opened("The script that shows notices"),
    "reminders:phone": own("Notices on a phone: allow them, see which devices have them"),
    "reminders:phone_add": pressed(own("Allow notices on this device"), post=a_browser),
    "reminders:phone_try": pressed(
        row("Send a test notice to a device", at=a_device), post=nothing, writes=False
    ),
    "reminders:phone_remove": pressed(row("Take a device off the list", at=a_device), post=nothing),
    # You
    "accounts:you": own("Everything the person can set"),
    "accounts:display": pressed(
        own("How the pages look"), post=lambda _world: {"theme": "dim", "text_size": "125"}
    ),
    "accounts:day": own(
        "Time zone, and when the day starts",
        post=lambda _world: {"zone": "Asia/Tokyo", "starts_at": "05:00"},
    ),
    "accounts:device": pressed(
        own("Whether others use the device"), post=lambda _world: {"shared_device": "on"}
    ),
}

PUBLIC = frozenset(
    {
        "landing",
        "get_help",
        "how_it_feeds",
        "gallery",
        "healthz",
        "readyz",
        "status",
        "education:article",
        "education:part",
        "education_picture_file",
        "reminders:stop",
        "reminders:snooze",
        "reminders:feed",
        "manifest",
        "service_worker",
    }
)
"""The public addresses of ours. Making one public means writing it here too."""

PUBLIC_THIRD_PARTY = frozenset(
    {
        "account_complete_password_reset",
        "account_confirm_login_code",
        "account_confirm_password_reset_code",
        "account_email_verification_sent",
        "account_inactive",
        "account_login",
        "account_logout",
        "account_password_reset_completed",
        "account_request_login_code",
        "account_reset_password",
        "account_signup",
        "account_signup_by_passkey",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "mfa_signup_webauthn",
    }
)
"""django-allauth's addresses for people who are not signed in; all its others need a sign-in."""


def permissions() -> list[list[str]]:
    """The matrix in words, a row for each address, as docs/permissions.md shows it."""
    return [[f"`{name}`", rule.says, *_answers(rule)] for name, rule in MATRIX.items()]


def _answers(rule: Rule) -> tuple[str, str, str, str]:
    """What a visitor, the person, another patient and an administrator get."""
    may = " and ".join({"GET": "reads", "POST": "posts"}[method] for method in rule.methods)
    return {
        Whose.PUBLIC: (may, may, may, may),
        Whose.HELD: (may, may, may, may),
        Whose.OWN: ("signs in first", may, "their own only", "404"),
        Whose.ROW: ("signs in first", may, "404", "404"),
    }[rule.whose]
