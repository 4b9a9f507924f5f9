"""What an export leaves out, in sentences that stand beside the file and inside it."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def left_out(left: Counter[str]) -> list[str]:
    """A sentence for each reason that left something out."""
    said = {
        "unmasked": ngettext(
            "%(n)d statement is not masked yet, and is not in the file.",
            "%(n)d statements are not masked yet, and are not in the file.",
            left["unmasked"],
        ),
        "unquotable": ngettext(
            "%(n)d statement is by somebody who has not allowed quotes, and is not in the file.",
            "%(n)d statements are by people who have not allowed quotes, and are not in the file.",
            left["unquotable"],
        ),
        "withdrawn": ngettext(
            "%(n)d statement is, or may be, by somebody who has taken it back, and is not in the file.",
            "%(n)d statements are, or may be, by somebody who has taken them back, and are not in the file.",
            left["withdrawn"],
        ),
        "sealed": ngettext(
            "%(n)d text is sealed, and is not in the file.",
            "%(n)d texts are sealed, and are not in the file.",
            left["sealed"],
        ),
        "talks": ngettext(
            "In %(n)d interview somebody has taken back what they said. Its text is not in the file.",
            "In %(n)d interviews somebody has taken back what they said. Their texts are not in the file.",
            left["talks"],
        ),
        "adrift": ngettext(
            "%(n)d statement stands in none of the interview texts in the file. It lies in a text of its own there.",
            "%(n)d statements stand in none of the interview texts in the file. They lie in a text of their own there.",
            left["adrift"],
        ),
        "other_coders": ngettext(
            "%(n)d theme that one coder chose but that does not hold is not in the file.",
            "%(n)d themes that one coder chose but that do not hold are not in the file.",
            left["other_coders"],
        ),
        "odd": ngettext(
            "%(n)d sign that the format cannot hold has been replaced.",
            "%(n)d signs that the format cannot hold have been replaced.",
            left["odd"],
        ),
    }
    return [words % {"n": left[why]} for why, words in said.items() if left[why]]


def no_place_in_refi() -> str:
    return _("Perspectives, and who says or contradicts them, have no place in the format.")
