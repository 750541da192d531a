"""A page made of our components and scripts alone, for what a script does by itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from playwright.sync_api import Page, Route

PATH = "/made/"


@dataclass
class MadePage:
    """Serves `body` under our own address and notes what is posted; `status` answers the posts."""

    page: Page
    address: str
    status: int = 204
    posts: list[str] = field(default_factory=list)

    def open(self, body: str, *scripts: str) -> Page:
        """Show `body` with the scripts (names in static/js) as any page would load them."""
        from django.templatetags.static import static

        loaded = "".join(
            f'<script src="{static(f"js/{name}.js")}" defer></script>' for name in scripts
        )
        html = f"""<!doctype html><html lang="en"><title>Made</title>
            <link rel="stylesheet" href="{static("css/app.css")}">{loaded}
            <body class="shell"><main>{body}</main></body></html>"""
        self.page.route(f"{self.address}{PATH}", self._answer(html))
        self.page.goto(f"{self.address}{PATH}")
        return self.page

    def form(self, inner: str, attributes: str = "") -> str:
        """A form that posts back to this page."""
        return f'<form method="post" action="{escape(PATH)}" {attributes}>{inner}</form>'

    def _answer(self, html: str) -> Callable[[Route], None]:
        def answer(route: Route) -> None:
            if route.request.method == "POST":
                self.posts.append(route.request.post_data or "")
                route.fulfill(status=self.status, body="")
            else:
                route.fulfill(status=200, content_type="text/html; charset=utf-8", body=html)

        return answer
