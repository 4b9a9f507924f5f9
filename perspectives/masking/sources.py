"""Where the names in a dialogue's register are read from, and what tells that they have changed."""

from dataclasses import dataclass

from django.db.models import Count, Max, Sum

from accounts.models import User
from dialogues.models import Dialogue
from interviews.models import Identity, Suggestion


@dataclass(frozen=True, repr=False)
class State:
    """Identities are known by count, last change and versions; open names (members, design team) by themselves."""

    identities: tuple[object, ...]
    suggestions: tuple[object, ...]
    open_names: frozenset[str]

    def __repr__(self) -> str:
        return "<State of a register>"


def state(dialogue: Dialogue) -> State:
    """Three queries, none of which decrypts."""
    counted = {"count": Count("pk"), "changed": Max("updated_at"), "versions": Sum("version"), "last": Max("pk")}
    identities = Identity.objects.filter(interviewee__dialogue=dialogue).aggregate(**counted)
    suggestions = Suggestion.objects.filter(dialogue=dialogue).aggregate(**counted)
    return State(tuple(identities.values()), tuple(suggestions.values()), frozenset(_open_names(dialogue)))


def _open_names(dialogue: Dialogue) -> list[str]:
    """Names that are not encrypted: members, the municipality's people in its other dialogues, the design team."""
    staff = User.objects.filter(memberships__dialogue__municipality=dialogue.municipality_id)
    administrators = User.objects.filter(administered=dialogue.municipality_id)
    rows = staff.order_by().values_list("name").union(
        administrators.order_by().values_list("name"),
        dialogue.design_team.order_by().values_list("name"),
        dialogue.sign_offs.order_by().values_list("contact_name"),
    )  # fmt: skip
    return [name for (name,) in rows if name]


def names(dialogue: Dialogue, now: State) -> tuple[list[str], list[str]]:
    """Decrypt: the names of people, and the notes that may hold a name. Two queries."""
    rows = Identity.objects.filter(interviewee__dialogue=dialogue).values_list("name", "guardian")
    people, notes = list(now.open_names), []
    for name, guardian in rows:
        people.append(name)
        notes.append(guardian)
    notes += Suggestion.objects.filter(dialogue=dialogue).values_list("who", flat=True)
    return people, [note for note in notes if note]
