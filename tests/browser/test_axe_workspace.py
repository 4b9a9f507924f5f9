"""No accessibility fault on any page of the workspace as the leader sees it: filled, long, empty, with errors.

Each page is opened once, in a width, a scheme and a language of its own; which, goes round (``sweeping.rotation``).
Of the pages with errors, which are built alike, every ninth is opened. ``make axe`` opens all pages in all looks.
"""

import pytest
from django.urls import reverse

from tests.full import World

from . import axe, sweeping
from .lengthened import lengthen
from .sweeping import Finding, Opener, Shown, looked_over

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def chapters_of(world: World) -> list[Shown]:
    """Pages about one chapter: the draft's own, not the published one's that the other routes are filled in for."""
    chapter = world.dialogue.compilations.get(number=world.values["compilations:number"]).chapters.first()
    by_key = [world.dialogue.slug, chapter.compilation.number, chapter.pk]
    names = [f"compilations:{name}" for name in ("chapter", "chapter_texts")]
    return [Shown("leader", "filled", name, reverse(name, args=by_key)) for name in names]


def test_every_page_of_the_leader(watch):
    world = sweeping.filled_dialogue()
    who = sweeping.clients(world)
    addresses = sweeping.addresses_of(world, "leader")
    pages = [*Finding(strict=False).pages(who["leader"], "leader", "filled", addresses), *chapters_of(world)]
    filled = [page for page in pages if page.state == "filled"]
    assert len(filled) > 150
    opener, turn, tally = Opener(watch, who), sweeping.rotation(), axe.Tally()
    problems = looked_over(opener, filled[::2], turn, tally)
    problems += looked_over(opener, [page for page in pages if page.state == "error"][::9], turn, tally)
    assert lengthen() > 500
    left = sweeping.still_there(who, filled[1::2])
    assert len(left) > len(filled) / 2 - 3
    problems += looked_over(opener, left, turn, tally)
    assert problems == []
    assert watch.faults == []


def test_every_list_of_an_empty_dialogue(watch):
    world = sweeping.filled_dialogue()
    who, empty = sweeping.clients(world), sweeping.empty_dialogue(world)
    finding, pages = Finding(strict=False), []
    for role in ["leader", "admin", sweeping.ANYONE]:
        pages += finding.pages(who[role], role, "empty", sweeping.lists_of(empty, role), forms=False)
    assert looked_over(Opener(watch, who), pages, sweeping.rotation(), axe.Tally()) == []
    assert watch.faults == []


def test_the_looks_go_round_until_every_combination_has_been_met():
    turn = sweeping.rotation()
    met = {next(turn) for _page in range(18)}
    assert met == {
        (axe.Look(width, scheme), language)
        for width in axe.WIDTHS
        for scheme in axe.SCHEMES
        for language in ("sv", "en")
    }
