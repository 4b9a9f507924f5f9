"""The quotes of one person in one version, exactly as they will appear, and nobody else's.

A statement is a person's when it is noted as theirs, or when they were alone in the talk. In a talk of several, what
nobody is noted for is shown to none of them: it could be another's.
"""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from interviews.models import Interview, Interviewee, InterviewKind

from ..compilations import queries
from ..compilations.tongues import direction
from ..models import Compilation, Quote, Stance
from ..told import ground, may_stand_beside


@dataclass(frozen=True)
class OwnQuote:
    """One quote as the person meets it. ``by`` is the group that stands beside it, empty when none does."""

    statement: int
    text: str
    lang: str
    dir: str
    translation: str
    by: str
    against: bool
    perspective: str
    theme: str

    @property
    def key(self) -> str:
        """Fingerprint of everything that stands there: an answer is about this wording and no other."""
        shown = [self.text, self.translation, self.by, self.against, self.perspective, self.theme]
        return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def own(person: Interviewee) -> Q:
    """Filter for the quotes whose statement is known to be the person's."""
    others = Interview.people.through.objects.filter(interview=OuterRef("pk")).exclude(interviewee=person)
    alone = Interview.objects.filter(~Exists(others), people=person).exclude(kind=InterviewKind.WORKSHOP)
    return Q(statement__speaker=person) | Q(statement__speaker=None, statement__interview__in=alone.values("pk"))


def own_quotes(compilation: Compilation, person: Interviewee) -> list[OwnQuote]:
    """Return the person's quotes in the version, in the order of its chapters. Four queries."""
    rows = queries.with_stance(_rows(compilation, person)).order_by(
        "entry__chapter__position", "entry__position", "position", "pk"
    )
    by = may_stand_beside(ground(compilation.dialogue))
    return [
        OwnQuote(
            statement=statement,
            text=text,
            lang=language,
            dir=direction(language),
            translation=translation,
            by=by(statement, group),
            against=stance == Stance.AGAINST,
            perspective=perspective,
            theme=theme,
        )
        for statement, text, language, translation, group, stance, perspective, theme in rows.values_list(
            "statement_id",
            "statement__masked",
            "statement__language",
            "statement__translation",
            "statement__group_id",
            "stance",
            "entry__perspective__title",
            "entry__chapter__theme__title",
        )
    ]


def _rows(compilation: Compilation, person: Interviewee) -> QuerySet[Quote]:
    return Quote.objects.filter(own(person), compilation=compilation, statement__removed_at=None)


def counts(compilation: Compilation) -> dict[int, int]:
    """Return how many quotes each person has in the version, by key. Two queries; people without one are left out."""
    quotes = Quote.objects.filter(compilation=compilation, statement__removed_at=None)
    noted = quotes.filter(statement__speaker__isnull=False).values_list("statement__speaker").annotate(n=Count("pk"))
    talks = Interview.objects.filter(dialogue=compilation.dialogue_id).exclude(kind=InterviewKind.WORKSHOP)
    of_one = talks.annotate(people_count=Count("people")).filter(people_count=1)
    alone = (
        quotes.filter(statement__speaker=None, statement__interview__in=of_one.order_by().values("pk"))
        .values_list("statement__interview__people")
        .annotate(n=Count("pk"))
    )
    found: dict[int, int] = dict(noted.order_by())
    for person, n in alone.order_by():
        found[person] = found.get(person, 0) + n
    return found
