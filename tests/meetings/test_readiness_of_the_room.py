"""The path names what lacks before people sit in the room: candidates, a choice, invitations, an empty seat."""

import pytest

from meetings.models import Participant
from meetings.readiness import readiness
from tests.meetings.candidates.people import make_candidate

pytestmark = pytest.mark.django_db


def missing(dialogue) -> list[str]:
    return [str(one.text) for one in readiness(dialogue).missing]


def test_first_candidates_then_a_choice_then_invitations_then_answers(dialogue):
    assert "Kandidater till träffarna" in missing(dialogue)
    make_candidate(dialogue, "Nora")
    assert "Ett urval av vilka som bjuds in" in missing(dialogue)
    nora = Participant.objects.create(dialogue=dialogue, name="Nora", side="civil_society")
    assert "1 inbjudan att skicka" in missing(dialogue)
    Participant.objects.filter(pk=nora.pk).update(status="invited")
    assert "1 inbjudan att skicka" not in missing(dialogue)
    assert any("svar på inbjudan" in one for one in missing(dialogue))
