"""What administrators do. Each verb runs in one transaction and writes its event."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from accounts import services as accounts
from accounts.account_mail import send_account_note
from accounts.look.logos import cleaned_logo
from accounts.models import Municipality, Organisation, User
from accounts.records import Record

from .. import people_services
from ..events import record
from ..forms_base import RecordForm
from ..models import Dialogue, Invitation
from ..permissions import Role
from .queries import is_only_here


def note(name: str, municipality: Municipality, actor: User, obj: models.Model | None = None, **data: Any) -> None:
    """Write a line of the administration's log, in the caller's transaction."""
    record(name, dialogue=None, actor=actor, obj=obj or municipality, municipality=municipality.pk, **data)


def _only_ours(person: User, municipality: Municipality) -> None:
    """Refuse what reaches outside the municipality. Raises ValidationError."""
    if not is_only_here(person, municipality):
        raise ValidationError(
            _("%(name)s also takes part in dialogues of another municipality, so the account is not yours to change. "
              "You can take away their roles here instead.") % {"name": person}
        )  # fmt: skip


# --- People ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def invite_leader(
    *,
    municipality: Municipality,
    dialogue: Dialogue,
    email: str,
    name: str,
    actor: User,
    creation_key: uuid.UUID | None = None,
) -> list[Invitation]:
    """Ask somebody to lead one of the municipality's dialogues.

    Raises:
        ValidationError: they lead it already, or have been asked; or it is another municipality's.
    """
    if dialogue.municipality_id != municipality.pk:
        raise ValidationError(_("That dialogue is another municipality's."))
    return people_services.invite(
        dialogue=dialogue, email=email, name=name, roles=[Role.LEADER], actor=actor, creation_key=creation_key
    )


@transaction.atomic
def add_administrator(*, municipality: Municipality, email: str, name: str, actor: User) -> User:
    """Let somebody administer the municipality. Raises ValidationError: they do already, or their account is closed."""
    person, is_new = accounts.make_administrator(email=email, name=name, municipality=municipality)
    if not is_new:
        raise ValidationError(_("%(name)s is an administrator already.") % {"name": person})
    note("administration.administrator_added", municipality, actor, person)
    return person


@transaction.atomic
def remove_administrator(*, municipality: Municipality, person: User, actor: User) -> None:
    """Raises ValidationError: nobody would be left to administer it."""
    accounts.remove_administrator(person=person, municipality=municipality)
    note("administration.administrator_removed", municipality, actor, person)


@transaction.atomic
def close_account(*, municipality: Municipality, person: User, actor: User) -> None:
    """Raises ValidationError: it is one's own, reaches outside the municipality, or is the last administrator's."""
    if person == actor:
        raise ValidationError(_("You cannot close your own account. Ask another administrator."))
    _only_ours(person, municipality)
    accounts.close_account(person=person)
    note("administration.account_closed", municipality, actor, person)


@transaction.atomic
def open_account_again(*, municipality: Municipality, person: User, actor: User) -> None:
    """Raises ValidationError: the account reaches outside the municipality."""
    _only_ours(person, municipality)
    accounts.open_account_again(person=person)
    note("administration.account_opened", municipality, actor, person)


@transaction.atomic
def end_sessions(*, municipality: Municipality, person: User, actor: User) -> int:
    """Log somebody out everywhere; they can log in again at once. Returns how many sessions were ended."""
    ended = accounts.end_sessions(user=person)
    note("administration.sessions_ended", municipality, actor, person, ended=ended)
    return ended


@transaction.atomic
def remove_factors(*, municipality: Municipality, person: User, actor: User) -> None:
    """Take away the second factor of somebody who has lost it. They are told by mail, and must get a new one.

    Raises:
        ValidationError: it is one's own, or the account reaches outside the municipality.
    """
    if person == actor:
        raise ValidationError(_("You cannot do this with your own account. Ask another administrator."))
    _only_ours(person, municipality)
    accounts.remove_factors(person=person)
    sentence = _(
        "Your passkeys, your app for codes and your spare codes have been taken away, because you had lost them. Next "
        "time you log in you are asked to add a new one."
    )
    send_account_note(email=person.email, sentence=sentence, municipality=municipality.name)
    note("administration.factors_removed", municipality, actor, person)


# --- Organisations --------------------------------------------------------------------------------------------------


@transaction.atomic
def save_organisation(*, municipality: Municipality, form: RecordForm, actor: User) -> Organisation:
    """Create an organisation, or change its name or kind. Raises Conflict or ValidationError as ``save_record``."""
    is_new = form.instance.pk is None
    organisation, changed = form.save_record(municipality=municipality)
    if changed:
        name = "administration.organisation_added" if is_new else "administration.organisation_changed"
        note(name, municipality, actor, organisation, kind=organisation.kind)
    return organisation


def _move(relation: Any, one: Organisation, into: Organisation) -> int:
    """Let the rows that name ``one`` by the relation name ``into``. Returns how many.

    Raises:
        IntegrityError: one of them may not, beside another row.
    """
    model, name = relation.related_model, relation.field.name
    if relation.many_to_many:
        model, name = relation.through, relation.field.m2m_reverse_field_name()
        holder = relation.field.m2m_field_name()
        have_both = model._base_manager.filter(**{name: into}).values(holder)
        model._base_manager.filter(**{name: one, f"{holder}__in": have_both}).delete()
    values: dict[str, Any] = {name: into}
    if issubclass(model, Record):
        values["version"] = models.F("version") + 1  # whoever has it open sees that it has changed
    return model._base_manager.filter(**{name: one}).update(**values)


@transaction.atomic
def merge_organisations(*, municipality: Municipality, one: Organisation, into: Organisation, actor: User) -> int:
    """Let everything that names ``one`` name ``into`` instead, and take ``one`` away. Returns how many rows changed.

    Raises:
        ValidationError: both stand in a place where only one can, as when both have been asked about one mandate.
    """
    kept = list(Organisation.objects.select_for_update().filter(pk__in=[one.pk, into.pk], municipality=municipality))
    if len(kept) != 2:
        raise ValidationError(_("Choose another organisation of the municipality."))
    moved = 0
    for relation in Organisation._meta.get_fields(include_hidden=True):
        points_here = relation.auto_created and not relation.concrete
        if points_here and not relation.related_model._meta.auto_created:  # tables between two go with their field
            try:
                with transaction.atomic():
                    moved += _move(relation, one, into)
            except IntegrityError:
                raise ValidationError(
                    _("Both stand in the same list of %(what)s in a dialogue. Take one of them away there first.")
                    % {"what": relation.related_model._meta.verbose_name_plural}
                ) from None
    one.delete()
    note("administration.organisations_merged", municipality, actor, into, moved=moved)
    return moved


# --- What everybody sees --------------------------------------------------------------------------------------------


@transaction.atomic
def save_look(*, form: RecordForm, actor: User) -> Municipality:
    """Change colour and logo. Raises Conflict, or ValidationError for a picture that cannot be opened."""
    picture = form.cleaned_data.get("picture")
    values: dict[str, Any] = {}
    if picture:
        values["logo"] = cleaned_logo(picture.read())
    elif form.cleaned_data.get("without_logo"):
        values["logo"] = ""
    before = form.instance.logo.name
    municipality, _changed = form.save_record(**values)
    if before and before != municipality.logo.name:
        storage = municipality._meta.get_field("logo").storage
        transaction.on_commit(lambda: storage.delete(before))
    note("administration.look_changed", municipality, actor)
    return municipality


@transaction.atomic
def save_notice(*, form: RecordForm, actor: User) -> Municipality:
    """Change the notice on all the municipality's pages. Raises Conflict."""
    municipality, _changed = form.save_record()
    note("administration.notice_changed", municipality, actor, is_shown=bool(municipality.banner))
    return municipality


@transaction.atomic
def save_contacts(*, form: RecordForm, actor: User) -> Municipality:
    """Change the municipality's name and whom to ask. Raises Conflict."""
    municipality, _changed = form.save_record()
    note("administration.contacts_changed", municipality, actor)
    return municipality
