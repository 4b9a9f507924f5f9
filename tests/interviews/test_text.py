"""The text: typed, pasted or read from a file that nobody trusts."""

import io
import unicodedata
import zipfile

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.models import Event
from interviews.reading import archive
from interviews.models import InterviewText
from interviews.reading import clean_text, read_file
from interviews.services import hooks, on_text_changed
from tests import factories
from tests.interviews.conftest import PLACE

TEXT = PLACE + "1/text/"


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(parts: dict[str, bytes], **options) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def repacked(data: bytes, **changed: bytes) -> bytes:
    """The Word file with its document part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {"word/document.xml": changed["document"]})


def refusal(data: bytes) -> str:
    with pytest.raises(ValidationError) as caught:
        read_file(data)
    return caught.value.messages[0]


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


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_word_file_damaged_anywhere_is_read_or_refused_in_words(data):
    whole = bytearray(word_file("Ingen frågade oss."))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for damaged in (bytes(whole), bytes(whole[:cut])):
        try:
            read_file(damaged)
        except ValidationError as error:
            assert error.messages[0] != ""


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


@pytest.fixture
def told_of():
    """Old and new texts, as a room that builds on the source is told."""
    calls = []

    def callback(interview, old, new):
        calls.append((interview.number, old, new))

    before = list(hooks._text_changed)
    on_text_changed(callback)
    yield calls
    hooks._text_changed[:] = before


@pytest.mark.django_db
def test_ines_writes_and_the_rooms_that_build_on_it_are_told_in_time(signed_in, ines, talk, told_of):
    data = {"text": "  Ingen frågade oss.\r\nFörrän nu. ", "opened_version": 1}
    answer = signed_in(ines).post(TEXT, data)
    assert answer.headers["Location"] == f"{PLACE}1/"
    assert InterviewText.objects.get().text == "Ingen frågade oss.\nFörrän nu."
    assert told_of == [(1, "Ingen frågade oss.", "Ingen frågade oss.\nFörrän nu.")]
    event = Event.objects.get(name="interview.text_changed")
    assert (event.actor, event.data) == (ines, {"characters": 29})


@pytest.mark.django_db
def test_a_text_saved_unchanged_tells_nobody(signed_in, ines, talk, told_of):
    signed_in(ines).post(TEXT, {"text": "Ingen frågade oss.", "opened_version": 1})
    assert (told_of, Event.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_when_a_room_that_builds_on_it_says_no_the_text_stays(signed_in, ines, talk):
    def refuse(interview, old, new):
        raise ValidationError("Utsaga 3 finns inte kvar i texten.")

    before = list(hooks._text_changed)
    on_text_changed(refuse)
    try:
        answer = signed_in(ines).post(TEXT, {"text": "Något annat.", "opened_version": 1})
    finally:
        hooks._text_changed[:] = before
    assert (answer.status_code, answer.context["form"]["text"].value()) == (422, "Något annat.")
    assert "Utsaga 3 finns inte kvar" in answer.content.decode()
    assert InterviewText.objects.get().text == "Ingen frågade oss."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("how", "expected"), [("append", "Ingen frågade oss.\n\nUr filen."), ("replace", "Ur filen."), ("", None)]
)
def test_a_file_is_added_or_takes_the_place(how, expected, signed_in, ines, talk):
    file = SimpleUploadedFile("../../etc/passwd\x00.exe", word_file("Ur filen."), content_type="image/png")
    signed_in(ines).post(TEXT, {"text": "Ingen frågade oss.", "opened_version": 1, "file": file, "how": how})
    assert InterviewText.objects.get().text == (expected or "Ingen frågade oss.\n\nUr filen.")


@pytest.mark.django_db
def test_a_windows_file_is_read_with_a_word_of_caution(signed_in, ines, talk):
    file = SimpleUploadedFile("a.txt", "Åsa".encode("cp1252"))
    page = signed_in(ines).post(TEXT, {"text": "", "opened_version": 1, "file": file}, follow=True)
    assert "den lästes som Windows-text" in page.content.decode()
    assert InterviewText.objects.get().text == "Åsa"


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_leaves_what_was_typed(signed_in, ines, talk):
    file = SimpleUploadedFile("a.docx", b"PK\x03\x04nonsense")
    answer = signed_in(ines).post(TEXT, {"text": "Mina ord.", "opened_version": 1, "file": file})
    assert (answer.status_code, answer.context["form"]["text"].value()) == (422, "Mina ord.")
    assert "En fil måste du välja igen." in answer.content.decode()
    assert InterviewText.objects.get().text == "Ingen frågade oss."


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_a_huge_or_empty_file_is_refused(name, signed_in, ines, talk):
    for content in (b"x" * (10 * 1024 * 1024 + 1), b""):
        file = SimpleUploadedFile(name, content)
        answer = signed_in(ines).post(TEXT, {"text": "Mina ord.", "opened_version": 1, "file": file})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


@pytest.mark.django_db
def test_a_text_too_long_is_kept_in_the_form(signed_in, ines, talk):
    answer = signed_in(ines).post(TEXT, {"text": "å" * 1_000_001, "opened_version": 1})
    assert answer.status_code == 422
    assert "Texten är 1000001 tecken, men högst en miljon får plats." in answer.content.decode()
    assert len(answer.context["form"]["text"].value()) == 1_000_001


@pytest.mark.django_db
def test_exactly_a_million_characters_fit(signed_in, ines, talk):
    assert signed_in(ines).post(TEXT, {"text": "👩" * 1_000_000, "opened_version": 1}).status_code == 302
    assert len(InterviewText.objects.get().text) == 1_000_000


@pytest.mark.django_db
def test_unseen_characters_are_taken_out_of_what_is_pasted(signed_in, ines, talk):
    signed_in(ines).post(TEXT, {"text": "Ett\x00 \x1bord", "opened_version": 1})
    assert InterviewText.objects.get().text == "Ett ord"


@pytest.mark.django_db
def test_two_people_writing_at_once_both_keep_their_text(signed_in, ines, lena, talk):
    signed_in(lena).post(TEXT, {"text": "Lika.\nLenas rad.", "opened_version": 1})
    client = signed_in(ines)
    file = SimpleUploadedFile("a.txt", b"Ur filen.")
    answer = client.post(TEXT, {"text": "Lika.\nInes rad.", "opened_version": 1, "file": file})
    assert answer.status_code == 409
    assert [(one["theirs"], one["yours"]) for one in answer.context["conflict"]] == [
        ("Lenas rad.", "Ines rad.\n\nUr filen.")
    ]
    form = answer.context["form"]
    assert form["text"].value() == "Lika.\nInes rad.\n\nUr filen."
    assert InterviewText.objects.get().text == "Lika.\nLenas rad."
    client.post(TEXT, {"text": form["text"].value(), "opened_version": form["opened_version"].value()})
    assert InterviewText.objects.get().text == "Lika.\nInes rad.\n\nUr filen."


@pytest.mark.django_db
def test_two_long_texts_are_compared_without_waiting(signed_in, ines, lena, talk):
    word = "ord " * 20_000
    signed_in(lena).post(TEXT, {"text": word + "hennes", "opened_version": 1})
    answer = signed_in(ines).post(TEXT, {"text": word + "mina", "opened_version": 1})
    assert [one["short"] for one in answer.context["conflict"]] == [False]


@pytest.mark.django_db
def test_an_interview_without_a_text_row_gets_one(signed_in, ines, dialogue, talk):
    InterviewText.objects.all().delete()
    assert "Ingen text än" in signed_in(ines).get(f"{PLACE}1/").content.decode()
    assert signed_in(ines).get(TEXT).context["form"]["opened_version"].value() == 1


@pytest.mark.django_db
def test_words_in_the_text_are_never_markup(signed_in, ines, dialogue, parents):
    factories.make_interview(dialogue, ines, text="<script>alert(1)</script>")
    page = signed_in(ines).get(f"{PLACE}1/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
