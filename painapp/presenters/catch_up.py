"""The question about days with nothing noted, as it stands on Today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import ngettext

from common.ids import uuid7
from painapp.open_days import OpenDay


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpCard:
    """The question on Today, asked once."""

    days: tuple[OpenDay, ...]
    client_uuid: UUID

    @property
    def through(self) -> date:
        return max(day.on for day in self.days)

    @property
    def text(self) -> str:
        return ngettext(
            "Nothing is noted for %(count)s planned day. What you can't remember counts as not "
            "done, and that is fine.",
            "Nothing is noted for %(count)s planned days. What you can't remember counts as not "
            "done, and that is fine.",
            len(self.days),
        ) % {"count": len(self.days)}


def catch_up_card(days: tuple[OpenDay, ...]) -> CatchUpCard | None:
    return CatchUpCard(days=days, client_uuid=uuid7()) if days else None
