"""The follow-up report: frozen on its day, made by the worker, tagged, with every promise exactly once."""

import re
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest
import time_machine
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from actions.follow_up.content import freeze
from actions.follow_up.printing import to_print
from actions.follow_up.queries import newest_follow_up
from actions.models import FollowUpReport, Milestone, Move, StatusReport
from reports import jobs
from reports.models import Document
from tests import factories
from tests.actions.conftest import HOME, PUBLIC
from tests.reports import paper

pytestmark = pytest.mark.django_db(transaction=True)
NEW = HOME + "follow-up/new/"


@pytest.fixture
def order(signed_in, lena):
    """Return a function that orders a report as Lena and lets the worker finish it."""

    def make(**values) -> FollowUpReport:
        data = {"until": timezone.localdate().isoformat()} | values
        answer = signed_in(lena).post(NEW, data)
        assert answer.status_code == 302, answer.context["form"].errors
        jobs.sweep()
        return FollowUpReport.objects.select_related("document").get(number=FollowUpReport.objects.count())

    return make


def text_of(document: Document) -> str:
    with default_storage.open(document.file.name) as file:
        return paper.text_of(file.read())


@pytest.fixture
def two_promises(promise, propose, board, publish_perspectives, dialogue, describe):
    """One promise with everything, one with nothing but a decision."""
    work = factories.make_perspective(dialogue, "Vi gör redan jobbet")
    promise.perspectives.add(work)
    publish_perspectives((work, "Vi gör redan jobbet", []))
    promise.description = describe("Det som saknas är ett rum.")
    promise.save()
    today = timezone.localdate()
    promise.decisions.update(reference_number="FN-2022/00318", money="350 000 kronor", reasons="Underlag behövs.")
    Milestone.objects.create(proposal=promise, title="Lokaler jämförs", due_on=today + timedelta(weeks=4))
    StatusReport.objects.create(proposal=promise, reported_on=today, state="on_track", text="Tre lokaler är kvar.")
    bare = propose("En gemensam fond", state="decided")
    bare.decisions.create(body=board, decided_on=today - timedelta(weeks=1), outcome="yes")
    propose("En app", moves=(("idea_bank", "Finns redan."),))
    return promise, bare


def test_the_pdf_says_what_was_promised_why_decided_planned_done_and_missing(two_promises, order):
    report = order(summary="Fonden behöver styrgruppens hjälp.")
    words = text_of(report.document)
    for text in (
        "Två löften är givna. Ett följer planen och ett är inte påbörjat.", "Fonden behöver styrgruppens hjälp.",
        "Pågår, enligt plan.", "En förstudie om ett hus.", "Vi gör redan jobbet", "Det som saknas är ett rum.",
        "Ja. Fritidsnämnden", "FN-2022/00318", "350 000 kronor", "Underlag behövs.", "Lokaler jämförs",
        "Tre lokaler är kvar.", "Ingen har sagt ja till ansvaret.", "Det finns ingen plan med steg och dagar.",
        "1 förslag som inte valdes finns kvar i idébanken",
    ):  # fmt: skip
        assert text in words, text


def test_every_promise_stands_in_it_exactly_once(two_promises, order):
    report = order()
    assert [row["title"] for row in report.content["promises"]] == ["Hus på Ersboda", "En gemensam fond"]
    words = text_of(report.document)
    contents, chapters = words.split("Så läser du rapporten")
    assert [contents.count(f"Löfte {number} ") for number in (1, 2, 3)] == [1, 1, 0]
    assert [len(re.findall(rf"Löfte {number} \w", chapters)) for number in (1, 2, 3)] == [1, 1, 0]


def test_nobodys_name_and_nothing_unpublished_is_in_it(two_promises, order, dialogue, otto):
    promise, _bare = two_promises
    promise.perspectives.add(factories.make_perspective(dialogue, "Ännu bara i utkastet", number=9))
    promise.objections.create(by=otto, objection="Ottos invändning.")
    report = order()
    for source in (str(report.content), text_of(report.document)):
        assert [word for word in ("Otto", "example.org", "Ännu bara", "invändning") if word in source] == []
    assert report.content["promises"][0]["unpublished_perspectives"] == 1


def test_every_drawing_in_the_pdf_says_in_words_what_it_shows(two_promises, order):
    with pikepdf.open(default_storage.path(order().document.file.name)) as pdf:
        drawn = [str(figure.get("/Alt", "")) for figure in paper.elements(pdf, "/Figure")]
    assert len(drawn) >= 3
    assert [words for words in drawn if not words.strip()] == []


def test_the_pdf_is_tagged_titled_swedish_and_its_contents_have_page_numbers(two_promises, order):
    report = order()
    path = Path(default_storage.path(report.document.file.name))
    assert paper.faults(path) == []
    assert {re.sub("-(Semi-)?Bold$", "", name) for name in paper.fonts_of(path)} == {
        "Atkinson-Hyperlegible-Next",
        "Literata",
    }
    reader = PdfReader(path)
    assert (reader.trailer["/Root"]["/Lang"], reader.metadata.title) == (
        "sv",
        "Så gick det med det vi lovade – Segregation i Umeå",
    )
    contents = re.sub(r"\s+", " ", reader.pages[1].extract_text())
    assert re.search(r"I korthet ?3 Löfte 1 ?Hus på Ersboda ?4 Löfte 2 ?En gemensam fond ?5", contents), contents


def test_what_is_frozen_does_not_follow_later_changes(two_promises, order, signed_in, lena):
    promise, _bare = two_promises
    report = order()
    before = report.content
    promise.title = "Något helt annat"
    promise.save()
    report.refresh_from_db()
    assert report.content == before
    assert "Hus på Ersboda" in signed_in(lena).get(HOME + "follow-up/1/").content.decode()


def test_it_tells_what_was_known_on_its_day_and_no_more(promise, propose, order, board):
    today = timezone.localdate()
    StatusReport.objects.create(
        proposal=promise, reported_on=today - timedelta(weeks=6), state="delayed", text="Det dröjer."
    )
    StatusReport.objects.create(proposal=promise, reported_on=today, state="on_track", text="Det ordnade sig.")
    Milestone.objects.create(
        proposal=promise, title="Lista", due_on=today - timedelta(weeks=7), done_on=today, note="Klart nu."
    )
    late = propose("Beslutat senare", state="decided")
    late.decisions.create(body=board, decided_on=today - timedelta(weeks=1), outcome="yes")
    report = order(until=(today - timedelta(weeks=5)).isoformat())
    [row] = report.content["promises"]
    assert [said["text"] for said in row["reports"]] == ["Det dröjer."]
    assert (row["steps"][0]["done_on"], row["steps"][0]["note"], row["steps"][0]["late"]) == ("", "", True)
    assert row["standing"]["words"] == "Två veckor sen, förklarat"


def test_a_promise_later_put_in_the_idea_bank_is_still_in_the_report_of_its_day(propose, dialogue, board):
    with time_machine.travel(timezone.now() - timedelta(weeks=10)):
        proposal = propose("Gavs upp", moves=(("shortlisted", "."), ("proposed", "."), ("decided", "Ja.")))
    for state in ("stopped", "idea_bank"):
        Move.objects.create(proposal=proposal, from_state=proposal.state, to_state=state, reason="Nej.")
        type(proposal).objects.update(state=state)
    then = timezone.localdate() - timedelta(weeks=5)
    assert [row["title"] for row in freeze(dialogue, until=then)["promises"]] == ["Gavs upp"]
    assert freeze(dialogue, until=timezone.localdate())["promises"] == []


def test_a_promise_taken_back_to_the_beginning_is_no_promise_though_it_was_reported_on(propose, dialogue):
    moves = [(state, ".") for state in ("shortlisted", "proposed", "decided", "stopped", "idea_bank", "harvested")]
    with time_machine.travel(timezone.now() - timedelta(weeks=10)):
        proposal = propose("Om igen", moves=tuple(moves))
        StatusReport.objects.create(proposal=proposal, reported_on=timezone.localdate(), state="stopped", text="Nej.")
    then = timezone.localdate() - timedelta(weeks=5)
    assert freeze(dialogue, until=then)["promises"] == []


def test_nothing_promised_by_then_is_said_and_the_form_is_kept(signed_in, lena, dialogue):
    answer = signed_in(lena).post(NEW, {"until": "2022-01-01", "summary": "Att behålla."})
    words = answer.content.decode()
    assert (answer.status_code, FollowUpReport.objects.count()) == (422, 0)
    assert ("Inget var lovat då" in words, "Att behålla." in words) == (True, True)


@pytest.mark.parametrize("day", [date(2021, 9, 1), None, "tomorrow"])
def test_a_day_that_cannot_be_is_refused(signed_in, lena, promise, day):
    day = timezone.localdate() + timedelta(days=1) if day == "tomorrow" else day
    answer = signed_in(lena).post(NEW, {"until": day.isoformat() if day else ""})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"until"})


def test_the_same_order_sent_twice_makes_one_report_and_one_pdf(signed_in, lena, promise):
    client = signed_in(lena)
    key = str(client.get(NEW).context["form"]["creation_key"].value())
    data = {"until": timezone.localdate().isoformat(), "creation_key": key}
    assert client.post(NEW, data).headers["Location"] == client.post(NEW, data).headers["Location"]
    assert (FollowUpReport.objects.count(), Document.objects.count()) == (1, 1)


def test_its_page_shows_how_far_it_has_come_and_the_file(two_promises, order, signed_in, petra):
    order()
    client = signed_in(petra)
    assert "Två löften är givna." in client.get(HOME + "follow-up/1/").content.decode()
    assert client.get(HOME + "follow-up/1/status/").status_code == 200
    answer = client.get(HOME + "follow-up/1/file/")
    assert (answer.headers["Content-Type"], b"".join(answer.streaming_content)[:5]) == ("application/pdf", b"%PDF-")


def test_it_is_public_only_once_it_and_the_dialogue_are_published(two_promises, order, signed_in, lena, dialogue):
    order()
    address = PUBLIC + "follow-up/1.pdf"
    factories.publish(dialogue)
    anyone = Client()
    assert anyone.get(address).status_code == 404
    assert address not in anyone.get(PUBLIC).content.decode()
    signed_in(lena).post(HOME + "follow-up/1/publish/", {"confirm": "on"})
    assert b"".join(anyone.get(address).streaming_content)[:5] == b"%PDF-"
    assert address in anyone.get(PUBLIC).content.decode()
    dialogue.published_at = None
    dialogue.save()
    assert anyone.get(address).status_code == 404


def test_a_report_whose_pdf_is_not_ready_cannot_be_published(promise, signed_in, lena, dialogue):
    newest_follow_up(dialogue)
    answer = signed_in(lena).post(HOME + "follow-up/1/publish/", {"confirm": "on"})
    assert (answer.status_code, FollowUpReport.objects.get().published_at) == (422, None)
    assert "PDF:en är inte klar än" in answer.content.decode()


def test_stig_orders_but_does_not_publish_and_petra_does_neither(signed_in, stig, petra, promise, dialogue):
    newest_follow_up(dialogue)
    publish = HOME + "follow-up/1/publish/"
    assert [signed_in(stig).get(address).status_code for address in (NEW, publish)] == [200, 403]
    assert [signed_in(petra).get(address).status_code for address in (NEW, publish)] == [403, 403]


def test_the_newest_report_is_the_one_rendered_and_made_when_there_is_none(promise, dialogue):
    made = newest_follow_up(dialogue)
    assert newest_follow_up(dialogue) == made
    html = to_print(made.pk).html
    assert html.count('class="chapter chapter--plain follow"') == 1


def test_freezing_asks_as_often_for_three_as_for_one(promise, propose, board, dialogue, django_assert_num_queries):
    today = timezone.localdate()
    with django_assert_num_queries(14):
        freeze(dialogue, until=today)
    for name in ("B", "C"):
        propose(name, state="decided").decisions.create(body=board, decided_on=today, outcome="yes")
    with django_assert_num_queries(14):
        freeze(dialogue, until=today)


def test_the_reports_are_listed(signed_in, lena, promise, dialogue):
    assert "Ingen uppföljningsrapport än" in signed_in(lena).get(HOME + "follow-up/").content.decode()
    newest_follow_up(dialogue)
    client = signed_in(lena)
    assert [row.number for row in client.get(HOME + "follow-up/?published=no").context["page"]] == [1]
    assert list(client.get(HOME + "follow-up/?published=yes").context["page"]) == []
