"""Comments on the draft: on any paragraph of it, answered by the leader, opened again by whoever is not content."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm

from ..models import Compilation, CompilationStatus, ReviewComment
from .queries import chapters
from .steps import locked

LONGEST_ANCHOR = 60
OPEN, RESOLVED, REOPENED = "open", "resolved", "reopened"


def state_of(comment: ReviewComment) -> str:
    """Return OPEN while nobody has answered, REOPENED when a later comment says that the answer will not do."""
    if comment.answered_at is None:
        return OPEN
    return REOPENED if getattr(comment, "reopened_by", None) else RESOLVED


# --- Where a comment belongs ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """A paragraph of the draft: what it is called, and where it is read, from the draft's own address."""

    text: str
    address: str


def places(compilation: Compilation, anchors: list[str]) -> dict[str, Place]:
    """Return what each comment's anchor is about. Three queries; a paragraph that is gone is said to be."""
    gone = Place(_("A paragraph that is no longer there"), "")
    known = _known(compilation, anchors)
    return {anchor: known.get(anchor, gone) for anchor in anchors}


def _known(compilation: Compilation, anchors: list[str]) -> dict[str, Place]:
    around = {
        "title": _("The title"),
        "summary": _("In short"),
        "method": _("How it was done"),
        "unheard": _("What we did not hear"),
        "respond": _("Is something you said missing?"),
        "differences": _("Where the pictures part"),
    }
    found = {name: Place(text, f"#{name}") for name, text in around.items()}
    numbered = {chapter.pk: chapter for chapter in chapters(compilation)}
    for chapter in numbered.values():
        title = f"{chapter.number}. {chapter.theme.title}"
        for part in ("lead", "silence"):
            anchor = f"c{chapter.pk}-{part}"
            found[anchor] = Place(title, f"{chapter.number}/#{anchor}")
    inside: Counter[int] = Counter()
    ordered = compilation.entries.order_by("chapter__position", "position", "pk")
    where: dict[int, Place] = {}
    for pk, chapter_pk, title in ordered.values_list("pk", "chapter_id", "perspective__title"):
        inside[chapter_pk] += 1
        number = numbered[chapter_pk].number
        where[pk] = Place(title, f"{number}/{inside[chapter_pk]}/")
        found[f"e{pk}"] = Place(title, f"{number}/#e{pk}")
    keys = [int(anchor[1:]) for anchor in anchors if anchor[:1] == "q" and _is_key(anchor[1:])]
    for pk, entry in compilation.quotes.filter(pk__in=keys).values_list("pk", "entry_id"):
        found[f"q{pk}"] = Place(
            _("A quote under %(title)s") % {"title": where[entry].text}, f"{where[entry].address}#q{pk}"
        )
    return found


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


# --- Verbs ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def comment(
    *,
    form: RecordForm,
    compilation: Compilation,
    anchor: str,
    actor: User,
    reopens: ReviewComment | None = None,
) -> ReviewComment:
    """Keep a comment on one paragraph. Sent twice, it is kept once.

    Args:
        reopens: an answered comment of the actor's own that this one opens again.

    Raises:
        ValidationError: the version is approved or published, the paragraph is gone, or the comment to open again is
            open, opened already or somebody else's.
    """
    compilation = locked(compilation, CompilationStatus.DRAFT, CompilationStatus.REVIEW)
    if earlier := form.already_created():
        return earlier
    if anchor not in _known(compilation, [anchor]):
        raise ValidationError(_("The paragraph is no longer there. Your comment can stand at another."))
    if reopens is not None:
        _check_reopening(reopens, compilation, anchor, actor)
    kept, changed = form.save_record(compilation=compilation, anchor=anchor, by=actor, reopens=reopens)
    if changed:
        name = "compilation.comment_reopened" if reopens else "compilation.commented"
        record(name, dialogue=compilation.dialogue, actor=actor, obj=kept)
    return kept


def _check_reopening(comment: ReviewComment, compilation: Compilation, anchor: str, actor: User) -> None:
    same_place = (comment.compilation_id, comment.anchor, comment.by_id) == (compilation.pk, anchor, actor.pk)
    if not same_place or state_of(comment) != RESOLVED:
        raise ValidationError(_("That comment waits for an answer already. Write a new one instead."))


@transaction.atomic
def answer_comment(*, form: RecordForm, actor: User) -> ReviewComment:
    """Answer a comment, or change the answer.

    Raises:
        Conflict: somebody else answered it since it was opened.
        ValidationError: the version is published, or the comment was opened again after an answer: that answer
            stands as it was given.
    """
    given = form.instance
    locked(given.compilation, CompilationStatus.DRAFT, CompilationStatus.REVIEW, CompilationStatus.APPROVED)
    if ReviewComment.objects.filter(reopens=given).exists():
        raise ValidationError(_("The comment has been opened again. Answer the newer one."))
    answered, _changed = form.save_record(answered_by=actor, answered_at=timezone.now())
    record("compilation.comment_answered", dialogue=answered.compilation.dialogue, actor=actor, obj=answered)
    return answered
