"""A closed round stays as it was closed, also past the services; what was wrong is written beside it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings.models import Ballot, Correction, Mark, Option, PaperCount, PaperSheet, Round
from meetings.rounds import paper, services
from meetings.rounds.forms import CorrectionForm
from meetings.rounds.giving import Given, give
from meetings.rounds.results import result_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(opened, room, keys, table, lena):
    give(round_=opened, participant=room[0], marks={keys[0]: Given(dots=2)})
    paper.save_sheet(round_=opened, table=table, sides={"civil_society": (1, {keys[1]: 1})}, actor=lena)
    return services.close_round(round_=opened, actor=lena)


PAST = {
    "the round is opened again": lambda closed: Round.objects.filter(pk=closed.pk).update(closed_at=None),
    "more dots are allowed": lambda closed: Round.objects.filter(pk=closed.pk).update(dots=20),
    "an option gets other words": lambda closed: Option.objects.filter(round=closed).update(title="Något annat"),
    "an option is added": lambda closed: Option.objects.create(round=closed, number=9, title="Ny"),
    "a ballot is added": lambda closed: Ballot.objects.create(
        round=closed, side="municipality", sent_at=timezone.now()
    ),
    "a ballot changes side": lambda closed: Ballot.objects.filter(round=closed).update(side="civil_society"),
    "a mark is changed": lambda closed: Mark.objects.filter(ballot__round=closed).update(dots=1),
    "a mark is added": lambda closed: Mark.objects.create(
        ballot=closed.ballots.get(), option=closed.options.last(), dots=1
    ),
    "a sheet is added": lambda closed: PaperSheet.objects.create(round=closed, side="municipality"),
    "a sheet counts more people": lambda closed: PaperSheet.objects.filter(round=closed).update(people=9),
    "a count is changed": lambda closed: PaperCount.objects.filter(sheet__round=closed).update(count=9),
}


@pytest.mark.parametrize("change", PAST.values(), ids=PAST)
def test_the_database_refuses_to_change_a_closed_round(closed, change):
    before = [row.dots for row in result_of(closed).rows]
    with pytest.raises(IntegrityError, match="closed round"), transaction.atomic():
        change(closed)
    assert [row.dots for row in result_of(closed).rows] == before


def test_a_dialogue_with_a_closed_round_can_be_removed(closed, dialogue):
    dialogue.meetings.all().delete()
    assert not Round.objects.exists() and not Mark.objects.exists()


def test_closing_twice_changes_nothing_and_opening_again_is_refused(closed, farid):
    again = services.close_round(round_=closed, actor=farid)
    assert (again.closed_at, again.closed_by) == (closed.closed_at, closed.closed_by)
    with pytest.raises(ValidationError):
        services.open_round(round_=closed, actor=farid)


def corrected(closed, lena, **data):
    form = CorrectionForm(data, instance=Correction(), round_=closed)
    assert form.is_valid(), form.errors
    return services.correct_round(form=form, round_=closed, actor=lena)


def test_a_correction_is_shown_in_the_figures_and_is_not_changed_itself(closed, keys, lena):
    one = corrected(
        closed, lena, option=keys[0], side="municipality", change=-1, reason="En prick räknades två gånger."
    )
    row = result_of(closed).rows[0]
    assert (row.municipality, row.corrected) == (1, -1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.filter(pk=one.pk).update(change=5)


def test_a_correction_cannot_leave_fewer_than_no_dots(closed, keys, lena):
    with pytest.raises(ValidationError), transaction.atomic():
        corrected(closed, lena, option=keys[2], side="municipality", change=-1, reason="Fel")
    assert not closed.corrections.exists()


def test_a_correction_in_words_alone_needs_no_option(closed, lena):
    corrected(closed, lena, reason="Två gick innan de hann ge.")
    assert result_of(closed).corrections[0].change == 0


@pytest.mark.parametrize("missing", ["option", "side", "reason"])
def test_dots_are_corrected_somewhere_and_for_a_reason(closed, keys, missing):
    data = {"option": keys[0], "side": "municipality", "change": 1, "reason": "Skymd prick"}
    data.pop(missing)
    assert missing in CorrectionForm(data, instance=Correction(), round_=closed).errors


def test_an_open_round_is_not_corrected(opened, lena):
    form = CorrectionForm({"reason": "Fel"}, instance=Correction(), round_=opened)
    assert form.is_valid()
    with pytest.raises(ValidationError):
        services.correct_round(form=form, round_=opened, actor=lena)


def test_what_people_choose_between_is_not_changed_once_it_is_open(opened, lena):
    with pytest.raises(ValidationError):
        services.add_options(round_=opened, options=[{"title": "En till"}])
    with pytest.raises(ValidationError):
        services.remove_option(option=opened.options.first(), actor=lena)
    with pytest.raises(ValidationError):
        services.remove_round(round_=opened, actor=lena)
    assert opened.options.count() == 3


def test_a_round_with_one_option_is_not_opened(prepared, lena):
    prepared.options.exclude(number=1).delete()
    with pytest.raises(ValidationError):
        services.open_round(round_=prepared, actor=lena)
    prepared.refresh_from_db()
    assert prepared.state == "prepared"
