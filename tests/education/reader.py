"""Alice as she reads: her browser, and what she sends from a lesson's page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from education.models import Lesson

if TYPE_CHECKING:
    from accounts.models import Patient

HTMX = {"HX-Request": "true"}


@dataclass(frozen=True)
class Reader:
    """Someone with a browser in which they are signed in."""

    patient: "Patient"
    client: Client

    def reads(self, key: str = "quota") -> str:
        return self.client.get(reverse("education:lesson", args=[key])).content.decode()

    def opens(self, name: str, *values: object, **query: str) -> str:
        found = self.client.get(reverse(f"education:{name}", args=values), query)
        assert found.status_code == 200
        return found.content.decode()

    def sends(self, name: str, key: str = "quota", htmx: bool = False, **data: Any) -> Any:
        url = reverse(f"education:{name}", args=[key])
        return self.client.post(url, data, headers=HTMX if htmx else {})

    def answers(self, check: UUID, answer: UUID, **more: Any) -> HttpResponse:
        data: dict[str, Any] = {"check": check, "answer": answer, "client_uuid": uuid4()}
        answered: HttpResponse = self.sends("answer", **(data | more))
        return answered

    def says(self, lesson: Lesson, words: str, **more: Any) -> HttpResponse:
        data: dict[str, Any] = {"words": words, "client_uuid": uuid4()}
        data["prompt"] = prompt_of(lesson)
        said: HttpResponse = self.sends("own_words", **(data | more))
        return said


def prompt_of(lesson: Lesson) -> UUID:
    return UUID(next(iter(lesson.body.blocks_by_name("own_words"))).id)
