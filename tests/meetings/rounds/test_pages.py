"""The pages: those who run the round, the phone, the wall, and what nobody else may see."""

import re

import pytest

from dialogues.models import Event
from meetings.models import Ballot, Option, OptionObjection, Participant, Round
from meetings.rounds import services
from meetings.rounds.giving import Given, give, given_by
from tests import factories

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/rounds/"


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_farid_makes_a_round_of_themes_and_lines_and_opens_it(signed_in, farid, meeting, dialogue):
    theme = factories.make_theme(dialogue, "Att bli utpekad", description="Sedd som sin adress.")
    client = signed_in(farid)
    data = {
        "title": "Vilka teman?", "over": "themes", "method": "dots", "dots": 5, "most": 2,
        "themes": [theme.pk], "lines": "Skolan\n\n  Skolan \nTryggheten",
    }  # fmt: skip
    answer = client.post("/dialogues/segregation/meetings/1/rounds/new/", data)
    made = Round.objects.get()
    assert answer.headers["Location"] == f"{BASE}{made.pk}/"
    assert list(made.options.values_list("number", "title", "theme")) == [
        (1, "Att bli utpekad", theme.pk), (2, "Skolan", None), (3, "Tryggheten", None),
    ]  # fmt: skip
    client.post(f"{BASE}{made.pk}/open/")
    made.refresh_from_db()
    assert made.is_open
    assert list(Event.objects.filter(name__startswith="round.").order_by("pk").values_list("name", flat=True)) == [
        "round.prepared",
        "round.opened",
    ]


def test_more_on_one_than_in_all_is_refused_and_what_was_typed_is_kept(signed_in, lena, meeting):
    data = {"title": "Vad?", "over": "themes", "method": "dots", "dots": 2, "most": 5, "lines": "A\nB"}
    answer = signed_in(lena).post("/dialogues/segregation/meetings/1/rounds/new/", data)
    assert answer.status_code == 422
    assert answer.context["form"]["lines"].value() == "A\nB"
    assert not Round.objects.exists()


def test_the_form_sent_twice_makes_one_round_with_its_options_once(signed_in, lena, meeting):
    client = signed_in(lena)
    page = client.get("/dialogues/segregation/meetings/1/rounds/new/")
    key = str(page.context["form"]["creation_key"].value())
    data = {
        "title": "Vad?",
        "over": "themes",
        "method": "dots",
        "dots": 3,
        "most": 1,
        "lines": "A\nB",
        "creation_key": key,
    }
    for _ in range(2):
        client.post("/dialogues/segregation/meetings/1/rounds/new/", data)
    assert (Round.objects.count(), Option.objects.count()) == (1, 2)


def test_petra_gives_by_the_link_in_her_mail_without_a_script(client, link, opened, keys, petra_in_the_room):
    assert f"?round={opened.pk}" in client.get(link).content.decode()
    page = client.get(f"{link}?round={opened.pk}")
    assert "Du har 3 prickar kvar" in text(page)
    answer = client.post(f"{link}?round={opened.pk}", {"option": keys[0], "dots": 1})
    assert answer.status_code == 302
    client.post(f"{link}?round={opened.pk}", {"option": keys[0], "dots": 2})
    assert given_by(opened, petra_in_the_room) == {keys[0]: Given(dots=2)}
    assert "Du har 1 prick kvar" in text(client.get(f"{link}?round={opened.pk}"))


def test_a_press_too_many_says_so_and_keeps_the_rest(client, link, opened, keys, petra_in_the_room):
    address = f"{link}?round={opened.pk}"
    client.post(address, {"option": keys[0], "dots": 2})
    answer = client.post(address, {"option": keys[1], "dots": 2})
    assert answer.status_code == 422
    assert "Du har 3 prickar. Ta först tillbaka en från något annat." in text(answer)
    assert given_by(opened, petra_in_the_room) == {keys[0]: Given(dots=2)}


def test_yesterdays_page_says_that_it_was_closed_and_what_did_not_count(
    client, link, opened, keys, lena, petra_in_the_room
):
    address = f"{link}?round={opened.pk}"
    client.post(address, {"option": keys[0], "dots": 1})
    services.close_round(round_=opened, actor=lena)
    answer = client.post(address, {"option": keys[1], "dots": 2})
    assert answer.status_code == 409
    said = text(answer)
    assert "Det du hade gett innan dess är räknat" in said
    assert "Du försökte ge: Föreningarna: 2" in said
    assert given_by(opened, petra_in_the_room) == {keys[0]: Given(dots=1)}


@pytest.mark.parametrize(
    "data",
    [
        {"option": "x", "dots": "1"},
        {"option": "1"},
        {"option": "999999", "dots": "1"},
        {"dots-x": "1"},
        {"object": "x"},
    ],
)
def test_a_mangled_page_is_answered_in_words(client, link, opened, data, petra_in_the_room):
    answer = client.post(f"{link}?round={opened.pk}", data)
    assert answer.status_code == 409
    assert "gammal" in text(answer)
    assert not given_by(opened, petra_in_the_room)


@pytest.mark.parametrize("asked", ["x", "", "99999999999999", "-1"])
def test_a_round_that_is_not_there_is_not_found(client, link, opened, asked):
    assert client.get(f"{link}?round={asked}").status_code == 404


def test_a_round_of_another_dialogue_or_one_not_opened_is_not_found_by_the_link(client, link, prepared, elsewhere):
    from datetime import date

    from django.utils import timezone

    from meetings.models import Meeting

    there = Meeting.objects.create(dialogue=elsewhere, number=1, title="Där", held_on=date(2022, 5, 1))
    foreign = Round.objects.create(meeting=there, title="Där", opened_at=timezone.now())
    assert client.get(f"{link}?round={foreign.pk}").status_code == 404
    assert client.get(f"{link}?round={prepared.pk}").status_code == 404


def test_a_script_gets_the_ballot_whatever_the_answer(client, link, opened, keys, lena):
    services.close_round(round_=opened, actor=lena)
    address = f"{link}?round={opened.pk}"
    answer = client.post(address, {"option": keys[0], "dots": 1}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert 'id="ballot"' in answer.content.decode() and "det här kom efter" in text(answer)


def test_petra_with_an_account_gives_on_her_own_behalf_only(signed_in, petra, opened, keys, petra_in_the_room):
    client = signed_in(petra)
    client.post(f"{BASE}{opened.pk}/give/", {"option": keys[1], "dots": 1})
    assert Ballot.objects.get().participant == petra_in_the_room


def test_a_participant_who_is_not_in_the_room_finds_nothing_to_give_in(signed_in, petra, opened):
    assert signed_in(petra).get(f"{BASE}{opened.pk}/give/").status_code == 404


def test_scales_are_saved_as_a_whole_and_shown_again(client, link, scales, petra_in_the_room):
    first, second = scales.options.values_list("pk", flat=True)
    address = f"{link}?round={scales.pk}"
    data = {f"urgency-{first}": 5, f"feasibility-{first}": 2, f"urgency-{second}": 3}
    assert client.post(address, data).status_code == 302
    assert given_by(scales, petra_in_the_room) == {
        first: Given(urgency=5, feasibility=2), second: Given(urgency=3),
    }  # fmt: skip
    page = client.get(address).content.decode()
    assert re.findall(r'name="(\w+-\d+)" value="(\d)" checked', page) == [
        (f"urgency-{first}", "5"), (f"feasibility-{first}", "2"), (f"urgency-{second}", "3"),
    ]  # fmt: skip


def test_an_objection_from_the_phone_stands_with_the_option_without_a_name(
    client, link, opened, keys, signed_in, lena, petra_in_the_room
):
    address = f"{link}?round={opened.pk}"
    data = {"object": keys[0], f"o{keys[0]}-text": "Det är fel fråga.", f"o{keys[0]}-needs": "Att skolan får svara."}
    assert client.post(address, data).status_code == 302
    objection = OptionObjection.objects.get()
    assert (objection.option_id, objection.participant) == (keys[0], petra_in_the_room)
    services.close_round(round_=opened, actor=lena)
    page = text(signed_in(lena).get(f"{BASE}{opened.pk}/"))
    assert "Det är fel fråga." in page and "Att skolan får svara." in page and "Petra" not in page


def test_an_objection_without_words_comes_back_with_what_was_typed(client, link, opened, keys):
    data = {"object": keys[0], f"o{keys[0]}-text": "", f"o{keys[0]}-needs": "Tid"}
    answer = client.post(f"{link}?round={opened.pk}", data)
    assert answer.status_code == 422
    assert "Tid" in answer.content.decode()
    assert not OptionObjection.objects.exists()


def test_a_sheet_is_entered_from_the_page(signed_in, farid, opened, table, keys):
    client = signed_in(farid)
    page = f"{BASE}{opened.pk}/tables/1/"
    data = {"people-municipality": 2, "people-civil_society": 0, f"dots-municipality-{keys[0]}": 3}
    data["opened_as"] = client.get(page).context["form"]["opened_as"].value()
    assert [client.post(page, data).status_code for _press in range(2)] == [302, 302]
    late = client.post(page, data | {f"dots-municipality-{keys[0]}": 2})
    assert late.status_code == 409
    assert [(one["theirs"], one["yours"]) for one in late.context["conflict"]] == [("3", "2")]
    sheet = opened.sheets.get(side="municipality")
    assert (sheet.people, list(sheet.counts.values_list("option", "count"))) == (2, [(keys[0], 3)])
    again = client.get(page)
    assert again.context["form"][f"dots-municipality-{keys[0]}"].value() == 3
    data["opened_as"] = again.context["form"]["opened_as"].value()
    refused = client.post(page, data | {f"dots-municipality-{keys[0]}": 5})
    assert refused.status_code == 422
    assert opened.sheets.get(side="municipality").counts.get().count == 3


def test_slips_are_entered_one_after_the_other(signed_in, farid, opened, keys):
    client = signed_in(farid)
    page = client.get(f"{BASE}{opened.pk}/slips/")
    data = {"key": page.context["form"]["key"].value(), "side": "municipality", f"dots-{keys[0]}": 2}
    assert client.post(f"{BASE}{opened.pk}/slips/", data).status_code == 302
    assert client.post(f"{BASE}{opened.pk}/slips/", data | {"key": ""}).status_code == 422
    assert Ballot.objects.filter(on_paper=True).count() == 1
    client.post(f"{BASE}{opened.pk}/slips/", {"take_back": "1"})
    assert not Ballot.objects.exists()


@pytest.fixture
def lopsided(opened, room, keys, lena):
    """Closed: three from the municipality gave, two from civil society."""
    for person in room[:5]:
        give(round_=opened, participant=person, marks={keys[0]: Given(dots=1)})
    return services.close_round(round_=opened, actor=lena)


def test_a_side_of_two_is_hidden_from_the_wall_and_from_participants(signed_in, lena, petra, lopsided):
    leader, participant = signed_in(lena), signed_in(petra)
    assert "3 från kommunen och 2 från civilsamhället" in text(leader.get(f"{BASE}{lopsided.pk}/"))
    for page in (leader.get(f"{BASE}{lopsided.pk}/wall/"), participant.get(f"{BASE}{lopsided.pk}/")):
        assert page.status_code == 200
        assert "Civilsamhället" not in text(page) and "b-book" not in page.content.decode()
        assert "från civilsamhället" not in text(page)


def test_the_wall_shows_no_name_at_any_time(signed_in, farid, opened, room, keys):
    client = signed_in(farid)
    give(round_=opened, participant=room[0], marks={keys[0]: Given(dots=1)})
    before = text(client.get(f"{BASE}{opened.pk}/wall/"))
    services.close_round(round_=opened, actor=farid)
    after = text(client.get(f"{BASE}{opened.pk}/wall/"))
    assert "har gett" in before and "1 prick" in after
    for person in room:
        assert person.name not in before + after


def test_how_it_fills_is_a_part_for_the_script_and_a_page_without(signed_in, farid, opened, room, keys):
    client = signed_in(farid)
    give(round_=opened, participant=room[0], marks={keys[0]: Given(dots=1)})
    part = client.get(f"{BASE}{opened.pk}/filling/", headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode() and "1 av 0" in text(part)
    assert client.get(f"{BASE}{opened.pk}/filling/").headers["Location"] == f"{BASE}{opened.pk}/"
    services.close_round(round_=opened, actor=farid)
    over = client.get(f"{BASE}{opened.pk}/filling/", headers={"HX-Request": "true"})
    assert over.headers["HX-Refresh"] == "true"


def test_what_has_been_given_is_not_shown_before_the_closing(signed_in, lena, opened, room, keys):
    for person in room:
        give(round_=opened, participant=person, marks={keys[0]: Given(dots=2)})
    page = signed_in(lena).get(f"{BASE}{opened.pk}/")
    assert "result" not in page.context and "12" not in text(page)


def test_a_closed_round_is_closed_in_the_browser_once_confirmed(signed_in, lena, opened):
    client = signed_in(lena)
    assert client.post(f"{BASE}{opened.pk}/close/").status_code == 422
    client.post(f"{BASE}{opened.pk}/close/", {"confirm": "on"})
    opened.refresh_from_db()
    assert (opened.state, opened.closed_by) == ("closed", lena)


@pytest.mark.parametrize("who", ["ines", "stig", "otto"])
def test_those_who_have_nothing_to_do_with_it_may_not_read_it(request, signed_in, opened, who):
    assert signed_in(request.getfixturevalue(who)).get(f"{BASE}{opened.pk}/").status_code == 403


def test_dana_reads_the_result_but_runs_nothing(signed_in, dana, lopsided):
    client = signed_in(dana)
    assert client.get(f"{BASE}{lopsided.pk}/").status_code == 200
    assert client.get(f"{BASE}{lopsided.pk}/wall/").status_code == 403
    assert client.post(f"{BASE}{lopsided.pk}/correct/", {"reason": "Nej"}).status_code == 403


def test_a_participant_elsewhere_cannot_give_here(signed_in, opened, elsewhere, keys):
    stranger = factories.make_member(elsewhere, factories.make_user("Sixten"), "participant")
    Participant.objects.create(dialogue=elsewhere, name="Sixten", side="municipality", user=stranger)
    client = signed_in(stranger)
    assert client.post(f"{BASE}{opened.pk}/give/", {"option": keys[0], "dots": 1}).status_code == 404
    assert not Ballot.objects.exists()
