"""Spreadsheets: never a formula, read back exactly; and the tables of others, whatever is wrong with them."""

import csv
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from perspectives.exchange.reading import read_upload
from perspectives.exchange.sheets import (
    FORMULA,
    Sheet,
    guarded,
    sheet_names,
    unguarded,
    unspelled,
    write_csv,
    write_xlsx,
)
from perspectives.exchange.tables import Table, read_table
from perspectives.exchange.taguette import read_codebook_table, read_highlights

NASTY = [
    '=HYPERLINK("http://example.org","Klicka")',
    "+46 70 123 45 67",
    "-1+1|cmd",
    "@SUM(A1)",
    "\tindrag",
    "\rhej",
    "＝1+1",
    "'redan en apostrof",
    "'=1+1",
    "''",
    "'",
    "  blanksteg  ",
    "rad 1\nrad 2",
    'citat "och"; semikolon, komma',
    "👩🏽‍🏫 مرحبا \u200f",
    "\x07 klocka \x00 noll",
    "_x0041_ bokstavligt",
    "<&>]]>",
    "0123",
    "12345678901234567890",
    "2022-03-01",
    "TRUE",
]


WRITTEN = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
"""Whatever XML can hold."""


def sheet(rows: list[list]) -> Sheet:
    return Sheet("Utsagor", ["=rubrik", "tal"], rows)


def xlsx_cells(data: bytes) -> list:
    book = load_workbook(io.BytesIO(data))
    return [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]


# --- Out and back -------------------------------------------------------------------------------------------------


def test_no_cell_of_a_workbook_is_a_formula_and_all_come_back():
    data = write_xlsx([sheet([[text, number] for number, text in enumerate(NASTY)])])
    cells = xlsx_cells(data)
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    texts = [cell for cell in cells if cell.column == 1][1:]
    assert [unspelled(cell.value) for cell in texts] == NASTY
    quoted = [unspelled(cell.value) for cell in texts if cell.quotePrefix]
    assert quoted == [text for text in NASTY if text[0] in f"{FORMULA}'"]


def test_a_workbook_is_read_back_by_our_own_reader():
    table = read_table(write_xlsx([sheet([[text, number] for number, text in enumerate(NASTY)])]))
    assert table.rows == [[text, str(number)] for number, text in enumerate(NASTY)]
    assert table.notes == []


def test_a_plain_table_has_its_mark_semicolons_and_no_formula():
    data = write_csv(sheet([[text, number] for number, text in enumerate(NASTY)]))
    assert data.startswith(b"\xef\xbb\xbf'=rubrik;tal\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row[0] for row in rows if row[0][:1] and row[0][0] in FORMULA] == []


def test_a_plain_table_is_read_back():
    kept = [text for text in NASTY if "\x00" not in text]
    table = read_table(write_csv(sheet([[text, number] for number, text in enumerate(kept)])))
    assert table.rows == [[text, str(number)] for number, text in enumerate(kept)]


@given(st.text(st.one_of(st.characters(), st.sampled_from(f"'{FORMULA}_x0123"))))
def test_a_guard_comes_off_exactly(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set(FORMULA)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1),
        min_size=1,
        max_size=8,
    )
)
def test_any_text_comes_back_from_a_workbook(texts):
    cells = [cell for cell in xlsx_cells(write_xlsx([Sheet("S", ["a"], [[text] for text in texts])])) if cell.row > 1]
    assert [unspelled(cell.value).replace("\r\n", "\n") for cell in cells] == [
        text.replace("\r\n", "\n") for text in texts
    ]


def test_what_no_xml_can_hold_is_shown_as_missing_and_a_cell_ends_where_excel_does():
    cells = xlsx_cells(write_xlsx([Sheet("S", ["a"], [["x\ud800y\uffff"], ["z" * 40_000]])]))[1:]
    assert [cells[0].value, len(cells[1].value)] == ["x\ufffdy\ufffd", 32_767]


def test_sheets_have_names_that_excel_takes():
    names = sheet_names(["Ålder/kön: [alla]?", "Ålder kön   alla", "x" * 40, "x" * 50, "''", ""])
    assert len({name.casefold() for name in names}) == 6
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_several_sheets_are_in_order():
    data = write_xlsx([Sheet("Ett", ["a"], [[1]]), Sheet("Två", ["b"], [[2]])])
    assert load_workbook(io.BytesIO(data)).sheetnames == ["Ett", "Två"]


# --- What others hand in ------------------------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(ValidationError) as raised:
        read_upload(data)
    return " ".join(raised.value.messages)


def workbook(*rows: list) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_formulas_in_a_workbook_are_read_as_empty_and_said():
    table = read_table(workbook(["tag", "description"], ["Skola", '=HYPERLINK("http://example.org")']))
    assert table.rows == [["Skola", ""]]
    assert table.notes == ["1 cell innehåller en formel i stället för text och läses som tom."]


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_in_whatever_alphabet_and_with_whatever_between(between, encoding):
    text = f"tag{between}description\nÅlidhem{between}hej"
    table = read_table(text.encode(encoding))
    assert (table.head, table.rows) == (["tag", "description"], [["Ålidhem", "hej"]])
    assert bool(table.notes) is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"tag,description\n", "inga rader"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "varken"),
        (b"%PDF-1.7", "varken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "varken"),
        (b"namn,ort\nA,B", "ingen kolumn"),
        (b"document,content\nA,B", "ingen kolumn"),
        (b'tag,description\n"' + b"x" * 100, "inga rader|inga koder|kan inte läsas"),
    ],
)
def test_what_is_no_table_of_ours_is_refused_in_words(data, why):
    import re

    try:
        read = read_upload(data)
    except ValidationError as error:
        assert re.search(why, " ".join(error.messages))
    else:
        assert len(read.codes) == 1  # an unclosed quotation mark is only a long cell


def test_a_workbook_that_is_broken_or_cut_off_is_refused(tmp_path):
    data = workbook(["tag"], ["Skola"])
    for broken in (data[: len(data) // 2], data[:60] + b"\xff" * 400 + data[460:]):
        assert refused(broken)


def test_a_workbook_with_an_entity_is_not_opened():
    data = workbook(["tag"], ["Skola"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + part
            new.writestr(name, part)
    assert "utanför" in refused(out.getvalue())


def test_a_workbook_made_to_swell_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    assert "packas upp" in refused(out.getvalue())


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("perspectives.exchange.tables.MOST_ROWS", 10)
    assert "fler än 10 rader" in refused(b"tag\n" + b"x\n" * 20)


# --- Taguette -----------------------------------------------------------------------------------------------------

CODEBOOK = """tag,description,number of highlights\r
interesting,Review later,3\r
skola,"Om skolan,\nalla stadier",12\r
skola.betyg,,4\r
skola.betyg.låga,,1\r
a.b,prick utan förälder,0\r
"""
HIGHLIGHTS = """id,document,tag,content\r
1,Intervju 1.docx,interesting,Vi frågade aldrig.\r
1,Intervju 1.docx,skola,Vi frågade aldrig.\r
2,Intervju 1.docx,,"Hon sa\nså här."\r
3,Annat,skola.betyg,👩🏽‍🏫 sa det\r
"""


def table(text: str) -> Table:
    return read_table(text.encode())


def test_taguettes_codebook_is_read_with_dots_as_levels():
    read = read_codebook_table(table(CODEBOOK))
    titles = {code.key: code.title for code in read.codes}
    assert [(code.title, code.description, titles.get(code.parent)) for code in read.codes] == [
        ("interesting", "Review later", None),
        ("skola", "Om skolan,\nalla stadier", None),
        ("skola.betyg", "", "skola"),
        ("skola.betyg.låga", "", "skola.betyg"),
        ("a.b", "prick utan förälder", None),
    ]
    assert read.left_out == []


def test_a_ring_of_parents_is_opened_and_said():
    read = read_codebook_table(table("tag,parent,description\na,c,\nb,a,\nc,b,\nd,okänd,\ne,e,\na,,\n,,x\n"))
    titles = {code.key: code.title for code in read.codes}
    parents = {code.title: titles.get(code.parent) for code in read.codes}
    assert parents == {"a": None, "b": "a", "c": "b", "d": None, "e": None}
    said = " ".join(read.left_out)
    for word in (
        "”a” ligger under sig själv",
        "”e” ligger under sig själv",
        "inte finns i filen",
        "samma namn",
        "saknar namn",
    ):
        assert word in said


def test_highlights_are_read_once_each_with_all_their_tags():
    read = read_highlights(table(HIGHLIGHTS))
    assert [(one.row, one.document, one.words, one.tags) for one in read.rows] == [
        (1, "Intervju 1.docx", "Vi frågade aldrig.", ["interesting", "skola"]),
        (3, "Intervju 1.docx", "Hon sa\nså här.", []),
        (4, "Annat", "👩🏽‍🏫 sa det", ["skola.betyg"]),
    ]
    assert read.documents == ["Intervju 1.docx", "Annat"]


def test_older_columns_in_another_order_are_read_too():
    read = read_highlights(table("id;content;document;tag\n7;orden;Dok;tema\n;;x;y\n"))
    assert [(one.document, one.words, one.tags) for one in read.rows] == [("Dok", "orden", ["tema"])]
    assert "saknar ord" in read.left_out[0]
