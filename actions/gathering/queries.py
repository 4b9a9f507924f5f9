"""Where proposals came from, as each person may know it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import scope_of
from interviews.models import AnswerStatus
from perspectives.rules import visible_statements

from ..models import Origin, OriginKind, Proposal
from .sources import SOURCES, Source

SHOWN = 400
"""Characters of a source that stand on the proposal's page."""


@dataclass(frozen=True)
class Counted:
    """A source and how many rows of it no proposal has been made of."""

    source: Source
    waiting: int


def sources_for(user: User, dialogue: Dialogue) -> list[Counted]:
    """The sources that the person may read, with how much waits in each. One query a source."""
    counted = []
    for source in SOURCES.values():
        if all(scope_of(user, dialogue, right) for right in source.rights):
            rows = source.rows(dialogue).prefetch_related(None).order_by()
            counted.append(Counted(source, rows.filter(without_proposal(source)).count()))
    return counted


def without_proposal(source: Source) -> Q:
    if source.kind == OriginKind.NOTE:
        return Q(proposals=None)
    return ~Q(Exists(Origin.objects.filter(**{str(source.kind.value): OuterRef("pk")})))


@dataclass(frozen=True)
class Way:
    """The way back from a proposal. ``proposal`` is the one it came with, when that has become part of this one;
    ``taken_back`` when the one who sent it in has taken it back."""

    words: str
    text: str = ""
    url: str = ""
    proposal: Proposal | None = None
    taken_back: bool = False


def ways_back(user: User, dialogue: Dialogue, family: Iterable[Proposal], this: Proposal) -> list[Way]:
    """What the proposals of a family came out of, oldest first, as far as the person may know. Two queries at most."""
    by_key = {one.pk: one for one in family}
    kept = Origin.objects.filter(proposal__in=by_key).select_related(
        "note__meeting", "note__table", "topic__meeting", "description__group", "option__round__meeting",
        "statement", "answer__form",
    )  # fmt: skip
    rows = list(kept.defer("answer__answers", "answer__name", "answer__email", "answer__age", "answer__notice"))
    seen = set()
    if statements := [row.statement_id for row in rows if row.statement_id]:
        seen = set(visible_statements(user, dialogue).filter(pk__in=statements).values_list("pk", flat=True))
    rights = {
        name: scope_of(user, dialogue, name) is not None
        for name in ("read_meetings", "read_notes", "read_rounds", "sort_answers", "cull_proposals")
    }
    return [_way(row, dialogue, rights, seen, by_key[row.proposal_id], this) for row in rows]


def _way(
    row: Origin, dialogue: Dialogue, rights: dict[str, bool], seen: set[int], came_with: Proposal, this: Proposal
) -> Way:
    words, text, url, taken_back = _told(row, dialogue, rights, seen)
    proposal = None if came_with.pk == this.pk else came_with
    return Way(words, Truncator(text).chars(SHOWN, truncate=" …"), url, proposal, taken_back)


def _told(row: Origin, dialogue: Dialogue, rights: dict[str, bool], seen: set[int]) -> tuple[str, str, str, bool]:
    slug = dialogue.slug
    if row.source is None:
        return (
            _("It came out of %(what)s, which has been taken away since.") % {"what": row.get_kind_display()},
            "",
            "",
            False,
        )
    if row.note:
        words = _("A note from %(where)s") % {"where": f"{row.note.meeting}, {row.note.table or _('The whole room')}"}
        url = reverse("meetings:detail", args=[slug, row.note.meeting.number]) + f"#note-{row.note.pk}"
        return words, row.note.text if rights["read_notes"] else "", url if rights["read_meetings"] else "", False
    if row.topic:
        words = _("Topic %(number)s of the Open Space at %(meeting)s: %(title)s")
        words %= {"number": row.topic.number, "meeting": row.topic.meeting, "title": row.topic.title}
        url = reverse("meetings:open_space", args=[slug, row.topic.meeting.number])
        return words, row.topic.why, url if rights["read_rounds"] else "", False
    if row.description:
        words = _("The working group %(group)s") % {"group": row.description.group}
        url = reverse("meetings:group", args=[slug, row.description.group_id])
        return words, row.description.text, url if rights["read_meetings"] else "", False
    if row.option:
        words = _("An option in the round “%(title)s”") % {"title": row.option.round.title}
        url = reverse("meetings:round", args=[slug, row.option.round_id])
        return words, row.option.title, url if rights["read_rounds"] else "", False
    if row.statement:
        return _("Said at a workshop"), row.statement.masked if row.statement_id in seen else "", "", False
    return _from_form(row, slug, rights)


def _from_form(row: Origin, slug: str, rights: dict[str, bool]) -> tuple[str, str, str, bool]:
    """That a form was answered is all that is told; which answer, only to those who sort them."""
    answer = row.answer
    assert answer is not None  # noqa: S101 - the kinds before have been told
    taken_back = answer.status == AnswerStatus.TAKEN_BACK and rights["cull_proposals"]
    if not rights["sort_answers"]:
        return _("An answer to the form “%(form)s”") % {"form": answer.form.title}, "", "", taken_back
    words = _("Answer %(number)s to the form “%(form)s”") % {"number": answer.number, "form": answer.form.title}
    return words, "", reverse("interviews:inbox_answer", args=[slug, answer.pk]), taken_back
