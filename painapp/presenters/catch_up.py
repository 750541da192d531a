"""The question about days with nothing noted, as it stands on Today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext, ngettext

from common.ids import uuid7
from painapp.open_days import OpenDay


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpCard:
    """The question on Today, asked once; to someone who comes back it counts no days."""

    days: tuple[OpenDay, ...]
    client_uuid: UUID
    away: bool = False

    @property
    def through(self) -> date:
        return max(day.on for day in self.days)

    @property
    def text(self) -> str:
        if self.away:
            return gettext("If you can't remember, leave it. That is fine.")
        return ngettext(
            "Nothing is noted for %(count)s planned day. What you can't remember counts as not "
            "done, and that is fine.",
            "Nothing is noted for %(count)s planned days. What you can't remember counts as not "
            "done, and that is fine.",
            len(self.days),
        ) % {"count": len(self.days)}


def catch_up_card(days: tuple[OpenDay, ...], *, away: bool) -> CatchUpCard | None:
    return CatchUpCard(days=days, client_uuid=uuid7(), away=away) if days else None
