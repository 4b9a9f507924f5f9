"""Choosing by phone and on paper, what a group lacks, two writers at once, dissent, and Open Space."""

import re

import pytest

from dialogues.models import Event
from meetings.groups.balance import balances
from meetings.models import (
    Dissent,
    Interest,
    InterestCall,
    Note,
    OpenTopic,
    Participant,
    ProblemDescription,
    TopicNote,
    WorkingGroup,
)
from tests import factories

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/"


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def two(dialogue):
    return [WorkingGroup.objects.create(dialogue=dialogue, name=name) for name in ("Föreningarna", "Skolan")]


@pytest.fixture
def call(meeting, two):
    made = InterestCall.objects.create(meeting=meeting)
    made.groups.set(two)
    return made


def test_petra_chooses_by_her_link_and_changes_her_mind(client, link, call, two, petra_in_the_room):
    assert "?interest=1" in client.get(link).content.decode()
    client.post(f"{link}?interest=1", {"first": two[0].pk, "second": two[1].pk})
    client.post(f"{link}?interest=1", {"first": two[1].pk, "second": ""})
    row = Interest.objects.get()
    assert (row.participant, row.first, row.second) == (petra_in_the_room, two[1], None)
    assert "Du har valt Skolan." in text(client.get(f"{link}?interest=1"))


def test_the_same_group_twice_and_a_group_that_is_not_to_choose_are_refused(client, link, call, two, dialogue):
    other = WorkingGroup.objects.create(dialogue=dialogue, name="Bostäderna")
    for data in ({"first": two[0].pk, "second": two[0].pk}, {"first": other.pk}, {"first": "x"}, {}):
        assert client.post(f"{link}?interest=1", data).status_code == 422
    assert not Interest.objects.exists()


def test_paper_and_phone_lead_to_the_same_groups_and_yesterdays_page_is_told(
    signed_in,
    lena,
    client,
    link,
    call,
    two,
    room,
    petra_in_the_room,
):
    client.post(f"{link}?interest=1", {"first": two[0].pk})
    leader = signed_in(lena)
    paper = {f"first-{person.pk}": two[index % 2].pk for index, person in enumerate(room)}
    paper[f"first-{petra_in_the_room.pk}"] = two[0].pk
    assert leader.post(f"{BASE}1/interest/", paper).status_code == 302
    assert Interest.objects.filter(on_paper=True).count() == 6  # what Petra chose herself is left alone
    leader.post(f"{BASE}1/interest/", {"form": "1"})
    assert set(two[0].members.all()) == {*room[::2], petra_in_the_room}
    assert set(two[1].members.all()) == set(room[1::2])
    late = client.post(f"{link}?interest=1", {"first": two[1].pk})
    assert late.status_code == 409
    assert "Du är med i Föreningarna." in text(late)
    assert [event.name for event in Event.objects.filter(name__startswith="interest.").order_by("pk")] == [
        "interest.entered",
        "interest.formed",
    ]


def test_a_second_choice_without_a_first_is_refused_and_kept(signed_in, lena, call, two, room):
    answer = signed_in(lena).post(f"{BASE}1/interest/", {f"second-{room[0].pk}": two[0].pk})
    assert answer.status_code == 422
    assert answer.context["form"][f"second-{room[0].pk}"].value() == str(two[0].pk)
    assert not Interest.objects.exists()


def test_what_a_group_lacks_is_said_in_words_and_to_the_leader_alone(
    signed_in, lena, farid, petra, two, room, dialogue, perspective
):
    theme = factories.make_theme(dialogue, "Föreningslivet")
    two[0].themes.add(theme)
    perspective.themes.add(theme)
    room[1].perspectives.add(perspective)
    two[0].members.set([room[0], room[2]])
    assert balances(two)[0].lacks == [
        "Ingen från civilsamhället är med i gruppen.",
        "Ett perspektiv i gruppens teman bärs inte av någon som är med: ”Dörren är öppen men ingen bjuder in”.",
    ]
    address = f"{BASE}groups/{two[0].pk}/"
    assert "bärs inte av någon" in text(signed_in(lena).get(address))
    for person in (farid, petra):
        page = signed_in(person).get(address)
        assert page.status_code == 200 and "bärs inte av någon" not in text(page)
    two[0].members.add(room[1])
    assert balances(two)[0].lacks == []


def test_balances_cost_the_same_for_one_group_and_three(two, room, dialogue, perspective, django_assert_num_queries):
    theme = factories.make_theme(dialogue, "Föreningslivet")
    perspective.themes.add(theme)
    third = WorkingGroup.objects.create(dialogue=dialogue, name="Tredje")
    for group in (*two, third):
        group.themes.add(theme)
        group.members.set(room)
    with django_assert_num_queries(5):
        balances([two[0]])
    with django_assert_num_queries(5):
        balances([*two, third])


def test_two_who_write_at_once_see_both_texts(signed_in, lena, farid, two):
    address = f"{BASE}groups/{two[0].pk}/description/"
    first, second = signed_in(lena), signed_in(farid)
    opened = [client.get(address).context["form"] for client in (first, second)]
    sent = [
        {"text": words, "based_on": form["based_on"].value(), "creation_key": str(form["creation_key"].value())}
        for form, words in zip(opened, ("Lenas text", "Farids text"), strict=True)
    ]
    assert first.post(address, sent[0]).status_code == 302
    answer = second.post(address, sent[1])
    assert answer.status_code == 409
    assert "Lenas text" in text(answer) and "Farids text" in text(answer)
    assert ProblemDescription.objects.count() == 1
    again = sent[1] | {"based_on": answer.context["form"]["based_on"].value(), "text": "Bådas text"}
    assert second.post(address, again).status_code == 302
    assert list(two[0].descriptions.values_list("number", "text")) == [(2, "Bådas text"), (1, "Lenas text")]


def test_who_is_in_the_group_writes_and_who_is_not_does_not(signed_in, petra, two, petra_in_the_room):
    client = signed_in(petra)
    two[0].members.add(petra_in_the_room)
    assert client.post(f"{BASE}groups/{two[0].pk}/description/", {"text": "Vi"}).status_code == 302
    assert client.get(f"{BASE}groups/{two[1].pk}/description/").status_code == 404
    assert client.post(f"{BASE}groups/{two[0].pk}/description/1/dissent/", {"text": "Inte jag"}).status_code == 302
    dissent = Dissent.objects.get()
    assert (dissent.description.number, dissent.by) == (1, petra)


def test_a_dissent_stays_with_its_version_and_shows_no_name(signed_in, lena, two):
    client = signed_in(lena)
    for words in ("Ett", "Två"):
        client.post(f"{BASE}groups/{two[0].pk}/description/", {"text": words})
    client.post(f"{BASE}groups/{two[0].pk}/description/1/dissent/", {"text": "Fel ord", "needs": "Ett annat"})
    assert list(two[0].descriptions.get(number=1).dissents.values_list("text", "needs")) == [("Fel ord", "Ett annat")]
    assert not two[0].descriptions.get(number=2).dissents.exists()
    assert "Fel ord" in text(client.get(f"{BASE}groups/{two[0].pk}/"))
    assert client.get(f"{BASE}groups/{two[0].pk}/description/3/dissent/").status_code == 404


def test_petra_posts_a_topic_and_goes_to_it_and_leaves(client, link, meeting, petra_in_the_room):
    address = f"{link}?topics=1"
    assert client.post(address, {"title": "Vem är inte här?"}).status_code == 302
    topic = OpenTopic.objects.get()
    assert (topic.number, topic.host) == (1, petra_in_the_room)
    for _ in range(2):
        client.post(address, {"topic": topic.pk, "goes": "1"})
    assert topic.choices.count() == 1
    client.post(address, {"topic": topic.pk, "goes": "0"})
    assert topic.choices.count() == 0
    assert client.post(address, {"topic": "999", "goes": "1"}).status_code == 302
    assert client.post(address, {"title": ""}).status_code == 422


def test_a_sheet_becomes_notes_once_and_each_knows_its_topic(signed_in, farid, meeting):
    topic = OpenTopic.objects.create(meeting=meeting, number=1, title="Vem är inte här?")
    client = signed_in(farid)
    sheet = {
        "said": "Unga saknas.\n\n Gamla också. ",
        "proposals": "Fråga fritidsgården.",
        "objections": "De har sagt nej.",
    }
    for _ in range(2):
        client.post(f"{BASE}1/open-space/1/sheet/", sheet)
    assert sorted(Note.objects.values_list("kind", "text")) == [
        ("note", "Gamla också."),
        ("note", "Unga saknas."),
        ("objection", "De har sagt nej."),
        ("proposal", "Fråga fritidsgården."),
    ]
    assert TopicNote.objects.filter(topic=topic).count() == 4
    assert client.post(f"{BASE}1/open-space/1/remove/", {"confirm": "on"}).status_code == 422
    assert client.post(f"{BASE}1/open-space/1/sheet/", {"said": ""}).status_code == 302  # nothing new, nothing lost


def test_an_empty_sheet_is_refused(signed_in, farid, meeting):
    OpenTopic.objects.create(meeting=meeting, number=1, title="Tomt")
    assert signed_in(farid).post(f"{BASE}1/open-space/1/sheet/", {"said": " \n "}).status_code == 422
    assert not Note.objects.exists()


def test_a_participant_who_is_removed_takes_their_choices_with_them(lena, call, two, room, meeting):
    from meetings.services import remove_participant

    topic = OpenTopic.objects.create(meeting=meeting, number=1, title="Kvar", host=room[0])
    topic.choices.create(participant=room[0])
    Interest.objects.create(call=call, participant=room[0], first=two[0])
    remove_participant(participant=room[0], actor=lena)
    topic.refresh_from_db()
    assert (Interest.objects.count(), topic.choices.count(), topic.host) == (0, 0, None)
    assert not Participant.objects.filter(name="Agneta").exists()
