"""Passwords that many would guess, though they are long: ``Sommar2026!!``, ``Umeå kommun 1``, a row of the keyboard.

A list of common passwords holds few that are as long as ours must be. zxcvbn takes a password apart into what stands in
its lists (30,000 passwords out of leaks, 90,000 words and names), rows, runs, repeats and dates, and says how many
guesses it would take. Words of this place stand first among its lists: ``HERE``, and the names of municipalities.
"""

import re
import unicodedata
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import Municipality

FEWEST = 10**10
"""Guesses. Four words in a row take far more."""
LONGEST = 72
"""Signs that are looked at: nobody guesses more, and the time it takes grows."""
HERE = (
    "admin administrator dialog dialogen dialogplattform dialogplattformen medborgardialog medborgare deltagare "
    "projektledare intervju kommun kommunen region regionen stad staden sverige svensk inloggning lösenord password "
    "välkommen hemlig hemligt kaffe fotboll älskling "
    "sommar sommaren vinter vintern våren höst hösten januari februari mars april maj juni juli augusti september "
    "oktober november december måndag tisdag onsdag torsdag fredag lördag söndag midsommar semester"
)
"""Words of this product, of what it is for, of the calendar, and what many Swedes choose: ``docs/security.md``."""


def words_here() -> list[str]:
    """Words that anybody would try here, with å, ä and ö and without. One query."""
    named = " ".join(Municipality.objects.values_list("name", flat=True))
    found = {*HERE.split(), *re.split(r"\W+", f"{named} {urlsplit(settings.SITE_URL).hostname}".lower())} - {""}
    return sorted(found | {_plain(word) for word in found})


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def guesses(password: str, words: list[str]) -> float:
    """Return how many guesses it takes at the least, with or without the signs between the words. ``words``: as many
    would try first."""
    from zxcvbn import zxcvbn  # its lists take memory that few processes need

    bare = re.sub(r"[\W_]", "", password)
    tried = {password[:LONGEST], bare[:LONGEST]} - {""}
    return float(min(zxcvbn(one, user_inputs=words)["guesses"] for one in tried))


class GuessableValidator:
    """Refuses a password that takes fewer than ``FEWEST`` guesses."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when many would guess it. Ten milliseconds and one query."""
        if guesses(password, words_here()) < FEWEST:
            raise ValidationError(
                _("Others would guess it: it is a word or two, a row of the keyboard or a date. Write four words."),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _("Not a word or two with digits, which others would guess: four words in a row are easy to remember.")
