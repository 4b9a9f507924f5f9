"""No accessibility fault on any page of the workspace, rich and empty, as the project leader sees it."""

import pytest
from django.urls import reverse

from tests import factories
from tests.full import full_dialogue
from tests.routes import routes

from . import axe
from .visiting import addresses, open_as

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_every_page_of_a_full_dialogue(watch, signed_in):
    world = full_dialogue()
    client = signed_in(world.people["leader"])
    chapter = world.dialogue.compilations.get(number=world.values["compilations:number"]).chapters.first()
    by_key = [world.dialogue.slug, chapter.compilation.number, chapter.pk]
    asked = addresses(world) + [reverse(f"compilations:{name}", args=by_key) for name in ("chapter", "chapter_texts")]
    shown = axe.pages_of(client, asked)
    assert len(shown) > 120
    assert axe.sweep(open_as(watch, client, "Lena"), shown) == []
    assert watch.faults == []


def test_every_page_of_an_empty_dialogue(watch, signed_in, lena, dialogue):
    client = signed_in(lena)
    dialogue.municipality.administrators.add(lena)
    factories.publish(dialogue)
    shown = axe.pages_of(client, _lists(dialogue.slug))
    assert axe.sweep(open_as(watch, client, "Lena"), shown) == []
    assert watch.faults == []


def _lists(slug: str) -> list[str]:
    """The pages that show what a dialogue has. An empty form looks as it does in a full one."""
    ours = [route for route in routes() if route.access and route.access.kind in {"workspace", "public"}]
    shown = [route for route in ours if set(route.parameters) == {"slug"} and not route.path.endswith("new/")]
    return [route.address({"slug": slug}) for route in shown]
