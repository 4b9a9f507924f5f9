"""A dialogue with at least one of everything: whatever a rule can reach is erased without breaking a constraint."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dialogues.models import Dialogue
from rights.models import Keeps, Protocol, RetentionRule
from rights.person.gathering import as_json, gather
from rights.person.whom import by_address
from rights.retention import engine
from tests import canaries
from tests.full import full_dialogue

pytestmark = pytest.mark.django_db


def test_every_kind_can_be_erased_and_nothing_of_it_is_left():
    world = full_dialogue()
    dialogue = world.dialogue
    canaries.put(dialogue)
    yesterday = timezone.localdate() - timedelta(days=1)
    RetentionRule.objects.all().delete()
    for line in engine.lines(dialogue):
        RetentionRule.objects.create(
            dialogue=dialogue, kind=line.kind.key, keeps=Keeps.UNTIL, until=yesterday, decision="KS 1", by_itself=True
        )
    Dialogue.objects.filter(pk=dialogue.pk).update(retain_until=yesterday)
    dialogue.refresh_from_db()
    counted = {line.kind.key: line.count for line in engine.due(dialogue)}
    assert len(counted) > 10
    Protocol.objects.all().delete()
    engine.weed_all()
    protocol = Protocol.objects.get(dialogue=dialogue)
    assert {line["kind"]: line["count"] for line in protocol.lines} == counted
    assert engine.due(dialogue) == []
    words = (canaries.PERSON, canaries.MAIL, canaries.NOTE, canaries.SAID, canaries.TALK, *canaries.EXPLORED)
    said = "".join(
        str(value)
        for model in ("interviews.Identity", "interviews.InterviewText", "interviews.ExploratoryInterview")
        for row in engine_rows(model, dialogue)
        for value in row.__dict__.values()
    )
    assert [word for word in words if word in said] == []


def engine_rows(label, dialogue):
    from rights.inventory.reading import inventory

    entry = inventory()[label]
    return entry.everything.filter(**{entry.dialogue: dialogue})


def test_everything_can_be_gathered_of_whoever_works_in_it():
    world = full_dialogue()
    for person in world.people.values():
        parts = gather(by_address(person.email))
        assert as_json(parts)
        assert any(part.kind.key == "accounts" for part in parts)
