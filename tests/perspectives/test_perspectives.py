"""Perspectives: one voice is enough, both sides in equal size, nothing lost when one is removed."""

import pytest
from django.utils import timezone

from dialogues.models import Event
from perspectives.models import Compilation, Perspective, Statement, Voice
from perspectives.readiness import coding, perspectives
from tests import factories
from tests.perspectives.conftest import FEAR, MEETING

pytestmark = pytest.mark.django_db
LIST = "/dialogues/segregation/perspectives/"
AS_LIST = f"{LIST}list/"


@pytest.fixture
def doors(dialogue):
    theme = factories.make_theme(dialogue, "Att bli utpekad")
    return factories.make_perspective(dialogue, "Namnet stänger dörrar", number=1, themes=(theme,))


@pytest.fixture
def said(talk, ines):
    """Two statements that are confirmed and released."""
    shown = {"status": "confirmed", "released_at": timezone.now(), "lifted_by": ines}
    return [
        factories.make_statement(talk, words, number=number, **shown)
        for number, words in enumerate((FEAR, MEETING), start=1)
    ]


def test_lena_words_a_perspective(signed_in, lena, dialogue, doors):
    data = {"title": "Vi gör redan jobbet", "kind": "feeling", "text": "Och det räknas inte."}
    answer = signed_in(lena).post(f"{LIST}new/", data)
    assert answer.headers["Location"] == f"{LIST}2/"
    assert Perspective.objects.values_list("title", "kind", "number").get(number=2) == (
        "Vi gör redan jobbet",
        "feeling",
        2,
    )
    assert Event.objects.get(name="perspective.created").data == {"number": 2}


def test_the_same_form_twice_is_one_perspective(signed_in, lena, dialogue):
    client = signed_in(lena)
    key = str(client.get(f"{LIST}new/").context["form"]["creation_key"].value())
    for _press in range(2):
        client.post(f"{LIST}new/", {"title": "Vi gör jobbet", "kind": "idea", "creation_key": key})
    assert Perspective.objects.count() == 1


def test_two_who_reword_it_both_keep_their_text(signed_in, lena, ines, doors):
    data = {"title": "Ines ord", "kind": "standpoint", "opened_version": 1, "themes": []}
    signed_in(ines).post(f"{LIST}1/edit/", data)
    answer = signed_in(lena).post(f"{LIST}1/edit/", data | {"title": "Lenas ord"})
    assert answer.status_code == 409
    assert [(one["theirs"], one["yours"]) for one in answer.context["conflict"]] == [("Ines ord", "Lenas ord")]


def test_perspectives_stand_by_theme_and_never_by_how_many_said_it(signed_in, lena, dialogue, said, doors):
    later = factories.make_theme(dialogue, "Bemötande", position=5)
    both = factories.make_perspective(dialogue, "Ingen frågade", number=2, themes=(*doors.themes.all(), later))
    factories.make_perspective(dialogue, "Utan tema", number=3)
    for statement in said:
        Voice.objects.create(perspective=both, statement=statement)
    listing = signed_in(lena).get(AS_LIST).context["listing"]
    assert [(entry.theme and entry.theme.title, entry.perspective.title) for entry in listing.entries] == [
        ("Att bli utpekad", "Namnet stänger dörrar"),
        ("Att bli utpekad", "Ingen frågade"),
        ("Bemötande", "Ingen frågade"),
        (None, "Utan tema"),
    ]
    assert [entry.opens for entry in listing.entries] == [True, False, True, True]


def test_what_rests_on_no_words_is_a_gap_and_can_be_shown_alone(signed_in, lena, dialogue, said, doors):
    other = factories.make_perspective(dialogue, "Vi gör jobbet", number=2)
    Voice.objects.create(perspective=other, statement=said[0])
    client = signed_in(lena)
    page = client.get(AS_LIST).content.decode()
    assert "Ett perspektiv vilar inte på någon utsaga." in page
    assert "1 utsaga hör inte till något perspektiv." in page
    listing = client.get(f"{AS_LIST}?gap=unsaid").context["listing"]
    assert [entry.perspective.title for entry in listing.entries] == ["Namnet stänger dörrar"]


def test_both_sides_are_shown_masked(signed_in, dana, said, doors):
    Statement.objects.filter(pk=said[0].pk).update(masked="[Mitt barn] kom hem.")
    Voice.objects.create(perspective=doors, statement=said[0])
    Voice.objects.create(perspective=doors, statement=said[1], stance="against")
    answer = signed_in(dana).get(f"{LIST}1/")
    assert [[row.masked for row in side.page.object_list] for side in answer.context["sides"]] == [
        ["[Mitt barn] kom hem."],
        [MEETING],
    ]
    assert "Samira" not in answer.content.decode()


def test_a_perspective_of_nothing_released_does_not_exist_for_dana(signed_in, dana, farid, said, doors):
    client = signed_in(dana)
    assert client.get(f"{LIST}1/").status_code == 404
    assert signed_in(farid).get(f"{LIST}1/").status_code == 200
    Voice.objects.create(perspective=doors, statement=said[0])
    assert client.get(f"{LIST}1/").status_code == 200


def test_statements_are_added_many_at_a_time_and_change_sides(signed_in, lena, said, doors):
    client = signed_in(lena)
    keys = [one.pk for one in said]
    client.post(f"{LIST}1/statements/", {"statement": keys, "stance": "for"})
    client.post(f"{LIST}1/statements/", {"statement": keys[:1], "stance": "against"})
    assert sorted(doors.voices.values_list("statement", "stance")) == [(keys[0], "against"), (keys[1], "for")]
    counts = Event.objects.filter(name="perspective.statements_attached").order_by("pk").values_list("data", flat=True)
    assert [data["count"] for data in counts] == [2, 1]


def test_only_what_is_not_in_it_is_offered_and_it_can_be_searched(signed_in, lena, said, doors):
    Voice.objects.create(perspective=doors, statement=said[0])
    client = signed_in(lena)
    assert list(client.get(f"{LIST}1/statements/").context["page"].object_list) == [said[1]]
    assert list(client.get(f"{LIST}1/statements/?q=finnsinte").context["page"].object_list) == []


@pytest.mark.parametrize("sent", [{}, {"statement": ["x", "999999999"], "stance": "annat"}])
def test_nothing_chosen_adds_nothing(signed_in, lena, said, doors, sent):
    answer = signed_in(lena).post(f"{LIST}1/statements/", sent)
    assert answer.status_code == 422
    assert "Välj minst en utsaga först" in answer.content.decode()
    assert doors.voices.count() == 0


def test_a_statement_the_person_may_not_see_is_not_added(signed_in, ines, lena, dialogue, parents, doors):
    person = factories.make_interviewee(dialogue, parents, 9)
    other = factories.make_interview(dialogue, lena, person, number=2, text=FEAR)
    hidden = factories.make_statement(other, FEAR, number=5)
    signed_in(ines).post(f"{LIST}1/statements/", {"statement": [hidden.pk], "stance": "for"})
    assert doors.voices.count() == 0


def test_a_statement_is_taken_out_and_stays_among_the_statements(signed_in, lena, said, doors, dialogue):
    Voice.objects.create(perspective=doors, statement=said[0])
    address = f"{LIST}1/statements/{said[0].creation_key}/remove/"
    client = signed_in(lena)
    assert client.get(address).status_code == 405
    client.post(address)
    client.post(address)
    assert (doors.voices.count(), dialogue.statements.count()) == (0, 2)
    assert Event.objects.filter(name="perspective.statement_detached").count() == 1


def test_a_removed_perspective_comes_back_with_its_themes_and_both_sides(signed_in, lena, said, doors):
    Voice.objects.create(perspective=doors, statement=said[0])
    Voice.objects.create(perspective=doors, statement=said[1], stance="against")
    client = signed_in(lena)
    client.post(f"{LIST}1/remove/", {"confirm": "on"})
    assert client.get(f"{LIST}1/").status_code == 404
    assert Voice.objects.count() == 0
    assert "Borttagna och sammanförda perspektiv" in client.get(AS_LIST).content.decode()
    client.post(f"{LIST}1/restore/")
    doors.refresh_from_db()
    assert sorted(doors.voices.values_list("statement", "stance")) == [(said[0].pk, "for"), (said[1].pk, "against")]
    assert [theme.title for theme in doors.themes.all()] == ["Att bli utpekad"]


def test_what_stands_in_an_open_compilation_is_not_removed(signed_in, lena, dialogue, doors):
    compilation = Compilation.objects.create(dialogue=dialogue, number=1, title="Utkast")
    chapter = compilation.chapters.create(theme=doors.themes.get(), position=0)
    compilation.entries.create(chapter=chapter, perspective=doors, position=0)
    answer = signed_in(lena).post(f"{LIST}1/remove/", {"confirm": "on"})
    assert answer.status_code == 422
    assert "sammanställningen" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_and_page_cost_the_same_however_long(
    signed_in, lena, dialogue, talk, ines, count, django_assert_num_queries
):
    talk.source.text = " ".join(f"Mening {n}." for n in range(9))
    talk.source.save()
    themes = [factories.make_theme(dialogue, f"Tema {n}", position=n) for n in range(count)]
    for number in range(1, count + 1):
        perspective = factories.make_perspective(dialogue, f"P {number}", number=number, themes=themes)
        for stance in ("for", "against"):
            row = factories.make_statement(
                talk, f"Mening {number}.", number=number * 2 + (stance == "for"), themes=themes
            )
            Voice.objects.create(perspective=perspective, statement=row, stance=stance)
    client = signed_in(lena)
    client.get(AS_LIST)
    with django_assert_num_queries(10):
        client.get(AS_LIST)
    with django_assert_num_queries(17):
        client.get(f"{LIST}1/")


# --- The path -----------------------------------------------------------------------------------------------------


def test_the_path_begins_before_the_first_interview(dialogue):
    assert (coding(dialogue).state, perspectives(dialogue).state) == ("gap", "gap")


def test_the_path_says_what_is_left_of_the_coding_and_who_waits(dialogue, lena, ines, talk, lift):
    assert coding(dialogue).steps[0].url == "/dialogues/segregation/perspectives/coding/1/"
    statement = lift(ines)
    ready = coding(dialogue)
    assert ready.state == "part"
    assert [one.text for one in ready.missing] == [
        "1 genomförd intervju är inte kodad",
        "1 utsaga saknar tema",
        "1 utsaga är inte maskerad",
    ]
    Statement.objects.filter(pk=statement.pk).update(status="masked")
    [wait] = coding(dialogue).waiting
    assert (wait.who, wait.whom) == ("Ines", "Lena")


def test_the_path_is_done_when_all_is_coded_and_every_perspective_is_said(dialogue, lena, said, doors, talk):
    talk.coded_at = timezone.now()
    talk.save()
    for statement in said:
        statement.themes.add(doors.themes.get())
        Voice.objects.create(perspective=doors, statement=statement)
    assert (coding(dialogue).state, perspectives(dialogue).state) == ("done", "done")


def test_a_perspective_without_words_and_words_without_one_are_missing(dialogue, said, doors):
    assert [one.text for one in perspectives(dialogue).missing] == [
        "1 perspektiv vilar inte på någon utsaga",
        "2 utsagor hör inte till något perspektiv",
    ]
