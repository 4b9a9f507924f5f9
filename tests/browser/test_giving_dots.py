"""Petra gives her dots on a phone: press by press, through a dead spot, until the round is closed under her thumb."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.models import Meeting, Option, Participant, Round
from meetings.rounds.results import result_of
from meetings.rounds.services import close_round

from . import axe
from .visiting import open_as

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(dialogue, petra):
    meeting = Meeting.objects.create(dialogue=dialogue, number=1, title="Det vi fick höra", held_on=date(2022, 5, 11))
    made = Round.objects.create(meeting=meeting, title="Vilka teman?", dots=3, most=2)
    for number, title in enumerate(("Skolan", "Föreningarna"), start=1):
        Option.objects.create(round=made, number=number, title=title)
    Participant.objects.create(dialogue=dialogue, name="Petra", side="civil_society", user=petra, email=petra.email)
    made.opened_at = timezone.now()
    made.save()
    return made


def test_press_by_press_and_through_a_dead_spot(watch, signed_in, petra, lena, opened):
    page = open_as(watch, signed_in(petra), "Petra")
    address = f"/dialogues/segregation/meetings/rounds/{opened.pk}/give/"
    page.goto(address)
    more = page.get_by_role("button", name="Ge en prick till Skolan")
    more.click()
    expect(page.locator(".purse")).to_contain_text("Du har 2 prickar kvar")
    expect(more).to_be_focused()
    assert axe.sweep(page, [address, f"{address}?object={opened.options.first().pk}"]) == []
    assert watch.faults == []

    page.goto(address)
    page.context.set_offline(True)
    more.click()
    expect(page.locator("#not-saved")).to_be_visible()
    page.context.set_offline(False)
    more.click()
    expect(page.locator(".purse")).to_contain_text("Du har 1 prick kvar")
    expect(page.locator("#not-saved")).to_be_hidden()
    expect(more).to_be_disabled()

    close_round(round_=opened, actor=lena)
    page.get_by_role("button", name="Ge en prick till Föreningarna").click()
    expect(page.get_by_role("alert").filter(has_text="det här kom efter")).to_be_visible()
    expect(page.locator("#ballot")).to_contain_text("Du försökte ge: Föreningarna: 1")
    assert [row.dots for row in result_of(opened).rows] == [2, 0]
