"""Readers write back without an account; the leader reads, answers, and nobody else ever sees it."""

import pytest
from django.db import connection
from django.test import Client
from django.utils.html import strip_tags

from accounts.limits import Limit
from accounts.models import OutgoingMail
from dialogues.models import Event
from perspectives.compilations import feedback as services
from perspectives.compilations.readiness import readiness
from perspectives.models import Compilation, Feedback
from tests import factories

from .compiled import begin, published, small_dialogue

pytestmark = pytest.mark.django_db
WRITE = "/d/segregation/compilation/feedback/"
INBOX = "/dialogues/segregation/compilations/1/feedback/"
WORDS = "Jag känner igen min granne i citatet om trapphuset."


@pytest.fixture
def version(dialogue, ines, lena, dana) -> Compilation:
    factories.publish(dialogue)
    small_dialogue(dialogue, ines)
    return published(begin(dialogue, lena, title="Det vi fick höra"), lena, dana)


@pytest.fixture
def anyone() -> Client:
    return Client()


def sent(page, **typed):
    return {"stamp": page.context["form"]["stamp"].value(), "kind": "recognised", "text": WORDS} | typed


def test_a_reader_writes_without_an_account_and_is_thanked(anyone, version):
    answer = anyone.post(WRITE, sent(anyone.get(WRITE)))
    assert answer["Location"] == f"{WRITE}thanks/"
    kept = Feedback.objects.get()
    assert (kept.text, kept.kind, kept.status, kept.number) == (WORDS, "recognised", "new", 1)
    assert "Tack" in anyone.get(answer["Location"]).content.decode()


def test_it_is_ciphertext_in_the_database_and_not_in_the_log(anyone, version):
    anyone.post(WRITE, sent(anyone.get(WRITE), email="granne@example.org"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, email FROM perspectives_feedback")
        text, email = cursor.fetchone()
    assert "granne" not in text + email
    event = Event.objects.get(name="feedback.received")
    assert (event.data, event.actor_id) == ({"number": 1}, None)


def test_pressed_twice_it_is_kept_once(anyone, version):
    form = sent(anyone.get(WRITE))
    for _ in range(2):
        assert anyone.post(WRITE, form).status_code == 302
    assert Feedback.objects.count() == 1


def test_it_knows_which_perspective_it_is_about(anyone, version, signed_in, lena):
    key = version.published_chapters.first().perspectives.first().key
    page = anyone.get(WRITE, {"about": key})
    assert "Namnet stänger dörrar" in page.content.decode()
    anyone.post(f"{WRITE}?about={key}", sent(page))
    assert Feedback.objects.get().about == key
    assert "Namnet stänger dörrar" in signed_in(lena).get(INBOX).content.decode()


@pytest.mark.parametrize("about", ["p0000000000", "x", "<script>", "t" + "f" * 10, "'"])
def test_an_unknown_place_is_no_place(anyone, version, about):
    page = anyone.get(WRITE, {"about": about})
    assert page.status_code == 200
    assert page.context["about"] == {}


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"text": "  "}, 422),
        ({"text": "x" * 5001}, 422),
        ({"email": "ingen adress"}, 422),
        ({"kind": "påhittat"}, 422),
        ({"stamp": "förfalskad"}, 422),
        ({"stamp": ""}, 422),
    ],
)
def test_what_does_not_fit_comes_back_whole(anyone, version, typed, status):
    answer = anyone.post(WRITE, sent(anyone.get(WRITE), **typed))
    assert answer.status_code == status
    assert Feedback.objects.count() == 0
    if "text" not in typed:
        assert WORDS in answer.content.decode()


def test_after_a_stale_page_the_next_press_sends(anyone, version):
    answer = anyone.post(WRITE, sent(anyone.get(WRITE), stamp="gammal"))
    assert anyone.post(WRITE, sent(answer)).status_code == 302
    assert Feedback.objects.get().doubts == ""


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [({"homepage": "x"}, "hidden"), ({"text": "http://a.se http://b.se http://c.se"}, "links")],
)
def test_what_looks_like_advertising_is_kept_and_marked(anyone, version, signed_in, lena, typed, doubt):
    anyone.post(WRITE, sent(anyone.get(WRITE), **typed))
    assert doubt in Feedback.objects.get().doubts
    assert "Ser ut som reklam" in signed_in(lena).get(INBOX).content.decode()


def test_many_from_one_place_have_to_wait(anyone, version, monkeypatch):
    monkeypatch.setattr(services, "SENDINGS", Limit("feedback", 2, 600))
    for _ in range(2):
        anyone.post(WRITE, sent(anyone.get(WRITE), text=f"{WORDS} {_}"))
    answer = anyone.post(WRITE, sent(anyone.get(WRITE)))
    assert answer.status_code == 429
    assert Feedback.objects.count() == 2
    assert WORDS in answer.content.decode()


def test_the_page_is_kept_by_nobody_and_found_by_no_search_engine(anyone, version):
    answer = anyone.get(WRITE)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store, private", "noindex, nofollow")


def test_nobody_can_write_about_what_is_not_published(anyone, dialogue, ines, lena):
    factories.publish(dialogue)
    small_dialogue(dialogue, ines)
    begin(dialogue, lena)
    assert anyone.get(WRITE).status_code == 404


@pytest.fixture
def letter(anyone, version) -> Feedback:
    anyone.post(WRITE, sent(anyone.get(WRITE), email="granne@example.org"))
    return Feedback.objects.get()


@pytest.mark.parametrize("who", ["farid", "ines", "dana", "stig", "petra", "otto", "ada"])
def test_only_the_leader_reads_it(request, letter, signed_in, who):
    client = signed_in(request.getfixturevalue(who))
    for page in (INBOX, f"{INBOX}1/"):
        answer = client.get(page)
        assert answer.status_code in {403, 404}
        assert WORDS not in answer.content.decode()


def test_nothing_of_it_is_ever_public(anyone, letter):
    for page in ("", "1/", "1/1/", "short/", "cards/", "feedback/"):
        assert "trapphuset" not in anyone.get(f"/d/segregation/compilation/{page}").content.decode()
    found = anyone.get("/d/segregation/compilation/search/?q=trapphuset")
    assert found.context["count"] == 0
    assert WORDS not in found.content.decode()


def answer(client, letter, **typed):
    data = {"answer": "Citatet är borttaget i nästa utgåva.", "opened_version": letter.version} | typed
    return client.post(f"{INBOX}1/", data)


def test_the_answer_is_kept_and_mailed_to_who_left_an_address(letter, signed_in, lena):
    assert answer(signed_in(lena), letter).status_code == 302
    letter.refresh_from_db()
    assert (letter.status, letter.answered_by) == ("answered", lena)
    sent_mail = OutgoingMail.objects.get(to="granne@example.org")
    assert "Citatet är borttaget" in sent_mail.text
    assert "granne" not in sent_mail.subject
    assert "trapphuset" not in sent_mail.text


def test_without_an_address_nothing_is_mailed(letter, signed_in, lena):
    letter.email = ""
    letter.save()
    before = OutgoingMail.objects.count()
    assert answer(signed_in(lena), letter).status_code == 302
    assert OutgoingMail.objects.count() == before


def test_two_who_answer_at_once_see_both(letter, signed_in, lena):
    client = signed_in(lena)
    answer(client, letter)
    second = answer(client, letter, answer="En annan text.")
    assert second.status_code == 409
    shown = " ".join(strip_tags(second.content.decode()).split())
    assert "Citatet är borttaget i nästa utgåva." in shown
    assert "En annan text." in shown


def test_it_is_laid_aside_taken_up_and_erased(letter, signed_in, lena):
    client = signed_in(lena)
    for status in ("set_aside", "new"):
        letter.refresh_from_db()
        client.post(f"{INBOX}1/aside/", {"opened_version": letter.version})
        letter.refresh_from_db()
        assert letter.status == status
    client.post(f"{INBOX}1/erase/", {"confirm": "on"})
    letter.refresh_from_db()
    assert (letter.text, letter.email, letter.fingerprint) == ("", "", "")
    assert letter.emptied_at is not None
    assert answer(client, letter).status_code == 422


def test_the_overview_asks_the_leader_to_read(dialogue, letter):
    told = readiness(dialogue)
    assert [step.title for step in told.steps] == ["Läs det läsare har skrivit"]


def test_the_inbox_costs_the_same_with_more_in_it(anyone, letter, signed_in, lena, django_assert_max_num_queries):
    client = signed_in(lena)
    client.get(INBOX)
    with django_assert_max_num_queries(40) as before:
        client.get(INBOX)
    for number in range(2, 5):
        Feedback.objects.create(compilation=letter.compilation, number=number, kind="missing", text=f"Nummer {number}")
    with django_assert_max_num_queries(40) as after:
        assert client.get(INBOX).context["page"].paginator.count == 4
    assert len(before) == len(after)
