"""What anyone may follow: promises and the idea bank of a published dialogue, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from actions.models import Milestone, ProposalObjection, StatusReport
from tests import factories
from tests.actions.conftest import PUBLIC

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(dialogue):
    return factories.publish(dialogue)


@pytest.fixture
def anyone() -> Client:
    return Client()


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_promise_is_shown_once_with_how_it_stands(published, anyone, promise, propose):
    propose("En fond", moves=(("shortlisted", "."), ("proposed", "."), ("decided", "."), ("stopped", ".")))
    words = page(anyone, PUBLIC)
    assert "Två löften är givna. Ett följer planen och ett har stoppats." in words
    assert words.count("1. Hus på Ersboda") == 1
    assert words.count("2. En fond") == 1


def test_without_a_promise_the_page_says_so(published, anyone, propose):
    propose(moves=(("idea_bank", "Finns redan."),))
    assert "Inget är lovat än." in page(anyone, PUBLIC)


def test_the_idea_bank_says_what_and_why_not(published, anyone, propose):
    propose(
        "En app",
        what="En app med allt.",
        moves=(("idea_bank", "Första skälet."), ("harvested", "Åter."), ("idea_bank", "Finns redan på biblioteket.")),
    )
    words = page(anyone, PUBLIC)
    assert [text in words for text in ("En app med allt.", "Finns redan på biblioteket.", "Första skälet.")] == [
        True,
        True,
        False,
    ]


def test_the_idea_bank_is_paged(published, anyone, propose):
    for number in range(26):
        propose(f"Idé {number}", moves=(("idea_bank", "Nej."),))
    assert [len(anyone.get(PUBLIC + query).context["ideas"]) for query in ("", "?page=2", "?page=abc")] == [25, 1, 25]


@pytest.mark.parametrize("state", ["harvested", "shortlisted", "proposed", "idea_bank"])
def test_only_promises_have_a_page(published, anyone, propose, state):
    propose("Inte lovat", state=state)
    assert anyone.get(PUBLIC + "1/").status_code == 404


@pytest.mark.parametrize("state", ["harvested", "shortlisted", "proposed"])
def test_what_is_still_being_culled_is_nowhere_in_public(published, anyone, promise, propose, state):
    propose("Hemligt än så länge", what="Ännu inte bestämt.", urgency=5, feasibility=5, state=state)
    for address in (PUBLIC, PUBLIC + "1/"):
        words = page(anyone, address)
        assert ("Hemligt än" in words, "Ännu inte bestämt" in words) == (False, False)


def test_nothing_of_an_unpublished_dialogue_is_there(anyone, promise):
    assert [anyone.get(PUBLIC + path).status_code for path in ("", "1/", "follow-up/1.pdf")] == [404] * 3


def test_a_promise_tells_what_by_whom_the_decision_the_plan_and_how_it_goes(published, anyone, promise, board):
    promise.partners.add(factories.make_organisation(published.municipality, "Byaföreningen"))
    promise.decisions.update(reference_number="FN-2022/00318", money="350 000 kronor", reasons="Underlag behövs.")
    Milestone.objects.create(proposal=promise, title="Lokaler jämförs", due_on=timezone.localdate(), note="Tre kvar.")
    StatusReport.objects.create(
        proposal=promise, reported_on=timezone.localdate(), state="on_track", text="Tre lokaler är kvar."
    )
    words = page(anyone, PUBLIC + "1/")
    for text in (
        "Löfte 1 av 1", "Hus på Ersboda", "En förstudie om ett hus.", "Fritidsförvaltningen", "Byaföreningen",
        "Fritidsnämnden", "FN-2022/00318", "350 000 kronor", "Underlag behövs.", "Lokaler jämförs", "Tre kvar.",
        "Tre lokaler är kvar.", "Pågår, enligt plan",
    ):  # fmt: skip
        assert text in words, text


def test_the_name_and_address_of_the_one_responsible_are_never_public(published, anyone, promise, otto):
    StatusReport.objects.create(
        proposal=promise, reported_on=timezone.localdate(), state="on_track", text="Bra.", by=otto
    )
    promise.handshake_words = "Bara om chefen är med."
    promise.save()
    ProposalObjection.objects.create(proposal=promise, by=otto, objection="Ottos invändning.")
    for address in (PUBLIC, PUBLIC + "1/"):
        words = page(anyone, address)
        found = [text for text in ("Otto", "otto@example.org", "Bara om chefen", "invändning") if text in words]
        assert found == []


def test_the_thread_goes_from_the_published_quote_to_what_is_left(
    published, anyone, promise, describe, publish_perspectives
):
    work = factories.make_perspective(published, "Vi gör redan jobbet", number=1)
    rules = factories.make_perspective(published, "Bidrag kräver stadgar", number=2)
    promise.perspectives.set([work, rules])
    promise.description = describe("Det som saknas är ett rum.", dissent="Andra stadsdelar glöms.")
    promise.save()
    Milestone.objects.create(
        proposal=promise, title="Beslut om huset", due_on=timezone.localdate() + timedelta(weeks=9)
    )
    publish_perspectives(
        (work, "Vi gör redan jobbet", [("Vi är grannar med en nyckel.", "Förälder"), ("En till.", "")]),
        (rules, "Bidrag kräver stadgar", []),
    )
    words = page(anyone, PUBLIC + "1/")
    order = [
        words.index(text)
        for text in (
            "Vi är grannar med en nyckel.", "Två citat leder hit", "Vi gör redan jobbet", "Bidrag kräver stadgar",
            "Det som saknas är ett rum.", "Andra stadsdelar glöms.", "Beslut om huset",
        )
    ]  # fmt: skip
    assert order == sorted(order)
    assert "/d/segregation/compilation/1/1/" in words


def test_what_is_not_published_of_the_thread_is_a_visible_gap_and_not_a_leak(
    published, anyone, promise, publish_perspectives
):
    held_back = factories.make_perspective(published, "Ännu bara i utkastet")
    promise.perspectives.add(held_back)
    words = page(anyone, PUBLIC + "1/")
    assert ("Ännu bara i utkastet" in words, "Det som löftet vilar på är inte publicerat än." in words) == (False, True)
    publish_perspectives((held_back, "Ordagrant som det publicerades", []))
    held_back.title = "Omskrivet efteråt"
    held_back.save()
    words = page(anyone, PUBLIC + "1/")
    assert ("Ordagrant som det publicerades" in words, "Omskrivet efteråt" in words) == (True, False)


def test_only_the_newest_published_version_counts(published, anyone, promise, publish_perspectives):
    gone = factories.make_perspective(published, "Struket")
    promise.perspectives.add(gone)
    publish_perspectives((gone, "Stod i första utgåvan", []), number=1)
    publish_perspectives(number=2)
    assert "Stod i första utgåvan" not in page(anyone, PUBLIC + "1/")


def test_a_promise_that_rests_on_nothing_says_so(published, anyone, promise):
    assert "Löftet vilar inte på något perspektiv som hörts." in page(anyone, PUBLIC + "1/")


def test_silence_is_shown_to_everyone(published, anyone, promise):
    promise.decisions.update(decided_on=timezone.localdate() - timedelta(weeks=20))
    assert "Ingen rapport sedan beslutet" in page(anyone, PUBLIC + "1/")
    assert "Rapporten tolv veckor sen" in page(anyone, PUBLIC)


def test_when_we_asked_is_shown_beside_the_silence(published, anyone, promise, lena):
    from actions.promises import ask_for_report

    promise.decisions.update(decided_on=timezone.localdate() - timedelta(weeks=20))
    ask_for_report(proposal=promise, actor=lena)
    assert "Vi har frågat den ansvariga:" in page(anyone, PUBLIC + "1/")
    StatusReport.objects.create(proposal=promise, reported_on=timezone.localdate(), state="on_track", text="Bra.")
    assert "Vi har frågat den ansvariga:" not in page(anyone, PUBLIC + "1/")


def test_the_bar_shows_the_page_only_when_there_is_something_to_read(published, anyone, propose):
    bar = f'href="{PUBLIC}"'
    assert bar not in page(anyone, "/d/segregation/")
    propose(moves=(("idea_bank", "Nej."),))
    assert bar in page(anyone, "/d/segregation/")


def test_the_public_pages_ask_as_often_for_three_as_for_one(
    published, promise, propose, board, publish_perspectives, django_assert_num_queries
):
    def fill(proposal, number: int) -> None:
        Milestone.objects.create(proposal=proposal, title="Steg", due_on=timezone.localdate())
        StatusReport.objects.create(proposal=proposal, reported_on=timezone.localdate(), state="on_track", text="Bra.")
        perspective = factories.make_perspective(published, f"P{number}", number=number)
        proposal.perspectives.add(perspective)
        publish_perspectives((perspective, "P", [("Ord.", "")]), number=number)

    fill(promise, 1)
    propose("Idé", moves=(("idea_bank", "Nej."),))
    client = Client()
    client.get(PUBLIC)
    with django_assert_num_queries(21):
        client.get(PUBLIC)
    with django_assert_num_queries(22):
        client.get(PUBLIC + "1/")
    for number in (2, 3):
        fill(propose(f"Löfte {number}", state="under_way"), number)
        propose(f"Idé {number}", moves=(("idea_bank", "Nej."),))
    with django_assert_num_queries(21):
        assert len(client.get(PUBLIC).context["promises"]) == 3
    with django_assert_num_queries(22):
        client.get(PUBLIC + "1/")
