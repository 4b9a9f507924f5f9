"""A copy carries nobody with it: every text of every model holds a word of its own, and few of them are in the copy."""

import json
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat

from accounts.models import User
from dialogplattform.ours import OURS
from dialogues.models import Dialogue
from interviews.crypto import EncryptedTextField
from interviews.models import ExploratoryGuide
from tests.full import full_dialogue

from .copying import copy_of

pytestmark = pytest.mark.django_db

CARRIED = {
    "dialogues.dialogue.legal_basis",
    "dialogues.dialogue.notice",
    "interviews.stakeholdergroup.name",
    "interviews.backgroundvariable.name",
    "interviews.backgroundvariable.key",
    "interviews.backgroundvalue.name",
    "interviews.guidequestion.text",
    "interviews.guidequestion.prompts",
    "interviews.exploratoryguide.questions",
    "meetings.meeting.title",
    "meetings.meeting.purpose",
    "meetings.agendaitem.title",
    "meetings.agendaitem.prompt",
}
"""All texts that a copy may hold: written for people to read or to be asked. A field that is carried and not named here
fails the test, and so does one that is named and carried no longer."""
NOT_PLANTED = {
    "accounts.user.password",
    "dialogues.event.name",
    "dialogues.event.object_type",
    "dialogues.event.data",
    "meetings.round.title",
    "meetings.option.title",
    "meetings.option.text",
    "meetings.correction.reason",
}
"""Texts that cannot be changed in the database, or that nobody could read."""
LETTERS = "bcdfghjklmnpqrtvxz"
SHORTEST = 18
"""Characters that a word and a key need; what is shorter is a code."""
CANARY = re.compile(r"kanarie([a-z]{3})", re.IGNORECASE)


def texts() -> dict[str, models.Field]:
    """Every field with room for words in every model of ours, by label."""
    found = {}
    for app in sorted(OURS):
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                wordy = isinstance(field, (models.CharField, models.TextField, models.JSONField))
                has_room = field.max_length is None or field.max_length >= SHORTEST
                if wordy and has_room and not field.choices and not isinstance(field, models.FileField):
                    found[f"{model._meta.label_lower}.{field.name}"] = field
    return found


def code(place: int) -> str:
    rest, last = divmod(place, len(LETTERS))
    first, middle = divmod(rest, len(LETTERS))
    return LETTERS[first] + LETTERS[middle] + LETTERS[last]


def plant(field: models.Field, letters: str) -> bool:
    """Put the field's own word into every row; False when the database takes none."""
    rows, word = field.model._base_manager.all(), f"Kanarie{letters}"
    new: object = Concat(Value(f"{word}-"), Cast(F("pk"), TextField()))
    if isinstance(field, EncryptedTextField):
        new = word
    elif isinstance(field, models.JSONField):
        new = [word]
    elif isinstance(field, models.URLField):
        new = f"https://{word}.example"
    some = rows if isinstance(field, models.JSONField) else rows.exclude(**{f"{field.name}__isnull": True})
    for wanted in (some, _filled(some, field)):
        try:
            with transaction.atomic():
                wanted.update(**{field.name: new})
        except (IntegrityError, DataError):
            continue
        return True
    return False


def _filled(rows, field):
    if isinstance(field, (EncryptedTextField, models.JSONField)):
        return rows
    return rows.exclude(**{field.name: ""})


@pytest.fixture(scope="module")
def copied(django_db_setup, django_db_blocker):
    """A dialogue with at least one of everything, a word of its own in every text of it, and a copy."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            world = full_dialogue()
            guide = {"questions": "Vem saknas?"}
            ExploratoryGuide.objects.update_or_create(dialogue=world.dialogue, defaults=guide)
            labels = dict(enumerate(texts().items()))
            refused = {label for place, (label, field) in labels.items() if not plant(field, code(place))}
            known = {code(place): label for place, (label, _field) in labels.items()}
            before = {
                model: set(model._base_manager.values_list("pk", flat=True))
                for app in sorted(OURS)
                for model in apps.get_app_config(app).get_models()
            }
            source, leader = Dialogue.objects.get(pk=world.dialogue.pk), world.people["leader"]
            started = copy_of(source, User.objects.get(pk=leader.pk))
            yield {"started": started, "source": source, "leader": leader, "known": known, "before": before,
                   "refused": refused}  # fmt: skip
            transaction.set_rollback(True)
        connection.close()


def new_rows(copied):
    for model, there in copied["before"].items():
        yield from model._base_manager.exclude(pk__in=there)


def test_every_text_of_the_dialogue_had_a_word_of_its_own(copied):
    assert copied["refused"] - NOT_PLANTED == set()
    assert len(copied["known"]) > 200


def test_a_copy_holds_the_texts_that_are_named_here_and_no_other(copied):
    found = set()
    for row in new_rows(copied):
        held = {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
        for letters in CANARY.findall(json.dumps(held, default=str, ensure_ascii=False)):
            found.add(copied["known"][letters.lower()])
    assert found == CARRIED


def test_a_copy_points_at_nobody_but_its_leader_and_at_no_row_of_the_dialogue_it_came_from(copied):
    fresh = {(type(row), row.pk) for row in new_rows(copied)}
    kept = {(type(copied["source"].municipality), copied["source"].municipality_id), (User, copied["leader"].pk)}
    pointed = set()
    for row in new_rows(copied):
        for field in row._meta.concrete_fields:
            if field.is_relation and getattr(row, field.attname) is not None:
                pointed.add((field.related_model, getattr(row, field.attname)))
        for field in row._meta.many_to_many:
            pointed |= {(field.related_model, pk) for pk in getattr(row, field.name).values_list("pk", flat=True)}
    assert pointed - fresh - kept == set()


def test_a_copy_has_the_shape_a_whole_number_of_weeks_later(copied):
    source, target = copied["source"], copied["started"].dialogue
    steps = {
        (new.starts_on - old.starts_on, new.ends_on - old.ends_on)
        for old, new in zip(source.plan.all(), target.plan.all(), strict=True)
    }
    [(shift, same)] = steps
    assert shift == same
    assert shift % timedelta(weeks=1) == timedelta(0)
    assert target.groups.count() == source.groups.count() > 3
    assert [row.held_on for row in target.meetings.all()] == [row.held_on + shift for row in source.meetings.all()]
    assert target.meetings.first().agenda.count() == source.meetings.first().agenda.count() > 3
    assert (target.interviewees.count(), target.participants.count(), target.design_team.count()) == (0, 0, 0)
    assert list(target.memberships.values_list("user", "role")) == [(copied["leader"].pk, "leader")]
