"""Moving on the board: one or many, undone in words, two at once, and whatever is posted by hand."""

import uuid

import pytest
from django.utils import timezone

from dialogues.models import Event
from perspectives.board import services
from perspectives.models import Perspective, Statement, ThemePlace, Voice
from perspectives.statements.services import remove_statement
from tests import factories
from tests.perspectives.boards import BOARD, PARTS, act, messages_of, pick, said_by, stands, voices

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(dialogue):
    return factories.make_theme(dialogue, "Att bli utpekad", position=0)


@pytest.fixture
def doors(dialogue, theme):
    return factories.make_perspective(dialogue, "Namnet stänger dörrar", number=1, themes=(theme,))


@pytest.fixture
def time(dialogue, theme):
    return factories.make_perspective(dialogue, "Det kom i rätt tid", number=2, themes=(theme,))


def undo(client):
    return client.post(f"{BOARD}board/undo/", follow=True)


# --- Statements ---------------------------------------------------------------------------------------------------


def test_statements_are_moved_many_at_a_time_and_it_is_undone(signed_in, lena, talk, doors, time):
    rows = said_by(talk, 1, 2, 3)
    stands(doors, *rows[:2])
    stands(doors, rows[2], stance="against")
    client = signed_in(lena)
    answer = act(client, "move", *(pick(doors, row) for row in rows), to=2, stance="for")
    assert messages_of(answer) == ["3 utsagor är flyttade till ”Det kom i rätt tid”."]
    assert (voices(doors), voices(time)) == ([], [(1, "for"), (2, "for"), (3, "for")])
    event = Event.objects.get(name="perspective.statements_moved")
    assert event.data == {"count": 3, "numbers": [1, 2, 3], "stance": "for"}
    assert messages_of(undo(client)) == ["Det är ångrat."]
    assert (voices(doors), voices(time)) == ([(1, "for"), (2, "for"), (3, "against")], [])
    assert messages_of(undo(client)) == ["Det finns inget att ångra."]


def test_a_statement_can_stand_in_several_and_on_either_side(signed_in, lena, talk, doors, time):
    [row] = said_by(talk, 1)
    stands(doors, row)
    client = signed_in(lena)
    act(client, "copy", pick(doors, row), to=2, stance="against")
    assert (voices(doors), voices(time)) == ([(1, "for")], [(1, "against")])
    act(client, "move", pick(doors, row), to=1, stance="against")
    assert voices(doors) == [(1, "against")]
    undo(client)
    undo(client)
    assert (voices(doors), voices(time)) == ([(1, "for")], [])


def test_what_is_loose_is_put_under_one_and_what_is_taken_out_is_loose(signed_in, lena, talk, doors):
    one, two = said_by(talk, 1, 2)
    client = signed_in(lena)
    act(client, "move", pick(None, one), pick(None, two), to=1)
    assert voices(doors) == [(1, "for"), (2, "for")]
    answer = act(client, "take_out", pick(doors, one))
    assert messages_of(answer) == ["1 utsaga är uttagen. Den finns kvar bland utsagorna."]
    assert voices(doors) == [(2, "for")]
    undo(client)
    undo(client)
    assert voices(doors) == []


def test_a_perspective_is_worded_of_what_was_chosen_in_the_themes_they_share(
    signed_in, lena, dialogue, talk, doors, theme
):
    other = factories.make_theme(dialogue, "Bemötande", position=3)
    one, two = said_by(talk, 1, 2, themes=(theme,))
    one.themes.add(other)
    stands(doors, one)
    client = signed_in(lena)
    answer = act(client, "new", pick(doors, one), pick(None, two), title="  Ingen   frågade ", kind="feeling")
    assert messages_of(answer) == ["”Ingen frågade” är skapat, med 2 utsagor."]
    made = Perspective.objects.get(title="Ingen frågade")
    assert (made.kind, list(made.themes.all()), voices(made), voices(doors)) == (
        "feeling",
        [theme],
        [(1, "for"), (2, "for")],
        [],
    )
    undo(client)
    made.refresh_from_db()
    assert made.removed_at is not None
    assert voices(doors) == [(1, "for")]


def test_a_chosen_theme_and_staying_as_well(signed_in, lena, dialogue, talk, doors, theme):
    [row] = said_by(talk, 1)
    stands(doors, row)
    act(signed_in(lena), "new", pick(doors, row), title="Nytt", theme=theme.pk, keep="on")
    made = Perspective.objects.get(title="Nytt")
    assert (list(made.themes.all()), voices(made), voices(doors)) == ([theme], [(1, "for")], [(1, "for")])


def test_the_same_press_twice_makes_one_perspective_and_one_move(signed_in, lena, talk, doors, time):
    one, two = said_by(talk, 1, 2)
    stands(doors, two)
    client, key = signed_in(lena), str(uuid.uuid4())
    for _press in range(2):
        act(client, "new", pick(None, one), title="Nytt", creation_key=key)
    assert Perspective.objects.filter(title="Nytt").count() == 1
    for _press in range(2):
        answer = act(client, "move", pick(doors, two), to=2)
    assert messages_of(answer) == ["Ingenting ändrades. 1 stod redan så."]
    assert Event.objects.filter(name="perspective.statements_moved").count() == 2  # the new one's and the move
    undo(client)
    assert voices(doors) == [(2, "for")]


def test_a_wording_that_is_there_already_is_no_new_perspective(signed_in, lena, talk, doors):
    [row] = said_by(talk, 1)
    answer = act(signed_in(lena), "new", pick(None, row), title="NAMNET stänger dörrar")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Det finns redan ett perspektiv med de orden" in page
    assert 'value="NAMNET stänger dörrar"' in page
    assert f'value="0-{row.pk}" checked' in page
    assert Perspective.objects.count() == 1


# --- Two at once --------------------------------------------------------------------------------------------------


def test_what_ines_has_moved_meanwhile_lena_does_not_move_back(signed_in, lena, ines, dialogue, talk, doors, time):
    third = factories.make_perspective(dialogue, "Ett tredje", number=3)
    one, two = said_by(talk, 1, 2)
    stands(doors, one, two)
    act(signed_in(ines), "move", pick(doors, one), to=3)
    answer = act(signed_in(lena), "move", pick(doors, one), pick(doors, two), to=2)
    assert messages_of(answer) == [
        "1 utsaga är flyttad till ”Det kom i rätt tid”. "
        "Någon annan har flyttat 1 under tiden. Den står kvar där den är."
    ]
    assert (voices(doors), voices(time), voices(third)) == ([], [(2, "for")], [(1, "for")])


def test_undoing_leaves_what_somebody_else_has_done_since(signed_in, lena, ines, dialogue, talk, doors, time):
    third = factories.make_perspective(dialogue, "Ett tredje", number=3)
    one, two = said_by(talk, 1, 2)
    stands(doors, one, two)
    client = signed_in(lena)
    act(client, "move", pick(doors, one), pick(doors, two), to=2)
    act(signed_in(ines), "move", pick(time, one), to=3)
    assert messages_of(undo(client)) == ["Det är ångrat. 1 utsaga står kvar där någon annan har lagt den."]
    assert (voices(doors), voices(time), voices(third)) == ([(2, "for")], [], [(1, "for")])


def test_an_undo_with_nothing_left_to_undo_says_so_and_the_one_before_can_be_reached(
    signed_in, lena, ines, talk, doors, time
):
    one, two = said_by(talk, 1, 2)
    stands(doors, one, two)
    client = signed_in(lena)
    act(client, "move", pick(doors, one), to=2)
    act(client, "move", pick(doors, two), to=2)
    act(signed_in(ines), "take_out", pick(time, two))
    assert messages_of(undo(client)) == ["Någon har ändrat det sedan dess. Ingenting ångrades."]
    assert messages_of(undo(client)) == ["Det är ångrat."]
    assert voices(doors) == [(1, "for")]


def test_a_created_perspective_that_somebody_has_used_since_stays(signed_in, lena, ines, talk, doors):
    one, two = said_by(talk, 1, 2)
    client = signed_in(lena)
    act(client, "new", pick(None, one), title="Nytt")
    made = Perspective.objects.get(title="Nytt")
    act(signed_in(ines), "move", pick(None, two), to=made.number)
    assert "Perspektivet står kvar" in messages_of(undo(client))[0]
    made.refresh_from_db()
    assert (made.removed_at, voices(made)) == (None, [(2, "for")])


def test_lena_does_not_undo_what_ines_did(signed_in, lena, ines, talk, doors, time):
    [row] = said_by(talk, 1)
    stands(doors, row)
    act(signed_in(ines), "move", pick(doors, row), to=2)
    assert messages_of(undo(signed_in(lena))) == ["Det finns inget att ångra."]
    assert voices(time) == [(1, "for")]


def test_no_word_of_what_was_said_is_kept_for_undoing_and_ten_acts_at_most(
    signed_in, lena, dialogue, talk, doors, time
):
    rows = said_by(talk, *range(1, 13))
    client = signed_in(lena)
    for row in rows:
        act(client, "move", pick(None, row), to=1)
    kept = client.session["board_acts"][str(dialogue.pk)]
    assert len(kept) == 10
    assert "Mening" not in str(kept)
    assert "Namnet" not in str(kept)


def test_moving_to_one_that_has_gone_into_another_goes_on_to_that_one(signed_in, lena, talk, doors, time):
    from perspectives.board.merging import merge_perspective

    [row] = said_by(talk, 1)
    client = signed_in(lena)
    merge_perspective(perspective=time, into=doors, actor=lena)
    answer = act(client, "move", pick(None, row), to=2)
    assert messages_of(answer) == ["1 utsaga är flyttad till ”Namnet stänger dörrar”."]
    assert voices(doors) == [(1, "for")]


# --- What is posted by hand ---------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(db, ulf):
    """Another dialogue with a perspective, a theme and a statement of its own."""
    other = factories.make_dialogue("annan")
    ines = factories.make_member(other, ulf, "leader")
    group = factories.make_group(other)
    person = factories.make_interviewee(other, group)
    talk = factories.make_interview(other, ines, person, text="Främmande ord.")
    theme = factories.make_theme(other, "Främmande")
    perspective = factories.make_perspective(other, "Främmande", number=9, themes=(theme,))
    return factories.make_statement(talk, "Främmande ord.", number=1), perspective, theme


def test_nothing_of_another_dialogue_is_moved_or_put(signed_in, lena, talk, doors, elsewhere):
    foreign, perspective, theme = elsewhere
    [row] = said_by(talk, 1)
    client = signed_in(lena)
    answer = act(client, "move", pick(None, foreign), to=1)
    assert (answer.status_code, voices(doors)) == (422, [])
    assert "Utsagorna du valde finns inte kvar" in answer.content.decode()
    assert act(client, "move", pick(None, row), to=9).status_code == 422
    assert act(client, "new", pick(None, row), title="X", theme=theme.pk).status_code == 422
    for data in ({"perspective": 9, "to": 1}, {"perspective": 1, "to": theme.pk}, {"move": f"1:{theme.pk}:up"}):
        assert client.post(f"{BOARD}board/place/", data).status_code == 422, data
    assert perspective.voices.count() == 0
    assert Event.objects.filter(name__startswith="perspective.").count() == 0


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"action": "move", "to": 1},
        {"action": "move", "to": 1, "pick": ["x", "1-", "-", "1-x", "0-999999999", "9" * 30, "1-1-1"]},
        {"action": "move", "pick": ["{row}"]},
        {"action": "move", "pick": ["{row}"], "to": "99999999999999999999"},
        {"action": "move", "pick": ["{row}"], "to": "1", "stance": "kanske"},
        {"action": "new", "pick": ["{row}"], "title": "   "},
        {"action": "new", "pick": ["{row}"], "title": "x" * 161},
        {"action": "new", "pick": ["{row}"], "title": "X", "creation_key": "nej"},
        {"action": "hemligt", "pick": ["{row}"], "to": "1"},
        {"action": "move", "pick": ["{row}"], "to": "77"},
        {"action": "move", "to": 1, "pick": ["{row}"], "filter": "%00%ff" * 2000, "at": "9" * 40, "stance": "x"},
        {"action": "move", "to": 1, "at": "tray"},
        {"action": "move", "to": 1, "at": "1"},
        {"action": "move", "to": 1, "at": "77"},
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_changes_nothing(signed_in, lena, talk, doors, data):
    [row] = said_by(talk, 1)
    data = dict(data)
    if "pick" in data:
        data["pick"] = [value.replace("{row}", f"0-{row.pk}") for value in data["pick"]]
    client = signed_in(lena)
    for headers in ({}, PARTS):
        answer = client.post(f"{BOARD}board/act/", data, headers=headers)
        assert answer.status_code == 422, headers
        assert "Ingenting ändrades" in answer.content.decode() or "data-error" in answer.content.decode()
    assert Voice.objects.count() == 0


@pytest.mark.parametrize(
    "data", [{}, {"move": "1:1"}, {"move": "1:1:sideways"}, {"perspective": "x"}, {"perspective": 77, "to": 1}]
)
def test_a_place_that_makes_no_sense_is_refused(signed_in, lena, doors, data):
    assert signed_in(lena).post(f"{BOARD}board/place/", data).status_code == 422


def test_more_than_five_hundred_at_a_time_are_refused(signed_in, lena, talk, doors, monkeypatch):
    monkeypatch.setattr(services, "MOST_AT_ONCE", 2)
    rows = said_by(talk, 1, 2, 3)
    answer = act(signed_in(lena), "move", *(pick(None, row) for row in rows), to=1)
    assert answer.status_code == 422
    assert "Välj högst 2 utsagor åt gången. Du valde 3." in answer.content.decode()


def test_removed_and_withdrawn_statements_are_left_where_they_are(signed_in, lena, talk, doors, time):
    one, two, three = said_by(talk, 1, 2, 3)
    stands(doors, one, two)
    remove_statement(statement=one, actor=lena)
    Statement.everything.filter(pk=three.pk).update(removed_at=timezone.now(), kept={"withdrawn": True})
    client = signed_in(lena)
    answer = act(client, "move", pick(doors, one), pick(doors, two), pick(None, three), to=2)
    assert messages_of(answer) == ["1 utsaga är flyttad till ”Det kom i rätt tid”. 2 finns inte kvar."]
    assert Voice.objects.count() == 1


def test_what_is_taken_back_between_the_page_and_the_lock_gets_no_place(lena, dialogue, talk, doors):
    """The view has seen the statement; by the time the service holds the lock it is gone."""
    [row] = said_by(talk, 1)
    Statement.everything.filter(pk=row.pk).update(removed_at=timezone.now())
    outcome = services.move_statements(dialogue=dialogue, picks=[(None, row.pk)], to=doors, stance="for", actor=lena)
    assert (outcome.done, outcome.left["gone"], Voice.objects.count()) == (0, 1, 0)


def test_undo_after_a_removal_brings_no_words_back(signed_in, lena, talk, doors, time):
    one, two = said_by(talk, 1, 2)
    stands(doors, one, two)
    client = signed_in(lena)
    act(client, "move", pick(doors, one), pick(doors, two), to=2)
    remove_statement(statement=one, actor=lena)
    undo(client)
    assert (voices(doors), Voice.objects.count()) == ([(2, "for")], 1)


def test_ines_moves_only_what_she_may_see(signed_in, ines, lena, dialogue, parents, talk, doors):
    person = factories.make_interviewee(dialogue, parents, 9)
    other = factories.make_interview(dialogue, lena, person, number=2, text="Hemligt.")
    hidden = factories.make_statement(other, "Hemligt.", number=50)
    answer = act(signed_in(ines), "move", pick(None, hidden), to=1)
    assert (answer.status_code, voices(doors)) == (422, [])


@pytest.mark.parametrize("who", ["dana", "farid", "stig", "petra", "ada"])
def test_only_those_who_shape_may_act(who, request, signed_in, talk, doors, time):
    [row] = said_by(talk, 1)
    stands(doors, row)
    client = signed_in(request.getfixturevalue(who))
    assert act(client, "move", pick(doors, row), to=2).status_code == 403
    addresses = ["board/undo/", "board/place/", "board/1/wording/", "1/merge/", "1/split/", "1/park/", "1/unpark/"]
    for address in addresses:
        answer = client.post(f"{BOARD}{address}", {"into": 2, "parked_reason": "x", "perspective": 1})
        assert answer.status_code == 403, address
    assert voices(doors) == [(1, "for")]


def test_an_outsider_knows_of_no_board(signed_in, ulf, doors):
    client = signed_in(ulf)
    for address in ("", "board/tray/", "board/1/", "board/1/wording/", "1/merge/"):
        assert client.get(f"{BOARD}{address}").status_code == 404


# --- What an open board gets --------------------------------------------------------------------------------------


def test_an_open_board_gets_the_pieces_that_changed(signed_in, lena, dialogue, talk, doors, time):
    third = factories.make_perspective(dialogue, "Ett tredje", number=3)
    one, two = said_by(talk, 1, 2)
    stands(doors, one)
    stands(third, one)
    said_by(talk, 3)
    data = {"action": "move", "pick": [pick(doors, one)], "to": 2, "stance": "for", "open": ["2:100", "x", "1:y"]}
    answer = signed_in(lena).post(f"{BOARD}board/act/", data, headers=PARTS)
    page = answer.content.decode()
    assert "<html" not in page
    assert [f'data-of="{number}"' in page for number in (1, 2, 3)] == [True, True, True]
    assert 'id="board-around"' in page
    assert "1 utsaga är flyttad till ”Det kom i rätt tid”." in page
    assert "Ångra" in page
    assert answer.headers["Board-Focus"] == f"2-{one.pk}"
    assert two.pk != one.pk


def test_a_new_perspective_redraws_the_board(signed_in, lena, talk, doors):
    [row] = said_by(talk, 1)
    data = {"action": "new", "pick": [pick(None, row)], "title": "Nytt"}
    page = signed_in(lena).post(f"{BOARD}board/act/", data, headers=PARTS).content.decode()
    assert 'id="board-perspectives"' in page
    assert "Nytt" in page


def test_an_act_goes_back_to_where_it_was_sent_from(signed_in, lena, talk, doors):
    one, two = said_by(talk, 1, 2)
    client = signed_in(lena)
    for at, row, address in (
        ("tray", one, f"{BOARD}board/tray/?q=mening#p1-{doors.themes.get().pk}"),
        ("1", two, f"{BOARD}board/1/?q=mening#p1-{doors.themes.get().pk}"),
    ):
        data = {"action": "move", "pick": [pick(None, row)], "to": 1, "at": at, "filter": "q=mening"}
        assert client.post(f"{BOARD}board/act/", data).headers["Location"] == address


# --- Perspectives in their themes ---------------------------------------------------------------------------------


def order(theme) -> list[str]:
    from perspectives.board.places import order_in

    titles = dict(Perspective.objects.values_list("pk", "title"))
    return [titles[pk] for pk in order_in(theme)]


@pytest.fixture
def three(dialogue, theme):
    return [factories.make_perspective(dialogue, f"P{n}", number=n, themes=(theme,)) for n in (1, 2, 3)]


def put(client, **data):
    return client.post(f"{BOARD}board/place/", data, follow=True)


def test_perspectives_are_ordered_one_step_or_before_another(signed_in, lena, theme, three):
    client = signed_in(lena)
    put(client, move=f"3:{theme.pk}:up")
    assert order(theme) == ["P1", "P3", "P2"]
    put(client, perspective=2, source=theme.pk, to=theme.pk, before=1)
    assert order(theme) == ["P2", "P1", "P3"]
    put(client, move=f"2:{theme.pk}:down")
    assert order(theme) == ["P1", "P2", "P3"]
    put(client, perspective=1, source=theme.pk, to=theme.pk)
    assert order(theme) == ["P2", "P3", "P1"]
    for _turn in range(4):
        undo(client)
    assert order(theme) == ["P1", "P2", "P3"]


@pytest.mark.parametrize("step", ["1:{}:up", "3:{}:down"])
def test_a_step_past_the_end_changes_nothing(signed_in, lena, theme, three, step):
    answer = put(signed_in(lena), move=step.format(theme.pk))
    assert messages_of(answer) == ["Ingenting ändrades."]
    assert Event.objects.filter(name="perspective.placed").count() == 0


def test_a_perspective_is_moved_to_another_theme_or_stands_in_both(signed_in, lena, dialogue, theme, three):
    other = factories.make_theme(dialogue, "Bemötande", position=3)
    factories.make_perspective(dialogue, "P4", number=4, themes=(other,))
    client = signed_in(lena)
    put(client, perspective=1, source=theme.pk, to=other.pk, before=4)
    assert (order(theme), order(other)) == (["P2", "P3"], ["P1", "P4"])
    put(client, perspective=2, source=theme.pk, to=other.pk, keep="on")
    assert (order(theme), order(other)) == (["P2", "P3"], ["P1", "P4", "P2"])
    put(client, perspective=3, source=theme.pk, to=0)
    assert order(theme) == ["P2"]
    for _turn in range(3):
        undo(client)
    assert (order(theme), order(other)) == (["P1", "P2", "P3"], ["P4"])


def test_two_who_order_at_once_keep_both_moves(signed_in, lena, ines, theme, three):
    put(signed_in(ines), perspective=3, source=theme.pk, to=theme.pk, before=1)
    put(signed_in(lena), perspective=1, source=theme.pk, to=theme.pk, before=0)
    assert order(theme) == ["P3", "P2", "P1"]


def test_a_perspective_somebody_has_moved_away_meanwhile_is_left(signed_in, lena, ines, dialogue, theme, three):
    other = factories.make_theme(dialogue, "Bemötande", position=3)
    third = factories.make_theme(dialogue, "Skolan", position=4)
    put(signed_in(ines), perspective=1, source=theme.pk, to=other.pk)
    answer = put(signed_in(lena), perspective=1, source=theme.pk, to=third.pk)
    assert messages_of(answer) == ["Ingenting ändrades."]
    assert (order(other), order(third)) == (["P1"], [])


def test_an_open_form_of_a_perspective_meets_that_it_was_moved(signed_in, lena, ines, dialogue, theme, three):
    other = factories.make_theme(dialogue, "Bemötande", position=3)
    put(signed_in(ines), perspective=1, source=theme.pk, to=other.pk)
    data = {"title": "P1", "kind": "standpoint", "opened_version": 1, "themes": [theme.pk]}
    answer = signed_in(lena).post(f"{BOARD}1/edit/", data)
    assert answer.status_code == 409
    assert [row["theirs"] for row in answer.context["conflict"]] == ["Bemötande"]


def test_saving_the_themes_of_a_perspective_keeps_its_place_in_those_that_stay(signed_in, lena, dialogue, theme, three):
    client = signed_in(lena)
    put(client, move=f"3:{theme.pk}:up")
    other = factories.make_theme(dialogue, "Bemötande", position=3)
    version = Perspective.objects.get(number=3).version
    data = {"title": "P3", "kind": "idea", "opened_version": version, "themes": [theme.pk, other.pk]}
    client.post(f"{BOARD}3/edit/", data)
    assert ThemePlace.objects.filter(perspective__number=3).count() == 2
    assert order(theme) == ["P1", "P3", "P2"]


# --- Words --------------------------------------------------------------------------------------------------------


def test_words_are_changed_where_they_stand(signed_in, lena, dialogue, doors):
    other = factories.make_theme(dialogue, "Bemötande", position=3)
    ThemePlace.objects.create(perspective=doors, theme=other)
    client = signed_in(lena)
    form = client.get(f"{BOARD}board/1/wording/", headers=PARTS).content.decode()
    assert "<html" not in form
    assert 'name="opened_version" value="1"' in form
    data = {"title": "Adressen stänger dörrar", "kind": "feeling", "speaks_for": "Ja.", "opened_version": 1}
    answer = client.post(f"{BOARD}board/1/wording/", data, headers=PARTS).content.decode()
    assert answer.count("Adressen stänger dörrar") >= 2
    assert answer.count('data-piece="head"') == 2
    doors.refresh_from_db()
    assert (doors.title, doors.kind, doors.themes.count()) == ("Adressen stänger dörrar", "feeling", 2)


def test_two_who_write_at_once_see_both_where_they_stand_and_on_the_page(signed_in, lena, ines, doors):
    data = {"title": "Ines ord", "kind": "standpoint", "opened_version": 1}
    signed_in(ines).post(f"{BOARD}board/1/wording/", data, headers=PARTS)
    mine = data | {"title": "Lenas ord"}
    answer = signed_in(lena).post(f"{BOARD}board/1/wording/", mine, headers=PARTS)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Ines" in page
    assert 'value="Lenas ord"' in page
    assert 'name="opened_version" value="2"' in page
    assert signed_in(lena).post(f"{BOARD}board/1/wording/", mine).status_code == 409


def test_words_that_cannot_be_saved_stay_in_the_form(signed_in, lena, doors):
    data = {"title": "", "kind": "nej", "text": "Kvar.", "opened_version": 1}
    answer = signed_in(lena).post(f"{BOARD}board/1/wording/", data, headers=PARTS)
    assert answer.status_code == 422
    assert "Kvar." in answer.content.decode()
