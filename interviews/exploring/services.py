"""Verbs of the exploratory interviews. Each runs in one transaction and writes its event, without words."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues import erasures
from dialogues.design_team.services import save_candidate
from dialogues.events import record, record_read
from dialogues.forms_base import RecordForm
from dialogues.models import DesignTeamCandidate, Dialogue
from dialogues.numbers import next_number

from ..models import ExploratoryGuide, ExploratoryInterview
from ..services.checks import check_privacy

WORDS = ("name", "contact", "notes", "perspective", "whom_else", "place")
"""What is emptied when an exploratory interview is erased."""


@transaction.atomic
def save_exploratory(*, form: RecordForm, dialogue: Dialogue, actor: User) -> ExploratoryInterview:
    """Write down an exploratory interview, or correct one, from a valid form.

    Raises:
        Conflict: somebody else changed it, or erased it, since it was opened.
        ValidationError: the privacy set-up lacks something.
    """
    check_privacy(dialogue)
    is_new = form.instance.pk is None
    values: dict[str, object] = {"dialogue": dialogue}
    if is_new:
        values["number"] = next_number(ExploratoryInterview, dialogue=dialogue)
        if "interviewer" not in form.cleaned_data:
            values["interviewer"] = actor
    interview, changed = form.save_record(**values)
    if changed:
        name = "exploratory.registered" if is_new else "exploratory.changed"
        record(name, dialogue=dialogue, actor=actor, obj=interview, number=interview.number)
    return interview


def note_exploratory_read(*, interview: ExploratoryInterview, actor: User) -> None:
    """Log that who was met, and what was said, was shown to somebody. Nothing to note when it is erased."""
    if interview.erased_at is None:
        record_read("source.read_exploratory", dialogue=interview.dialogue, actor=actor, obj=interview)


@transaction.atomic
def save_guide(*, form: RecordForm, dialogue: Dialogue, actor: User) -> ExploratoryGuide:
    """Change the questions that are asked.

    Raises:
        Conflict: somebody else changed them since they were opened.
    """
    guide, changed = form.save_record(dialogue=dialogue)
    if changed:
        record("exploratory.guide_changed", dialogue=dialogue, actor=actor, obj=guide)
    return guide


@transaction.atomic
def make_candidate(*, form: RecordForm, interview: ExploratoryInterview, actor: User) -> DesignTeamCandidate:
    """Put the person among the candidates for the design team. Nothing goes along but what the form holds.

    Raises:
        ValidationError: the interview has led to another candidate already, or has been erased.
    """
    candidate = save_candidate(form=form, dialogue=interview.dialogue, actor=actor)
    open_to_all = ExploratoryInterview.objects.filter(pk=interview.pk, erased_at=None)
    if open_to_all.filter(candidate=candidate).exists():  # the form was sent twice
        return candidate
    if not open_to_all.filter(candidate=None).update(candidate=candidate, version=F("version") + 1):
        raise ValidationError(_("This interview has led to a candidate already, or has been erased."))
    record("exploratory.led_to_candidate", dialogue=interview.dialogue, actor=actor, obj=interview)
    return candidate


@transaction.atomic
def erase_exploratory(*, interview: ExploratoryInterview, actor: User | None = None) -> bool:
    """Erase who was met and what was said, for good. False when it was done already.

    Number, day and interviewer stay, so that the log adds up. A candidate it led to stays on the list, and nothing
    tells any more that they gave an interview.
    """
    blank = dict.fromkeys(WORDS, "")
    rows = ExploratoryInterview.objects.filter(pk=interview.pk, erased_at=None)
    if not rows.update(**blank, candidate=None, erased_at=timezone.now(), version=F("version") + 1):
        return False
    erasures.note("exploratory.erased", interview)
    record("exploratory.erased", dialogue=interview.dialogue, actor=actor, obj=interview)
    return True
