"""What a page says once after something was done, with the way to undo it."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_UNDO = "undo="


def say(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Say `text` on the next page; `undo` is the address that a post of the Undo button goes to."""
    messages.success(request, text, extra_tags=_UNDO + undo if undo else "")


def undo_url(message: Message) -> str:
    """The address that undoes what `message` tells of, or nothing."""
    tags = message.extra_tags or ""
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""
