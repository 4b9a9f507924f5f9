"""The thread as a drawing: what goes where, what ends loose, and that nothing unpublished is shown to anyone."""

import itertools
import re

import pytest
from django.test import Client

from actions.flow.layout import draw
from actions.flow.queries import flow
from meetings.models import Note
from tests import factories
from tests.actions.conftest import HOME, PUBLIC

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(dialogue, promise, meeting, describe):
    """One perspective goes all the way, one is noted and leads nowhere, one was never taken up."""
    theme = factories.make_theme(dialogue)
    names = ("Hela vägen", "Bara antecknad", "Orörd")
    whole, noted, untouched = (
        factories.make_perspective(dialogue, name, number=n, themes=(theme,)) for n, name in enumerate(names, start=1)
    )
    description = describe("Det som saknas är ett rum.")
    description.perspectives.add(whole)
    promise.perspectives.add(whole)
    promise.description = description
    promise.save()
    Note.objects.create(meeting=meeting, text="Sagt.").perspectives.add(noted)
    return whole, noted, untouched


def links(found) -> dict[tuple[str, str], int]:
    return {(source.title, target.title): count for source, target, count in found.rows()}


def test_what_goes_where_is_counted_in_perspectives(thread, dialogue, promise):
    group = promise.description.group.name
    assert links(flow(dialogue)) == {
        ("Att bli utpekad", "Upptaget på en träff"): 2,
        ("Att bli utpekad", "Ingen träff tog upp det"): 1,
        ("Upptaget på en träff", group): 1,
        ("Upptaget på en träff", "I ingen problembeskrivning"): 1,
        (group, "1. Hus på Ersboda"): 1,
        ("I ingen problembeskrivning", "Ledde inte till något förslag"): 1,
        ("1. Hus på Ersboda", "Pågår"): 1,
    }


def test_loose_ends_are_counted_once_each(thread, dialogue, propose):
    propose("Luft", state="decided")
    assert flow(dialogue).loose == {"not_taken_up": 1, "no_proposal": 2, "nothing_said": 1}


def test_the_drawing_keeps_within_itself_and_no_two_stops_of_a_column_overlap(thread, dialogue):
    drawn = draw(flow(dialogue))
    assert all(float(stop.y) >= 0 and float(stop.y) + float(stop.height) <= drawn.height for stop in drawn.stops)
    for x in {stop.x for stop in drawn.stops}:
        column = sorted((float(stop.y), float(stop.height)) for stop in drawn.stops if stop.x == x)
        assert all(top + height <= below for (top, height), (below, _height) in itertools.pairwise(column))
    for band in drawn.bands:
        assert all(float(number) <= drawn.height for number in re.findall(r"V([\d.]+)", band.path))


def test_the_page_says_the_same_in_a_table_and_links_can_be_reached_by_keyboard(thread, signed_in, lena):
    page = signed_in(lena).get(HOME + "thread/").content.decode()
    assert re.search(r"<th scope=\"row\">1. Hus på Ersboda</th><td>Pågår</td><td class=\"num\">1</td>", page)
    assert f'<a href="{HOME}1/" aria-label="1. Hus på Ersboda">' in page


def test_petra_and_anyone_see_what_is_published_and_no_more(
    thread, signed_in, petra, dialogue, propose, publish_perspectives
):
    whole, _noted, _untouched = thread
    publish_perspectives((whole, "Hela vägen", []))
    propose("Hemligt än", state="shortlisted")
    factories.publish(dialogue)
    for answer in (Client().get(PUBLIC + "thread/"), signed_in(petra).get(HOME + "thread/")):
        assert (answer.context["flow"].perspectives, "Hemligt än" in answer.content.decode()) == (1, False)
    assert Client().get(PUBLIC).content.decode().count(PUBLIC + "thread/") == 1


def test_the_public_page_shows_no_workspace_address(thread, dialogue, publish_perspectives):
    publish_perspectives((thread[0], "Hela vägen", []))
    factories.publish(dialogue)
    assert "/dialogues/" not in Client().get(PUBLIC + "thread/").content.decode()


def test_with_nothing_to_draw_the_page_says_so_and_the_public_one_is_not_there(signed_in, lena, dialogue):
    factories.publish(dialogue)
    assert "Inget att rita än" in signed_in(lena).get(HOME + "thread/").content.decode()
    assert Client().get(PUBLIC + "thread/").status_code == 404


def test_it_asks_as_often_for_many_as_for_one(thread, dialogue, propose, django_assert_num_queries):
    with django_assert_num_queries(8):
        draw(flow(dialogue))
    for n in range(10, 16):
        perspective = factories.make_perspective(dialogue, f"Mer {n}", number=n)
        propose(f"Förslag {n}", state="decided").perspectives.add(perspective)
    with django_assert_num_queries(8):
        draw(flow(dialogue))


# --- Gaps -----------------------------------------------------------------------------------------------------------


def test_a_need_that_no_chosen_proposal_answers_is_a_gap_until_one_does(signed_in, lena, describe, propose):
    description = describe("Det som saknas är ett rum.")
    client = signed_in(lena)

    def needs() -> list[str]:
        return [str(one) for one in client.get(HOME + "gaps/").context["groups"][0].others]

    proposal = propose("Hus", description=description)
    assert needs() == [description.group.name]
    type(proposal).objects.filter(pk=proposal.pk).update(state="shortlisted")
    assert needs() == []


def test_every_gap_says_what_to_do_and_where_only_to_those_who_may(signed_in, lena, petra, propose):
    propose("Luft", moves=(("shortlisted", "."), ("proposed", "."), ("decided", ".")))
    for who, expected in ((lena, True), (petra, False)):
        groups = signed_in(who).get(HOME + "gaps/").context["groups"]
        assert all(group.todo.text for group in groups)
        assert [bool(group.todo.url) for group in groups] == [expected] * len(groups)
