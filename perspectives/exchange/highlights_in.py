"""Taking Taguette's highlights in: which interview each document is, where the words stand, which themes they get.

Nothing is lifted that does not stand in the interview word for word (white space apart), and nothing disappears: what
is not found is listed with why. ``plan_highlights`` decides, ``import_highlights`` does; twice changes nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from interviews.models import Interview, InterviewText

from .. import spans
from ..models import LONGEST_STATEMENT, Statement, Theme
from ..rules import codable_interviews
from .codebook_in import CodebookPlan, import_codebook, plan_codebook
from .shapes import Code, Read, new_guid
from .taguette import Highlight, put_under_by_dots

NOT_CHOSEN, NOT_FOUND, TOO_LONG, NO_WORDS, WITHDRAWN = "not_chosen", "not_found", "too_long", "no_words", "withdrawn"
WHY: dict[str, str | Promise] = {
    NOT_CHOSEN: gettext_lazy("No interview is chosen for the document."),
    NOT_FOUND: gettext_lazy("The words do not stand in the interview."),
    TOO_LONG: gettext_lazy("It is longer than a statement can be."),
    NO_WORDS: gettext_lazy("There is no word in it."),
    WITHDRAWN: gettext_lazy("Somebody in the talk has taken back what they said. Lift the others' words by hand."),
}
MOST_TRIED = 4_000_000
"""Most characters that are looked through to guess which interview a document is by its words."""
BATCH = 500


@dataclass
class Place:
    """A highlight found: in which interview and where."""

    highlight: Highlight
    interview: Interview
    span: spans.Span
    words: str
    """As they stand in the text."""
    is_there: bool
    """Somebody has lifted these very words already; they get the themes."""


@dataclass
class Missed:
    highlight: Highlight
    why: str

    @property
    def reason(self) -> str:
        return str(WHY[self.why])


@dataclass
class Document:
    """One of the file's documents. ``interview`` is the one chosen or guessed."""

    name: str
    interview: Interview | None = None
    guessed: bool = False
    count: int = 0
    found: int = 0


@dataclass
class HighlightPlan:
    documents: list[Document]
    places: list[Place] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    codebook: CodebookPlan = field(default_factory=lambda: CodebookPlan([], []))
    left_out: list[str] = field(default_factory=list)
    themes: dict[str, Theme] = field(default_factory=dict)
    lifted: int = 0

    @property
    def new(self) -> list[Place]:
        return [place for place in self.places if not place.is_there]

    @property
    def there(self) -> list[Place]:
        return [place for place in self.places if place.is_there]


def tag_codes(tags: Iterable[str]) -> list[Code]:
    """The file's tags as codes, those with dots under the ones before the dot."""
    read = Read([Code(new_guid(), tag) for tag in tags])
    put_under_by_dots(read)
    return read.codes


def plan_highlights(
    user: User,
    dialogue: Dialogue,
    highlights: Sequence[Highlight],
    *,
    chosen: Mapping[str, int | None] | None = None,
    left_out: Sequence[str] = (),
) -> HighlightPlan:
    """Say which interview each document is, and what is found there.

    Args:
        chosen: interview numbers by document, None for "leave it out"; without it they are guessed.

    Cost: four queries; linear in highlights × the length of their interview.
    """
    return _Planning(user, dialogue, highlights).plan(chosen, left_out)


class _Planning:
    def __init__(self, user: User, dialogue: Dialogue, highlights: Sequence[Highlight]) -> None:
        self.dialogue, self.highlights = dialogue, highlights
        texts = InterviewText.objects.filter(sealed_at=None).exclude(text="")
        mine = codable_interviews(user, dialogue).filter(source__in=texts)
        rows = mine.prefetch_related("people__consent", "people__group")
        self.interviews = {one.number: one for one in rows.order_by("number")}
        keys = [one.pk for one in self.interviews.values()]
        self.texts = dict(texts.filter(interview__in=keys).values_list("interview_id", "text"))
        self.plain_texts: dict[int, str] = {}
        self.by_document: dict[str, list[Highlight]] = {}
        for one in highlights:
            self.by_document.setdefault(one.document, []).append(one)

    def plan(self, chosen: Mapping[str, int | None] | None, left_out: Sequence[str]) -> HighlightPlan:
        documents = [
            Document(name, self._chosen(name, chosen), chosen is None, len(rows))
            for name, rows in self.by_document.items()
        ]
        plan = HighlightPlan(documents, left_out=list(left_out))
        taken = self._lifted(document.interview for document in documents)
        for document in documents:
            for highlight, span, why in self._found(document):
                if span is None or document.interview is None:
                    plan.missed.append(Missed(highlight, why))
                    continue
                key = (document.interview.pk, span.start, span.end)
                words = span.of(self.texts[document.interview.pk])
                plan.places.append(Place(highlight, document.interview, span, words, key in taken))
                taken.add(key)
                document.found += 1
        tags = dict.fromkeys(tag for place in plan.places for tag in place.highlight.tags)
        plan.codebook = plan_codebook(self.dialogue, tag_codes(tags))
        return plan

    def _chosen(self, name: str, chosen: Mapping[str, int | None] | None) -> Interview | None:
        number = self._guess(name) if chosen is None else chosen.get(name)
        return self.interviews.get(number) if number is not None else None

    def _guess(self, name: str) -> int | None:
        """The interview whose number stands in the document's name, else the only one that holds its words."""
        numbers = {int(found) for found in re.findall(r"\d{1,9}", name)} & self.interviews.keys()
        named = re.search(r"(?i)(?:intervju|interview|talk|samtal)\D{0,4}(\d{1,9})", name)
        if named and int(named.group(1)) in self.interviews:
            return int(named.group(1))
        samples = sorted((plain(one.words) for one in self.by_document[name]), key=len)[-3:]
        room = MOST_TRIED // max(len(self.by_document), 1)
        holding = []
        for number, interview in self.interviews.items():
            text = self.texts.get(interview.pk, "")
            room -= len(text)
            if room < 0:
                break
            if all(sample in self._plain(interview.pk) for sample in samples):
                holding.append(number)
        if len(holding) == 1:
            return holding[0]
        return numbers.pop() if len(numbers) == 1 else None

    def _plain(self, key: int) -> str:
        if key not in self.plain_texts:
            self.plain_texts[key] = plain(self.texts.get(key, ""))
        return self.plain_texts[key]

    def _lifted(self, interviews: Iterable[Interview | None]) -> set[tuple[int, int, int]]:
        keys = {one.pk for one in interviews if one is not None}
        rows = self.dialogue.statements.filter(interview__in=keys)
        return set(rows.values_list("interview_id", "start", "end"))

    def _found(self, document: Document) -> Iterable[tuple[Highlight, spans.Span | None, str]]:
        """Each highlight with its place, or why it has none. Equal words are found one after the other."""
        rows = self.by_document[document.name]
        if document.interview is None:
            yield from ((one, None, NOT_CHOSEN) for one in rows)
            return
        if _taken_back(document.interview):
            yield from ((one, None, WITHDRAWN) for one in rows)
            return
        text = self.texts.get(document.interview.pk, "")
        latest: dict[str, int] = {}
        at = 0
        for one in rows:
            if len(one.words) > LONGEST_STATEMENT:
                yield one, None, TOO_LONG
                continue
            if not any(char.isalnum() for char in one.words):
                yield one, None, NO_WORDS
                continue
            words = plain(one.words)
            span = _next(text, words, max(latest.get(words, -1) + 1, at))  # they come in the order of the text
            if span is None:
                yield one, None, NOT_FOUND
                continue
            latest[words] = at = span.start
            yield one, span, ""


def plain(words: str) -> str:
    """Words without differences in white space."""
    return " ".join(words.split())


def _next(text: str, words: str, start: int) -> spans.Span | None:
    """Where the words stand from ``start`` on, else anywhere; white space counts as white space, whatever it is."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split(" ")))
    found = pattern.search(text, start) or pattern.search(text)
    return spans.tidy(text, *found.span()) if found else None


def _taken_back(interview: Interview) -> bool:
    """Whether somebody in the talk has taken back what they said: nothing more is lifted from it by a file."""
    consents = [getattr(person, "consent", None) for person in interview.people.all()]
    return any(consent is not None and consent.withdrawn_at is not None for consent in consents)


@transaction.atomic
def import_highlights(
    *,
    dialogue: Dialogue,
    actor: User,
    highlights: Sequence[Highlight],
    chosen: Mapping[str, int | None],
    left_out: Sequence[str] = (),
) -> HighlightPlan:
    """Lift what is found, with the tags as themes, and return what became of it. All of it or, on a fault, nothing.

    The masked wording begins as the original and is the source until somebody masks it, as when words are lifted
    by hand.
    """
    number = next_number(Statement, dialogue=dialogue)  # locks the dialogue: a double submit waits, and finds it done
    plan = plan_highlights(actor, dialogue, highlights, chosen=chosen, left_out=left_out)
    tags = list(dict.fromkeys(tag for place in plan.places for tag in place.highlight.tags))
    codes = tag_codes(tags)
    plan.codebook = import_codebook(dialogue=dialogue, actor=actor, codes=codes)
    plan.themes = _themes_of(plan.codebook, codes)
    new = [_statement(place, number + offset, actor) for offset, place in enumerate(_once(plan.new))]
    Statement.objects.bulk_create(new, batch_size=BATCH)
    _give_themes(dialogue, plan)
    plan.lifted = len(new)
    if new:
        record(
            "statement.imported",
            dialogue=dialogue,
            actor=actor,
            count=len(new),
            first=number,
            interviews=len({one.interview_id for one in new}),
        )
    return plan


def _once(places: Iterable[Place]) -> list[Place]:
    return list({(one.interview.pk, one.span.start, one.span.end): one for one in places}.values())


def _themes_of(codebook: CodebookPlan, codes: Sequence[Code]) -> dict[str, Theme]:
    by_title = {line.title: line.theme for line in codebook.lines if line.theme}
    by_code = {line.code.key: line.theme or by_title.get(line.title) for line in codebook.lines}
    return {code.title: theme for code in codes if (theme := by_code.get(code.key)) is not None}


def _statement(place: Place, number: int, actor: User) -> Statement:
    people = list(place.interview.people.all())
    groups = {one.group_id for one in people}
    return Statement(
        dialogue_id=place.interview.dialogue_id,
        interview=place.interview,
        number=number,
        speaker=people[0] if len(people) == 1 else None,
        group_id=groups.pop() if len(groups) == 1 else None,
        start=place.span.start,
        end=place.span.end,
        original=place.words,
        masked=place.words,
        language=place.interview.language,
        lifted_by=actor,
    )


def _give_themes(dialogue: Dialogue, plan: HighlightPlan) -> None:
    """Give each place's statement its tags as themes, beside those it has."""
    keys = {place.interview.pk for place in plan.places}
    rows = dialogue.statements.filter(interview__in=keys).values_list("interview_id", "start", "end", "pk")
    at = {(interview, start, end): pk for interview, start, end, pk in rows}
    pairs = {
        (at[place.interview.pk, place.span.start, place.span.end], plan.themes[tag].pk)
        for place in plan.places
        for tag in place.highlight.tags
        if tag in plan.themes
    }
    through = Statement.themes.through
    through.objects.bulk_create(
        [through(statement_id=statement, theme_id=theme) for statement, theme in sorted(pairs)],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
