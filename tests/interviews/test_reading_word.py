"""Word files, honest and not."""

import io
import zipfile

import docx
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.files import archive
from interviews.reading import read_file
from tests.interviews.files import damaged, packed, refusal, repacked, word_file


def test_a_word_file_gives_its_paragraphs_and_tables_in_order():
    document = docx.Document()
    document.add_paragraph("Först")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Intervjuare:", "Vad hände?"
    document.add_paragraph("Sist\tmed tabb")
    stream = io.BytesIO()
    document.save(stream)
    assert read_file(stream.getvalue()).text == "Först\nIntervjuare:\tVad hände?\nSist\tmed tabb"


def test_what_was_inserted_with_tracking_is_there_and_what_was_struck_out_is_not():
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        "<w:r><w:t>kvar </w:t></w:r><w:ins><w:r><w:t>tillagt</w:t></w:r></w:ins>"
        "<w:del><w:r><w:t>struket</w:t><w:delText>struket</w:delText></w:r></w:del>"
        "</w:p></w:body></w:document>"
    )
    assert read_file(repacked(word_file(), document=xml.encode())).text == "kvar tillagt"


def test_a_packed_bomb_is_not_opened():
    bomb = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"0" * (51 * 1024 * 1024)})
    assert len(bomb) < 100_000
    assert "sväller" in refusal(bomb)


def test_a_part_that_grows_too_steeply_is_not_opened():
    bomb = packed({"[Content_Types].xml": b"<Types/>", "word/media/bild.bin": b"0" * (5 * 1024 * 1024)})
    assert "sväller" in refusal(bomb)


def test_a_part_that_lies_about_its_size_is_not_believed():
    data = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a>" + b"0" * 900_000 + b"</a>"})
    assert (900_007).to_bytes(4, "little") in data
    assert refusal(data.replace((900_007).to_bytes(4, "little"), (40).to_bytes(4, "little"))) != ""


def test_thousands_of_parts_are_not_opened():
    parts = {"[Content_Types].xml": b"<Types/>"} | {f"word/{n}.bin": b"" for n in range(2001)}
    assert "sväller" in refusal(packed(parts))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_a_file_that_refers_outside_itself_is_not_opened(doctype):
    xml = f"<?xml version='1.0'?>{doctype}<w:document xmlns:w='urn:w'>&e;</w:document>"
    assert "hänvisar till sådant som ligger utanför" in refusal(repacked(word_file("x"), document=xml.encode()))
    wide = repacked(word_file("x"), document=xml.replace("?>", " encoding='utf-16'?>", 1).encode("utf-16"))
    assert "hänvisar till sådant som ligger utanför" in refusal(wide)


def test_a_locked_archive_says_so():
    data = bytearray(packed({"[Content_Types].xml": b"<Types/>"}))
    entry = data.rindex(b"PK\x01\x02")
    data[6] |= 1
    data[entry + 8] |= 1
    assert "Filen har lösenord" in refusal(bytes(data))


def test_a_spreadsheet_under_a_word_name_is_refused():
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/xl/workbook.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="xl/workbook.xml"/></Relationships>'
    )
    sheet = packed({"[Content_Types].xml": types, "_rels/.rels": relations, "xl/workbook.xml": b"<workbook/>"})
    assert "går inte att läsa som en Wordfil" in refusal(sheet)


def test_only_what_is_needed_is_unpacked(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_PART", 100)
    assert "sväller" in refusal(word_file("x" * 200))


def with_parts(**parts: str) -> bytes:
    """A Word file with parts of its own beside the text."""
    with zipfile.ZipFile(io.BytesIO(word_file("Ur filen."))) as whole:
        kept = {name: whole.read(name) for name in whole.namelist()}
    return packed(kept | {f"word/{name}.xml": text.encode() for name, text in parts.items()})


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_comments_footnotes_and_page_ends_are_named_when_they_are_not_taken():
    data = with_parts(
        comments=f"<w:comments {W}><w:comment/><w:comment/></w:comments>",
        footnotes=f'<w:footnotes {W}><w:footnote w:type="separator"/><w:footnote/></w:footnotes>',
        header1=f"<w:hdr {W}><w:p><w:r><w:t>Sekretess</w:t></w:r></w:p></w:hdr>",
    )
    result = read_file(data)
    assert result.text == "Ur filen."
    assert result.note == "Det här togs inte med från filen: 2 kommentarer, 1 fotnot, sidhuvud och sidfot."


def test_pictures_and_struck_out_words_are_named():
    xml = (
        f'<w:document {W} xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body><w:p>'
        "<w:r><w:t>kvar</w:t></w:r><w:r><w:drawing><pic:pic/></w:drawing></w:r>"
        "<w:del><w:r><w:delText>struket</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    result = read_file(repacked(word_file(), document=xml.encode()))
    assert (result.text, result.note) == (
        "kvar",
        "Det här togs inte med från filen: 1 bild, ord som är strukna med spårade ändringar.",
    )


def test_a_plain_word_file_has_nothing_to_say():
    result = read_file(word_file("Ur filen."))
    assert (result.kind, result.notes) == ("Wordfil", ())


def test_endless_nesting_is_not_walked():
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    xml = f"<w:document {W}><w:body>{deep}</w:body></w:document>"
    assert "sväller" in refusal(repacked(word_file(), document=xml.encode()))


def test_ten_million_characters_are_refused_before_they_are_gathered():
    xml = f"<w:document {W}><w:body><w:p><w:r><w:t>{'å ' * 5_000_000}</w:t></w:r></w:p></w:body></w:document>"
    assert refusal(repacked(word_file(), document=xml.encode())) != ""


def test_emoji_combining_marks_and_direction_survive():
    words = "\u200fمرحبا\u200e 👩‍👧 e\u0301 slut"
    assert read_file(word_file(words)).text == "\u200fمرحبا\u200e 👩‍👧 é slut"


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_word_file_cut_changed_or_doubled_anywhere_is_read_or_refused_in_words(data):
    try:
        read_file(damaged(data, word_file("Ingen frågade oss.")))
    except ValidationError as error:
        assert error.messages[0] != ""
