"""What a proposal can be made of, kind by kind: which rows there are, and what one of them fills in.

One thing may lead to several proposals, so what has led to one already is still there, with the number beside it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.models import Dialogue
from interviews.models import AnswerStatus, InterviewKind, WebFormAnswer
from interviews.webforms.ready_made import READY_MADE
from interviews.webforms.sorting import pairs_of
from meetings.models import Meeting, Note, NoteKind, OpenTopic, Option, Over, ProblemDescription
from perspectives.models import Perspective, Statement, StatementStatus

from ..models import Origin, OriginKind, Proposal

LONGEST_TITLE = 160


@dataclass(frozen=True)
class Found:
    """One thing that a proposal can be made of. ``shown`` are pairs of heading and words that are only read."""

    key: int
    row: models.Model
    where: str
    title: str = ""
    what: str = ""
    why: str = ""
    shown: tuple[tuple[str, str], ...] = ()
    meeting: Meeting | None = None
    description: ProblemDescription | None = None
    perspectives: tuple[Perspective, ...] = ()
    made: tuple[Proposal, ...] = field(default=())
    lang: str = ""


def first_line(text: str) -> str:
    """The first line of a text as a title, cut at a word's end when it is too long for one."""
    line = next((" ".join(one.split()) for one in text.splitlines() if one.strip()), "")
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 2]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut} …"


def _made(row: models.Model) -> tuple[Proposal, ...]:
    return tuple(origin.proposal for origin in row.origins.all())  # type: ignore[attr-defined] # every source has them


def _with_made(rows: QuerySet) -> QuerySet:
    made = Origin.objects.select_related("proposal").order_by("proposal__number")
    return rows.prefetch_related(Prefetch("origins", queryset=made))


# --- Each kind: its rows, and one of them -----------------------------------------------------------------------------


def _notes(dialogue: Dialogue) -> QuerySet:
    rows = Note.objects.filter(meeting__dialogue=dialogue, kind=NoteKind.PROPOSAL).select_related("meeting", "table")
    made = Proposal.objects.order_by("number")
    rows = rows.prefetch_related("perspectives", Prefetch("proposals", queryset=made))
    return rows.order_by("meeting__number", "table__number", "pk")


def _note(note: Note) -> Found:
    return Found(
        key=note.pk,
        row=note,
        where=f"{note.meeting}, {note.table or _('The whole room')}",
        title=first_line(note.text),
        what=note.text,
        meeting=note.meeting,
        perspectives=tuple(note.perspectives.all()),
        made=tuple(note.proposals.all()),
    )


def _topics(dialogue: Dialogue) -> QuerySet:
    rows = OpenTopic.objects.filter(meeting__dialogue=dialogue).select_related("meeting")
    return _with_made(rows.prefetch_related("note_links__note")).order_by("meeting__number", "number")


def _topic(topic: OpenTopic) -> Found:
    notes = [link.note for link in topic.note_links.all()]
    proposed = [note.text for note in notes if note.kind == NoteKind.PROPOSAL]
    against = [note.text for note in notes if note.kind == NoteKind.OBJECTION]
    shown = [(_("Why the topic was posted"), topic.why)] if topic.why and proposed else []
    return Found(
        key=topic.pk,
        row=topic,
        where=f"{topic.meeting}, {_('topic %(number)s') % {'number': topic.number}}",
        title=topic.title,
        what="\n".join(proposed) or topic.why,
        shown=(*shown, *((_("Said against it"), text) for text in against)),
        meeting=topic.meeting,
        made=_made(topic),
    )


def _descriptions(dialogue: Dialogue) -> QuerySet:
    rows = ProblemDescription.objects.filter(group__dialogue=dialogue).select_related("group", "written_at")
    newest = ProblemDescription.objects.filter(group=models.OuterRef("group")).order_by("-number").values("pk")[:1]
    rows = rows.filter(pk=models.Subquery(newest)).prefetch_related("perspectives")
    return _with_made(rows).order_by("group__name")


def _description(text: ProblemDescription) -> Found:
    return Found(
        key=text.pk,
        row=text,
        where=str(text.group),
        why=text.text,
        shown=((_("The problem, as the group describes it"), text.text),),
        meeting=text.written_at,
        description=text,
        perspectives=tuple(text.perspectives.all()),
        made=_made(text),
    )


def _options(dialogue: Dialogue) -> QuerySet:
    rows = Option.objects.filter(round__meeting__dialogue=dialogue, proposal_link=None)
    rows = rows.filter(Q(round__over=Over.PROPOSALS), round__closed_at__isnull=False).select_related("round__meeting")
    return _with_made(rows).order_by("round__meeting__number", "round__pk", "number")


def _option(option: Option) -> Found:
    return Found(
        key=option.pk,
        row=option,
        where=f"{option.round.meeting}, {option.round.title}",
        title=option.title,
        what=option.text or option.title,
        meeting=option.round.meeting,
        made=_made(option),
    )


def _statements(dialogue: Dialogue) -> QuerySet:
    """Released ones only: what the project leader has looked through and let others see."""
    rows = dialogue.statements.filter(interview__kind=InterviewKind.WORKSHOP, released_at__isnull=False)
    rows = rows.filter(status__in=[StatementStatus.MASKED, StatementStatus.CONFIRMED]).select_related("group")
    return _with_made(rows.prefetch_related("perspectives")).order_by("number")


def _statement(statement: Statement) -> Found:
    return Found(
        key=statement.pk,
        row=statement,
        where=str(statement.group or _("A workshop")),
        title=first_line(statement.masked),
        what=statement.masked,
        perspectives=tuple(statement.perspectives.all()),
        made=_made(statement),
        lang=statement.language,
    )


def asks_for_ideas() -> set[str]:
    """Questions of the ready-made forms that ask what is to be done, as they stand in a form made in this language."""
    ideas, perspective = READY_MADE["ideas"].questions, READY_MADE["perspective"].questions
    return {str(ideas[1].text), str(perspective[4].text), str(perspective[5].text)}


def _answers(dialogue: Dialogue) -> QuerySet:
    """Answers whose words are still here. What was set aside or taken back is no source."""
    rows = WebFormAnswer.objects.filter(form__dialogue=dialogue, emptied_at=None)
    rows = rows.filter(status__in=[AnswerStatus.NEW, AnswerStatus.SORTED], doubts="").select_related("form", "group")
    return _with_made(rows).order_by("created_at", "pk")


def _answer(answer: WebFormAnswer) -> Found:
    """Filled in with what was answered to the question that asks for it (``asks_for_ideas``), else with the last
    answer. Who does not want to be quoted is only read: the proposal is then written in other words."""
    pairs = [(question, text) for question, text in pairs_of(answer) if text.strip()]
    asking = asks_for_ideas()
    words = next((text for question, text in pairs if question in asking), pairs[-1][1] if pairs else "")
    quoted = words if answer.allows_quotes else ""
    return Found(
        key=answer.pk,
        row=answer,
        where=_("Answer %(number)s") % {"number": answer.number},
        title=first_line(quoted),
        what=quoted,
        shown=tuple(pairs),
        made=_made(answer),
        lang=answer.language,
    )


@dataclass(frozen=True)
class Source:
    """A kind of thing that proposals are made of, as a page of its own. ``rights`` are needed beside the right to
    cull; ``by_meeting`` says whether its rows can be narrowed to one meeting."""

    slug: str
    kind: OriginKind
    title: str | Promise
    says: str | Promise
    none: str | Promise
    rows: Callable[[Dialogue], QuerySet]
    found: Callable[..., Found]
    rights: tuple[str, ...] = ()
    by_meeting: str = ""


SOURCES = {
    one.slug: one
    for one in [
        Source(
            "notes", OriginKind.NOTE, gettext_lazy("Notes from the tables"),
            gettext_lazy("Notes marked as proposals, table by table. The notes stay as they are."),
            gettext_lazy("No note has been marked as a proposal yet."),
            _notes, _note, ("read_notes",), "meeting",
        ),
        Source(
            "open-space", OriginKind.TOPIC, gettext_lazy("Topics of the Open Space"),
            gettext_lazy("What people gathered around, with what their sheets say."),
            gettext_lazy("No topic has been posted at any meeting."),
            _topics, _topic, ("read_meetings",), "meeting",
        ),
        Source(
            "groups", OriginKind.DESCRIPTION, gettext_lazy("Working groups"),
            gettext_lazy("What each group describes as the problem. Write what they want to do about it."),
            gettext_lazy("No working group has described a problem yet."),
            _descriptions, _description, ("read_meetings",),
        ),
        Source(
            "rounds", OriginKind.OPTION, gettext_lazy("Options in a round"),
            gettext_lazy("What people chose between on the spot and nobody has written down as a proposal."),
            gettext_lazy("Every option of the closed rounds is a proposal already."),
            _options, _option, ("read_rounds",), "round__meeting",
        ),
        Source(
            "workshops", OriginKind.STATEMENT, gettext_lazy("What was said at workshops"),
            gettext_lazy("Masked and released statements. Proposals are read by everybody who takes part."),
            gettext_lazy("No statement from a workshop has been released yet."),
            _statements, _statement, ("read_statements",),
        ),
        Source(
            "forms", OriginKind.ANSWER, gettext_lazy("Answers to forms on the web"),
            gettext_lazy("Ideas that came in by themselves. Who sent them does not follow."),
            gettext_lazy("No answer waits that a proposal could be made of."),
            _answers, _answer, ("sort_answers",),
        ),
    ]
}  # fmt: skip


def found_among(source: Source, rows: Iterable[models.Model]) -> list[Found]:
    return [source.found(row) for row in rows]
