"""Verbs of the review: send out, answer, take an answer back, approve, publish. Publishing is for good."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.permissions import Role, roles_in
from dialogues.suppression import Telling
from reports.models import Document
from reports.services import order_document

from .. import told
from ..differences import section
from ..masking.services import hard_undecided
from ..models import (
    Compilation,
    CompilationStatus,
    Quote,
    ReviewAnswer,
    Statement,
)
from . import document, extracts, printing, queries, readers, versions
from .emptying import empty_replaced
from .freezing import freeze
from .heard import age_span, facts
from .hidden import refusals
from .steps import locked, move

KIND = extracts.KIND


@transaction.atomic
def send_to_review(*, compilation: Compilation, actor: User) -> int:
    """Ask the design team to read the draft, by a mail to each; return how many were mailed.

    Raises:
        ValidationError: it is not a draft, or it is empty.
    """
    compilation = locked(compilation, CompilationStatus.DRAFT)
    if not compilation.entries.exists():
        raise ValidationError(_("There is nothing to read yet. Take in at least one perspective first."))
    move(compilation, CompilationStatus.REVIEW, sent_at=timezone.now())
    record("compilation.sent_to_review", dialogue=compilation.dialogue, actor=actor, obj=compilation)
    return readers.ask(compilation, text_key=document.fingerprint(compilation), actor=actor)


@transaction.atomic
def take_back(*, compilation: Compilation, actor: User) -> None:
    """Take a version back one step: approved to review, review to draft. Comments and answers stay.

    Raises:
        ValidationError: it is a draft already, or published.
    """
    compilation = locked(compilation, CompilationStatus.REVIEW, CompilationStatus.APPROVED)
    was_approved = compilation.status == CompilationStatus.APPROVED
    status = CompilationStatus.REVIEW if was_approved else CompilationStatus.DRAFT
    move(compilation, status, approved_key="", approved_at=None)
    record("compilation.taken_back", dialogue=compilation.dialogue, actor=actor, obj=compilation, to=status)


@transaction.atomic
def answer_review(*, form: RecordForm, compilation: Compilation, actor: User) -> ReviewAnswer:
    """Say yes or no to the text as it stands. Each reader has one answer, which counts for the text they read.

    It can be changed until the version is published. When an approval rested on a yes that becomes a no, it falls.

    Raises:
        ValidationError: the version is neither under review nor approved.
        Conflict: the same person answered from another window.
    """
    compilation = locked(compilation, CompilationStatus.REVIEW, CompilationStatus.APPROVED)
    capacity = "leader" if Role.LEADER in roles_in(actor, compilation.dialogue) else "team"
    key = document.fingerprint(compilation)
    answer, _changed = form.save_record(
        compilation=compilation, by=actor, capacity=capacity, content_key=key, answered_at=timezone.now()
    )
    record("compilation.answered", dialogue=compilation.dialogue, actor=actor, obj=compilation, verdict=answer.verdict)
    _let_fall(compilation, key, actor)
    return answer


@transaction.atomic
def take_back_answer(*, compilation: Compilation, actor: User) -> bool:
    """Take back one's own answer, as if one had not answered; False when there is none. An approval on it falls.

    Raises:
        ValidationError: the version is published, or not sent out.
    """
    compilation = locked(compilation, CompilationStatus.REVIEW, CompilationStatus.APPROVED)
    if not compilation.answers.filter(by=actor).delete()[0]:
        return False
    record("compilation.answer_taken_back", dialogue=compilation.dialogue, actor=actor, obj=compilation)
    _let_fall(compilation, document.fingerprint(compilation), actor)
    return True


def _let_fall(compilation: Compilation, key: str, actor: User) -> None:
    """Put an approved version back under review when the two yes that it takes are no longer there."""
    if compilation.status == CompilationStatus.APPROVED and not queries.review(compilation, key).may_be_approved:
        move(compilation, CompilationStatus.REVIEW, approved_key="", approved_at=None)
        record("compilation.approval_fell", dialogue=compilation.dialogue, actor=actor, obj=compilation)


@transaction.atomic
def approve(*, compilation: Compilation, actor: User) -> None:
    """Approve the text as it stands: the project leader and at least one of the design team have said yes to it.

    Raises:
        ValidationError: a yes is missing, something in it may not be published, or it would tell of a few people
            beside an earlier version.
    """
    compilation = locked(compilation, CompilationStatus.REVIEW)
    _nothing_in_the_way(compilation)
    if revealing := refusals(compilation):
        raise ValidationError(revealing)
    key = document.fingerprint(compilation)
    review = queries.review(compilation, key)
    if not review.leader_yes:
        raise ValidationError(_("The project leader has not said yes to the text as it stands now."))
    if not review.team_yes:
        raise ValidationError(_("Nobody in the design team has said yes to the text as it stands now."))
    move(compilation, CompilationStatus.APPROVED, approved_key=key, approved_at=timezone.now())
    record("compilation.approved", dialogue=compilation.dialogue, actor=actor, obj=compilation)


@transaction.atomic
def publish(*, compilation: Compilation, actor: User) -> Compilation:
    """Freeze what was approved, publish it and order its PDFs, in every form and language.

    Raises:
        ValidationError: it is not approved, something in it may no longer be published, the text has changed, or it
            would tell of a few people beside an earlier version.
    """
    compilation = locked(compilation, CompilationStatus.APPROVED)
    _nothing_in_the_way(compilation)
    dialogue = compilation.dialogue
    base = told.ground(dialogue)
    perspectives = list(compilation.entries.values_list("perspective", flat=True))
    telling = told.telling(base, perspectives, left_out=compilation.left_out)
    if revealing := refusals(compilation, base, telling):
        raise ValidationError(revealing)
    built = document.build_chapters(compilation, base=base, told=telling)
    key = document.fingerprint(compilation, built)
    if key != compilation.approved_key:
        raise ValidationError(_("The text has changed since it was approved. Take it back and read it again."))
    compilation.ages, ages = age_span(dialogue, base.bases)
    record("compilation.ages_read", dialogue=dialogue, actor=actor, obj=compilation)
    cover = document.build_cover(compilation, base=base, told=telling)
    cover["since"] = _since(compilation, cover)
    freeze(compilation, built)
    _keep_basis(compilation, base, telling, ages)
    section.keep(compilation, base)
    move(
        compilation,
        CompilationStatus.PUBLISHED,
        content=cover,
        ages=compilation.ages,
        published_at=timezone.now(),
        document=order_document(kind=KIND, object_id=compilation.pk, content_key=key, title=_file_title(compilation)),
    )
    extracts.order_published(compilation)
    empty_replaced(dialogue=dialogue, actor=actor)
    record("compilation.published", dialogue=dialogue, actor=actor, obj=compilation, number=compilation.number)
    return compilation


def _keep_basis(compilation: Compilation, base: told.Ground, telling: Telling, ages: dict) -> None:
    """Write down what the version rests on, and beside which of its quotes a group stood."""
    told.keep_basis(compilation, base, telling, facts(compilation.dialogue, base).counts | {"ages": ages})
    by = told.may_stand_beside(base)
    quotes = compilation.quotes.values_list("pk", "statement", "statement__group")
    named = [pk for pk, statement, group in quotes if by(statement, group)]
    for start in range(0, len(named), 500):
        Quote.objects.filter(pk__in=named[start : start + 500]).update(named=True)


def answers(compilation: Compilation) -> list[ReviewAnswer]:
    """Return the readers' answers; before publication each has ``is_current``: whether it is about the text as it
    stands."""
    found = list(compilation.answers.select_related("by"))
    if found and compilation.published_at is None:
        return queries.review(compilation, document.fingerprint(compilation)).answers
    return found


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


def _since(compilation: Compilation, cover: document.Json) -> document.Json | None:
    """What changed since the version before, as the page will say it. A re-issue says that it is one, and no more: a
    count of what is gone could tell of whoever took something back."""
    before = next(iter(versions.comparable(compilation)), None)
    if before is None or cover["redacts"] is not None:
        return None
    return versions.since(Compilation.objects.get(pk=before.pk), compilation)


def _nothing_in_the_way(compilation: Compilation) -> None:
    if stopped := queries.obstacle_texts(compilation):
        raise ValidationError(stopped)
    beside = section.statements(compilation).order_by().values("pk")
    quoted = Statement.objects.filter(Q(pk__in=compilation.quotes.values("statement")) | Q(pk__in=beside))
    if undecided := hard_undecided(quoted):
        numbers = ", ".join(str(number) for number in sorted(undecided.values())[:30])
        raise ValidationError(
            _(
                "These quotes have what leads straight to one person, and nobody has decided about it. Statements "
                "%(numbers)s."
            )
            % {"numbers": numbers}
        )
