"""A dialogue in which somebody has been heard, with all that follows from it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dialogues.models import Dialogue
from tests import factories


@pytest.fixture
def heard(dialogue, ines):
    """A person who has been interviewed, and a statement of theirs that is masked."""
    group = factories.make_group(dialogue)
    person = factories.make_interviewee(
        dialogue, group, name="Kerstin Ek", email="kerstin@example.net", phone="070-123 45 67", note="ringer helst"
    )
    interview = factories.make_interview(dialogue, ines, person, text="Vi blir aldrig hörda på Ersboda.")
    factories.make_statement(
        interview, "Vi blir aldrig hörda på Ersboda.", number=1, masked="Vi blir aldrig hörda.", status="masked"
    )
    return person


@pytest.fixture
def promised_today(dialogue):
    """The day that those heard were told has come."""
    Dialogue.objects.filter(pk=dialogue.pk).update(retain_until=timezone.localdate())
    dialogue.refresh_from_db()
    return dialogue


@pytest.fixture
def yesterday():
    return timezone.localdate() - timedelta(days=1)
