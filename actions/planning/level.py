"""At which level a measure works against where its cause lies. The mapping studies warn of measures for single people
or an area where the cause is in how things are arranged; the warning is shown, and nothing is stopped."""

from django.utils.translation import gettext as _

from ..models import Level, Proposal

NARROW = (Level.INDIVIDUAL, Level.AREA)


def asks_for_cause(proposal: Proposal) -> bool:
    """Whether the leader should be asked where the cause lies: the measure is narrow and nobody has said."""
    return proposal.level in NARROW and not proposal.cause_level


def warning(proposal: Proposal) -> str:
    """The studies' warning in words; empty when it does not apply."""
    if proposal.level not in NARROW or proposal.cause_level != Level.STRUCTURAL:
        return ""
    if proposal.level == Level.INDIVIDUAL:
        return _("The measure works with single people, while the cause lies in how things are arranged. It may help those it reaches and leave the cause as it is.")  # fmt: skip  # noqa: E501
    return _("The measure works in an area, while the cause lies in how things are arranged. It may point the area out and leave the cause as it is.")  # fmt: skip  # noqa: E501
