"""Every state of a text is kept: who, when, how much; and any of them is the text again when somebody says so."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from dialogues.models import Event
from interviews import services
from interviews.models import InterviewText, TextVersion
from tests import factories
from tests.interviews.conftest import PLACE

TEXT = PLACE + "1/text/"
VERSIONS = TEXT + "versions/"
NOON = datetime(2022, 2, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def source(talk) -> InterviewText:
    """The text of Ines's interview, written before versions were kept."""
    return talk.source


def write(source, text: str, actor, at: timedelta = timedelta(), **more) -> None:
    with time_machine.travel(NOON + at, tick=False):
        services.write_text(source=source, text=text, opened_version=None, actor=actor, **more)


def kept(source) -> list[tuple[int, str]]:
    return list(source.versions.order_by("number").values_list("number", "text"))


@pytest.mark.django_db
def test_what_stood_there_before_versions_were_kept_becomes_the_first(source, ines):
    write(source, "Ingen frågade oss. Än.", ines)
    assert kept(source) == [(1, "Ingen frågade oss."), (2, "Ingen frågade oss. Än.")]
    assert list(source.versions.order_by("number").values_list("saved_by", flat=True)) == [None, ines.pk]


@pytest.mark.django_db
def test_one_persons_typing_goes_into_one_version_for_ten_minutes(source, ines):
    for minute in (0, 3, 9, 11, 14):
        write(source, f"Ingen frågade oss. Ord efter {minute:02} minuter.", ines, timedelta(minutes=minute))
    assert [text[-11:] for _number, text in kept(source)[1:]] == ["09 minuter.", "14 minuter."]
    first = source.versions.get(number=2)
    assert (first.begun_at, first.saved_at) == (NOON, NOON + timedelta(minutes=9))


@pytest.mark.django_db
def test_another_writer_begins_a_version(source, ines, lena):
    for writer, text in ((ines, "Ines ett."), (ines, "Ines ett, två."), (lena, "Lenas rad."), (ines, "Ines tre.")):
        write(source, text, writer)
    assert [text for _number, text in kept(source)[1:]] == ["Ines ett, två.", "Lenas rad.", "Ines tre."]


@pytest.mark.django_db
def test_before_a_text_shrinks_by_a_third_it_is_kept(source, ines):
    write(source, "Ett två tre fyra fem sex sju åtta nio tio.", ines)
    write(source, "Ett två tre fyra fem sex sju åtta.", ines)
    write(source, "Ett två.", ines)
    write(source, "", ines)
    assert [text for _number, text in kept(source)[1:]] == ["Ett två tre fyra fem sex sju åtta.", "Ett två.", ""]


@pytest.mark.django_db
def test_a_files_text_is_a_version_that_typing_does_not_touch(source, ines):
    services.add_to_text(source=source, text="Ur filen.", actor=ines)
    write(source, "Ingen frågade oss.\n\nUr filen, rättad.", ines)
    assert list(source.versions.order_by("number").values_list("reason", flat=True)) == ["typed", "file", "typed"]
    assert kept(source)[1] == (2, "Ingen frågade oss.\n\nUr filen.")


@pytest.mark.django_db
def test_the_newest_version_is_what_stands_there(source, ines, lena):
    for at, (writer, text) in enumerate([(ines, "a b c d"), (lena, "a"), (lena, "a b"), (ines, "")]):
        write(source, text, writer, timedelta(minutes=at * 4))
        source.refresh_from_db()
        assert source.versions.first().text == source.text == text


@pytest.mark.django_db
def test_the_list_says_who_when_and_how_much_and_shows_no_words(signed_in, lena, ines, source):
    write(source, "Ingen frågade oss. Än. 👩‍👧", ines)
    page = " ".join(signed_in(lena).get(VERSIONS).content.decode().split())
    assert ("Version 2" in page, "Ines" in page, "2022-02-04 13.00" in page, "+8" in page) == (True,) * 4
    assert ("Ingen frågade" in page, Event.objects.filter(name="source.read").count()) == (False, 0)


@pytest.mark.django_db
def test_a_version_is_shown_beside_the_text_now_and_beside_the_one_before(signed_in, ines, lena, source):
    write(source, "Ingen frågade mig.", ines)
    write(source, "Ingen frågade någon.", lena)
    client = signed_in(ines)
    page = client.get(f"{VERSIONS}2/").content.decode()
    assert ("<ins>mig.</ins>" in page, "<ins>någon.</ins>" in page) == (True, True)
    page = client.get(f"{VERSIONS}2/?with=before").content.decode()
    assert ("<ins>oss.</ins>" in page, "<ins>någon.</ins>" in page) == (True, False)


@pytest.mark.django_db
def test_looking_at_a_version_is_a_reading_of_the_source(signed_in, lena, ines, source):
    write(source, "Ingen frågade mig.", ines)
    signed_in(lena).get(f"{VERSIONS}1/")
    signed_in(ines).get(f"{VERSIONS}1/")
    assert [event.actor for event in Event.objects.filter(name="source.read")] == [lena]


@pytest.mark.django_db
def test_a_version_brought_back_is_a_new_one_and_statements_find_their_words(signed_in, ines, talk, source):
    row = factories.make_statement(talk, "Ingen frågade oss.", number=1)
    write(source, "Något helt annat.", ines)
    row.refresh_from_db()
    assert row.anchored is False
    client = signed_in(ines)
    assert client.post(f"{VERSIONS}1/bring-back/").status_code == 422
    client.post(f"{VERSIONS}1/bring-back/", {"confirm": "on"})
    row.refresh_from_db()
    source.refresh_from_db()
    assert (row.anchored, source.text) == (True, "Ingen frågade oss.")
    assert kept(source) == [(1, "Ingen frågade oss."), (2, "Något helt annat."), (3, "Ingen frågade oss.")]
    assert source.versions.first().reason == "brought_back"
    assert Event.objects.get(name="interview.text_brought_back").data == {"version": 1}


@pytest.mark.django_db
def test_bringing_back_what_stands_there_changes_nothing(signed_in, ines, source):
    write(source, "Ingen frågade mig.", ines)
    signed_in(ines).post(f"{VERSIONS}2/bring-back/", {"confirm": "on"})
    assert (len(kept(source)), Event.objects.filter(name="interview.text_brought_back").count()) == (2, 0)


@pytest.mark.django_db
def test_earlier_versions_are_erased_when_somebody_says_so(signed_in, ines, source):
    write(source, "Ingen frågade mig.", ines)
    write(source, "", ines)
    client = signed_in(ines)
    client.post(f"{VERSIONS}erase/", {"confirm": "on"})
    assert kept(source) == [(3, "")]
    assert Event.objects.get(name="interview.versions_erased").data == {"count": 2}


@pytest.mark.django_db
def test_versions_are_erased_with_the_text(signed_in, ines, talk, source):
    write(source, "Ingen frågade mig.", ines)
    signed_in(ines).post(f"{PLACE}1/remove/", {"confirm": "on"})
    assert TextVersion.objects.count() == 0


@pytest.mark.django_db
def test_others_neither_see_nor_bring_back_nor_erase(signed_in, ines, other_interviewer, dana, stranger, source):
    write(source, "Ingen frågade mig.", ines)
    for user, status in ((other_interviewer, 404), (dana, 403), (stranger, 404)):
        client = signed_in(user)
        for address in ("", "1/", "1/bring-back/", "erase/"):
            assert client.get(VERSIONS + address).status_code == status
            assert client.post(VERSIONS + address, {"confirm": "on"}).status_code == status
    assert len(kept(source)) == 2


@pytest.mark.django_db
def test_a_version_of_another_interview_is_not_there(signed_in, ines, dialogue, source):
    factories.make_interview(dialogue, ines, number=2, text="Annat.")
    write(source, "Ingen frågade mig.", ines)
    assert signed_in(ines).get(f"{PLACE}2/text/versions/1/").status_code == 404


@pytest.mark.django_db
def test_the_list_costs_the_same_for_one_version_and_for_many(
    signed_in, ines, lena, source, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(ines)
    write(source, "Ingen frågade mig.", ines)
    client.get(VERSIONS)
    with django_assert_max_num_queries(40) as few:
        client.get(VERSIONS)
    count = len(few)
    for number in range(10):
        write(source, f"Text {number}", lena if number % 2 else ines)
    client.get(VERSIONS)
    with django_assert_num_queries(count):
        client.get(VERSIONS)
