"""What the coding page shows: an interview's text with its statements. The same number of queries whatever it holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Prefetch, Q
from django.utils.safestring import SafeString

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import Role
from interviews.models import GuideQuestion, Interview, Interviewee, InterviewStatus

from .. import masking, spans
from ..codebook import tree
from ..differences.facets import facets_of
from ..masking.around import surroundings
from ..masking.decisions import MaskHelp, help_for
from ..models import Facet, Perspective, Statement, StatementStatus, Theme
from ..queries import next_to_code, open_themes, source_text
from ..rules import codable_interviews, may_confirm
from .drawing import Drawing
from .filters import CodingFilter
from .transcript import Paragraph, Window, overlaps, paragraphs

LEAN_THEMES = Prefetch("themes", Theme.objects.only("title", "position", "parent_id"))
"""Themes with what is drawn of them; the long texts of a theme would come along once for every statement."""


@dataclass(frozen=True)
class Mark:
    """Where a statement stands and what it lacks, without its words. ``shown`` is False when a filter hides it."""

    pk: int
    number: int
    start: int
    end: int
    anchored: bool
    is_bare: bool
    is_unmasked: bool
    shown: bool = True


@dataclass(frozen=True)
class Progress:
    """How far the interview has come, and where to go next. ``marks`` are in the order of the text.

    ``themes`` are those of each statement, by its key; left out when the statements themselves carry them.
    """

    marks: Sequence[Mark]
    at: Mark | None = None
    themes: Mapping[int, list[Theme]] = field(default_factory=dict)

    @property
    def bare(self) -> int:
        return sum(one.is_bare for one in self.marks)

    @property
    def unmasked(self) -> int:
        return sum(one.is_unmasked for one in self.marks)

    @property
    def shown(self) -> int:
        return sum(one.shown for one in self.marks)

    @property
    def next_bare(self) -> Mark | None:
        return self._next(one for one in self.marks if one.is_bare)

    @property
    def next_unfinished(self) -> Mark | None:
        """The next statement, from the open one and round again, that lacks a theme or a mask."""
        return self._next(one for one in self.marks if one.is_bare or one.is_unmasked)

    def _next(self, wanted: Iterable[Mark]) -> Mark | None:
        others = [one for one in wanted if one.shown and one != self.at]
        if self.at is None:
            return others[0] if others else None
        here = (self.at.start, self.at.number)
        return next((one for one in others if (one.start, one.number) > here), others[0] if others else None)


def progress(interview: Interview, user: User, asked: CodingFilter, *, number: int | None = None) -> Progress:
    """How far the interview has come, read without its words: two queries, and one for a filter."""
    rows = Statement.objects.filter(interview=interview)
    shown = set(asked.narrow(rows, user).values_list("pk", flat=True)) if asked.is_on else None
    themes: dict[int, list[Theme]] = {}
    known: dict[int, Theme] = {}
    pairs = Statement.themes.through.objects.filter(statement__interview=interview, statement__removed_at=None)
    for pk, key, title, position, parent in pairs.values_list(
        "statement_id", "theme_id", "theme__title", "theme__position", "theme__parent_id"
    ):
        theme = known.get(key) or known.setdefault(key, Theme(pk=key, title=title, position=position, parent_id=parent))
        themes.setdefault(pk, []).append(theme)
    marks = [
        Mark(pk, its, at, end, here, pk not in themes, status == StatementStatus.LIFTED, shown is None or pk in shown)
        for pk, its, at, end, here, status in rows.order_by("start", "number").values_list(
            "pk", "number", "start", "end", "anchored", "status"
        )
    ]
    return Progress(marks, next((one for one in marks if one.number == number), None), themes)


@dataclass
class CodingPage:
    """One interview being coded. ``rows`` are its statements in the order of the text."""

    user: User
    dialogue: Dialogue
    interview: Interview
    rows: list[Statement]
    removed: list[Statement]
    people: list[Interviewee]
    nodes: list[tree.Node]
    opened: Statement | None = None
    asked: CodingFilter = field(default_factory=CodingFilter)
    shown: set[int] | None = None
    held: int = 0
    coded: int = 0
    following: Interview | None = None
    leaders: list[User] = field(default_factory=list)
    questions: list[GuideQuestion] = field(default_factory=list)

    @property
    def text(self) -> str:
        return source_text(self.interview)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        open_pk = self.opened.pk if self.opened else None
        return paragraphs(self.text, self.rows, open_pk=open_pk, shown=self.shown)

    @cached_property
    def pieces(self) -> tuple[SafeString, SafeString]:
        """The transcript drawn, in two: up to the form of the open statement, and after it."""
        drawing = Drawing(
            self.interview,
            open_pk=self.opened.pk if self.opened else None,
            overlaps=overlaps(self.rows),
            paths=self.paths,
            query=self.asked.query,
        )
        ends = [place for place, one in enumerate(self.paragraphs, 1) if one.open_here]
        cut = ends[-1] if ends else len(self.paragraphs)
        return drawing.rows(self.paragraphs[:cut]), drawing.rows(self.paragraphs[cut:])

    @property
    def paths(self) -> dict[int, str]:
        return {node.theme.pk: node.path for node in self.nodes}

    @cached_property
    def progress(self) -> Progress:
        marks = [
            Mark(
                one.pk,
                one.number,
                one.start,
                one.end,
                one.anchored,
                not one.theme_list,
                one.status == StatementStatus.LIFTED,
                self.shown is None or one.pk in self.shown,
            )
            for one in self.rows
        ]
        return Progress(marks, next((one for one in marks if self.opened and one.pk == self.opened.pk), None))

    @cached_property
    def facets(self) -> list[Facet]:
        """The second codebook, where it is on and a form is open. Two queries then, else none."""
        return facets_of(self.dialogue) if self.opened else []

    @cached_property
    def mask_help(self) -> MaskHelp | None:
        """What may still point someone out in the open statement, read beside the whole talk."""
        if self.opened is None:
            return None
        return help_for(self.opened, surroundings(self.dialogue, names=masking.names_in(self.text)))

    @cached_property
    def may_confirm_open(self) -> bool:
        if self.opened is None or self.opened.status != StatementStatus.MASKED:
            return False
        return may_confirm(self.user, self.opened)

    @property
    def words_there_now(self) -> str:
        """What stands where the open statement lost its words, when it resembles them."""
        if self.opened is None or self.opened.anchored:
            return ""
        words = self.text[self.opened.start : self.opened.end]
        return words if spans.likeness(self.opened.original, words) >= spans.ALIKE else ""

    @property
    def group_names(self) -> list[str]:
        return list(dict.fromkeys(str(one.group) for one in self.people))

    @property
    def other_readers(self) -> list[str]:
        """Who beside this person may read the text: the leaders, and whoever held the interview."""
        readers = {one.pk: one for one in [*self.leaders, self.interview.interviewer]}
        readers.pop(self.user.pk, None)
        return [one.get_short_name() or str(one) for one in readers.values()]


def with_themes(rows: Iterable[Statement], interview: Interview) -> list[Statement]:
    """The statements with ``theme_list`` set, in the codebook's order; for rows whose themes have been prefetched."""
    found = list(rows)
    for one in found:
        one.dialogue, one.interview = interview.dialogue, interview
        one.theme_list = sorted(one.themes.all(), key=lambda theme: (theme.position, theme.pk))
    return found


def coding_page(
    user: User,
    dialogue: Dialogue,
    interview: Interview,
    *,
    number: int | None = None,
    asked: CodingFilter | None = None,
) -> CodingPage | None:
    """Read one interview for coding, with statement ``number`` open; None when there is no such statement.

    Eight queries, one more for a filter, and two more inside the form of an open statement.
    """
    asked = asked or CodingFilter()
    everything = with_themes(
        Statement.everything.filter(interview=interview).order_by("start", "number").prefetch_related(LEAN_THEMES),
        interview,
    )
    rows = [one for one in everything if one.removed_at is None]
    opened = next((one for one in rows if one.number == number), None)
    if number is not None and opened is None:
        return None
    mine = codable_interviews(user, dialogue)
    counts = mine.filter(status=InterviewStatus.HELD).aggregate(
        held=Count("pk"), coded=Count("pk", filter=Q(coded_at__isnull=False))
    )
    shown = None
    if asked.is_on:
        shown = set(asked.narrow(interview.statements.all(), user).values_list("pk", flat=True))
    return CodingPage(
        user=user,
        dialogue=dialogue,
        interview=interview,
        rows=rows,
        removed=[one for one in everything if one.removed_at is not None],
        people=list(interview.people.all()),
        nodes=tree.flat_tree(open_themes(dialogue).defer("lead", "silence", "kept")),
        opened=opened,
        asked=asked,
        shown=shown,
        following=next_to_code(mine, interview),
        leaders=list(User.objects.filter(memberships__dialogue=dialogue, memberships__role=Role.LEADER).distinct()),
        questions=list(dialogue.guide.filter(removed_at=None)),
        **counts,
    )


def open_statement(user: User, interview: Interview, number: int) -> CodingPage | None:
    """What the form of one statement needs, without the rest of the page: six queries and those inside the form."""
    found = Statement.objects.filter(interview=interview, number=number).prefetch_related("themes")
    rows = with_themes(found, interview)
    if not rows:
        return None
    return CodingPage(
        user=user,
        dialogue=interview.dialogue,
        interview=interview,
        rows=rows,
        removed=[],
        people=list(interview.people.select_related("group")),
        nodes=tree.flat_tree(open_themes(interview.dialogue).defer("lead", "silence", "kept")),
        opened=rows[0],
        questions=list(interview.dialogue.guide.filter(removed_at=None)),
    )


def drawn_around(
    interview: Interview,
    places: Sequence[tuple[int, int]],
    state: Progress,
    *,
    open_pk: int | None = None,
    query: str = "",
) -> list[SafeString]:
    """Rows of the transcript that ``places`` (start, end) stand in, with the notes of all that shares words with them.

    One query, and one for the path when a theme stands under another, whatever else the interview holds.
    """
    text = source_text(interview)
    if not places or not text:
        return []
    windows = []
    for start, end in places:
        window = Window.around(text, start, end)
        before = [one.start for one in state.marks if one.anchored and one.start < window.start < one.end]
        windows.append(Window.around(text, min([start, *before]), end))
    inside = Q()
    for window in windows:
        inside |= Q(start__lt=window.end, end__gt=window.start)
    found = Statement.objects.filter(inside, interview=interview).order_by("start", "number")
    rows = list(found.defer("kept", "translation"))
    for one in rows:
        one.dialogue, one.interview = interview.dialogue, interview
        one.theme_list = sorted(state.themes.get(one.pk, []), key=lambda theme: (theme.position, theme.pk))
    shown = {one.pk for one in state.marks if one.shown}
    deep = any(theme.parent_id for one in rows for theme in one.theme_list)
    paths = tree.paths(open_themes(interview.dialogue).only(*tree.DRAWN)) if deep else {}
    drawing = Drawing(interview, open_pk=open_pk, overlaps=overlaps(state.marks), paths=paths, query=query)
    drawn: dict[int, SafeString] = {}
    for window in windows:
        for paragraph in paragraphs(text, rows, open_pk=open_pk, shown=shown, window=window):
            drawn[paragraph.start] = drawing.row(paragraph)
    return list(drawn.values())


def perspectives_to_choose(dialogue: Dialogue) -> list[Perspective]:
    """Return the dialogue's perspectives by wording, for a list to choose from. One query."""
    return list(dialogue.perspectives.filter(removed_at=None).order_by("title").only("dialogue", "title"))
