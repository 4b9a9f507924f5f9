"""The interview guide: its questions, the bank they come from, and which question an answer belongs to."""

import pytest

from dialogues.models import Event
from interviews.guide import services
from interviews.guide.bank import BANK, BY_KEY, FOLLOW_UPS, OFFICIALS, RESIDENTS, YOUNG, ready_made
from interviews.guide.marks import Mark, marker_line, marks, question_at
from interviews.models import GuideQuestion, GuideSubject
from perspectives.coding.transcript import paragraphs
from perspectives.models import Statement
from perspectives.statements.services import lift_statement
from tests import factories
from tests.interviews.conftest import PLACE

GUIDE = f"{PLACE}guide/"
NOTES = (
    "Vi satt vid köksbordet. 👩‍👧\n"
    "\n"
    "[Fråga 1] Hur är det att leva här just nu?\n"
    "Ingen frågade oss.\n"
    "\n"
    "[fråga 2]\n"
    "Lamporna är bra.\n"
    "\n"
    "[Fråga –] Utanför frågorna\n"
    "Hunden skällde."
)


@pytest.fixture
def guide(dialogue) -> list[GuideQuestion]:
    """Three questions, of two subjects."""
    rows = [
        ("Hur är det att leva här just nu?", GuideSubject.SITUATION, "Vad är bra?\nVad är svårt?"),
        ("Vad vet du som inte står i någon rapport?", GuideSubject.SITUATION, ""),
        ("Vad har jag glömt att fråga om?", GuideSubject.CLOSING, ""),
    ]
    return [
        GuideQuestion.objects.create(
            dialogue=dialogue, number=number, text=text, subject=subject, prompts=prompts, position=number
        )
        for number, (text, subject, prompts) in enumerate(rows, start=1)
    ]


# --- Marker lines ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "number"),
    [
        ("Vi satt", None),
        ("Ingen frågade", 1),
        ("[Fråga 1]", 1),
        ("leva här", 1),
        ("Lamporna", 2),
        ("Hunden", None),
    ],
)
def test_an_answer_belongs_to_the_nearest_marker_line_before_it(at, number):
    assert question_at(NOTES, NOTES.index(at)) == number


def test_places_are_code_points_whatever_stands_before():
    text = "👩‍👧 e\u0301 \u200fمرحبا\u200e\n[Fråga 12] Varför?\nDärför."
    assert marks(text) == [Mark(text.index("[Fråga"), 12)]
    assert question_at(text, text.index("Därför")) == 12


@pytest.mark.parametrize("line", ["han sa [Fråga 3]", "[Fråga]", "[Fråga tre]", "[Fråga 12345]", "Fråga 3", "[3]"])
def test_what_only_resembles_a_marker_line_is_none(line):
    assert marks(line) == []


def test_a_marker_line_is_read_back_as_it_was_written():
    assert marks(marker_line(3, "Varför?") + "\n" + marker_line("–", "Utanför frågorna")) == [
        Mark(0, 3),
        Mark(18, None),
    ]


def test_a_million_characters_of_almost_marks_are_read_at_once():
    assert marks("[Fråga " * 140_000) == []


def test_marker_lines_are_read_as_asked_by_the_interviewer():
    found = paragraphs(NOTES + "\n[00:12:31] Intervjuare: Och sen?\n[00:12:40] Anna: Sen inget.", [])
    assert [one.stretches[0].text[:12] for one in found if one.asked] == [
        "[Fråga 1] Hu",
        "[fråga 2]",
        "[Fråga –] Ut",
        "[00:12:31] I",
    ]


# --- Statements ----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_lifted_statement_knows_which_question_it_answers(dialogue, ines, guide):
    talk = factories.make_interview(dialogue, ines, text=NOTES)
    said = {"Vi satt": None, "Ingen frågade oss.": guide[0], "Lamporna är bra.": guide[1], "Hunden": None}
    for words, question in said.items():
        start = NOTES.index(words)
        statement, _new = lift_statement(interview=talk, actor=ines, start=start, end=start + len(words), words=words)
        assert statement.question == question


@pytest.mark.django_db
def test_a_number_that_the_guide_does_not_have_ties_to_nothing(dialogue, ines):
    talk = factories.make_interview(dialogue, ines, text="[Fråga 7]\nIngen frågade oss.")
    statement, _new = lift_statement(interview=talk, actor=ines, start=10, end=28, words="Ingen frågade oss.")
    assert (statement.original, statement.question) == ("Ingen frågade oss.", None)


@pytest.mark.django_db
def test_when_the_text_is_corrected_a_statement_follows_its_marker_line(dialogue, ines, guide, signed_in):
    talk = factories.make_interview(dialogue, ines, text=NOTES)
    row = factories.make_statement(talk, "Lamporna är bra.", number=1, question=guide[1])
    chosen = factories.make_statement(talk, "Ingen frågade oss.", number=2, question=guide[2])
    moved = NOTES.replace("[fråga 2]", "[Fråga 3]")
    signed_in(ines).post(f"{PLACE}1/text/", {"text": moved, "opened_version": 1})
    row.refresh_from_db()
    chosen.refresh_from_db()
    assert (row.question, row.original) == (guide[2], "Lamporna är bra.")
    assert chosen.question == guide[2], "what somebody chose by hand stands while its marker line does"


@pytest.mark.django_db
def test_following_costs_the_same_number_of_queries_for_one_and_for_many(
    dialogue, ines, guide, django_assert_max_num_queries, signed_in
):
    talk = factories.make_interview(dialogue, ines, text=NOTES + "\n" + " ".join(f"ord{n}" for n in range(40)))
    for n in range(30):
        factories.make_statement(talk, f"ord{n} ", number=n + 1)
    from perspectives.statements.services import reanchor_statements

    with django_assert_max_num_queries(8):
        reanchor_statements(interview=talk, old_text=talk.source.text, new_text="[Fråga 1]\n" + talk.source.text)
    assert Statement.objects.filter(start__gt=0).count() == 30


# --- The guide ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_ines_reads_the_guide_and_may_not_change_it(signed_in, ines, guide):
    client = signed_in(ines)
    page = client.get(GUIDE).content.decode()
    assert all(one.text in page for one in guide)
    assert ("Vad är svårt?" in page, "Skriv en fråga" in page) == (True, False)
    for address in ("new/", "bank/", "1/", "1/move/", "1/remove/", "1/restore/"):
        assert client.post(GUIDE + address).status_code == 403


@pytest.mark.django_db
def test_the_design_team_does_not_read_the_guide(signed_in, dana, guide):
    assert signed_in(dana).get(GUIDE).status_code == 403


@pytest.mark.django_db
def test_lena_writes_a_question_with_prompts_line_by_line(signed_in, lena, dialogue, guide):
    data = {"text": " Varför  tror du\r\natt det blivit så? ", "prompts": " Och sen? \r\n\r\nMen?", "subject": "causes"}
    signed_in(lena).post(f"{GUIDE}new/", data)
    row = dialogue.guide.get(number=4)
    assert (row.text, row.prompts, row.subject) == ("Varför tror du att det blivit så?", "Och sen?\nMen?", "causes")
    assert Event.objects.get(name="guide.question_added").data == {"number": 4}


@pytest.mark.django_db
def test_a_question_two_leaders_change_at_once_is_overwritten_by_neither(signed_in, lena, dialogue, guide):
    other = factories.make_member(dialogue, factories.make_user("Lisa"), "leader")
    data = {"prompts": "", "subject": "situation", "opened_version": 1}
    signed_in(other).post(f"{GUIDE}1/", data | {"text": "Lisas ord?"})
    answer = signed_in(lena).post(f"{GUIDE}1/", data | {"text": "Lenas ord?"})
    assert (answer.status_code, dialogue.guide.get(number=1).text) == (409, "Lisas ord?")


@pytest.mark.django_db
def test_a_question_moves_within_its_subject_and_keeps_its_number(signed_in, lena, dialogue, guide):
    client = signed_in(lena)
    client.post(f"{GUIDE}2/move/", {"to": "up"})
    assert list(dialogue.guide.values_list("number", flat=True)) == [2, 1, 3]
    for number, to in ((2, "up"), (1, "down"), (3, "up")):
        client.post(f"{GUIDE}{number}/move/", {"to": to})
    assert list(dialogue.guide.values_list("number", flat=True)) == [2, 1, 3]


@pytest.mark.django_db
def test_a_removed_question_is_put_back_and_its_answers_stay_tied(signed_in, lena, ines, dialogue, guide):
    talk = factories.make_interview(dialogue, ines, text=NOTES)
    row = factories.make_statement(talk, "Ingen frågade oss.", number=1, question=guide[0])
    client = signed_in(lena)
    client.post(f"{GUIDE}1/remove/")
    assert guide[0].text in client.get(GUIDE).content.decode().split("1 borttagen fråga")[1]
    assert signed_in(ines).get(GUIDE).content.decode().count(guide[0].text) == 0
    client.post(f"{GUIDE}1/restore/")
    row.refresh_from_db()
    assert (row.question, dialogue.guide.get(number=1).removed_at) == (guide[0], None)
    assert list(Event.objects.filter(name__startswith="guide").values_list("name", flat=True).order_by("pk")) == [
        "guide.question_removed",
        "guide.question_restored",
    ]


@pytest.mark.django_db
def test_the_guide_of_another_dialogue_is_not_there(signed_in, lena, stranger, guide):
    assert signed_in(stranger).get(GUIDE).status_code == 404
    assert signed_in(lena).get(f"{GUIDE}99/").status_code == 404


@pytest.mark.django_db
def test_the_pages_cost_the_same_for_one_question_and_for_many(
    signed_in, lena, dialogue, guide, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(lena)
    client.get(GUIDE)
    with django_assert_max_num_queries(40) as few:
        client.get(GUIDE)
    count = len(few)
    services.take_from_bank(dialogue=dialogue, keys=BY_KEY, actor=lena)
    client.get(GUIDE)
    with django_assert_num_queries(count):
        client.get(GUIDE)


@pytest.mark.django_db
def test_the_sheet_to_print_holds_every_question_with_its_number(signed_in, ines, guide):
    page = signed_in(ines).get(f"{GUIDE}print/").content.decode()
    assert [f"<b>{one.number}</b><div><p>{one.text}" in page for one in guide] == [True] * 3
    assert "Kan du berätta om en gång när det hände?" in page


# --- The bank -------------------------------------------------------------------------------------------------------


def test_the_bank_asks_about_every_subject_of_everybody():
    assert (len(BANK) >= 40, len(BY_KEY)) == (True, len(BANK))
    for audience in (RESIDENTS, OFFICIALS, YOUNG):
        assert {one.subject for one in BANK if audience in one.good_for} == set(GuideSubject.values)
        ready = ready_made(audience)
        assert (10 <= len(ready) <= 15, {one.subject for one in ready}) == (True, set(GuideSubject.values))
        assert all(audience in one.good_for for one in ready)


def test_questions_of_the_bank_are_short_and_open():
    assert [one.key for one in BANK if len(one.text) > 120] == []
    assert [one.key for one in BANK if one.text[-1] not in "?."] == []
    assert len({one.text for one in BANK}) == len(BANK)
    assert len(FOLLOW_UPS) >= 8


@pytest.mark.django_db
def test_lena_takes_a_ready_made_guide_in_one_go(signed_in, lena, dialogue):
    client = signed_in(lena)
    page = client.get(f"{GUIDE}bank/?for=young&ready=young").content.decode()
    keys = [one.key for one in ready_made(YOUNG)]
    assert all(f'value="{key}" checked' in page for key in keys)
    client.post(f"{GUIDE}bank/", {"key": [*keys, "finns-inte"]})
    rows = list(dialogue.guide.all())
    assert [row.text for row in rows] == [BY_KEY[key].text for key in keys]
    assert [row.number for row in rows] == list(range(1, len(keys) + 1))
    assert Event.objects.get(name="guide.questions_taken").data == {"count": len(keys)}


@pytest.mark.django_db
def test_what_is_in_the_guide_is_not_taken_twice_and_what_was_removed_comes_back(dialogue, lena):
    keys = ["hur-är-det", "varför"]
    first = services.take_from_bank(dialogue=dialogue, keys=keys, actor=lena)
    services.remove_question(question=first[0], actor=lena)
    again = services.take_from_bank(dialogue=dialogue, keys=[*keys, "en-sak"], actor=lena)
    assert [row.number for row in again] == [1, 3]
    assert list(dialogue.guide.filter(removed_at=None).values_list("number", flat=True).order_by("number")) == [1, 2, 3]
    assert list(services.take_from_bank(dialogue=dialogue, keys=keys, actor=lena)) == []


@pytest.mark.django_db
def test_nothing_ticked_adds_nothing_and_says_so(signed_in, lena, dialogue):
    page = signed_in(lena).post(f"{GUIDE}bank/", follow=True).content.decode()
    assert ("Du kryssade inte för någon fråga" in page, dialogue.guide.count()) == (True, 0)
