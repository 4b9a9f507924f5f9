"""Sessions in the database, as Django's own, read and kept with one short query each: every page does the first."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.utils import timezone

from .prepared import Prepared

_BY_KEY = Prepared(lambda key: Session.objects.filter(session_key=key).values_list("session_data", "expire_date"))


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        if self.session_key:
            for data, expires in _BY_KEY.rows(self.session_key):
                if expires > timezone.now():
                    return self.decode(data)
        self._session_key = None
        return {}

    def save(self, must_create: bool = False) -> None:
        """Keep the session. What is there already is changed by a single query, which needs no transaction about it.

        Raises:
            UpdateError: it has gone meanwhile, as when somebody logged out in another tab.
        """
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        data, expires = self.encode(self._get_session()), self.get_expiry_date()
        rows = Session.objects.filter(session_key=self.session_key)
        if not rows.update(session_data=data, expire_date=expires):
            raise UpdateError
