"""A page as a small tree: enough to ask what it says, where it leads and what its forms post."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNREAD = {"script", "style"}


@dataclass(slots=True)
class Node:
    """An element; `children` holds elements and the texts between them, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)

    def all(self, *tags: str) -> "Iterator[Node]":
        """Every element below, in order; only those named, where any are."""
        for child in self.children:
            if isinstance(child, Node):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def texts(self) -> Iterator[str]:
        """Every text below that a person reads or hears, in order."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in UNREAD:
                yield from child.texts()

    def text(self) -> str:
        """All of them, spaces made single."""
        return " ".join("".join(self.texts()).split())

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        names = [node.tag for node in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Node:
    """The page as a tree."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


@dataclass(frozen=True, slots=True)
class Control:
    """A field of a form: its name, kind and the values it offers or holds."""

    name: str
    kind: str
    value: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form as a browser would send it, untouched."""

    action: str
    method: str
    controls: tuple[Control, ...]

    def untouched(self) -> dict[str, list[str]]:
        """What the browser posts if nothing is touched; of the buttons the first."""
        posted: dict[str, list[str]] = {}
        pressed = False
        for control in self.controls:
            if control.kind in {"unchecked", "file"} or (control.kind == "button" and pressed):
                continue
            pressed = pressed or control.kind == "button"
            if control.name:
                posted.setdefault(control.name, []).append(control.value)
        return posted


def forms(page: Node, at: str) -> list[Form]:
    """The forms of a page at the address `at`; buttons that post elsewhere make a form each."""
    found = []
    for node in page.all("form"):
        controls = tuple(_controls(node))
        action, method = node.get("action") or at, (node.get("method") or "get").lower()
        found.append(Form(action, method, controls))
        found += [
            Form(button.get("formaction"), method, controls)
            for button in node.all("button", "input")
            if button.get("formaction")
        ]
    return found


def _controls(form: Node) -> Iterator[Control]:
    for node in form.all("input", "select", "textarea", "button"):
        if "disabled" in node.attributes:
            continue
        name = node.get("name")
        if node.tag == "select":
            options = tuple(option.get("value") for option in node.all("option"))
            chosen = [o.get("value") for o in node.all("option") if "selected" in o.attributes]
            yield Control(name, "select", (chosen or list(options) or [""])[0], options)
        elif node.tag == "textarea":
            yield Control(name, "text", node.text())
        elif node.tag == "button":
            if node.get("type") in {"", "submit"}:
                yield Control(name, "button", node.get("value"))
        else:
            yield _input(node, name)


def _input(node: Node, name: str) -> Control:
    kind = node.get("type") or "text"
    if kind in {"radio", "checkbox"}:
        state = "checked" if "checked" in node.attributes else "unchecked"
        return Control(name, state, node.get("value") or "on")
    if kind in {"submit", "image"}:
        return Control(name, "button", node.get("value"))
    return Control(name, kind, node.get("value"))
