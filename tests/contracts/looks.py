"""What can be wrong with a page; each look yields a few words for everything it finds."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.urls import Resolver404, resolve

from tests.contracts.matrix import MATRIX
from tests.contracts.pages import Form, Node, forms
from tests.contracts.visited import Page

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NO_DEVICES = ("camera=()", "geolocation=()", "microphone=()")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data-plotly", "data-plotly-style")
ELSEWHERE = re.compile(r"^([a-z][a-z0-9+.-]*:)?//|^(javascript|data|blob):", re.IGNORECASE)
BUILT = ("css/app.css", "css/plotly.css", "vendor/", "django_htmx/", "plotly")
"""Static files that set-up makes or wheels bring."""
LABELLED = ("input", "select", "textarea")
UNLABELLED = {"hidden", "submit", "button", "image"}


def policy(page: Page) -> Iterator[str]:
    """The strict content policy, word for word."""
    given = page.headers.get("Content-Security-Policy", "")
    parts = [part.strip().partition(" ") for part in given.split(";") if part.strip()]
    if {name: values for name, _space, values in parts} != POLICY:
        yield f"has another content policy: {given}"


def headers(page: Page) -> Iterator[str]:
    """What every answer says to the browser; and nothing of a signed-in person is kept."""
    for name, value in ALWAYS.items():
        if page.headers.get(name) != value:
            yield f"{name} is {page.headers.get(name)}"
    permissions = page.headers.get("Permissions-Policy", "")
    yield from (
        f"lets pages ask for {device}" for device in NO_DEVICES if device not in permissions
    )
    if page.person != "nobody" and "no-store" not in page.headers.get("Cache-Control", ""):
        yield "may be kept in a cache"


def inline(page: Page) -> Iterator[str]:
    """Style or script inside the page, which the policy would block."""
    for node in page.tree.all():
        if node.tag == "style" or "style" in node.attributes:
            yield f"inline style on <{node.tag}>"
        data = node.get("type") in {"application/json", "application/ld+json"}
        if node.tag == "script" and not node.get("src") and not data:
            yield "inline script"
        handlers = [name for name in node.attributes if re.match(r"on[a-z]|hx-on", name)]
        yield from (f"handler {name} on <{node.tag}>" for name in handlers)


def elsewhere(page: Page) -> Iterator[str]:
    """Anything that another host would be asked for."""
    for node in page.tree.all():
        for name in (*ADDRESSES, "srcset", "hx-get", "hx-post", "content"):
            if name in node.attributes and ELSEWHERE.match(node.get(name).strip()):
                yield f"<{node.tag} {name}> leads to {node.get(name)}"


def frame(page: Page) -> Iterator[str]:
    """One heading of the first rank, a title, a language, landmarks, no id twice."""
    tree = page.tree
    if len(list(tree.all("h1"))) != 1:
        yield f"has {len(list(tree.all('h1')))} h1"
    if not any(title.text() for title in tree.all("title")):
        yield "has no title"
    if not all(node.get("lang") for node in tree.all("html")):
        yield "names no language"
    if len(list(tree.all("main"))) != 1:
        yield "has no main part, or several"
    ids = Counter(node.get("id") for node in tree.all() if node.get("id"))
    yield from (f"has the id {name} {number} times" for name, number in ids.items() if number > 1)


def labels(page: Page) -> Iterator[str]:
    """Every field, button, picture and link has a name."""
    tree = page.tree
    ids = {node.get("id") for node in tree.all() if node.get("id")}
    named = {node.get("for") for node in tree.all("label") if node.text()}
    wrapped = {id(field) for label in tree.all("label") if label.text() for field in label.all()}
    for node in tree.all(*LABELLED):
        if node.get("type") in UNLABELLED:
            continue
        if not (node.get("id") in named or id(node) in wrapped or _spoken(node, ids)):
            yield f"<{node.tag} name={node.get('name')}> has no label"
    for node in tree.all("button", "a"):
        if not (node.text() or _spoken(node, ids) or any(p.get("alt") for p in node.all("img"))):
            yield f"<{node.tag} {node.get('href')}> says nothing"
    yield from (
        f"<img {i.get('src')}> has no alt" for i in tree.all("img") if "alt" not in i.attributes
    )
    for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for node in tree.all():
            lost = [word for word in node.get(name).split() if word not in ids]
            yield from (f"{name} of <{node.tag}> names {word}, which is not there" for word in lost)


def _spoken(node: Node, ids: set[str]) -> bool:
    by = node.get("aria-labelledby").split()
    return bool(node.get("aria-label")) or (bool(by) and set(by) <= ids)


def leads(page: Page) -> Iterator[str]:
    """Links, forms and files that lead nowhere."""
    ids = {node.get("id") for node in page.tree.all()}
    for node in page.tree.all():
        for name in ADDRESSES:
            target = urlsplit(node.get(name))
            if not node.get(name) or target.scheme in {"mailto", "tel"}:
                continue
            if not target.path and target.fragment and target.fragment not in ids:
                yield f"leads to #{target.fragment}, which is not there"
            elif target.path and not _exists(target.path):
                yield f"<{node.tag} {name}> leads to {target.path}, which is not there"
    for form in forms(page.tree, page.path):
        yield from _posts(form)


def _exists(path: str) -> bool:
    if path.startswith("/static/"):
        name = path.removeprefix("/static/")
        return name.startswith(BUILT) or finders.find(name) is not None
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def _posts(form: Form) -> Iterator[str]:
    """A form that posts goes where posts are taken, with its token."""
    path = urlsplit(form.action).path
    if form.method != "post" or not _exists(path):
        return
    name = resolve(path).view_name
    if name in MATRIX and "POST" not in MATRIX[name].methods:
        yield f"posts to {path}, which takes no posts"
    if "csrfmiddlewaretoken" not in {control.name for control in form.controls}:
        yield f"posts to {path} without its token"


def navigation(page: Page) -> Iterator[str]:
    """A patient's pages have the five entries and the two ways out, always at the same place."""
    shell = [node for node in page.tree.all("nav") if "mainnav" in node.get("class").split()]
    if page.person not in {"alice", "newcomer"} or not shell:
        return
    entries = [link.get("href") for link in shell[0].all("a")]
    if entries != ["/today/", "/diary/", "/plan/", "/learn/", "/you/"]:
        yield f"has the entries {entries}"


LOOKS = (policy, headers, inline, elsewhere, frame, labels, leads, navigation)
