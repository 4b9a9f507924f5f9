"""People from a spreadsheet: every kind of bad file says what is wrong, and nothing comes in by half."""

import csv
import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from dialogues.models import Event
from dialogues.spreadsheets.reading import MOST_ROWS, read_sheet
from interviews.models import Identity, Interviewee, PeopleImport
from interviews.people_import import services
from interviews.tasks import sweep_people_imports
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
IMPORT = PLACE + "people/import/"
LIST = "Namn;E-post;Telefon;Ålder;Grupp;Anteckning\nAda Alm;ada@example.org;070-123 45 67;44;Föräldrar;Ses gärna ute\n"


def workbook(rows, **sheets) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, content in sheets.items():
        other = book.create_sheet(name)
        for row in content:
            other.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The workbook with some parts replaced or added (double underscores stand for slashes)."""
    new = {name.replace("__", "/"): content for name, content in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in old.namelist():
            made.writestr(name, new.pop(name.replace(".xml", ""), None) or old.read(name))
        for name, content in new.items():
            made.writestr(f"{name}.xml", content)
    return stream.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(ValidationError) as caught:
        read_sheet(data)
    return " ".join(caught.value.messages)


@pytest.fixture
def upload(signed_in, lena, parents):
    """Return a function that uploads bytes as Lena and gives the page she comes to."""
    client = signed_in(lena)

    def send(data, name="lista.csv", **more):
        data = data.encode() if isinstance(data, str) else data
        return client.post(IMPORT, {"file": SimpleUploadedFile(name, data), **more}, follow=True)

    send.client = client
    return send


def yes(upload, page, **more):
    return upload.client.post(page.wsgi_request.path, {"take": "all", **more}, follow=True)


# --- from file to people ------------------------------------------------------------------------------------------


def test_a_list_is_looked_through_and_then_taken_in(upload, lena, dialogue, parents):
    page = upload(LIST)
    assert [row.draft.name for row in page.context["result"].new] == ["Ada Alm"]
    assert "Inget är sparat än" in page.content.decode()
    assert not Interviewee.objects.exists()
    assert "1 person är intagen" in yes(upload, page).content.decode()
    identity = Identity.objects.get()
    kept = (identity.name, identity.email, identity.phone, identity.age, identity.note)
    assert kept == ("Ada Alm", "ada@example.org", "070-123 45 67", "44", "Ses gärna ute")
    assert (identity.interviewee.group, identity.interviewee.number) == (parents, 1)
    assert list(Event.objects.order_by("pk").values_list("name", "actor", "data")) == [
        ("interviewee.list_uploaded", lena.pk, {"rows": 1}),
        ("interviewee.list_imported", lena.pk, {"count": 1, "left": 0}),
    ]


def test_the_template_filled_in_comes_in_equal(signed_in, upload, dialogue, parents):
    """Every column of the template, also a group and a value that begin as formulas do."""
    factories.make_group(dialogue, "=Unga+")
    band = dialogue.variables.create(key="age", name="Ålder")
    district = dialogue.variables.create(key="district", name="Stadsdel", position=1)
    for variable, names in ((band, ["30–49 år"]), (district, ["Ersboda", "-Norr"])):
        for name in names:
            variable.values.create(name=name)
    answer = upload.client.get(IMPORT + "template/")
    assert 'filename="personer.xlsx"' in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [
        "Namn", "E-post", "Telefon", "Ålder", "Grupp", "Bakgrund: Ålder", "Stadsdel", "Anteckning",
    ]  # fmt: skip
    assert [cell.data_type for cell in book.worksheets[1]["A"]] == ["s", "s", "s"]
    people = [
        ["Ada Alm", "ada@example.org", "0701234567", 44, "Föräldrar", "30–49 år", "Ersboda", "Två rader\nhär"],
        ["Åke Ö", "", "+46 70 9", None, "=Unga+", "", "-Norr", ""],
    ]
    for row in people:
        sheet.append(row)
    sheet["E3"].data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    page = upload(stream.getvalue(), "personer.xlsx")
    assert page.context["sheet"].notes == [
        "1 cell börjar med = och läses som den text den är. Ingenting räknas ut: E3."
    ]
    yes(upload, page)
    rows = Interviewee.objects.select_related("identity", "group").prefetch_related("background").order_by("number")
    found = []
    for row in rows:
        who, held = row.identity, {value.variable_id: value.name for value in row.background.all()}
        age = int(who.age) if who.age else None
        values = [held.get(variable.pk, "") for variable in (band, district)]
        found.append([who.name, who.email, who.phone, age, row.group.name, *values, who.note])
    assert found == people


@pytest.mark.parametrize(
    "headings",
    [
        "name;e-mail;phone;age;group;note",
        " NAMN ;E post;MOBIL;ålder;GRUPP;Kommentar",
        "Namn,epost,Tel.,Age,Group,Notes",
    ],
)
def test_headings_are_matched_whatever_their_case_and_spaces(headings, upload):
    sign = ";" if ";" in headings else ","
    page = upload(f"{headings}\n" + LIST.splitlines()[1].replace(";", sign))
    draft = page.context["result"].new[0].draft
    assert (draft.name, draft.email, draft.phone, draft.age, draft.note) == (
        "Ada Alm", "ada@example.org", "070-123 45 67", 44, "Ses gärna ute",
    )  # fmt: skip


def test_first_and_last_name_become_one_and_other_columns_are_named_as_not_taken(upload):
    page = upload("Förnamn;Efternamn;Personnummer;Grupp;\nAda;Alm;19800101-0000;föräldrar;x\n")
    assert page.context["result"].new[0].draft.name == "Ada Alm"
    assert page.context["not_taken"] == "2 kolumner tas inte med: Personnummer, kolumn E, utan rubrik."
    assert "19800101" not in PeopleImport.objects.get().rows.split("rows")[0]


def test_a_group_chosen_for_the_whole_list_is_used_where_a_row_names_none(upload, dialogue, parents):
    young = factories.make_group(dialogue, "Unga")
    page = upload("Namn;Grupp\nAda;\nBo;Föräldrar\n", group=str(young.pk))
    assert [row.draft.group for row in page.context["result"].new] == [young, parents]


# --- errors, and what is there already ----------------------------------------------------------------------------


def test_every_error_is_said_in_swedish_on_its_row_and_column(upload, dialogue):
    dialogue.variables.create(key="d", name="Stadsdel").values.create(name="Ersboda")
    page = upload(
        "Namn;E-post;Ålder;Grupp;Stadsdel\n"
        "Ada;inte en adress;fyrtio;Ingen grupp;Månen\n"
        ";;;Föräldrar;\n"
        "Bo;;12;;vill inte säga\n"
    )
    assert [(row.number, row.errors) for row in page.context["result"].faulty] == [
        (
            2,
            [
                ("E-post", "”inte en adress” är ingen e-postadress"),
                ("Ålder", "”fyrtio” är ingen ålder i hela år"),
                ("Grupp", "det finns ingen grupp ”Ingen grupp” i planen. Det finns: Föräldrar"),
                ("Stadsdel", "”Månen” är inte ett av värdena: Ersboda"),
            ],
        ),
        (3, [("Namn", "är tomt, och det är e-post och telefon också")]),
        (
            4,
            [
                ("Ålder", "den här dialogen hör personer från 13 år"),
                ("Grupp", "är tom. Skriv en av grupperna i planen"),
            ],
        ),
    ]
    assert "Tre rader behöver rättas" in page.content.decode()


def test_nothing_is_half_imported_unless_that_is_chosen(upload):
    page = upload("Namn;Grupp\nAda;Föräldrar\nBo;Ingen\nCia;Föräldrar\n")
    answer = yes(upload, page)
    assert answer.status_code == 422
    assert "Ingenting tas in förrän den är rättad" in answer.content.decode()
    assert not Interviewee.objects.exists()
    assert PeopleImport.objects.get().used_at is None
    yes(upload, page, take="sound")
    assert [row.name for row in Identity.objects.order_by("pk")] == ["Ada", "Cia"]


def test_when_writing_fails_halfway_nobody_is_there_and_the_list_waits(upload, monkeypatch):
    page = upload("Namn;Grupp\nAda;Föräldrar\nBo;Föräldrar\n")
    monkeypatch.setattr(services, "Identity", None)
    with pytest.raises(AttributeError):
        yes(upload, page)
    assert not Interviewee.objects.exists()
    assert PeopleImport.objects.get().used_at is None


def test_those_already_there_are_flagged_and_passed_over_unless_chosen(upload, talk):
    rows = [
        "HEMLIG  hemligsson;",
        "Annat Namn;HEMLIG@example.org",
        "Ny Person;",
        "Ny Person;",
    ]
    page = upload("Namn;E-post;Grupp\n" + "".join(f"{row};Föräldrar\n" for row in rows))
    assert [(row.number, row.known) for row in page.context["result"].known] == [
        (2, "samma namn som person 1"),
        (3, "samma e-post som person 1"),
        (5, "samma namn som rad 4"),
    ]
    yes(upload, page, known=["5"])
    assert [row.name for row in Identity.objects.order_by("pk")][1:] == ["Ny Person", "Ny Person"]


def test_a_phone_number_is_recognised_however_it_is_written(upload, dialogue, parents):
    factories.make_interviewee(dialogue, parents, 1, phone="+46 70-123 45 67")
    page = upload("Namn;Telefon;Grupp\nNågon Annan;0701234567;Föräldrar\n")
    assert [row.known for row in page.context["result"].known] == ["samma telefon som person 1"]


def test_someone_under_fifteen_comes_in_with_a_reminder_of_the_guardian(upload):
    page = upload("Namn;Ålder;Grupp\nAda;14;Föräldrar\n")
    assert page.context["result"].new[0].note == "En vårdnadshavare ska säga ja före samtalet."


# --- once, for a day, for oneself ---------------------------------------------------------------------------------


def test_sent_twice_or_again_with_the_back_button_takes_in_nobody_twice(upload):
    page = upload(LIST)
    yes(upload, page)
    again = yes(upload, page)
    assert again.status_code == 410
    assert "1 person togs in" in again.content.decode()
    assert upload.client.get(page.wsgi_request.path).status_code == 410
    assert Interviewee.objects.count() == 1


def test_two_yes_at_the_same_moment_give_the_same_answer(upload, lena):
    upload(LIST)
    kept = PeopleImport.objects.get()
    counts = [services.import_people(upload=kept, actor=lena, known=(), leave_faulty=False) for _ in range(2)]
    assert (counts, Interviewee.objects.count()) == ([1, 1], 1)


def test_the_rows_lie_encrypted_and_are_gone_when_used(upload):
    page = upload(LIST)

    def stored():
        with connection.cursor() as cursor:
            cursor.execute("SELECT rows FROM interviews_peopleimport")
            return cursor.fetchone()[0]

    assert stored().startswith("gAAAA")
    assert "Ada" not in stored()
    yes(upload, page)
    assert stored() == ""


def test_a_list_waits_a_day_and_is_then_swept_away(upload):
    page = upload(LIST)
    PeopleImport.objects.update(created_at=timezone.now() - timedelta(hours=25))
    answer = upload.client.get(page.wsgi_request.path)
    assert answer.status_code == 410
    assert "En uppladdad lista väntar högst ett dygn" in answer.content.decode()
    assert "Ada" not in answer.content.decode()
    assert yes(upload, page).status_code == 410
    upload(LIST)
    assert sweep_people_imports() == 1
    assert PeopleImport.objects.count() == 1
    assert not Interviewee.objects.exists()


def test_a_list_can_be_thrown_away_at_once(upload):
    page = upload(LIST)
    answer = upload.client.post(page.wsgi_request.path + "discard/", follow=True)
    assert "Listan är bortkastad" in answer.content.decode()
    assert not PeopleImport.objects.exists()


def test_another_leaders_list_is_not_there(upload, signed_in, dialogue):
    page = upload(LIST)
    other = factories.make_member(dialogue, factories.make_user("Lars"), "leader")
    path = page.wsgi_request.path
    client = signed_in(other)
    assert [client.get(path).status_code, client.post(path).status_code] == [404, 404]
    assert client.post(path + "discard/").status_code == 404
    assert PeopleImport.objects.count() == 1


def test_an_interviewer_does_not_import(signed_in, ines, parents):
    client = signed_in(ines)
    assert [client.get(IMPORT + path).status_code for path in ("", "template/", "1/")] == [403, 403, 403]


def test_before_the_privacy_set_up_the_page_says_what_is_missing(upload, dialogue):
    page = upload(LIST)
    dialogue.legal_basis = ""
    dialogue.save()
    assert "rättslig grund" in upload.client.get(IMPORT).content.decode()
    answer = yes(upload, page)
    assert answer.status_code == 422
    assert "rättslig grund" in answer.content.decode()
    assert not Interviewee.objects.exists()


# --- files of every kind ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_csv_is_read_in_whatever_it_was_written(encoding):
    sheet = read_sheet("Namn;Grupp\nÅsa Öberg;Föräldrar\n".encode(encoding))
    assert (sheet.headings, sheet.rows) == (["Namn", "Grupp"], [(2, ["Åsa Öberg", "Föräldrar"])])
    assert [note[:35] for note in sheet.notes] == (
        ["Filen var inte i UTF-8, så den läst"] if encoding == "cp1252" else []
    )


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("above", ["", "sep={}\r\n"])
def test_a_csv_is_parted_by_whatever_parts_it(sign, above):
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign).writerows([["Namn", "Grupp"], ["Alm; Ada, \t|", 'Säger "hej"\noch hej då']])
    sheet = read_sheet((above.format(sign) + stream.getvalue()).encode())
    assert sheet.rows == [(2, ["Alm; Ada, \t|", 'Säger "hej"\noch hej då'])]


def test_formulas_are_read_as_text_and_never_worked_out():
    sheet = read_sheet(workbook([["Namn", "Ålder"], ["=1+1", '=HYPERLINK("http://x.example";"Klicka")']]))
    assert sheet.rows == [(2, ["=1+1", '=HYPERLINK("http://x.example";"Klicka")'])]
    assert sheet.notes == ["2 celler börjar med = och läses som den text de är. Ingenting räknas ut: A2, B2."]


def test_numbers_and_days_in_cells_become_the_text_one_sees():
    import datetime

    sheet = read_sheet(workbook([["a", "b", "c", "d"], [44.0, 701234567, datetime.date(2026, 2, 4), True]]))
    assert sheet.rows == [(2, ["44", "701234567", "2026-02-04", "true"])]


def test_only_the_first_sheet_is_read_and_the_others_are_named():
    sheet = read_sheet(workbook([["Namn"], ["Ada"]], Gamla=[["Namn"], ["Bo"]]))
    assert sheet.rows == [(2, ["Ada"])]
    assert sheet.notes == ["Filen har flera blad. Bara det första, ”Sheet”, läses. Inte lästa: Gamla."]


def test_empty_rows_are_passed_over_and_rows_keep_their_line():
    assert read_sheet(b"\n;\nNamn;Grupp\n\nAda;x\n ; \n").rows == [(5, ["Ada", "x"])]


GOOD = workbook([["Namn"], ["Ada"]])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Filen är tom"),
        (b" \n \n", "Filen är tom"),
        (b";;;\n;;\n", "Det finns ingenting i filen"),
        (b"Namn;Grupp\n", "men ingen under dem"),
        (workbook([]), "Det finns ingenting i filen"),
        (GOOD[:-300], "skadad eller avklippt"),
        (GOOD[:60], "skadad eller avklippt"),
        (b"PK\x03\x04" + b"x" * 500, "skadad eller avklippt"),
        (repacked(GOOD, xl__worksheets__sheet1=b"<worksheet"), "skadad eller avklippt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "äldre Excelfil"),
        (b"%PDF-1.7 x", "Det här är en PDF"),
        (b"<html><table><tr><td>Namn</td></tr></table></html>", "webbsida"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "inget kalkylblad"),
        (b"Namn;Grupp\n" + b"x" * (10 * 1024 * 1024), "större än 10 MB"),
        (f"Namn\n{'x' * 4001}\n".encode(), "mer än 4000 tecken"),
        ((";".join("abc" * 34) + "\nx\n").encode(), "fler än 100 kolumner"),
        (b'Namn\n"' + b"x" * 200_000, "mitt i en cell"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_words(data, words):
    assert words in refused(data)


def test_a_renamed_file_is_judged_by_its_bytes(upload):
    assert [row.cells["name"] for row in upload(GOOD, "lista.csv").context["result"].rows] == ["Ada"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("läs.txt", "hej")
    answer = upload(stream.getvalue(), "lista.xlsx")
    assert answer.status_code == 422
    assert "en packad fil, men ingen Excelfil" in answer.content.decode()


def test_an_archive_that_unpacks_without_end_is_not_opened():
    assert "packas upp till långt mer" in refused(repacked(GOOD, xl__media__big=b"<a>" + b" " * 60_000_000 + b"</a>"))


@pytest.mark.parametrize("entity", ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY x "' + "lol" * 9 + '">'])
def test_a_file_that_refers_to_things_outside_itself_is_not_opened(entity):
    evil = f'<?xml version="1.0"?><!DOCTYPE sst [{entity}]><sst><si><t>&x;</t></si></sst>'.encode()
    assert "hänvisar till sådant som ligger utanför den" in refused(repacked(GOOD, xl__sharedStrings=evil))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_more_than_ten_thousand_rows_are_said_in_words(kind):
    rows = [["Namn"], *([f"Person {number}"] for number in range(MOST_ROWS + 1))]
    data = workbook(rows) if kind == "xlsx" else "\n".join(row[0] for row in rows).encode()
    assert "fler än 10 000 rader" in refused(data)


def test_a_row_that_claims_to_be_far_down_does_not_take_the_server_with_it():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Namn</t></is></c></row>'
        b'<row r="900000000"><c r="A900000000" t="inlineStr"><is><t>Ada</t></is></c></row></sheetData></worksheet>'
    )
    assert "fler än 10 000 rader" in refused(repacked(GOOD, xl__worksheets__sheet1=sheet))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Namn;Mejl;E-post;Grupp\nAda;a;b;x\n", "”Mejl” och ”E-post” är samma sak för oss (kolumn B och C)"),
        ("Namn;namn ;Grupp\nAda;a;x\n", "är samma sak för oss (kolumn A och B)"),
        ("Ett;Två\nAda;x\n", "Vi känner inte igen någon av rubrikerna"),
        ("Grupp;Ålder\nFöräldrar;44\n", "ingen kolumn med namn, e-post eller telefon"),
    ],
)
def test_headings_that_cannot_be_made_out_are_said_at_once(text, words, upload):
    answer = upload(text)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not PeopleImport.objects.exists()


def test_ten_thousand_rows_cost_as_many_queries_to_look_through_as_one(upload, dialogue, parents):
    from django.test.utils import CaptureQueriesContext

    counts = []
    for rows in (1, 400):
        page = upload("Namn;Grupp\n" + "".join(f"Person {rows}-{n};Föräldrar\n" for n in range(rows)))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            upload.client.get(page.wsgi_request.path)
        counts.append(len(asked))
    assert counts[0] == counts[1]
