"""What keeps a form on the web from being drowned in advertising, without cookies, pictures or anyone else's service.

Nothing is thrown away on suspicion: an answer that looks like advertising arrives marked (``DOUBTS``), and a person
decides. Refused are only a form that was opened more than a day ago (send again, all that was typed is still there)
and more from one address in ten minutes than a full school could send.
"""

import hashlib
import re
import secrets
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.limits import TEN_MINUTES, Limit
from dialogues.models import Dialogue

from ..models import Audience, WebForm

SALT = "interviews.webforms"
QUICKEST = 3
"""Seconds in which nobody reads the questions, writes and sends."""
LONGEST = 24 * 60 * 60
"""Seconds that an opened form can be sent in."""
WINDOW = TEN_MINUTES
MANY = 12
"""Answers from one address in a window, above which a public form's next ones look like advertising."""
SENDINGS = Limit("sendings", 150, WINDOW)
"""Answers from one address, above which it has to wait: more than a workshop behind one address sends. Counted for each
kind of form by itself."""
MOST_LINKS = 2
LARGEST = 300_000
"""Bytes in one sending: what the longest allowed answers to the most questions take, and some."""
SHORT = 24
"""Characters below which the same text from two people says nothing: "Ja", "Vet inte"."""

DOUBTS = {
    "hidden": _("a field that people do not see was filled in"),
    "quick": _("it was sent within three seconds"),
    "links": _("it holds more than two links, or one in the name"),
    "many": _("many came from the same place in a few minutes"),
    "again": _("the same text has been sent before"),
}
"""Why an answer looks like advertising, by key."""

LINK = re.compile(r"https?://|\bwww\.|\[url|<a\s|\[link", re.IGNORECASE)


class Stamped(Protocol):
    """What a stamp can belong to: a web form, or another page that anybody can send something from."""

    @property
    def key(self) -> str: ...

    @property
    def dialogue(self) -> Dialogue: ...


class Stale(Exception):
    """The form was opened too long ago, elsewhere, or its mark was tampered with: it has to be sent once more."""


@dataclass(frozen=True)
class Stamp:
    """What a form carries from when it was shown to when it is sent: a key of its own, and the time."""

    nonce: str
    opened_at: float
    """Seconds since 1970."""
    notice: str
    """Mark of the information text that was shown."""
    again: bool = False
    """Handed out to somebody who had already written: how quickly it is sent says nothing."""

    @property
    def key(self) -> uuid.UUID:
        """Key of the answer that this form makes, the same however often it is sent."""
        return uuid.UUID(bytes=hashlib.sha256(f"key:{self.nonce}".encode()).digest()[:16])

    @property
    def age(self) -> float:
        return timezone.now().timestamp() - self.opened_at


def notice_mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def new_stamp(form: Stamped, *, again: bool = False) -> str:
    """Return a signed mark for a form that is being shown."""
    body = {
        "form": form.key,
        "nonce": secrets.token_urlsafe(16),
        "at": timezone.now().timestamp(),
        "notice": notice_mark(form.dialogue.notice),
        "again": again,
    }
    return signing.dumps(body, salt=SALT)


def read_stamp(form: Stamped, text: str) -> Stamp:
    """Return what ``new_stamp`` wrote.

    Raises:
        Stale: it is not ours, of another form, more than a day old, or of a time to come.
    """
    try:
        body = signing.loads(text, salt=SALT)
    except signing.BadSignature:
        raise Stale from None
    stamp = Stamp(body["nonce"], body["at"], body["notice"], body["again"])
    if body["form"] != form.key or not 0 <= stamp.age <= LONGEST:
        raise Stale
    return stamp


def fingerprint(texts: Iterable[str]) -> str:
    """Return a keyed hash of what was written, blind to case, spaces and signs; nothing for what is short."""
    bare = [
        "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum()) for text in texts
    ]
    if sum(len(text) for text in bare) < SHORT:
        return ""
    return salted_hmac(SALT, "\n".join(bare), algorithm="sha256").hexdigest()


def plain_doubts(*, stamp: Stamp, hidden: str, texts: Iterable[str], name: str) -> list[str]:
    """Return what can be told from one sending alone, as keys of ``DOUBTS``."""
    found = []
    if hidden.strip():
        found.append("hidden")
    if not stamp.again and stamp.age < QUICKEST:
        found.append("quick")
    if sum(len(LINK.findall(text)) for text in texts) > MOST_LINKS or LINK.search(name):
        found.append("links")
    return found


def doubts(
    form: WebForm, *, stamp: Stamp, hidden: str, texts: Iterable[str], name: str, sendings: int, mark: str
) -> list[str]:
    """Return why an answer looks like advertising, as keys of ``DOUBTS``; nothing for nearly all.

    At a workplace or a workshop everybody has the same address, so that an internal form does not mind many.
    """
    found = plain_doubts(stamp=stamp, hidden=hidden, texts=texts, name=name)
    if form.audience == Audience.PUBLIC and sendings > MANY:
        found.append("many")
    if mark and form.answers.filter(fingerprint=mark).exclude(creation_key=stamp.key).exists():
        found.append("again")
    return found
