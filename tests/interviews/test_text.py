"""The text: typed, pasted or taken from a file, by one or two, none of it lost."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from dialogues.models import Event
from interviews.models import InterviewText
from interviews.services import hooks, on_text_changed
from tests import factories
from tests.interviews.conftest import PLACE
from tests.interviews.files import word_file

TEXT = PLACE + "1/text/"
FILE = TEXT + "file/"


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


def take(client, data: bytes, how: str | None = "append"):
    """Choose a file, look through what was read, and put it in; return the last answer."""
    file = SimpleUploadedFile("../../etc/passwd\x00.exe", data, content_type="image/png")
    form = client.post(FILE, {"file": file}).context["form"]
    values = {"imported": form["imported"].value(), "opened_version": form["opened_version"].value()}
    return client.post(FILE, values | ({} if how is None else {"how": how}), follow=True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("how", "expected"),
    [("append", "Ingen frågade oss.\n\nUr filen."), ("replace", "Ur filen."), ("", None), (None, None)],
)
def test_a_file_is_added_or_takes_the_place(how, expected, signed_in, ines, talk):
    page = take(signed_in(ines), word_file("Ur filen."), how)
    assert "Texten är sparad." in page.content.decode()
    assert InterviewText.objects.get().text == (expected or "Ingen frågade oss.\n\nUr filen.")


@pytest.mark.django_db
def test_what_a_file_says_is_shown_before_anything_is_saved_and_can_be_corrected(signed_in, ines, talk, told_of):
    client = signed_in(ines)
    answer = client.post(FILE, {"file": SimpleUploadedFile("a.docx", word_file("Ur fielen."))})
    assert (answer.status_code, answer.context["form"]["imported"].value()) == (200, "Ur fielen.")
    assert "Wordfil, 10 tecken." in " ".join(answer.content.decode().split())
    assert (InterviewText.objects.get().text, told_of) == ("Ingen frågade oss.", [])
    client.post(FILE, {"imported": "Ur filen.", "how": "replace", "opened_version": 1})
    assert InterviewText.objects.get().text == "Ur filen."


@pytest.mark.django_db
def test_a_file_sent_twice_is_added_once(signed_in, ines, talk):
    client = signed_in(ines)
    for _ in range(2):
        client.post(FILE, {"imported": "Ur filen.", "how": "append", "opened_version": 1})
    assert InterviewText.objects.get().text == "Ingen frågade oss.\n\nUr filen."


@pytest.mark.django_db
def test_a_file_is_added_to_what_stands_there_now_but_replaces_only_what_was_seen(signed_in, ines, lena, talk):
    signed_in(lena).post(TEXT, {"text": "Lenas rad.", "opened_version": 1})
    client = signed_in(ines)
    answer = client.post(FILE, {"imported": "Ur filen.", "how": "replace", "opened_version": 1})
    assert answer.status_code == 409
    assert [(one["theirs"], one["yours"]) for one in answer.context["conflict"]] == [("Lenas rad.", "Ur filen.")]
    client.post(FILE, {"imported": "Ur filen.", "how": "append", "opened_version": 1})
    assert InterviewText.objects.get().text == "Lenas rad.\n\nUr filen."


@pytest.mark.django_db
def test_a_windows_file_is_read_with_a_word_of_caution(signed_in, ines, talk):
    client = signed_in(ines)
    page = client.post(FILE, {"file": SimpleUploadedFile("a.txt", "Åsa".encode("cp1252"))})
    assert "den lästes som Windows-text" in page.content.decode()
    assert page.context["form"]["imported"].value() == "Åsa"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_a_broken_huge_or_empty_file_is_refused_in_words(name, signed_in, ines, talk):
    for content in (b"PK\x03\x04nonsense", b"x" * (10 * 1024 * 1024 + 1), b""):
        answer = signed_in(ines).post(FILE, {"file": SimpleUploadedFile(name, content)})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])
    assert signed_in(ines).post(FILE, {}).status_code == 422
    assert InterviewText.objects.get().text == "Ingen frågade oss."


@pytest.mark.django_db
def test_what_is_typed_is_saved_on_the_way_to_a_file(signed_in, ines, talk):
    answer = signed_in(ines).post(TEXT, {"text": "Mina ord.", "opened_version": 1, "then": "file"})
    assert answer.headers["Location"] == FILE
    assert InterviewText.objects.get().text == "Mina ord."


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
    answer = client.post(TEXT, {"text": "Lika.\nInes rad.", "opened_version": 1})
    assert answer.status_code == 409
    assert [(one["theirs"], one["yours"]) for one in answer.context["conflict"]] == [("Lenas rad.", "Ines rad.")]
    form = answer.context["form"]
    assert form["text"].value() == "Lika.\nInes rad."
    assert InterviewText.objects.get().text == "Lika.\nLenas rad."
    client.post(TEXT, {"text": form["text"].value(), "opened_version": form["opened_version"].value()})
    assert InterviewText.objects.get().text == "Lika.\nInes rad."


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
