"""Verbs that change a dialogue, its mandate and its time plan. Each runs in one transaction and writes its event."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import Organisation, User

from .events import record
from .forms_base import RecordForm
from .models import Dialogue, Membership
from .permissions import Role
from .question.services import keep_purpose

RESERVED = {"new", "invitations"}
"""Addresses under /dialogues/ that are not dialogues."""


def free_slug(title: str) -> str:
    """Return an address for ``title`` that no dialogue has; a title without a Latin letter becomes "dialog"."""
    base = slugify(title)[:50].strip("-") or "dialog"
    taken = set(Dialogue.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | RESERVED
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug


@transaction.atomic
def start_dialogue(*, actor: User, **values: Any) -> Dialogue:
    """Create a dialogue with ``values``; who creates it leads it.

    Two people who start dialogues with the same title at once get an address each.
    """
    for attempt in range(5):
        try:
            with transaction.atomic():
                dialogue = Dialogue.objects.create(slug=free_slug(values["title"]), **values)
            break
        except IntegrityError:
            if attempt == 4:
                raise
    Membership.objects.create(dialogue=dialogue, user=actor, role=Role.LEADER)
    record("dialogue.started", dialogue=dialogue, actor=actor, obj=dialogue, kind=dialogue.kind)
    return dialogue


@transaction.atomic
def change_section(*, form: RecordForm, dialogue: Dialogue, section: str, actor: User) -> Dialogue:
    """Save a section of the dialogue: ``description``, ``mandate``, ``privacy`` or ``public_text``.

    Raises:
        Conflict: somebody else changed the same section since it was opened.
    """
    fields = ",".join(name for name in form.changed_data if name != "opened_as")[:80]
    saved, changed = form.save_record()
    if changed:
        record(f"dialogue.{section}.changed", dialogue=dialogue, actor=actor, obj=dialogue, fields=fields)
        if "purpose" in form.changed_data:
            keep_purpose(dialogue=saved, actor=actor)
    return saved


@transaction.atomic
def publish_dialogue(*, dialogue: Dialogue, actor: User) -> None:
    """Let anyone read the dialogue's public page. Publishing what is published changes nothing.

    Raises:
        ValidationError: the page would be empty, as the issue or the purpose is not written.
    """
    if not (dialogue.issue.strip() and dialogue.purpose.strip()):
        raise ValidationError(_("Write the issue and the purpose first. Without them the page says nothing."))
    hidden = Dialogue.objects.filter(pk=dialogue.pk, published_at=None)
    if hidden.update(published_at=timezone.now()):
        record("dialogue.published", dialogue=dialogue, actor=actor, obj=dialogue)


@transaction.atomic
def unpublish_dialogue(*, dialogue: Dialogue, actor: User) -> None:
    """Take the dialogue's public pages down; nothing in the workspace changes."""
    shown = Dialogue.objects.filter(pk=dialogue.pk, published_at__isnull=False)
    if shown.update(published_at=None):
        record("dialogue.unpublished", dialogue=dialogue, actor=actor, obj=dialogue)


@transaction.atomic
def save_organisation(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Organisation:
    """Create or rename an organisation of the dialogue's municipality; every dialogue there shares it.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: somebody else added one by that name a moment ago.
    """
    is_new = form.instance.pk is None
    try:
        organisation, changed = form.save_record(municipality=dialogue.municipality)
    except IntegrityError:
        raise ValidationError(_("The municipality already has an organisation by that name.")) from None
    if changed:
        name = "organisation.added" if is_new else "organisation.changed"
        record(name, dialogue=dialogue, actor=actor, obj=organisation, kind=organisation.kind)
    return organisation
