"""Verbs of the review: send out, comment, answer, say yes or no, approve, publish. Publishing is for good."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.permissions import Role, roles_in
from reports.models import Document
from reports.services import order_document

from ..masking.services import hard_undecided
from ..models import (
    ChapterPerspective,
    Compilation,
    CompilationStatus,
    PublishedChapter,
    PublishedPerspective,
    ReviewAnswer,
    ReviewComment,
    Statement,
)
from . import document, printing, queries

KIND = "compilation"


@transaction.atomic
def send_to_review(*, compilation: Compilation, actor: User) -> None:
    """Ask the design team to read the draft.

    Raises:
        ValidationError: it is not a draft, or it is empty.
    """
    compilation = _locked(compilation, CompilationStatus.DRAFT)
    if not compilation.entries.exists():
        raise ValidationError(_("There is nothing to read yet. Take in at least one perspective first."))
    _to(compilation, CompilationStatus.REVIEW, sent_at=timezone.now())
    record("compilation.sent_to_review", dialogue=compilation.dialogue, actor=actor, obj=compilation)


@transaction.atomic
def take_back(*, compilation: Compilation, actor: User) -> None:
    """Take a version back one step: approved to review, review to draft. Comments and answers stay.

    Raises:
        ValidationError: it is a draft already, or published.
    """
    compilation = _locked(compilation, CompilationStatus.REVIEW, CompilationStatus.APPROVED)
    was_approved = compilation.status == CompilationStatus.APPROVED
    status = CompilationStatus.REVIEW if was_approved else CompilationStatus.DRAFT
    _to(compilation, status, approved_key="")
    record("compilation.taken_back", dialogue=compilation.dialogue, actor=actor, obj=compilation, to=status)


@transaction.atomic
def comment(*, form: RecordForm, compilation: Compilation, anchor: str, actor: User) -> ReviewComment:
    """Keep a comment on one paragraph. Sent twice, it is kept once.

    Raises:
        ValidationError: the version is approved or published.
    """
    compilation = _locked(compilation, CompilationStatus.DRAFT, CompilationStatus.REVIEW)
    kept, changed = form.save_record(compilation=compilation, anchor=anchor[:60], by=actor)
    if changed:
        record("compilation.commented", dialogue=compilation.dialogue, actor=actor, obj=kept)
    return kept


@transaction.atomic
def answer_comment(*, form: RecordForm, actor: User) -> ReviewComment:
    """Answer a comment, or change the answer.

    Raises:
        Conflict: somebody else answered it since it was opened.
    """
    answered, _changed = form.save_record(answered_by=actor, answered_at=timezone.now())
    record("compilation.comment_answered", dialogue=answered.compilation.dialogue, actor=actor, obj=answered)
    return answered


@transaction.atomic
def answer_review(*, form: RecordForm, compilation: Compilation, actor: User) -> ReviewAnswer:
    """Say yes or no to the text as it stands. Each reader has one answer, which counts for the text they read.

    Raises:
        ValidationError: the version is not under review.
        Conflict: the same person answered from another window.
    """
    compilation = _locked(compilation, CompilationStatus.REVIEW)
    capacity = "leader" if Role.LEADER in roles_in(actor, compilation.dialogue) else "team"
    key = document.fingerprint(compilation)
    answer, _changed = form.save_record(compilation=compilation, by=actor, capacity=capacity, content_key=key)
    record("compilation.answered", dialogue=compilation.dialogue, actor=actor, obj=compilation, verdict=answer.verdict)
    return answer


@transaction.atomic
def approve(*, compilation: Compilation, actor: User) -> None:
    """Approve the text as it stands: the project leader and at least one of the design team have said yes to it.

    Raises:
        ValidationError: a yes is missing, or something in it may not be published.
    """
    compilation = _locked(compilation, CompilationStatus.REVIEW)
    _nothing_in_the_way(compilation)
    key = document.fingerprint(compilation)
    review = queries.review(compilation, key)
    if not review.leader_yes:
        raise ValidationError(_("The project leader has not said yes to the text as it stands now."))
    if not review.team_yes:
        raise ValidationError(_("Nobody in the design team has said yes to the text as it stands now."))
    _to(compilation, CompilationStatus.APPROVED, approved_key=key)
    record("compilation.approved", dialogue=compilation.dialogue, actor=actor, obj=compilation)


@transaction.atomic
def publish(*, compilation: Compilation, actor: User) -> Compilation:
    """Freeze what was approved, publish it and order its PDF.

    Raises:
        ValidationError: it is not approved, something in it may no longer be published, or the text has changed.
    """
    compilation = _locked(compilation, CompilationStatus.APPROVED)
    _nothing_in_the_way(compilation)
    dialogue = compilation.dialogue
    base = queries.ground(dialogue)
    built = document.build_chapters(compilation, base=base)
    key = document.fingerprint(compilation, built)
    if key != compilation.approved_key:
        raise ValidationError(_("The text has changed since it was approved. Take it back and read it again."))
    compilation.ages = queries.age_range(dialogue)
    record("compilation.ages_read", dialogue=dialogue, actor=actor, obj=compilation)
    cover = document.build_cover(compilation, base=base)
    _freeze(compilation, built)
    _to(
        compilation,
        CompilationStatus.PUBLISHED,
        content=cover,
        ages=compilation.ages,
        published_at=timezone.now(),
        document=order_document(kind=KIND, object_id=compilation.pk, content_key=key, title=_file_title(compilation)),
    )
    record("compilation.published", dialogue=dialogue, actor=actor, obj=compilation, number=compilation.number)
    return compilation


def answers(compilation: Compilation) -> list[ReviewAnswer]:
    """Return the readers' answers; under review each has ``is_current``: whether it is about the text as it stands."""
    if compilation.status == CompilationStatus.REVIEW:
        return queries.review(compilation, document.fingerprint(compilation)).answers
    return list(compilation.answers.select_related("by"))


@transaction.atomic
def order_print(*, compilation: Compilation) -> Document:
    """Order the PDF of the version as it stands: the published one, or the draft with a mark across each page.

    Two orders at once are taken in turn, so that the last is for the newest text.
    """
    versions = Compilation.objects.select_for_update(of=("self",)).select_related("dialogue__municipality")
    compilation = versions.get(pk=compilation.pk)
    if compilation.published_at:
        key = compilation.document.content_key if compilation.document else f"published-{compilation.pk}"
    else:
        key = printing.draft_key(*printing.draft(compilation))
    ordered = order_document(kind=KIND, object_id=compilation.pk, content_key=key, title=_file_title(compilation))
    if compilation.published_at and compilation.document_id != ordered.pk:
        Compilation.objects.filter(pk=compilation.pk).update(document=ordered)
    return ordered


def latest_print(compilation: Compilation) -> Document | None:
    """Return the newest PDF of the version, ready or not or called off. A published one has its own."""
    if compilation.document is not None:
        return compilation.document
    return Document.objects.filter(kind=KIND, object_id=compilation.pk).first()


def _file_title(compilation: Compilation) -> str:
    return _("%(title)s, version %(number)s") % {"title": compilation.title, "number": compilation.number}


def _freeze(compilation: Compilation, built: list[document.Json]) -> None:
    """Write the chapters as rows. One query for each chapter and two for all perspectives."""
    themes = dict(enumerate(compilation.chapters.values_list("theme", flat=True), 1))
    rows = ChapterPerspective.objects.filter(compilation=compilation).order_by("chapter__position", "position", "pk")
    perspectives: dict[int, list[int]] = {}
    for theme, perspective in rows.values_list("chapter__theme", "perspective"):
        perspectives.setdefault(theme, []).append(perspective)
    inside = []
    for chapter in built:
        number = chapter["number"]
        frozen = PublishedChapter.objects.create(
            compilation=compilation, number=number, theme_id=themes[number], content=document.shortened(chapter)
        )
        inside += [
            PublishedPerspective(chapter=frozen, number=row["number"], perspective_id=key, content=row)
            for row, key in zip(chapter["perspectives"], perspectives.get(themes[number], []), strict=True)
        ]
    PublishedPerspective.objects.bulk_create(inside, batch_size=200)


def _locked(compilation: Compilation, *allowed: str) -> Compilation:
    """Lock the version and return it as it is now; refuse when it is in none of the ``allowed`` states."""
    versions = Compilation.objects.select_for_update(of=("self",)).select_related("dialogue__municipality")
    found = versions.get(pk=compilation.pk)
    if found.status not in allowed:
        raise ValidationError(
            _("That cannot be done now: the version is %(state)s.") % {"state": found.get_status_display()}
        )
    return found


def _to(compilation: Compilation, status: str, **values: object) -> None:
    for name, value in ({"status": status} | values).items():
        setattr(compilation, name, value)
    compilation.version += 1
    compilation.save()


def _nothing_in_the_way(compilation: Compilation) -> None:
    if stopped := queries.obstacle_texts(compilation):
        raise ValidationError(stopped)
    quoted = Statement.objects.filter(pk__in=compilation.quotes.values("statement"))
    if undecided := hard_undecided(quoted):
        numbers = ", ".join(str(number) for number in sorted(undecided.values())[:30])
        raise ValidationError(
            _(
                "These quotes have what leads straight to one person, and nobody has decided about it. Statements "
                "%(numbers)s."
            )
            % {"numbers": numbers}
        )
