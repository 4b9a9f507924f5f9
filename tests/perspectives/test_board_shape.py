"""Splitting and parking: what goes where, with why, and back again."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from dialogues.models import Event
from perspectives.board.places import order_in
from perspectives.board.shaping import park_perspective, unpark_perspective
from perspectives.models import ChapterPerspective, Perspective, Statement
from perspectives.perspective_services import remove_perspective, restore_perspective
from tests import factories
from tests.perspectives import compiled
from tests.perspectives.boards import BOARD, messages_of, said_by, stands, voices

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(dialogue):
    return factories.make_theme(dialogue, "Att bli utpekad", position=0)


@pytest.fixture
def doors(dialogue, theme):
    return factories.make_perspective(dialogue, "Namnet stänger dörrar", number=1, themes=(theme,))


@pytest.fixture
def following(dialogue, theme, doors):
    return factories.make_perspective(dialogue, "Det nästa", number=2, themes=(theme,))


def split(client, *statements, **data):
    data = {"title": "Avdelat", "kind": "feeling", "creation_key": str(uuid.uuid4())} | data
    return client.post(f"{BOARD}1/split/", {"statement": [one.pk for one in statements]} | data, follow=True)


def test_chosen_statements_go_to_a_new_perspective_on_the_side_they_stood(
    signed_in, lena, talk, doors, following, theme
):
    one, two, three = said_by(talk, 1, 2, 3)
    stands(doors, one, two)
    stands(doors, three, stance="against")
    client = signed_in(lena)
    answer = split(client, two, three)
    assert messages_of(answer) == ["Det nya perspektivet finns nu, med sina utsagor."]
    new = Perspective.objects.get(title="Avdelat")
    assert (new.kind, voices(new), voices(doors)) == ("feeling", [(2, "for"), (3, "against")], [(1, "for")])
    assert order_in(theme) == [doors.pk, new.pk, following.pk]
    assert Event.objects.get(name="perspective.split").data == {"number": 3, "source": 1, "statements": 2}
    client.post(f"{BOARD}board/undo/")
    assert voices(doors) == [(1, "for"), (2, "for"), (3, "against")]
    assert Perspective.objects.get(title="Avdelat").removed_at is not None


def test_they_may_stand_in_the_old_one_as_well(signed_in, lena, talk, doors):
    [row] = said_by(talk, 1)
    stands(doors, row, stance="against")
    split(signed_in(lena), row, keep="on")
    assert voices(doors) == voices(Perspective.objects.get(title="Avdelat")) == [(1, "against")]


def test_the_same_split_twice_is_one(signed_in, lena, talk, doors):
    one, two = said_by(talk, 1, 2)
    stands(doors, one, two)
    client, key = signed_in(lena), str(uuid.uuid4())
    for _press in range(2):
        assert split(client, one, creation_key=key).status_code == 200
    assert Perspective.objects.filter(title="Avdelat").count() == 1


@pytest.mark.parametrize(
    "data",
    [
        {"statement": []},
        {"statement": ["x", "999999"]},
        {"title": "  "},
        {"title": "x" * 161},
        {"kind": "nej"},
        {"title": "NAMNET stänger dörrar"},
    ],
)
def test_an_empty_split_or_a_taken_wording_is_refused_with_everything_kept(signed_in, lena, talk, doors, data):
    one, _two = said_by(talk, 1, 2)
    stands(doors, one)
    data = {"statement": [one.pk], "title": "Avdelat", "kind": "idea"} | data
    answer = signed_in(lena).post(f"{BOARD}1/split/", data)
    assert answer.status_code == 422
    assert "Inget har delats" in answer.content.decode()
    assert Perspective.objects.count() == 1
    assert voices(doors) == [(1, "for")]


def test_a_statement_that_stands_elsewhere_is_no_part_of_the_split(signed_in, lena, talk, doors, following):
    one, two = said_by(talk, 1, 2)
    stands(doors, one)
    stands(following, two)
    assert split(signed_in(lena), two).status_code == 422
    assert voices(following) == [(2, "for")]


def test_ines_splits_off_what_she_may_see_alone(signed_in, ines, lena, dialogue, parents, talk, doors):
    [mine] = said_by(talk, 1)
    person = factories.make_interviewee(dialogue, parents, 9)
    other = factories.make_interview(dialogue, lena, person, number=2, text="Hemligt.")
    hidden = factories.make_statement(other, "Hemligt.", number=50)
    stands(doors, mine, hidden)
    client = signed_in(ines)
    assert "Hemligt" not in client.get(f"{BOARD}1/split/").content.decode()
    split(client, mine, hidden)
    assert voices(doors) == [(50, "for")]


# --- Parking ------------------------------------------------------------------------------------------------------


def test_lena_parks_with_a_reason_and_takes_it_up_again(signed_in, lena, doors, theme, following):
    client = signed_in(lena)
    answer = client.post(f"{BOARD}1/park/", {"parked_reason": " ", "opened_version": 1})
    assert answer.status_code == 422
    assert "Skriv varför det parkeras." in answer.content.decode()
    client.post(f"{BOARD}1/park/", {"parked_reason": "Vi frågar fler först.", "opened_version": 1})
    doors.refresh_from_db()
    assert (doors.parked_at is not None, doors.parked_reason) == (True, "Vi frågar fler först.")
    assert order_in(theme) == [following.pk]
    assert "Vi frågar fler först." not in str(Event.objects.get(name="perspective.parked").data)
    client.post(f"{BOARD}1/unpark/")
    client.post(f"{BOARD}1/unpark/")
    doors.refresh_from_db()
    assert doors.parked_at is None
    assert order_in(theme) == [doors.pk, following.pk]
    assert Event.objects.filter(name="perspective.unparked").count() == 1


def test_parking_and_taking_up_are_undone(signed_in, lena, doors):
    client = signed_in(lena)
    client.post(f"{BOARD}1/park/", {"parked_reason": "Väntar.", "opened_version": 1})
    client.post(f"{BOARD}1/unpark/")
    client.post(f"{BOARD}board/undo/")
    doors.refresh_from_db()
    assert (doors.parked_at is not None, doors.parked_reason) == (True, "Väntar.")
    client.post(f"{BOARD}board/undo/")
    doors.refresh_from_db()
    assert doors.parked_at is None


def test_what_ines_took_up_again_lena_does_not_undo(signed_in, lena, ines, doors):
    client = signed_in(lena)
    client.post(f"{BOARD}1/park/", {"parked_reason": "Väntar.", "opened_version": 1})
    signed_in(ines).post(f"{BOARD}1/unpark/")
    answer = client.post(f"{BOARD}board/undo/", follow=True)
    assert messages_of(answer)[-1] == "Någon har ändrat det sedan dess. Ingenting ångrades."


def test_dana_reads_why_and_a_parked_perspective_is_still_hers_to_read(signed_in, lena, dana, talk, doors):
    stands(doors, *said_by(talk, 1))
    park_perspective(perspective=doors, reason="Vi frågar fler först.", actor=lena)
    for address in (BOARD, f"{BOARD}list/", f"{BOARD}1/"):
        page = signed_in(dana).get(address).content.decode()
        assert "Vi frågar fler först." in page, address
        assert "unpark" not in page, address


def test_a_parked_one_leaves_the_open_version_and_comes_back_with_its_quotes(lena, ines, dialogue):
    small = compiled.small_dialogue(dialogue, ines)
    first = small["perspectives"][0]
    version = compiled.begin(dialogue, lena)
    entry = version.entries.get(perspective=first)
    before = list(entry.quotes.order_by("position").values_list("statement_id", flat=True))
    place = (entry.chapter_id, entry.position)
    park_perspective(perspective=first, reason="Väntar.", actor=lena)
    assert not version.entries.filter(perspective=first).exists()
    gone = small["statements"][0]
    Statement.objects.filter(pk=gone.pk).update(released_at=None)
    unpark_perspective(perspective=first, actor=lena)
    entry = version.entries.get(perspective=first)
    assert (entry.chapter_id, entry.position) == place
    after = list(entry.quotes.order_by("position").values_list("statement_id", flat=True))
    assert after == [pk for pk in before if pk != gone.pk]


def test_nothing_in_an_approved_version_is_parked(lena, ines, dana, dialogue):
    small = compiled.small_dialogue(dialogue, ines)
    compiled.approved(compiled.begin(dialogue, lena), lena, dana)
    with pytest.raises(ValidationError, match="godkänd"):
        park_perspective(perspective=small["perspectives"][0], reason="Väntar.", actor=lena)
    assert ChapterPerspective.objects.count() == 4


def test_a_parked_one_that_is_removed_and_put_back_is_parked_still(lena, doors):
    park_perspective(perspective=doors, reason="Väntar.", actor=lena)
    doors.refresh_from_db()
    remove_perspective(perspective=doors, actor=lena)
    restore_perspective(perspective=doors, actor=lena)
    doors.refresh_from_db()
    assert (doors.removed_at, doors.parked_at is not None, doors.kept) == (None, True, {"draft": []})


def test_a_removed_one_is_not_parked_and_no_reason_is_no_reason(lena, doors):
    with pytest.raises(ValidationError):
        park_perspective(perspective=doors, reason="   ", actor=lena)
    remove_perspective(perspective=doors, actor=lena)
    with pytest.raises(ValidationError):
        park_perspective(perspective=doors, reason="Väntar.", actor=lena)
    assert Event.objects.filter(name="perspective.parked").count() == 0
