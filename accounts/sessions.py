"""Sessions in the database, as Django's own, read and kept with one short query each: every page does the first.

Django moves a session's end on with every write. Here it ends when ``SESSION_COOKIE_AGE`` has passed since somebody
logged in, whatever is written.
"""

import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.utils import timezone

from .prepared import Prepared

_BY_KEY = Prepared(lambda key: Session.objects.filter(session_key=key).values_list("session_data", "expire_date"))


BEGUN = "begun"
"""Key in a session: when somebody logged in, in seconds since 1970."""


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
        data = self._get_session(no_load=must_create)
        if SESSION_KEY in data:
            data.setdefault(BEGUN, time.time())
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        rows = Session.objects.filter(session_key=self.session_key)
        if not rows.update(session_data=self.encode(data), expire_date=self.get_expiry_date()):
            raise UpdateError

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Return how many seconds the session still has: of one that somebody logged in to, what is left."""
        age = super().get_expiry_age(**kwargs)
        begun = self.get(BEGUN)
        return age if begun is None else max(0, min(age, int(begun + settings.SESSION_COOKIE_AGE - time.time())))

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        return timezone.now() + timedelta(seconds=self.get_expiry_age(**kwargs))
