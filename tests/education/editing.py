"""What a browser sends from the editor's forms."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from education.models import Approval, Lesson

ClientOf = Callable[[Any], Client]
TICKED = {**dict.fromkeys(Approval.STATEMENTS, "on"), "answer": "approve"}


def edit(lesson: Lesson) -> str:
    return reverse("education_lessons:edit", args=[lesson.pk])


def form_of(client: Client, lesson: Lesson) -> dict[str, Any]:
    """What the edit form would send back unchanged, with its body as the page's script sends it."""
    fields = client.get(edit(lesson)).context["form"]
    sent = {name: bound.value() for name, bound in zip(fields.fields, fields, strict=True)}
    sent = {name: value for name, value in sent.items() if value is not None and name != "body"}
    listed = "\n".join(sent.pop("known_words").splitlines())
    return sent | {"known_words": listed} | body_of(lesson)


def body_of(lesson: Lesson) -> dict[str, Any]:
    """The StreamField as a form sends it."""
    sent: dict[str, Any] = {"body-count": len(lesson.body)}
    for number, block in enumerate(lesson.body):
        start = f"body-{number}"
        kept = {"deleted": "", "order": number, "type": block.block_type, "id": block.id or ""}
        sent |= {f"{start}-{name}": value for name, value in kept.items()}
        sent |= _value(f"{start}-value", block)
    return sent


def _value(start: str, block: Any) -> dict[str, Any]:
    if block.block_type == "sources":
        return _items(start, [{"": key} for key in block.value])
    if block.block_type == "picture":
        chosen, words = block.value["picture"], block.value["alternative"]
        return {f"{start}-picture": chosen.pk if chosen else "", f"{start}-alternative": words}
    if block.block_type == "check":
        answers = [dict(each) for each in block.value["answers"]]
        sent = _items(
            f"{start}-answers",
            [{f"-{name}": said for name, said in each.items() if said} for each in answers],
        )
        return sent | {f"{start}-question": block.value["question"]}
    return {start: block.value}


def _items(start: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    sent: dict[str, Any] = {f"{start}-count": len(values)}
    for number, parts in enumerate(values):
        sent |= {f"{start}-{number}-deleted": "", f"{start}-{number}-order": number}
        sent |= {f"{start}-{number}-id": str(uuid4())}
        sent |= {f"{start}-{number}-value{name}": value for name, value in parts.items()}
    return sent


def the_waiting() -> TaskState:
    return TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)


def approve_page(state: TaskState) -> str:
    return reverse("education_approve", args=[state.pk])


def picture_file(size: tuple[int, int] = (64, 48), kind: str = "PNG") -> BytesIO:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    out.name = f"picture.{kind.lower()}"
    out.seek(0)
    return out
