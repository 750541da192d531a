"""Every component in every state, on one page, for whoever builds or judges a page. DEBUG only."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from common.sketch import upright
from pacing.presenters.history import Line

COLOURS = (
    "paper", "surface", "sunk", "line", "edge", "ink", "ink-soft", "teal", "teal-soft", "teal-ink",
    "warm", "warm-soft", "warm-ink", "error",
)  # fmt: skip
ICONS = (
    "today", "diary", "plan", "you", "cloud", "check", "play", "pause", "next", "back", "clock",
    "search", "sound", "eye", "print", "flag", "plus", "undo", "mail", "lock", "pencil", "phone",
    "alert", "info", "moon", "help", "hand", "people", "close",
)  # fmt: skip
DRAWINGS = (
    "walking", "water", "tai-chi", "yoga", "stretching", "strength", "sitting", "standing",
    "housework", "hobby", "people", "rest", "desk", "self-care",
)  # fmt: skip
PACES = (
    ("slow", "1 minute more every two weeks"),
    ("even", "1 minute more each week"),
    ("same", "Stay at 8 minutes"),
)


class ExampleForm(forms.Form):
    """One field of each kind."""

    email = forms.EmailField(label="E-mail", help_text="For signing in.")
    minutes = forms.IntegerField(label="How long was it?", min_value=1)
    zone = forms.ChoiceField(label="Time zone", choices=[("Europe/London", "Europe/London")])
    pace = forms.ChoiceField(
        label="How fast do you want to grow?",
        choices=PACES,
        initial="even",
        widget=forms.RadioSelect,
    )
    shared = forms.BooleanField(label="Others use this device", help_text="We sign you out sooner.")
    note = forms.CharField(label="A note, if you like", widget=forms.Textarea(attrs={"rows": 3}))


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """The page of all components."""
    wrong = ExampleForm({"email": "sam", "minutes": "0", "pace": "fast"})
    context = {
        "colours": COLOURS,
        "icons": ICONS,
        "drawings": DRAWINGS,
        "example": ExampleForm(),
        "wrong": wrong,
        "hints": {
            "slow": "Gentle. 15 minutes by 20 July.",
            "even": "Our suggestion. 15 minutes by 1 June.",
            "same": "You can choose to grow later.",
        },
        **_day(),
        **_plan(),
    }
    return render(request, "painapp/gallery.html", context)


def _day() -> dict[str, Any]:
    """What Today and the diary show."""
    states = ("done", "done", "hard", "open", "rest", "part", "open")
    names = ("Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday")
    return {
        "parts": [
            {"label": "First: 6 minutes", "done": True},
            {"label": "Then: 6 minutes", "next": True},
        ],
        "days": [
            {
                "initial": name[0],
                "state": state,
                "label": f"{name}: {state}",
                "url": "#week",
                "today": name == "Tuesday",
            }
            for name, state in zip(names, states, strict=True)
        ],
        "legend": [
            {"state": "done", "label": "Done"},
            {"state": "part", "label": "Part of it"},
            {"state": "hard", "label": "Hard day"},
            {"state": "rest", "label": "Rest day"},
            {"state": "open", "label": "Open"},
        ],
        "reason": [
            "You could do 10 minutes when we began, so you started at 8.",
            "The next step is on Monday 13 April, if you do at least 5 of your 7 walks.",
        ],
    }


def _plan() -> dict[str, Any]:
    """What the plan pages show: a dated table, a chart and the table behind it."""
    weeks = ("13 April", "20 April", "27 April", "4 May", "11 May", "18 May", "25 May", "1 June")
    minutes = range(8, 16)
    return {
        "dates": [
            {
                "date": week,
                "share": round(100 * number / 15, 1),
                "amount": f"{number} min",
                "goal": number == 15,
            }
            for week, number in zip(weeks, minutes, strict=True)
        ],
        "heads": ["Week from", "Planned", "Done"],
        "rows": [
            Line(head="6 April", cells=("12 min", "1 of 1"), now=True),
            Line(head="30 March", cells=("11 min", "6 of 7")),
            Line(head="23 March", cells=("10 min", "5 of 7")),
        ],
        "key": [
            {"kind": "plan", "label": "What you planned"},
            {"kind": "ahead", "label": "Weeks ahead"},
            {"kind": "done", "label": "What you did"},
            {"kind": "flare", "label": "Flare days"},
        ],
        "figure": _figure(),
    }


def _figure() -> dict[str, Any]:
    """A stepped plan with what was done as dots."""
    planned = ["2026-02-17", "2026-03-02", "2026-03-16", "2026-03-30", "2026-04-06"]
    ahead = ["2026-04-06", "2026-04-13", "2026-04-20", "2026-04-27"]
    done = ["2026-02-18", "2026-02-23", "2026-03-03", "2026-03-09", "2026-03-20", "2026-04-02"]
    line = {"shape": "hv", "width": 2.6, "color": "token:ink-soft"}
    return {
        "data": [
            {"x": planned, "y": [8, 9, 10, 11, 12], "mode": "lines", "line": line},
            {
                "x": ahead,
                "y": [12, 13, 14, 15],
                "mode": "lines",
                "line": {**line, "dash": "dot"},
            },
            {
                "x": done,
                "y": [8, 8, 9, 5, 10, 11],
                "mode": "markers",
                "marker": {"size": 9, "color": "token:teal-ink"},
            },
        ],
        "layout": {
            "xaxis": {
                "range": ["2026-02-17", "2026-04-27"],
                "tickvals": ["2026-02-17", "2026-03-06", "2026-03-24", "2026-04-10"],
                "ticktext": ["17 Feb", "6 Mar", "24 Mar", "10 Apr"],
            },
            "yaxis": upright(15),
            "shapes": [
                {
                    "type": "rect", "xref": "x", "yref": "paper", "layer": "below",
                    "x0": "2026-03-06", "x1": "2026-03-10", "y0": 0, "y1": 1,
                    "fillcolor": "token:art-tint", "line": {"width": 0},
                }
            ],
        },
    }  # fmt: skip
