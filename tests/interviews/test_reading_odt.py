"""OpenDocument texts, honest and not."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.files import archive
from interviews.reading import clean_text, read_file
from tests.interviews.files import MANIFEST, SPACES, damaged, odt, packed, refusal


def test_paragraphs_headings_and_lists_are_lines_in_order():
    body = (
        "<text:h>Samtalet</text:h><text:p>Ingen <text:span>frågade</text:span> oss.</text:p>"
        "<text:list><text:list-item><text:p>ett</text:p><text:list><text:list-item><text:p>två</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
    )
    result = read_file(odt(body))
    assert (result.text, result.kind, result.notes) == (
        "Samtalet\nIngen frågade oss.\nett\ntvå",
        "OpenDocument-text",
        (),
    )


def test_tabs_spaces_and_line_breaks_are_kept_and_the_files_own_line_ends_are_not():
    body = '<text:p>  Anna:<text:tab/>hej\n   du<text:s text:c="3"/>där<text:line-break/>ny<text:s/>rad</text:p>'
    assert read_file(odt(body)).text == "Anna:\thej du   där\nny rad"


def test_a_table_is_read_row_by_row_and_a_table_in_a_cell_within_its_cell():
    def cell(inside: str) -> str:
        return f"<table:table-cell>{inside}</table:table-cell>"

    inner = f"<table:table><table:table-row>{cell('<text:p>b1</text:p>')}{cell('<text:p>b2</text:p>')}"
    inner += "</table:table-row></table:table>"
    rows = f"<table:table-row>{cell('<text:p>Intervjuare:</text:p>')}{cell('<text:p>Vad hände?</text:p>')}"
    rows += f"</table:table-row><table:table-row>{cell('<text:p>a</text:p>')}{cell(inner)}</table:table-row>"
    body = f"<text:p>före</text:p><table:table>{rows}</table:table><text:p>efter</text:p>"
    assert read_file(odt(body)).text == "före\nIntervjuare:\tVad hände?\na\tb1\tb2\nefter"


def test_what_was_struck_out_commented_or_noted_is_left_out_and_said():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>struket</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>kvar<office:annotation><dc:creator>Anna</dc:creator><text:p>hm</text:p></office:annotation>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>not</text:p></text:note-body>"
        "</text:note><draw:frame><draw:image/><svg:title>en bild</svg:title></draw:frame> slut</text:p>"
    )
    result = read_file(odt(body))
    assert result.text == "kvar slut"
    assert result.note == (
        "Det här togs inte med från filen: 1 bild, 1 kommentar, 1 fotnot, ord som är strukna med spårade ändringar."
    )


def test_a_text_box_is_read_and_a_header_is_named():
    body = "<text:p>ett<draw:frame><draw:text-box><text:p>i rutan</text:p></draw:text-box></draw:frame> två</text:p>"
    styles = f"<x {SPACES}><style:header><text:p>Sekretess</text:p></style:header></x>"
    result = read_file(odt(body, styles=styles))
    assert result.text == "i rutan\nett två"
    assert result.note == "Det här togs inte med från filen: sidhuvud och sidfot."


def test_emoji_combining_marks_and_direction_survive():
    words = "\u200fمرحبا\u200e 👩‍👧 e\u0301 slut"
    assert read_file(odt(f"<text:p>{words}</text:p>")).text == "\u200fمرحبا\u200e 👩‍👧 é slut"


def test_a_space_that_claims_to_be_a_billion_is_not_believed():
    result = read_file(odt('<text:p>a<text:s text:c="99999"/>b<text:s text:c="999999999"/>c</text:p>'))
    assert len(result.text) < 2000


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (odt(""), "Det finns ingen text i filen."),
        (odt("<text:p>x</text:p>", kind="application/vnd.oasis.opendocument.spreadsheet"), "packad fil"),
        (odt("<text:p>x</text:q>"), "går inte att läsa som ett OpenDocument"),
        (odt("<text:p>x</text:p>")[:300], "går inte att läsa"),
        (
            odt("<text:p>&e;</text:p>", doctype='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
            "ligger utanför",
        ),
        (odt("<text:p>&e;</text:p>", doctype='<!DOCTYPE x [<!ENTITY e "haha">]>'), "ligger utanför"),
        (odt("<text:p>x</text:p>", doctype='<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'), "ligger utanför"),
        (odt("<text:section>" * 5000 + "</text:section>" * 5000), "sväller"),
        (odt(f"<text:p>{' '.join(str(n) for n in range(170_000))}</text:p>"), "längre än en miljon tecken"),
        (odt(f"<text:p>{'å ' * 10_000_000}</text:p>"), "sväller"),
        (odt("<text:p>x</text:p>", META__INF__manifest="<x/>"), ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, words):
    if words:
        assert words in refusal(data)
    else:
        assert read_file(data).text == "x"


def test_a_locked_text_says_that_it_is_locked():
    manifest = f'<m:manifest xmlns:m="{MANIFEST}"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    data = packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": b"\x8f\x12\x00scrambled",
        }
    )
    assert "Filen har lösenord" in refusal(data)


def test_a_packed_bomb_is_not_opened():
    bomb = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"0" * (51 * 1024 * 1024)})
    assert (len(bomb) < 100_000, "sväller" in refusal(bomb)) == (True, True)


def test_a_part_that_lies_about_its_size_is_not_believed(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST_PART", 2000)
    assert "sväller" in refusal(odt(f"<text:p>{'x' * 5000}</text:p>"))


def test_what_calls_itself_something_else_inside_is_refused_and_without_a_type_the_content_decides():
    assert "packad fil" in refusal(odt("<text:p>Ur filen.</text:p>", kind="text/plain"))
    content = f"<x {SPACES}><office:text><text:p>Ur filen.</text:p></office:text></x>"
    assert read_file(packed({"content.xml": content.encode()})).text == "Ur filen."


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_text_cut_changed_or_doubled_anywhere_is_read_or_refused_in_words(data):
    try:
        result = read_file(damaged(data, odt("<text:p>Ingen <text:s/>frågade</text:p><text:p>oss.</text:p>")))
    except ValidationError as error:
        assert error.messages[0] != ""
    else:
        assert result.text == clean_text(result.text)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_xml_in_the_text_is_read_or_refused_in_words(inside):
    try:
        read_file(odt(f"<text:p>{inside}</text:p>"))
    except ValidationError as error:
        assert error.messages[0] != ""
    except UnicodeEncodeError:  # a lone surrogate cannot be written into a file to begin with
        assert any("\ud800" <= char <= "\udfff" for char in inside)
