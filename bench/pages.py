"""What is measured, and what it must reach (docs/performance.md)."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

TOKEN = "t" * 32
"""A secret as Django makes them; cookie and form carry the same."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page with its ratios to the bare one, most queries, and most time with ten times the data.

    `data` makes it a post, compared with the bare post. `path` takes `{today}` and `{plan}`.
    """

    name: str
    path: str
    must: float
    aim: float
    queries: int
    growth: float | None = None
    data: dict[str, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    signed_in: bool = True

    def told(self, **names: str) -> dict[str, Any]:
        """As `bench.count` reads it."""
        return {
            "name": self.name,
            "path": self.path.format(**names),
            "data": self.data,
            "headers": self.headers,
            "status": self.status,
            "signed_in": self.signed_in,
        }


PAGES = (
    Page(name="Today", path="/today/", must=0.30, aim=0.50, queries=9, growth=1.1),
    Page(
        name="Check-in form",
        path="/diary/check-in/{today}/",
        must=0.36,
        aim=0.6,
        queries=8,
        growth=1.05,
    ),
    Page(
        name="Check-in, one touch saved",
        path="/diary/check-in/{today}/",
        must=0.55,
        aim=0.8,
        queries=10,
        growth=1.05,
        data={"fatigue": "5"},
        headers={"X-Autosave": "yes"},
        status=204,
    ),
    Page(
        name="Hard day, one tap",
        path="/hard-day/",
        must=0.6,
        aim=0.9,
        queries=6,
        growth=1.05,
        data={"client_uuid": "{uuid}"},
        status=302,
    ),
    Page(name="Week", path="/diary/", must=0.28, aim=0.45, queries=7, growth=1.05),
    Page(
        name="Progress with chart",
        path="/plan/{plan}/progress/",
        must=0.26,
        aim=0.4,
        queries=9,
        growth=1.1,
    ),
    Page(name="Learn", path="/learn/", must=0.4, aim=0.7, queries=6, growth=1.0),
    Page(
        name="Lesson",
        path="/learn/lesson/by-the-clock/",
        must=0.4,
        aim=0.7,
        queries=6,
        growth=1.0,
    ),
    Page(
        name="Sign-in",
        path="/account/login/",
        must=1.0,
        aim=1.5,
        queries=0,
        signed_in=False,
    ),
)
BARE = Page(name="Bare page", path="/", must=1, aim=1, queries=3)
BARE_POST = Page(
    name="Bare post",
    path="/",
    must=1,
    aim=1,
    queries=3,
    data={"text": "one more", "amount": "4"},
    status=302,
)


def request(page: Page, session: str, **names: str) -> str:
    """The bytes of one request, as text; "{uuid}" stays in it for the load to fill in."""
    data = None if page.data is None else {**page.data, "csrfmiddlewaretoken": TOKEN}
    body = "" if data is None else urlencode(data, safe="{}")
    length = len(body.replace("{uuid}", "x" * 36))
    cookies = f"csrftoken={TOKEN}" + (f"; sessionid={session}" if page.signed_in else "")
    lines = [
        f"{'GET' if data is None else 'POST'} {page.path.format(**names)} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Cookie: {cookies}",
        "Accept: text/html",
        "Accept-Language: en-GB",
        *(f"{name}: {value}" for name, value in page.headers.items()),
    ]
    if data is not None:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {length}"]
    return "\r\n".join([*lines, "", body])
