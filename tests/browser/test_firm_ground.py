"""From nothing to an agreed question, by a leader without a mouse and a team and others with nothing but a phone."""

import pytest

from dialogues.models import CentralQuestion, DesignTeamCandidate, MandateVersion, TriageSheet

from . import story_ground as story
from .walk import Ground, OnThePhone, Typist
from .watching import Watch

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

STEPS = [
    story.lena_starts_a_dialogue,
    story.three_say_apart_how_they_see_it,
    story.lena_publishes_the_mandate_and_shows_it_to_anyone,
    story.it_goes_otherwise_and_the_mandate_is_changed,
    story.anyone_holds_the_mandate_against_what_happened,
    story.three_are_asked_and_join_the_team,
    story.the_team_meets_and_one_objects,
    story.the_team_agrees_with_the_objection_beside_it,
    story.each_meets_what_their_role_may_and_nothing_else,
]


def test_from_nothing_to_an_agreed_question_by_keyboard_and_phone(watch: Watch) -> None:
    walk = Ground(watch)
    walk.begin()
    walk.takes(STEPS)
    assert TriageSheet.objects.exclude(answered_at=None).count() == 3
    assert MandateVersion.objects.exclude(published_on=None).count() == 2
    assert DesignTeamCandidate.objects.filter(status="accepted").exclude(user=None).count() == 3
    question = CentralQuestion.objects.get(agreed_on__isnull=False)
    assert (question.number, question.agreed_by.count(), question.objections.count()) == (2, 3, 1)


def test_a_dialogue_is_started_on_a_phone_and_triaged_there_and_by_keyboard(watch: Watch) -> None:
    walk = Ground(watch, OnThePhone, Typist)
    walk.begin()
    walk.takes(STEPS[:2])
    assert TriageSheet.objects.exclude(answered_at=None).count() == 3
