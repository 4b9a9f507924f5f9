"""The log page: who did what, when; never what was said."""

import pytest

from dialogues.events import record
from dialogues.log_words import AREAS, WORDS

pytestmark = pytest.mark.django_db
LOG = "/dialogues/segregation/log/"


def lines(page) -> list[tuple[str, str]]:
    return [(str(event.actor) if event.actor else "", event.words) for event in page.context["page"]]


def test_events_read_as_sentences_newest_first(signed_in, lena, ines, dialogue):
    record("dialogue.published", dialogue=dialogue, actor=lena)
    record("member.invited", dialogue=dialogue, actor=ines, role="participant")
    assert lines(signed_in(lena).get(LOG)) == [
        ("Ines", "bjöd in någon som deltagare"),
        ("Lena", "publicerade dialogen"),
    ]


def test_an_event_without_a_sentence_is_shown_by_its_name(signed_in, lena, dialogue):
    record("something.unheard_of", dialogue=dialogue, actor=lena)
    assert lines(signed_in(lena).get(LOG)) == [("Lena", "something.unheard_of")]


def test_a_sentence_whose_data_is_missing_never_breaks_the_page(signed_in, lena, dialogue):
    record("member.invited", dialogue=dialogue, actor=lena)
    assert signed_in(lena).get(LOG).status_code == 200


def test_the_log_is_filtered_by_part_and_by_person(signed_in, lena, ines, dialogue):
    record("dialogue.published", dialogue=dialogue, actor=lena)
    record("member.invited", dialogue=dialogue, actor=ines, role="owner")
    record("member.declined", dialogue=dialogue, role="owner")
    client = signed_in(lena)
    assert [words for _who, words in lines(client.get(f"{LOG}?area=dialogue"))] == ["publicerade dialogen"]
    assert [who for who, _words in lines(client.get(f"{LOG}?person={ines.pk}"))] == ["Ines"]
    assert [who for who, _words in lines(client.get(f"{LOG}?person=0"))] == [""]
    assert len(lines(client.get(f"{LOG}?area=påhittad&person=abc"))) == 3
    assert "Ingen rad passar" in client.get(f"{LOG}?area=people&person={lena.pk}").content.decode()


def test_events_of_other_dialogues_are_not_here(signed_in, lena, dialogue):
    from tests import factories

    record("dialogue.published", dialogue=factories.make_dialogue("annan"), actor=lena)
    assert lines(signed_in(lena).get(LOG)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_log_costs_the_same_however_long_it_is(signed_in, lena, ines, dialogue, count, django_assert_num_queries):
    for _ in range(count):
        record("dialogue.changed", dialogue=dialogue, actor=lena)
        record("dialogue.changed", dialogue=dialogue, actor=ines)
    client = signed_in(lena)
    client.get(LOG)
    with django_assert_num_queries(8):
        client.get(LOG)


def test_only_the_leader_reads_the_log(signed_in, dana, ada, ulf, dialogue):
    assert [signed_in(who).get(LOG).status_code for who in (dana, ada, ulf)] == [403, 403, 404]


OF_THE_MUNICIPALITY = ("administration.", "accessibility.")
"""Events that stand in no dialogue's log, and so in no part of one."""


def test_every_sentence_belongs_to_a_part_that_can_be_chosen():
    prefixes = OF_THE_MUNICIPALITY + tuple(prefix for area in AREAS for prefix in area.prefixes)
    assert [name for name in WORDS if not name.startswith(prefixes)] == []
