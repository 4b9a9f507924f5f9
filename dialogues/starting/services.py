"""Verbs of a start: a draft is begun, kept, thrown away, and becomes a dialogue; later its answers are changed.

A draft belongs to nobody but its writer and to no dialogue, so nothing of it is in the log.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Municipality, User
from accounts.records import Conflict

from .. import queries as dialogue_queries
from ..actors.services import rename_on_maps, show_areas_asked
from ..events import record
from ..models import Area, ContestedPoint, Dialogue, DialogueDraft, EarlierAttempt, EarlierDialogue
from ..services import start_dialogue
from ..shapes.services import copy_shape, lay_out
from .forms import About, BeginWith, PageForm, fingerprint, query_dict
from .pages import CHANGED_LATER, PAGES
from .queries import answers_of, drafts_of, path_to

DRAFTS = 20
"""Drafts that one person may have at a time."""


@dataclass(frozen=True)
class Kept:
    """A page as it stands, for whoever meets another's answers: what ``Conflict`` carries."""

    answers: Mapping[str, Any]
    fingerprint: str
    pk: int = 0
    version: int = 0


@transaction.atomic
def begin_draft(*, user: User, municipality: Municipality, creation_key: uuid.UUID) -> DialogueDraft:
    """Open a draft; the same form sent twice opens one.

    Raises:
        PermissionDenied: the person may not start a dialogue there.
        ValidationError: they have twenty drafts already.
    """
    if not dialogue_queries.municipalities_to_start_in(user).filter(pk=municipality.pk).exists():
        raise PermissionDenied
    if (known := DialogueDraft.objects.filter(creation_key=creation_key, user=user).first()) is not None:
        return known
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if drafts_of(user).count() >= DRAFTS:
        raise ValidationError(_("You have twenty drafts. Go on with one of them, or throw one away first."))
    return DialogueDraft.objects.create(user=user, municipality=municipality, creation_key=creation_key)


@transaction.atomic
def keep_page(*, draft: DialogueDraft, key: str, form: PageForm) -> DialogueDraft:
    """Keep what was typed on a page, right or not. Other pages, saved meanwhile in another window, stay.

    Raises:
        Conflict: the same page was saved in another window since it was opened, with something else on it.
    """
    current = DialogueDraft.objects.select_for_update().get(pk=draft.pk)
    before, typed = current.answers.get(key, {}), form.typed()
    if typed == before:
        return current
    if form.data.get("opened_as", fingerprint(before)) != fingerprint(before):
        raise Conflict(Kept(type(form).with_typed(before, about=form.about).initial, fingerprint(before)))  # type: ignore[arg-type]
    current.answers = {**current.answers, key: typed}
    current.version += 1
    current.save()
    return current


@transaction.atomic
def ask_everyone(*, draft: DialogueDraft) -> None:
    """Let the whole municipality be asked, after second thoughts."""
    current = DialogueDraft.objects.select_for_update().get(pk=draft.pk)
    current.answers = {**current.answers, "place": current.answers.get("place", {}) | {"reach": ["whole"]}}
    current.version += 1
    current.save()


def remove_draft(*, draft: DialogueDraft) -> None:
    """Throw a draft away, with all that is in it. A dialogue it became is not touched."""
    draft.delete()


def forms_of(draft: DialogueDraft, user: User) -> dict[str, PageForm]:
    """Every page of the draft, bound to what was typed on it."""
    about = About(draft.municipality, user)
    return {page.key: page.form(query_dict(draft.answers.get(page.key, {})), about=about) for page in PAGES}


@dataclass(frozen=True)
class Started:
    """A started dialogue. ``left``: kinds of text that stayed behind when another was copied, as they name somebody."""

    dialogue: Dialogue
    left: list[str]


@transaction.atomic
def start(*, draft: DialogueDraft, actor: User) -> Started:
    """Let the draft become a dialogue that ``actor`` leads, with the shape that was chosen. Sent twice, it becomes one.

    Raises:
        PermissionDenied: the person may no longer start a dialogue there, or no longer see the one to copy.
        ValidationError: an answer is missing, or is not right.
    """
    draft = DialogueDraft.objects.select_for_update().select_related("municipality").get(pk=draft.pk)
    if draft.dialogue is not None:
        return Started(draft.dialogue, [])
    if not dialogue_queries.municipalities_to_start_in(actor).filter(pk=draft.municipality_id).exists():
        raise PermissionDenied
    forms = forms_of(draft, actor)
    if not all(form.is_valid() for form in forms.values()):
        raise ValidationError(_("An answer is missing or needs to be mended. It is marked below."))
    given = {name: value for form in forms.values() for name, value in form.cleaned_data.items()}
    dialogue = start_dialogue(
        actor=actor,
        municipality=draft.municipality,
        **{name: given[name] for name in ("kind", "title", "starts_on", "issue", "background")},
    )
    for key in CHANGED_LATER:
        _WRITERS[key](dialogue, forms[key].cleaned_data, actor)
    left = _shape(dialogue, forms["shape"].cleaned_data, actor)
    draft.dialogue, draft.answers = dialogue, {}
    draft.save()
    return Started(dialogue, left)


def _shape(dialogue: Dialogue, given: Mapping[str, Any], actor: User) -> list[str]:
    if given["begin_with"] == BeginWith.COPY:
        return copy_shape(source=given["shape_of"], dialogue=dialogue, actor=actor)
    if given["begin_with"] == BeginWith.READY:
        lay_out(dialogue=dialogue, actor=actor)
    return []


@transaction.atomic
def change_page(*, dialogue: Dialogue, key: str, form: PageForm, actor: User) -> None:
    """Write a page of a dialogue that is started already.

    Raises:
        Conflict: somebody else changed the same page since it was opened.
        ValidationError: the dialogues would build on each other in a circle.
    """
    current = Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    before = answers_of(current, key)
    if form.cleaned_data.get("opened_as") != fingerprint(before):
        raise Conflict(Kept(before, fingerprint(before)))  # type: ignore[arg-type]
    _WRITERS[key](current, form.cleaned_data, actor)
    if answers_of(current, key) != before:
        record(f"dialogue.{key}.changed", dialogue=dialogue, actor=actor, obj=dialogue)


def _write_place(dialogue: Dialogue, given: Mapping[str, Any], actor: User) -> None:
    areas = list(given["areas"])
    for name in given["new_areas"]:
        known = dialogue.municipality.areas.filter(name__iexact=name).first()
        if known is None:
            known = Area.objects.create(municipality=dialogue.municipality, name=name)
            record("area.added", dialogue=dialogue, actor=actor, obj=known)
        areas.append(known)
    dialogue.reach = given["reach"]
    Dialogue.objects.filter(pk=dialogue.pk).update(reach=given["reach"])
    dialogue.areas.set(areas if given["reach"] == "areas" else [])
    show_areas_asked(dialogue)


def _write_contested(dialogue: Dialogue, given: Mapping[str, Any], actor: User) -> None:
    _write_rows(ContestedPoint, dialogue, given["points"])


def _write_attempts(dialogue: Dialogue, given: Mapping[str, Any], actor: User) -> None:
    _write_rows(EarlierAttempt, dialogue, given["attempts"])


def _write_earlier(dialogue: Dialogue, given: Mapping[str, Any], actor: User) -> None:
    for one in given["earlier"]:
        if path_to(dialogue, one):  # looked at again, now that the dialogue's row is held
            raise ValidationError(_("“%(title)s” builds on this dialogue already.") % {"title": one})
    known = dict(dialogue.earlier.exclude(earlier=None).values_list("earlier", "taught"))
    here = [{"earlier": one, "title": one.title, "taught": known.get(one.pk, "")} for one in given["earlier"]]
    _write_rows(EarlierDialogue, dialogue, [*here, *given["others"]])


def _write_rows(model: Any, dialogue: Dialogue, rows: Sequence[Mapping[str, Any]]) -> None:
    model.objects.filter(dialogue=dialogue).delete()
    model.objects.bulk_create(model(dialogue=dialogue, position=place, **row) for place, row in enumerate(rows))


_WRITERS = {
    "place": _write_place,
    "contested": _write_contested,
    "attempts": _write_attempts,
    "earlier": _write_earlier,
}


@transaction.atomic
def rename_area(*, form: Any, dialogue: Dialogue, actor: User) -> Area:
    """Call an area of the municipality something else, on the actor maps it stands on too.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: there is one by that name.
    """
    area, changed = form.save_record()
    if changed:
        rename_on_maps(area)
        record("area.changed", dialogue=dialogue, actor=actor, obj=area)
    return area
