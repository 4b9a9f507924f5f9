"""What may stand under a side of a contradiction: the name of a group that is large enough, else words naming nobody.

Suppression decides which groups may be named. Words of the leader's own are let through unless they name a group that
may not be, and in the compilation unless the quotes under them stand with their group somewhere else: at most one
coarse attribute goes with a quote (DESIGN.md 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.models import Dialogue
from dialogues.suppression import nameable, threshold_of
from interviews.models import GroupKind
from interviews.queries import heard_flags

from ..models import ContrastSide
from ..told import named_groups
from .figures import kept

SMALL, NAMES_SMALL, TWO_TRAITS, UNSAID = "small", "names_small", "two_traits", "unsaid"


@dataclass(frozen=True)
class Label:
    """The words under a side, and why they are not the ones that were chosen; empty when they are."""

    text: str
    why: str = ""

    @property
    def reason(self) -> str:
        """Why, as a sentence for the leader."""
        said = {
            SMALL: _("Too few in the group are heard for it to be named."),
            NAMES_SMALL: _("Your own words name a group in which too few are heard."),
            TWO_TRAITS: _(
                "A statement here stands with its group elsewhere. With your own words too it would have two traits. "
                "Choose the group as the label, or another statement."
            ),
            UNSAID: _("No label is chosen."),
        }
        return said.get(self.why, "")


def neutral() -> str:
    return _("Someone we have heard")


@dataclass(frozen=True)
class Names:
    """The names that may stand beside a quote, by key of a group and by kind of groups; and those that may not."""

    groups: Mapping[int, str]
    kinds: Mapping[str, str]
    unnamed: frozenset[str] = field(default_factory=frozenset)
    """Names of groups that may not be named, in small letters."""

    def label(self, side: ContrastSide) -> Label:
        if side.group_id:
            name = self.groups.get(side.group_id, "")
            return Label(name) if name else Label(neutral(), SMALL)
        if side.kind:
            name = self.kinds.get(side.kind, "")
            return Label(capfirst(name)) if name else Label(neutral(), SMALL)
        if side.words:
            words = f" {side.words.casefold()} "
            if any(name in words for name in self.unnamed):
                return Label(neutral(), NAMES_SMALL)
            return Label(side.words)
        return Label(neutral(), UNSAID)


def names(dialogue: Dialogue) -> Names:
    """Return what may be named in the dialogue. Four queries, and none while nothing in it changes."""
    return kept(dialogue, "names", lambda: _names(dialogue))


def _names(dialogue: Dialogue) -> Names:
    groups = {pk: (name, kind) for pk, name, kind in dialogue.groups.values_list("pk", "name", "kind")}
    named = named_groups(dialogue)
    of_kind: dict[str, int] = {}
    for kind in heard_flags(dialogue).filter(is_held=True).values_list("group__kind", flat=True):
        of_kind[kind] = of_kind.get(kind, 0) + 1
    named_kinds = nameable(of_kind, threshold=threshold_of(dialogue))
    return Names(
        groups=named,
        kinds={kind.value: str(kind.label) for kind in GroupKind if kind.value in named_kinds},
        unnamed=frozenset(name.casefold() for pk, (name, _kind) in groups.items() if pk not in named),
    )
