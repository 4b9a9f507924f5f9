"""No accessibility fault on what somebody without an account meets behind the links that are mailed to them."""

import pytest
from django.test import Client

from . import axe, sweeping
from .mailed import link_that_is_over, links_of
from .watching import Watch

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_pages_behind_every_mailed_link(watch: Watch):
    world = sweeping.filled_dialogue()
    opened = links_of(world)
    answers = {name: Client().get(address).status_code for name, address in opened.items()}
    assert answers == dict.fromkeys(answers, 200)
    over = link_that_is_over(world)
    pages = [sweeping.Shown(sweeping.ANYONE, "filled", name, at) for name, at in opened.items()]
    pages.append(sweeping.Shown(sweeping.ANYONE, "over", "over", over))
    opener = sweeping.Opener(watch, {sweeping.ANYONE: Client()})
    found = sweeping.looked_over(opener, pages, sweeping.rotation(), axe.Tally())
    assert found == []
    assert watch.faults == []
