"""Django's sessions in the database, each read by a query worked out once (docs/adr/0008)."""

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from common.prepared import Prepared


class SessionStore(InDatabase):
    """What a request knows of the sign-in it comes with."""

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what Django may have made: PostgreSQL would not even look for some others."""
        made = super()._validate_session_key(key)  # type: ignore[misc]
        return bool(made) and str(key).isascii() and str(key).isalnum()

    def _get_session_from_db(self) -> Session | None:
        for row in _kept_under(self.session_key or ""):
            if row.expire_date > timezone.now():
                return row
        self._session_key = None
        return None


@Prepared
def _kept_under(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)
