"""Plain text, and what is none: nothing is believed but the bytes."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.reading import clean_text, read_file
from tests.interviews.files import packed, refusal


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", False),
        ("utf-32", False),
        ("cp1252", True),
        ("latin-1", True),
    ],
)
def test_swedish_comes_out_right_whatever_it_was_written_in(encoding, noted):
    result = read_file("Åsa sa: ”nej”.\r\nÄven här, ö.".replace("”", '"').encode(encoding))
    assert result.text == 'Åsa sa: "nej".\nÄven här, ö.'
    assert (result.note != "") is noted


def test_utf_16_with_the_other_byte_order_is_read_too():
    assert read_file(b"\xfe\xff" + "Hej på dig".encode("utf-16-be")).text == "Hej på dig"


def test_text_is_kept_composed_with_one_kind_of_line_end_and_nothing_unseen():
    decomposed = unicodedata.normalize("NFD", "åäö")
    assert clean_text(f"  {decomposed}\r\nrad\rrad\x00\x07\ufeff\u2028rad\u2029stycke\x0bslut \n") == (
        "åäö\nrad\nrad\nrad\n\nstycke\nslut"
    )


def test_marks_of_direction_and_emoji_stay():
    assert clean_text("\u200fمرحبا\u200e 👩‍👧") == "\u200fمرحبا\u200e 👩‍👧"


@settings(deadline=None)
@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@settings(deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused_in_words(data):
    try:
        result = read_file(data)
    except ValidationError as error:
        assert error.messages[0] != ""
    else:
        assert result.text == clean_text(result.text) != ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Det finns ingen text i filen."),
        (b" \r\n\x00 ", "Det här är ingen textfil."),
        (b"%PDF-1.7 ...", "Det här är en PDF."),
        (b"{\\rtf1 hej}", "Det här är en RTF-fil."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "äldre Wordfil"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x08\x06", "ingen textfil"),
        (b"PK\x03\x04 och sedan inget", "går inte att läsa som en Wordfil"),
        (packed({"brev.txt": b"hej"}), "packad fil, men ingen Wordfil"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "går inte att läsa som en Wordfil"),
        (b"x" * (10 * 1024 * 1024 + 1), "större än 10 MB"),
        ("å".encode() * 1_000_001, "längre än en miljon tecken"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data, words):
    assert words in refusal(data)


def test_a_text_that_begins_with_pk_is_a_text():
    assert read_file(b"PK sa att ingen fragade.").text == "PK sa att ingen fragade."
