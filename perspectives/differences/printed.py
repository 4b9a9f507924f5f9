"""Which statements stand in contradictions of published versions: listed when somebody takes back what they said."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..models import PublishedContrastQuote

CHUNK = 500
NO_CHAPTER = 0
"""Stands where a chapter's number does, in a place of a withdrawal (``interviews/consent/found.py``)."""


def printed_contrasts(statements: Iterable[int]) -> list[list[int]]:
    """Return ``[version, 0, number of the contradiction, quotes]`` for each place. One query for every 500."""
    keys, counted = list(statements), Counter[tuple[int, int]]()
    for start in range(0, len(keys), CHUNK):
        rows = PublishedContrastQuote.objects.filter(statement__in=keys[start : start + CHUNK])
        counted.update(rows.values_list("compilation__number", "number"))
    return [[version, NO_CHAPTER, number, quotes] for (version, number), quotes in counted.items()]


def in_words(version: int, number: int) -> str:
    return _("Version %(version)s, where the pictures part, number %(number)s") % {
        "version": version,
        "number": number,
    }
