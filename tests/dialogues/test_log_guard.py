"""The event log cannot be rewritten, not even past the model."""

import pytest
from django.db import IntegrityError, transaction

from dialogues.events import record
from dialogues.models import Event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [{"name": "sign_off.removed"}, {"data": {"status": "yes"}}, {"object_id": 7}, {"dialogue_id": None}],
    ids=lambda change: next(iter(change)),
)
def test_the_database_refuses_to_rewrite_an_event(dialogue, lena, change):
    event = record("sign_off.added", dialogue=dialogue, actor=lena, obj=dialogue, status="no")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**change)
    event.refresh_from_db()
    assert (event.name, event.data) == ("sign_off.added", {"status": "no"})


def test_nobody_else_can_be_made_the_actor_of_an_event(dialogue, lena, farid):
    event = record("sign_off.added", dialogue=dialogue, actor=lena)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(actor=farid)


def test_an_erased_account_leaves_its_events_without_an_actor(dialogue, lena):
    event = record("sign_off.added", dialogue=dialogue, actor=lena)
    lena.delete()
    event.refresh_from_db()
    assert (event.name, event.actor) == ("sign_off.added", None)
