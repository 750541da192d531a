"""A browser without a screen: opens pages, fills in the forms that are on them, sends them."""

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.urls import reverse

if TYPE_CHECKING:
    from accounts.models import User

Fields = dict[str, list[str]]


class _Forms(HTMLParser):
    """The fields of a page as a browser would send them; of all its forms together."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._select = found.get("name")
        elif tag == "option" and self._select and "selected" in found:
            self.fields[self._select] = [found["value"]]
        elif tag == "input" and "name" in found and self._is_sent(found):
            self.fields.setdefault(found["name"], []).append(found.get("value", ""))

    @staticmethod
    def _is_sent(found: dict[str, str]) -> bool:
        return found.get("type") not in {"radio", "checkbox"} or "checked" in found


class Browser:
    """One signed-in person; `page` is the last answer, `text` what it says."""

    def __init__(self, client: Client, user: "User") -> None:
        self.client, self.user = client, user
        self.page: Any = None

    def signs_in_again(self) -> "Browser":
        """Weeks later the session is over."""
        self.client.force_login(self.user)
        return self

    def open(self, name: str, *values: object, **query: str) -> "Browser":
        """Go to an address by its name, and on to where it leads."""
        self.page = self.client.get(reverse(name, args=values), query, follow=True)
        return self

    def send(self, **changed: Any) -> "Browser":
        """Send the page's fields, some of them changed; None takes one out."""
        fields: dict[str, Any] = {**self.fields, **changed}
        sent = {name: value for name, value in fields.items() if value is not None}
        self.page = self.client.post(self.path, sent, follow=True)
        return self

    @property
    def fields(self) -> Fields:
        forms = _Forms()
        forms.feed(self.page.content.decode())
        return {name: values for name, values in forms.fields.items() if "csrf" not in name}

    @property
    def path(self) -> str:
        """Where the last page was."""
        chain = getattr(self.page, "redirect_chain", [])
        return str(chain[-1][0]) if chain else str(self.page.request["PATH_INFO"])

    @property
    def status(self) -> int:
        return int(self.page.status_code)

    @property
    def text(self) -> str:
        """What can be read in the main part, spaces made single."""
        html = self.page.content.decode()
        main = html[html.find("<main") : html.find("</main>")]
        main = re.sub(r"<script.*?</script>", " ", main, flags=re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.page.content.decode(), re.DOTALL)
        return " ".join(found[1].split()) if found else ""
