"""Verbs of the mandate: written as a draft, published as a numbered version, and held against what happened."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm
from ..models import Dialogue, MandateDecision, MandateDeviation, MandateVersion
from ..numbers import next_number

CARRIED = (
    "words", "is_open", "is_decided", "influence", "influence_words", "leader_share", "money", "interpreters",
    "more_resources", "promise",
)  # fmt: skip


def draft_or_copy(dialogue: Dialogue) -> MandateVersion:
    """The draft, or an unsaved one that begins as the latest published version. At most two queries."""
    rows = list(dialogue.mandates.order_by("-number"))
    draft = next((row for row in rows if row.number is None), None)
    if draft is not None:
        return draft
    latest = max(rows, key=lambda row: row.number or 0, default=None)
    return MandateVersion(**model_to_dict(latest, CARRIED)) if latest else MandateVersion()


@transaction.atomic
def save_draft(*, form: RecordForm, dialogue: Dialogue, actor: User) -> MandateVersion:
    """Keep the draft. Nothing published changes.

    Raises:
        Conflict: somebody else changed the draft since it was opened.
        ValidationError: somebody else began a draft a moment ago, or published the one that was opened.
    """
    if form.instance.pk and not MandateVersion.objects.filter(pk=form.instance.pk, number=None).exists():
        raise ValidationError(_("It was published while you were writing. Copy your text and begin a new version."))
    draft, changed = form.save_record(dialogue=dialogue)
    if changed:
        draft.decisions.all().delete()
        MandateDecision.objects.bulk_create(
            MandateDecision(version_of=draft, position=place, **row)
            for place, row in enumerate(form.cleaned_data["decisions"])
        )
        record("mandate.drafted", dialogue=dialogue, actor=actor, obj=draft)
    return draft


@transaction.atomic
def publish(*, draft: MandateVersion, changed: str, actor: User) -> MandateVersion:
    """Give the draft the next number and today's day; from then on it never changes. Published twice, it is once.

    Raises:
        ValidationError: a part is missing without which the mandate promises nothing, or nothing says what changed.
    """
    dialogue = Dialogue.objects.select_for_update(no_key=True).get(pk=draft.dialogue_id)
    draft = MandateVersion.objects.get(pk=draft.pk)
    if draft.number is not None:
        return draft
    needed = ("words", "is_open", "influence", "promise")
    lacking = [str(draft._meta.get_field(name).verbose_name) for name in needed if not getattr(draft, name).strip()]
    if lacking:
        raise ValidationError(_("Write this first: %(parts)s.") % {"parts": ", ".join(lacking)})
    number = dialogue.mandate_version + 1
    if number > 1 and not changed.strip():
        raise ValidationError(_("Say what has changed since the version before."))
    MandateVersion.objects.filter(pk=draft.pk, number=None).update(
        number=number, published_on=timezone.localdate(), published_by=actor, changed=changed.strip()
    )
    Dialogue.objects.filter(pk=dialogue.pk).update(mandate=draft.words, mandate_version=number)
    record("mandate.published", dialogue=dialogue, actor=actor, obj=draft, number=number)
    draft.refresh_from_db()
    return draft


@transaction.atomic
def discard_draft(*, draft: MandateVersion, actor: User) -> None:
    """Throw the draft away; what is published stands.

    Raises:
        ValidationError: it has been published meanwhile.
    """
    if not MandateVersion.objects.filter(pk=draft.pk, number=None).exists():
        raise ValidationError(_("It has been published, and what is published is kept."))
    record("mandate.draft_discarded", dialogue=draft.dialogue, actor=actor, obj=draft)
    draft.delete()


@transaction.atomic
def record_deviation(*, form: RecordForm, dialogue: Dialogue, mandate: MandateVersion, actor: User) -> MandateDeviation:
    """Write down where it went otherwise than ``mandate`` said. It stands beside the promise and is never removed."""
    earlier = form.already_created()
    if earlier is not None:
        return earlier
    number = next_number(MandateDeviation, dialogue=dialogue)
    deviation, is_new = form.save_record(dialogue=dialogue, mandate=mandate, number=number, recorded_by=actor)
    if is_new:
        record("mandate.deviation_recorded", dialogue=dialogue, actor=actor, obj=deviation, part=deviation.part)
    return deviation
