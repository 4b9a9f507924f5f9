"""What a copied dialogue has of meetings: how many, how far apart, and what is done when. Nobody who came to them."""

from collections.abc import Iterable

from dialogues.models import Dialogue
from dialogues.shapes import carrying, naming
from dialogues.shapes.carrying import Copy

from .models import AgendaItem, CandidateIdentity, Meeting, Participant


def carry(copy: Copy) -> None:
    """Meetings with their agendas, on the days that lie as far from the new beginning."""
    for row in copy.source.meetings.prefetch_related("agenda"):
        if not (words := copy.words(row)):
            continue
        meeting = Meeting.objects.create(
            dialogue=copy.target,
            number=row.number,
            held_on=copy.day(row.held_on),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            **words,
        )
        for item in row.agenda.all():
            if named := copy.words(item):
                AgendaItem.objects.create(
                    meeting=meeting, position=item.position, kind=item.kind, minutes=item.minutes, **named
                )


def people(dialogue: Dialogue) -> Iterable[str]:
    """Names of participants, candidates and those who named them, the latter two decrypted. Two queries."""
    yield from Participant.objects.filter(dialogue=dialogue).order_by().values_list("name", flat=True)
    rows = CandidateIdentity.objects.filter(candidate__dialogue=dialogue).values_list("name", "nominated_by")
    for name, named_by in rows:
        yield from (name or "", named_by or "")


def register() -> None:
    naming.know_people(people)
    carrying.register(carry=carry, words={Meeting: ("title", "purpose"), AgendaItem: ("title", "prompt")})
