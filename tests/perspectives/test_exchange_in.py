"""Files taken in: seen before they do anything, done once, and what could not be taken is said."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dialogues.models import Event
from interviews.models import Consent
from perspectives.exchange.codebook_in import LONGEST_TITLE, import_codebook, plan_codebook
from perspectives.exchange.highlights_in import import_highlights, plan_highlights
from perspectives.exchange.lists import codebook_sheet
from perspectives.exchange.material import standing_themes
from perspectives.exchange.projects import codes_from
from perspectives.exchange.qdc import read_codebook, write_codebook
from perspectives.exchange.reading import read_upload
from perspectives.exchange.shapes import Code, new_guid
from perspectives.exchange.sheets import write_xlsx
from perspectives.exchange.taguette import Highlight
from perspectives.models import Statement, Theme, ThemeChange
from tests import factories

pytestmark = pytest.mark.django_db
TAKE_IN = "/dialogues/segregation/perspectives/exchange/take-in/"
TEXT = "Vi frågade aldrig. Hon sa\nså här: 👩🏽‍🏫 kom sent. Vi frågade aldrig. مرحبا بكم. Slut."
OTHER = "Lampor är bra. Vi frågade aldrig."


def upload(client, data: bytes | str, name: str = "fil.csv"):
    data = data.encode() if isinstance(data, str) else data
    return client.post(TAKE_IN, {"file": SimpleUploadedFile(name, data)})


def tree_of(dialogue) -> list[tuple[str, str | None, str]]:
    return [
        (one.title, one.parent.title if one.parent else None, one.description)
        for one in dialogue.themes.filter(removed_at=None).select_related("parent")
    ]


# --- Codebooks ----------------------------------------------------------------------------------------------------


@pytest.fixture
def book(dialogue):
    top = factories.make_theme(dialogue, "Skolan", description="När skolan\nnämns", position=0)
    below = factories.make_theme(dialogue, "Vägen dit", parent=top, position=1)
    factories.make_theme(dialogue, "Längst ner", parent=below, position=2, description="Djupt")
    factories.make_theme(dialogue, "Otrygghet 👩🏽‍🏫", position=3)
    return tree_of(dialogue)


@pytest.fixture
def elsewhere(lena):
    other = factories.make_dialogue("elsewhere")
    factories.make_member(other, lena, "leader")
    return other


def test_a_codebook_taken_in_elsewhere_is_equal(dialogue, book, elsewhere, lena):
    codes = read_codebook(write_codebook(codes_from(standing_themes(dialogue)))).codes
    plan = import_codebook(dialogue=elsewhere, actor=lena, codes=codes)
    assert (len(plan.new), plan.same, plan.left_out) == (4, [], [])
    assert tree_of(elsewhere) == book
    assert not set(elsewhere.themes.values_list("creation_key", flat=True)) & set(
        dialogue.themes.values_list("creation_key", flat=True)
    )


def test_our_own_spreadsheet_taken_in_elsewhere_is_equal(dialogue, book, elsewhere, lena):
    themes = standing_themes(dialogue)
    read = read_upload(write_xlsx([codebook_sheet(themes, codes_from(themes))]))
    import_codebook(dialogue=elsewhere, actor=lena, codes=read.codes)
    assert tree_of(elsewhere) == book


def test_a_codebook_that_comes_home_changes_nothing(dialogue, book, lena):
    codes = codes_from(standing_themes(dialogue))
    plan = import_codebook(dialogue=dialogue, actor=lena, codes=codes)
    assert plan.changes_nothing
    assert tree_of(dialogue) == book
    assert not Event.objects.filter(name="codebook.imported").exists()


def test_a_codebook_lost_and_taken_in_again_has_its_keys(dialogue, book, lena):
    codes = codes_from(standing_themes(dialogue))
    Theme.objects.all().delete()
    import_codebook(dialogue=dialogue, actor=lena, codes=codes)
    assert [str(one.creation_key) for one in standing_themes(dialogue)] == [code.key for code in codes]


def test_what_is_there_keeps_its_words_and_place_and_gets_what_it_lacks(dialogue, book, lena):
    codes = [
        Code("a" * 8 + new_guid()[8:], "SKOLAN", "Något annat"),
        Code("b" * 8 + new_guid()[8:], "Vägen dit", "En beskrivning som saknades"),
    ]
    plan = import_codebook(dialogue=dialogue, actor=lena, codes=codes)
    assert [line.what for line in plan.lines] == ["same", "same"]
    assert "Beskrivningen som finns här behålls" in plan.lines[0].remarks[0]
    assert "Den behåller sin plats" in plan.lines[1].remarks[0]
    assert tree_of(dialogue)[:2] == [
        ("Skolan", None, "När skolan\nnämns"),
        ("Vägen dit", "Skolan", "En beskrivning som saknades"),
    ]


def test_the_same_name_in_several_places_stays_several(dialogue, lena):
    keys = [new_guid() for _ in range(6)]
    codes = [
        Code(keys[0], "Skolan"),
        Code(keys[1], "Bra", "i skolan", keys[0]),
        Code(keys[2], "Fritiden"),
        Code(keys[3], "bra", "på fritiden", keys[2]),
        Code(keys[4], "BRA", "en gång till", keys[2]),
        Code(keys[5], "Under", "", keys[4]),
    ]
    plan = import_codebook(dialogue=dialogue, actor=lena, codes=codes)
    assert tree_of(dialogue) == [
        ("Skolan", None, ""),
        ("Bra", "Skolan", "i skolan"),
        ("Fritiden", None, ""),
        ("bra (Fritiden)", "Fritiden", "på fritiden"),
        ("Under", "bra (Fritiden)", ""),
    ]
    assert [line.what for line in plan.lines].count("twice") == 1
    assert import_codebook(dialogue=dialogue, actor=lena, codes=codes).changes_nothing


def test_too_deep_and_too_long_is_mended_and_said(dialogue, lena):
    keys = [new_guid() for _ in range(6)]
    codes = [Code(key, f"Nivå {n}", "", keys[n - 1] if n else "") for n, key in enumerate(keys)]
    codes.append(Code(new_guid(), "x" * 200, "kort"))
    plan = import_codebook(dialogue=dialogue, actor=lena, codes=codes)
    assert [(title, parent) for title, parent, _description in tree_of(dialogue)][:6] == [
        ("Nivå 0", None),
        ("Nivå 1", "Nivå 0"),
        ("Nivå 2", "Nivå 1"),
        ("Nivå 3", "Nivå 2"),
        ("Nivå 4", "Nivå 2"),
        ("Nivå 5", "Nivå 2"),
    ]
    assert [bool(line.remarks) for line in plan.lines] == [False] * 4 + [True] * 3
    long = dialogue.themes.get(title__startswith="xxx")
    assert len(long.title) == LONGEST_TITLE
    assert long.description == f"{'x' * 200}\n\nkort"


def test_a_ring_of_themes_in_a_table_is_opened(dialogue, lena):
    read = read_upload(b"tag,parent\na,b\nb,a\n")
    import_codebook(dialogue=dialogue, actor=lena, codes=read.codes, left_out=read.left_out)
    assert tree_of(dialogue) == [("a", None, ""), ("b", "a", "")]
    assert "ligger under sig själv" in read.left_out[0]


def test_the_history_says_what_was_imported(dialogue, lena):
    import_codebook(dialogue=dialogue, actor=lena, codes=[Code(new_guid(), "Skolan")])
    assert list(ThemeChange.objects.values_list("verb", "by", "detail")) == [("imported", lena.pk, {"title": "Skolan"})]
    assert Event.objects.get(name="codebook.imported").data == {"new": 1, "same": 0}


def test_more_themes_than_fit_are_refused(dialogue, lena, monkeypatch):
    monkeypatch.setattr("perspectives.exchange.codebook_in.MOST_THEMES", 3)
    with pytest.raises(Exception, match="högst 3 ryms"):
        plan_codebook(dialogue, [Code(new_guid(), f"t{n}") for n in range(4)])


def test_a_codebook_is_seen_first_and_taken_in_once(signed_in, dialogue, lena, book):
    client = signed_in(lena)
    page = upload(client, 'tag,description\nSkolan,x\nNytt,"rad"\n,tom\n')
    assert page.status_code == 200
    assert "1 tema är nytt." in page.content.decode()
    assert "1 rad saknar namn" in page.content.decode()
    assert dialogue.themes.count() == 4
    sealed = page.context["sealed"]
    for _time in range(2):
        answer = client.post(f"{TAKE_IN}codebook/", {"sealed": sealed})
        assert answer.status_code == 302
    assert dialogue.themes.filter(title="Nytt").count() == 1
    assert dialogue.themes.count() == 5


def test_a_sealed_file_is_for_one_person_and_one_dialogue_and_a_day(signed_in, dialogue, lena, ines, elsewhere):
    import time_machine

    sealed = upload(signed_in(lena), "tag\nNytt\n").context["sealed"]
    for client, address in (
        (signed_in(ines), TAKE_IN),
        (signed_in(lena), TAKE_IN.replace("segregation", "elsewhere")),
    ):
        answer = client.post(f"{address}codebook/", {"sealed": sealed}, follow=True)
        assert "Välj den en gång till" in answer.content.decode()
    client = signed_in(lena)
    assert "Välj den" in client.post(f"{TAKE_IN}codebook/", {"sealed": f"x{sealed}"}, follow=True).content.decode()
    with time_machine.travel(timezone.now() + timezone.timedelta(hours=25)):
        answer = signed_in(lena).post(f"{TAKE_IN}codebook/", {"sealed": sealed}, follow=True)
        assert "Välj den en gång till" in answer.content.decode()
    assert not Theme.objects.exists()


@pytest.mark.parametrize("data", [b"", b"<CodeBook>", b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04trasig", b"namn\nA\n"])
def test_a_file_that_cannot_be_read_says_so_beside_the_field(signed_in, lena, data):
    page = upload(signed_in(lena), data)
    assert page.status_code == 422
    assert 'id="id_file_error"' in page.content.decode()


def test_more_than_a_page_can_carry_is_refused(signed_in, lena, talks, monkeypatch):
    monkeypatch.setattr("perspectives.exchange.forms.LARGEST_SEALED", 100)
    page = upload(signed_in(lena), CSV)
    assert page.status_code == 422
    assert "mer i filen än vad som kan tas in" in page.content.decode()


def test_without_a_file_it_says_so(signed_in, lena):
    assert signed_in(lena).post(TAKE_IN).status_code == 422
    assert signed_in(lena).get(TAKE_IN).status_code == 200


def test_only_those_who_code_take_in(signed_in, lena, ines, farid, dana, ulf):
    statuses = [upload(signed_in(who), "tag\nA\n").status_code for who in (lena, ines, farid, dana, ulf)]
    assert statuses == [200, 200, 403, 403, 404]


# --- Highlights ---------------------------------------------------------------------------------------------------


@pytest.fixture
def talks(dialogue, ines, lena, parents):
    people = [factories.make_interviewee(dialogue, parents, number) for number in (1, 2)]
    one = factories.make_interview(dialogue, ines, people[0], number=1, text=TEXT)
    two = factories.make_interview(dialogue, lena, people[1], number=2, text=OTHER)
    return one, two


def marked(*rows: tuple[str, str, list[str]]) -> list[Highlight]:
    return [Highlight(number, document, words, tags) for number, (document, words, tags) in enumerate(rows, start=1)]


def test_words_are_found_and_lifted_with_their_tags(dialogue, ines, talks):
    rows = marked(
        ("Intervju 1.docx", "Vi frågade aldrig.", ["skola", "skola.betyg"]),
        ("Intervju 1.docx", "Hon sa så här: 👩🏽‍🏫", ["Möten"]),
        ("Intervju 1.docx", "Vi frågade aldrig.", []),
        ("Intervju 1.docx", "مرحبا بكم", ["skola"]),
    )
    plan = import_highlights(dialogue=dialogue, actor=ines, highlights=rows, chosen={"Intervju 1.docx": 1})
    said = list(Statement.objects.order_by("start"))
    assert [one.original for one in said] == [
        "Vi frågade aldrig.",
        "Hon sa\nså här: 👩🏽‍🏫",
        "Vi frågade aldrig.",
        "مرحبا بكم",
    ]
    assert [TEXT[one.start : one.end] for one in said] == [one.original for one in said]
    assert [sorted(theme.title for theme in one.themes.all()) for one in said] == [
        ["skola", "skola.betyg"],
        ["Möten"],
        [],
        ["skola"],
    ]
    assert tree_of(dialogue)[:2] == [("skola", None, ""), ("skola.betyg", "skola", "")]
    assert {(one.status, one.masked == one.original, one.speaker_id, one.lifted_by_id) for one in said} == {
        ("lifted", True, talks[0].people.get().pk, ines.pk)
    }
    assert [one.number for one in sorted(said, key=lambda one: one.number)] == [1, 2, 3, 4]
    assert (plan.lifted, plan.missed) == (4, [])
    assert Event.objects.get(name="statement.imported").data == {"count": 4, "first": 1, "interviews": 1}


def test_twice_lifts_nothing_twice(dialogue, ines, talks):
    rows = marked(("1", "Slut.", ["a"]))
    for _time in range(2):
        plan = import_highlights(dialogue=dialogue, actor=ines, highlights=rows, chosen={"1": 1})
    assert Statement.objects.count() == 1
    assert (plan.lifted, len(plan.there)) == (0, 1)


def test_words_lifted_by_hand_get_the_tags(dialogue, ines, talks):
    mine = factories.make_statement(talks[0], "Slut.", number=1, status="confirmed", masked="[Slut].")
    import_highlights(dialogue=dialogue, actor=ines, highlights=marked(("1", "Slut.", ["a"])), chosen={"1": 1})
    mine.refresh_from_db()
    assert ([theme.title for theme in mine.themes.all()], mine.masked, mine.status) == (["a"], "[Slut].", "confirmed")


def test_what_is_not_found_is_listed_with_why(dialogue, lena, talks, parents):
    gone = factories.make_interviewee(dialogue, parents, 3)
    factories.make_interview(dialogue, lena, gone, number=3, text="Jag ångrar mig.")
    Consent.objects.create(
        interviewee=gone, informed_on=timezone.localdate(), way="spoken", withdrawn_at=timezone.now()
    )
    rows = marked(
        ("A", "Står inte där", ["x"]),
        ("A", "!!!", []),
        ("A", "y" * 10_001, []),
        ("B", "Slut.", []),
        ("C", "Jag ångrar mig.", []),
    )
    plan = import_highlights(dialogue=dialogue, actor=lena, highlights=rows, chosen={"A": 1, "B": None, "C": 3})
    assert [(one.highlight.row, one.why) for one in plan.missed] == [
        (1, "not_found"),
        (2, "no_words"),
        (3, "too_long"),
        (4, "not_chosen"),
        (5, "withdrawn"),
    ]
    assert not Statement.objects.exists()
    assert not Theme.objects.exists()


def test_documents_are_guessed_by_number_and_by_words(dialogue, lena, talks):
    rows = marked(
        ("Intervju 2 (slutlig).docx", "Vi frågade aldrig.", []),
        ("Anteckningar lampor", "Lampor är bra.", []),
        ("Okänt 99", "Finns inte", []),
        ("Vi", "Vi frågade aldrig.", []),
    )
    plan = plan_highlights(lena, dialogue, rows)
    assert [one.interview.number if one.interview else None for one in plan.documents] == [2, 2, None, None]


def test_an_interviewer_lifts_only_from_their_own(dialogue, ines, talks, signed_in):
    rows = marked(("Intervju 2", "Lampor är bra.", ["a"]))
    plan = import_highlights(dialogue=dialogue, actor=ines, highlights=rows, chosen={"Intervju 2": 2})
    assert ([one.why for one in plan.missed], Statement.objects.count()) == (["not_chosen"], 0)
    page = upload(signed_in(ines), "id,document,tag,content\n1,Intervju 2,a,Lampor är bra.\n")
    assert [one.interview for one in page.context["plan"].documents] == [None]
    assert '<option value="2">' not in page.content.decode()


def test_a_fault_in_the_middle_leaves_nothing(dialogue, ines, talks, monkeypatch):
    monkeypatch.setattr("perspectives.exchange.highlights_in._give_themes", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        import_highlights(dialogue=dialogue, actor=ines, highlights=marked(("1", "Slut.", ["a"])), chosen={"1": 1})
    assert (Statement.objects.count(), Theme.objects.count()) == (0, 0)


CSV = (
    "id,document,tag,content\r\n"
    "1,Intervju 1.docx,interesting,Vi frågade aldrig.\r\n"
    "1,Intervju 1.docx,skola,Vi frågade aldrig.\r\n"
    "2,Intervju 1.docx,skola,Det här sa ingen\r\n"
    "3,Annat namn,skola,Lampor\r\n"
)


def test_highlights_are_seen_first_looked_at_again_and_lifted(signed_in, dialogue, lena, talks):
    client = signed_in(lena)
    page = upload(client, CSV)
    html = page.content.decode()
    assert page.status_code == 200
    assert "1 av 2 hittas" in html and "Det här sa ingen" in html and "Orden står inte i intervjun." in html
    assert not Statement.objects.exists()
    sealed = page.context["sealed"]
    numbers = {"document_0": "1", "document_1": "77"}
    wrong = client.post(f"{TAKE_IN}highlights/", {"sealed": sealed, "lift": "1"} | numbers)
    assert wrong.status_code == 422
    assert "Det finns ingen intervju med text under det numret" in wrong.content.decode()
    again = client.post(f"{TAKE_IN}highlights/", {"sealed": sealed, "look": "1"} | numbers | {"document_1": "2"})
    assert again.status_code == 200
    assert "2 utsagor skulle lyftas." in again.content.decode()
    for _time in range(2):
        done = client.post(f"{TAKE_IN}highlights/", {"sealed": sealed, "lift": "1"} | numbers | {"document_1": "2"})
        assert done.status_code == 200
        assert "Det här sa ingen" in done.content.decode()
    assert sorted(Statement.objects.values_list("interview__number", "original")) == [
        (1, "Vi frågade aldrig."),
        (2, "Lampor"),
    ]


def test_highlights_as_a_workbook_are_taken_in_alike(signed_in, dialogue, lena, talks):
    from openpyxl import Workbook

    book = Workbook()
    for row in (["id", "document", "tag", "content"], ["1", "Intervju 1", "skola", "Slut."], [2, "1", "=1+1", "Slut."]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    page = upload(signed_in(lena), out.getvalue(), "highlights.xlsx")
    assert page.status_code == 200
    assert len(page.context["plan"].places) == 2
    assert "1 cell innehåller en formel" in page.content.decode()


def test_the_preview_costs_the_same_for_one_document_and_many(
    dialogue, lena, talks, parents, django_assert_num_queries
):
    for number in range(3, 9):
        person = factories.make_interviewee(dialogue, parents, number)
        factories.make_interview(dialogue, lena, person, number=number, text=f"Ord nummer {number}.")
    many = marked(*((f"Intervju {number}", f"Ord nummer {number}.", ["a"]) for number in range(3, 9)))
    plan_highlights(lena, dialogue, many)  # the roles are read once
    for rows in (many[:1], many):
        with django_assert_num_queries(7):
            plan = plan_highlights(lena, dialogue, rows)
        assert len(plan.places) == len(rows)
