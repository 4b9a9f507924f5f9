"""Verbs of a form on the web: made, changed, opened, closed, removed."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.records import Conflict
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import Audience, WebForm, WebFormQuestion
from ..services.checks import check_privacy
from .ready_made import READY_MADE

MOST_QUESTIONS = 25


def new_key(title: str, audience: str) -> str:
    """Return an address that no form has: readable for a public form, not to be guessed for an internal one."""
    if audience == Audience.INTERNAL:
        return secrets.token_urlsafe(18)
    base = slugify(title)[:32].strip("-") or "form"
    taken = set(WebForm.objects.filter(key__startswith=base).values_list("key", flat=True))
    number = 1
    while (key := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return key


@transaction.atomic
def save_form(*, form: RecordForm, dialogue: Dialogue, actor: User, begin_from: str = "") -> WebForm:
    """Create a form on the web or change its facts, from a valid form. ``begin_from`` is a key of ``READY_MADE``.

    A form that changes from public to internal gets an address that nobody knows.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    values = {}
    if is_new:
        values = {"dialogue": dialogue, "key": new_key(form.cleaned_data["title"], form.cleaned_data["audience"])}
    elif "audience" in form.changed_data:
        values = {"key": new_key(form.cleaned_data["title"], form.cleaned_data["audience"])}
    web_form, changed = form.save_record(**values)
    if is_new and changed:
        WebFormQuestion.objects.bulk_create(
            WebFormQuestion(
                form=web_form,
                position=position,
                text=str(asked.text),
                help_text=str(asked.help_text),
                is_long=asked.is_long,
                required=asked.required,
            )
            for position, asked in enumerate(READY_MADE[begin_from].questions if begin_from else [])
        )
    if changed:
        record("web_form.made" if is_new else "web_form.changed", dialogue=dialogue, actor=actor, obj=web_form)
    return web_form


@dataclass(frozen=True)
class QuestionValues:
    """A question as it stands on the leader's page; ``pk`` None for one that is new."""

    text: str
    help_text: str = ""
    is_long: bool = True
    required: bool = False
    pk: int | None = None


@transaction.atomic
def save_questions(
    *, web_form: WebForm, questions: Sequence[QuestionValues], opened_version: int, actor: User
) -> WebForm:
    """Let the form ask ``questions``, in that order, and no others.

    Once the form has been opened a question is not reworded in place: the old wording is put away and the new one
    takes its position, so that an answer keeps what was asked.

    Raises:
        Conflict: somebody else changed the form since the page was opened.
        ValidationError: more questions than anyone answers on a phone.
    """
    if len(questions) > MOST_QUESTIONS:
        raise ValidationError(
            _("At most %(most)s questions fit. People stop long before that.") % {"most": MOST_QUESTIONS}
        )
    current = {row.pk: row for row in web_form.questions.filter(removed_at=None)}
    wanted = [row for row in questions if row.pk is None or row.pk in current]
    if len(wanted) < len(questions):  # one of them is gone
        raise Conflict(WebForm.objects.get(pk=web_form.pk))
    web_form.save_edited(opened_version=opened_version)
    kept = set()
    for position, values in enumerate(questions):
        row = current.get(values.pk) if values.pk else None
        asked_before = row is not None and web_form.opened_at is not None
        if row is None or (asked_before and (row.text, row.help_text) != (values.text, values.help_text)):
            row = WebFormQuestion(form=web_form)
        else:
            kept.add(row.pk)
        row.text, row.help_text = values.text, values.help_text
        row.is_long, row.required, row.position = values.is_long, values.required, position
        row.save()
    gone = web_form.questions.filter(pk__in=current.keys() - kept)
    if web_form.opened_at is None:
        gone.delete()
    else:
        gone.update(removed_at=timezone.now())
    record("web_form.questions_changed", dialogue=web_form.dialogue, actor=actor, obj=web_form, count=len(questions))
    return web_form


def why_not_open(web_form: WebForm) -> list[str]:
    """Return what is missing before the form may receive anything, in words; empty when nothing is."""
    lacks = [_("the privacy set-up lacks: %(what)s") % {"what": gap} for gap in web_form.dialogue.privacy_gaps()]
    if not web_form.questions.filter(removed_at=None).exists():
        lacks.append(_("it has no questions"))
    if web_form.audience == Audience.PUBLIC and not web_form.dialogue.is_published:
        lacks.append(_("the dialogue has no public page to link it from"))
    return lacks


@transaction.atomic
def open_form(*, web_form: WebForm, actor: User) -> None:
    """Open the form, or open it again. Opening an open form changes nothing.

    Raises:
        ValidationError: something that people have a right to know is missing, or there is nothing to ask.
    """
    check_privacy(web_form.dialogue)
    if lacks := why_not_open(web_form):
        raise ValidationError(_("The form cannot be opened yet: %(what)s.") % {"what": ", ".join(lacks)})
    today = timezone.localdate()
    if web_form.closes_on and web_form.closes_on < today:
        raise ValidationError(_("The last day has passed. Change it first, or leave it empty."))
    closed = WebForm.objects.filter(pk=web_form.pk).exclude(opened_at__isnull=False, closed_at=None)
    if closed.update(opened_at=web_form.opened_at or timezone.now(), closed_at=None):
        record("web_form.opened", dialogue=web_form.dialogue, actor=actor, obj=web_form)


@transaction.atomic
def close_form(*, web_form: WebForm, actor: User) -> None:
    """Close the form at once. What has arrived stays; it can be opened again."""
    if WebForm.objects.filter(pk=web_form.pk, opened_at__isnull=False, closed_at=None).update(closed_at=timezone.now()):
        record("web_form.closed", dialogue=web_form.dialogue, actor=actor, obj=web_form)


def why_form_stays(web_form: WebForm) -> str:
    """Say why the form cannot be removed; empty when it can."""
    count = web_form.answers.count()
    if not count:
        return ""
    text = ngettext(
        "%(count)d answer has come through it, and stays in the inbox. Close the form instead.",
        "%(count)d answers have come through it, and stay in the inbox. Close the form instead.",
        count,
    )
    return text % {"count": count}


@transaction.atomic
def remove_form(*, web_form: WebForm, actor: User) -> None:
    """Take away a form that nobody has answered.

    Raises:
        ValidationError: somebody has.
    """
    if why := why_form_stays(web_form):
        raise ValidationError(why)
    record("web_form.removed", dialogue=web_form.dialogue, actor=actor, obj=web_form)
    web_form.delete()
