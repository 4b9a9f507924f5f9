"""What anyone may read: the front page, a dialogue's page, and the pages about the product."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dialogues import public
from dialogues.models import CentralQuestion, PlannedPhase
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/d/segregation/"


@pytest.fixture
def published(dialogue):
    dialogue.purpose = "En gemensam bild av problemet."
    dialogue.mandate = "Dialogen får föreslå.\n\nFyra förvaltningar står bakom."
    dialogue.next_step = "Träff 4 hålls i juni."
    dialogue.contact_email = "dialog@umea.example"
    return factories.publish(dialogue)


@pytest.fixture
def anyone() -> Client:
    """A visitor who has been here before, so that the page sets no cookie."""
    client = Client()
    client.get("/")
    return client


def plan(dialogue, phase: str, start: int, end: int) -> PlannedPhase:
    """A phase of the time plan from ``start`` to ``end`` days from today."""
    today = timezone.localdate()
    return PlannedPhase.objects.create(
        dialogue=dialogue, phase=phase, starts_on=today + timedelta(start), ends_on=today + timedelta(end)
    )


# --- The front page -------------------------------------------------------------------------------------------------


def test_the_front_page_lists_published_dialogues_only(published):
    factories.make_dialogue("hemlig", title="Ännu inte publicerad")
    words = Client().get("/").content.decode()
    assert "Segregation i Umeå" in words
    assert "Ännu inte publicerad" not in words


def test_the_front_page_says_why_it_is_empty():
    assert "Ingen dialog är publik än" in Client().get("/").content.decode()


def test_the_front_page_is_searched_and_filtered_by_municipality(published):
    sigtuna = factories.make_municipality("Sigtuna kommun", "sigtuna")
    factories.publish(factories.make_dialogue("valsta", title="Insatser i Valsta", municipality=sigtuna))
    client = Client()
    assert [str(row) for row in client.get("/?q=valsta").context["page"]] == ["Insatser i Valsta"]
    assert [str(row) for row in client.get("/?municipality=umea").context["page"]] == ["Segregation i Umeå"]
    assert len(client.get("/?municipality=påhittad").context["page"]) == 2
    assert "Ingen dialog passar" in client.get("/?q=finns+inte").content.decode()


@pytest.mark.parametrize("extra", [0, 2])
def test_the_front_page_costs_the_same_however_many_there_are(published, extra, django_assert_num_queries):
    for number in range(extra):
        more = factories.publish(factories.make_dialogue(f"d{number}", title=f"Dialog {number}"))
        CentralQuestion.objects.create(dialogue=more, number=1, wording="Vad?", agreed_on=date(2022, 1, 1))
        plan(more, "interviews", -10, 10)
    with django_assert_num_queries(5):
        Client().get("/")


# --- A dialogue's page ----------------------------------------------------------------------------------------------


def test_an_unpublished_dialogue_does_not_exist(dialogue):
    assert Client().get(PAGE).status_code == 404


def test_a_published_dialogue_shows_its_question_purpose_mandate_and_next_step(published):
    CentralQuestion.objects.create(
        dialogue=published, number=1, wording="Hur räknas alla med?", agreed_on=date(2021, 12, 9)
    )
    CentralQuestion.objects.create(dialogue=published, number=2, wording="En formulering som prövades")
    words = Client().get(PAGE).content.decode()
    for text in (
        "”Hur räknas alla med?”",
        "En gemensam bild",
        "Dialogen får föreslå",
        "Träff 4",
        "dialog@umea.example",
    ):
        assert text in words
    assert "En formulering som prövades" not in words


def test_the_path_says_what_is_done_under_way_and_planned(published):
    plan(published, "preparation", -60, -30)
    plan(published, "interviews", -20, 20)
    plan(published, "meetings", 30, 60)
    path = Client().get(PAGE).context["path"]
    assert [(step.state, step.label) for step in path.steps[:4]] == [
        ("done", "klart"),
        ("part", "pågår"),
        ("gap", "planerat"),
        ("gap", "ingen tid satt än"),
    ]
    assert path.now.startswith("Just nu: ")
    assert path.then.startswith("Sedan: ")


def test_a_phase_whose_time_has_passed_without_anything_done_is_not_called_done(published):
    plan(published, "follow_up", -60, -30)
    [step] = [step for step in Client().get(PAGE).context["path"].steps if step.key == "follow_up"]
    assert (step.state, step.label) == ("gap", "inte påbörjat")


def test_a_dialogue_without_a_time_plan_says_so(published):
    published.next_step = ""
    published.save()
    assert "Det finns ingen tidplan än" in Client().get(PAGE).content.decode()


def test_the_bar_shows_a_page_only_while_it_has_something_published(published, monkeypatch):
    shown = []
    monkeypatch.setattr(public, "_pages", {})
    public.register_public_page("Det vi lovade", "public:dialogue", lambda dialogue: bool(shown))
    assert [item["title"] for item in Client().get(PAGE).context["public_nav"]] == ["Om dialogen"]
    shown.append(True)
    assert [item["title"] for item in Client().get(PAGE).context["public_nav"]] == ["Om dialogen", "Det vi lovade"]


# --- Copies ---------------------------------------------------------------------------------------------------------


def test_an_unchanged_page_is_not_sent_again(published, anyone):
    first = anyone.get(PAGE)
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in first.headers["Vary"]
    again = anyone.get(PAGE, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_change_in_the_dialogue_is_seen_at_once(published, anyone):
    from dialogues.events import record

    tag = anyone.get(PAGE).headers["ETag"]
    record("dialogue.changed", dialogue=published)
    assert anyone.get(PAGE, headers={"If-None-Match": tag}).status_code == 200


def test_a_page_that_sets_a_cookie_or_knows_who_you_are_is_not_kept(published, signed_in, lena):
    assert Client().get(PAGE).headers["Cache-Control"] == "no-store, private"
    assert signed_in(lena).get(PAGE).headers["Cache-Control"] == "no-store, private"


def test_another_language_is_another_copy(published, anyone):
    swedish = anyone.get(PAGE).headers["ETag"]
    anyone.cookies["django_language"] = "en"
    assert anyone.get(PAGE).headers["ETag"] != swedish


# --- About the product ----------------------------------------------------------------------------------------------


def test_privacy_explains_the_three_layers_and_whom_to_ask(published):
    published.municipality.data_protection_contact = "dataskydd@umea.example"
    published.municipality.save()
    words = Client().get("/privacy/").content.decode()
    for text in ("Vem du är", "Vad du sa", "Vad andra får läsa", "Vad du kan begära", "dataskydd@umea.example"):
        assert text in words


def test_help_has_something_for_each_role():
    assert len(Client().get("/help/").context["roles"]) == 7


@pytest.mark.parametrize("path", ["/", "/help/", "/accessibility/", "/privacy/", PAGE])
def test_public_pages_are_for_reading(published, path):
    assert Client().post(path).status_code == 405
