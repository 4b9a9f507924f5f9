"""Which column is what: headings matched whatever their case, spaces and hyphens, in Swedish and English."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl.utils import get_column_letter


def normal(text: str) -> str:
    """A heading as it is compared: no case, no spaces, hyphens, dots, colons or stars."""
    return re.sub(r"[\s\-_.:*/]+", "", unicodedata.normalize("NFKC", text).casefold())


def known_by(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Turn the words for each column into a table from heading, as ``normal`` compares it, to the column's key."""
    return {normal(name): key for key, words in names.items() for name in words}


@dataclass(frozen=True)
class Matched:
    """``places``: column key to its place; ``titles``: key to the heading as written; ``not_taken``: the rest."""

    places: dict[str, int]
    titles: dict[str, str]
    not_taken: list[str]


def match(row: Sequence[str], known: Mapping[str, str], filled: Collection[int], *, example: str) -> Matched:
    """Say which column is what.

    Args:
        known: heading, as ``normal`` compares it, to the key of the column.
        filled: places of the columns that hold anything below the headings.
        example: what is said when no heading is known: what one could write.

    Raises:
        ValidationError: no heading is known, or two say the same thing.
    """
    places: dict[str, int] = {}
    not_taken = []
    for place in range(max([len(row), *(one + 1 for one in filled)])):
        title = row[place] if place < len(row) else ""
        key = known.get(normal(title), "")
        if not title and place not in filled:
            continue
        if not key:
            nameless = _("column %(letter)s, without a heading") % {"letter": get_column_letter(place + 1)}
            not_taken.append(title or nameless)
        elif key in places:
            words = _(
                "“%(one)s” and “%(other)s” are the same thing to us (columns %(first)s and %(second)s). Keep one."
            )
            raise ValidationError(
                words
                % {
                    "one": row[places[key]],
                    "other": title,
                    "first": get_column_letter(places[key] + 1),
                    "second": get_column_letter(place + 1),
                }
            )
        else:
            places[key] = place
    if not places:
        raise ValidationError(example)
    return Matched(places, {key: row[place] for key, place in places.items()}, not_taken)


def words_for(not_taken: Sequence[str]) -> str:
    """Name the columns that are left behind; empty when there are none."""
    if not not_taken:
        return ""
    text = ngettext(
        "%(count)d column is not taken: %(names)s.", "%(count)d columns are not taken: %(names)s.", len(not_taken)
    )
    return text % {"count": len(not_taken), "names": ", ".join(not_taken[:12]) + (" …" if len(not_taken) > 12 else "")}
