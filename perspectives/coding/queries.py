"""What the coding page shows: an interview's text with its statements. The same number of queries whatever it holds.

Most of them are written once (``accounts/prepared.py``): the page is opened more often than any other in the room.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString

from accounts.models import User
from accounts.prepared import Prepared
from dialogues.models import Dialogue
from dialogues.permissions import Role
from interviews.models import GuideQuestion, Interview, Interviewee, InterviewKind, InterviewStatus

from .. import masking, spans
from ..codebook import tree
from ..codebook.menu import NO_THEMES, ThemeMenu, menu_of, theme_menu
from ..differences.facets import facets_of
from ..masking.around import surroundings
from ..masking.decisions import MaskHelp, help_for
from ..models import Facet, Perspective, Statement, StatementStatus
from ..queries import open_themes, source_text
from ..rules import codes_everything, may_confirm
from .drawing import Drawing
from .filters import CodingFilter
from .lifted import Lifted, Progress, let_through, lifted_in
from .transcript import Paragraph, Window, overlaps, paragraphs


def _held(dialogue: int) -> QuerySet[Interview]:
    return Interview.objects.filter(dialogue=dialogue, status=InterviewStatus.HELD).order_by()


def _counted(held: QuerySet[Interview]) -> QuerySet:
    counts = held.values("dialogue").annotate(held=Count("pk"), coded=Count("coded_at"))
    return counts.values_list("held", "coded")


def _waiting(held: QuerySet[Interview]) -> QuerySet:
    standing = Statement.objects.filter(interview=OuterRef("pk")).order_by().values("interview")
    lifted = Coalesce(Subquery(standing.annotate(n=Count("pk")).values("n")), 0)
    return held.filter(coded_at=None).annotate(lifted=lifted).order_by("number").values_list("number", "kind", "lifted")


_ALL = (
    Prepared(lambda dialogue: _counted(_held(dialogue))),
    Prepared(lambda dialogue, number: _waiting(_held(dialogue).filter(number__gt=number))[:1]),
    Prepared(lambda dialogue, number: _waiting(_held(dialogue).filter(number__lt=number))[:1]),
)
_OWN = (
    Prepared(lambda dialogue, user: _counted(_held(dialogue).filter(interviewer=user))),
    Prepared(lambda dialogue, number, user: _waiting(_held(dialogue).filter(interviewer=user, number__gt=number))[:1]),
    Prepared(lambda dialogue, number, user: _waiting(_held(dialogue).filter(interviewer=user, number__lt=number))[:1]),
)
"""How many interviews are held and coded, and which comes next after a number and before it: of all, of one's own."""
_READERS = Prepared(
    lambda dialogue, interviewer: (
        User.objects.filter(Q(memberships__dialogue=dialogue, memberships__role=Role.LEADER) | Q(pk=interviewer))
        .distinct()
        .order_by("name", "pk")
        .values_list("pk", "name", "email")
    )
)
_GROUPS = Prepared(
    lambda interview: Interviewee.objects.filter(interviews=interview).order_by("number").values_list("group__name")
)
_GUIDE = Prepared(
    lambda dialogue: GuideQuestion.objects.filter(dialogue=dialogue, removed_at=None).values_list("pk", "text")
)


class Next(NamedTuple):
    """The interview to code after this one, and how many statements it has."""

    number: int
    kind: str
    lifted: int

    @property
    def kind_name(self) -> str:
        return str(InterviewKind(self.kind).label)


class Question(NamedTuple):
    """A question of the guide to choose by."""

    pk: int
    text: str


@dataclass
class CodingPage:
    """One interview being coded. ``rows`` are its statements in the order of the text."""

    user: User
    dialogue: Dialogue
    interview: Interview
    rows: list[Lifted] = field(default_factory=list)
    removed: list[Lifted] = field(default_factory=list)
    opened: Statement | None = None
    asked: CodingFilter = field(default_factory=CodingFilter)
    chosen: set[int] | None = None

    @property
    def text(self) -> str:
        return source_text(self.interview)

    @cached_property
    def themes(self) -> ThemeMenu:
        if self.opened:  # its form needs them whole
            return menu_of(node.theme for node in self.nodes)
        return theme_menu(self.dialogue)

    @property
    def open_pk(self) -> int | None:
        return self.opened.pk if self.opened else None

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return paragraphs(self.text, self.rows, open_pk=self.open_pk, shown=self.chosen)

    @cached_property
    def pieces(self) -> tuple[SafeString, SafeString]:
        """The transcript drawn, in two: up to the form of the open statement, and after it."""
        drawing = Drawing(
            self.interview,
            open_pk=self.open_pk,
            overlaps=overlaps(self.rows),
            themes=self.themes,
            query=self.asked.query,
        )
        ends = [place for place, one in enumerate(self.paragraphs, 1) if one.open_here]
        cut = ends[-1] if ends else len(self.paragraphs)
        return drawing.rows(self.paragraphs[:cut]), drawing.rows(self.paragraphs[cut:])

    @cached_property
    def progress(self) -> Progress:
        at = next((one for one in self.rows if one.pk == self.open_pk), None)
        return Progress(self.rows, at, self.chosen)

    # --- What stands around the text. One query each -----------------------------------------------------------

    @cached_property
    def counts(self) -> tuple[int, int]:
        """How many of the interviews one may code are held, and how many of them are coded."""
        whose = () if codes_everything(self.user, self.dialogue) else (self.user.pk,)
        found = (_OWN if whose else _ALL)[0].rows(self.dialogue.pk, *whose)
        return next(iter(found), (0, 0))  # type: ignore[return-value] # two numbers

    @cached_property
    def following(self) -> Next | None:
        """The next held interview that is not coded, by number, from the beginning again after the last."""
        whose = () if codes_everything(self.user, self.dialogue) else (self.user.pk,)
        _counts, after, before = _OWN if whose else _ALL
        place = (self.dialogue.pk, self.interview.number, *whose)
        found = after.rows(*place) or before.rows(*place)
        return Next(*found[0]) if found else None

    @cached_property
    def group_names(self) -> list[str]:
        rows = [(one.group.name,) for one in self.people] if self.opened else _GROUPS.rows(self.interview.pk)
        return list(dict.fromkeys(name for (name,) in rows))

    @cached_property
    def other_readers(self) -> list[str]:
        """Who beside this person may read the text: the leaders, and whoever held the interview."""
        rows = _READERS.rows(self.dialogue.pk, self.interview.interviewer_id)
        readers = (User(pk=pk, name=name, email=email) for pk, name, email in rows if pk != self.user.pk)
        return [one.get_short_name() or str(one) for one in readers]

    @cached_property
    def guide(self) -> list[Question]:
        if self.opened:
            return [Question(one.pk, one.text) for one in self.questions]
        return [Question(*row) for row in _GUIDE.rows(self.dialogue.pk)]

    @property
    def theme_options(self) -> SafeString:
        return self.themes.options.drawn(self.asked.theme)

    # --- What the form of the open statement needs -------------------------------------------------------------

    @cached_property
    def nodes(self) -> list[tree.Node]:
        return tree.flat_tree(open_themes(self.dialogue).defer("lead", "silence", "kept"))

    @cached_property
    def people(self) -> list[Interviewee]:
        return list(self.interview.people.select_related("group"))

    @cached_property
    def questions(self) -> list[GuideQuestion]:
        return list(self.dialogue.guide.filter(removed_at=None))

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


def _statement(interview: Interview, number: int) -> Statement | None:
    """The statement that is to be opened, with its themes. Two queries."""
    lean = open_themes(interview.dialogue).only("title", "position", "parent_id")
    rows = Statement.objects.filter(interview=interview, number=number).prefetch_related(Prefetch("themes", lean))
    for one in rows:
        one.dialogue, one.interview = interview.dialogue, interview
        return one
    return None


def coding_page(
    user: User,
    dialogue: Dialogue,
    interview: Interview,
    *,
    number: int | None = None,
    asked: CodingFilter | None = None,
) -> CodingPage | None:
    """Read one interview for coding, with statement ``number`` open; None when there is no such statement.

    Three queries, five for what is drawn around the text, one more for a filter; two for an open statement, and more
    inside its form.
    """
    asked = asked or CodingFilter()
    opened = _statement(interview, number) if number is not None else None
    if number is not None and opened is None:
        return None
    rows, removed = lifted_in(interview)
    return CodingPage(
        user=user,
        dialogue=dialogue,
        interview=interview,
        rows=rows,
        removed=removed,
        opened=opened,
        asked=asked,
        chosen=let_through(interview, user, asked),
    )


def open_statement(user: User, interview: Interview, number: int) -> CodingPage | None:
    """What the form of one statement needs, without the rest of the page: two queries and those inside the form."""
    opened = _statement(interview, number)
    return CodingPage(user=user, dialogue=interview.dialogue, interview=interview, opened=opened) if opened else None


def drawn_around(
    interview: Interview, places: Sequence[tuple[int, int]], state: Progress, *, query: str = ""
) -> list[SafeString]:
    """Rows of the transcript that ``places`` (start, end) stand in, with the notes of all that shares words with them.

    No query, and one for the names of the themes when a statement there has any.
    """
    text = source_text(interview)
    if not places or not text:
        return []
    windows = []
    for start, end in places:
        window = Window.around(text, start, end)
        before = [one.start for one in state.marks if one.anchored and one.start < window.start < one.end]
        windows.append(Window.around(text, min([start, *before]), end))
    rows = [one for one in state.marks if any(one.start < it.end and one.end > it.start for it in windows)]
    open_pk = state.at.pk if state.at else None
    drawing = Drawing(
        interview,
        open_pk=open_pk,
        overlaps=overlaps(state.marks),
        themes=theme_menu(interview.dialogue) if any(one.themes for one in rows) else NO_THEMES,
        query=query,
    )
    drawn: dict[int, SafeString] = {}
    for window in windows:
        for paragraph in paragraphs(text, rows, open_pk=open_pk, shown=state.chosen, window=window):
            drawn[paragraph.start] = drawing.row(paragraph)
    return list(drawn.values())


def perspectives_to_choose(dialogue: Dialogue) -> list[Perspective]:
    """Return the dialogue's perspectives by wording, for a list to choose from. One query."""
    return list(dialogue.perspectives.filter(removed_at=None).order_by("title").only("dialogue", "title"))
