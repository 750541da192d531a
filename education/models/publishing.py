"""Publishing where the date is a set one, as it can be outside production."""

from datetime import UTC, datetime
from typing import Any

from wagtail.actions.publish_revision import PublishRevisionAction

from common import clock

FAR_AWAY = datetime(9999, 1, 1, tzinfo=UTC)


class PublishByOurClock(PublishRevisionAction):
    """Wagtail asks the machine whether the day has come; where ours differs, ours counts.

    So Wagtail is shown a day that is far away, or none, and the true one is written afterwards.
    """

    def execute(self, *args: Any, **options: Any) -> None:
        day = self.object.go_live_at
        if day is None or not clock.is_set():
            super().execute(*args, **options)
            return
        waits = day > clock.now()
        was_live = self.object.live_revision_id is not None
        self.object.go_live_at = FAR_AWAY if waits else None
        super().execute(*args, **options)
        if waits:
            self.revision.approved_go_live_at = day
            self.revision.save(update_fields=["approved_go_live_at"])
        if not (waits and was_live):  # then its row is as patients read it, and was not written
            self._row().update(go_live_at=day)

    def _row(self) -> Any:
        return type(self.object)._default_manager.filter(pk=self.object.pk)  # noqa: SLF001
