"""The accessibility statement, and telling without an account what one could not use."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import OutgoingMail
from accounts.tasks import deliver_mail
from actions.accessibility import known
from actions.accessibility.views import SENDINGS
from actions.models import AccessibilityReport, AccessibilityStatement
from dialogues.models import Event
from tests import factories

pytestmark = pytest.mark.django_db

FORM = "/accessibility/umea/report/"
TEXT = "Kartan går inte att läsa med min skärmläsare."


@pytest.fixture
def umea(dialogue, ada):
    factories.publish(dialogue)
    found = dialogue.municipality
    found.contact_email, found.contact_text = "kommun@umea.example", "090-00 00 00"
    found.save()
    return found


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def tell(**more: str) -> AccessibilityReport:
    answer = Client().post(FORM, {"text": TEXT} | more)
    assert answer.status_code == 302
    return AccessibilityReport.objects.latest("pk")


# --- The statement ----------------------------------------------------------------------------------------------------


def test_it_says_all_that_the_law_asks_for(umea):
    AccessibilityStatement.objects.create(
        municipality=umea,
        assessed_on=date(2026, 10, 1),
        assessor="others",
        shortcomings="- Filmen från träffen saknar texter, för att den gjordes i hast. Läs sammanfattningen.\n\n- Två",
        burden="Syntolkning av filmen.",
        outside="Kartan som någon annan har gjort.",
        contact="Stadshuset, Skolgatan 31",
    )
    words = page(Client(), "/accessibility/umea/")
    for text in (
        "Umeå kommun",  # who is behind it
        "Dialogplattform",  # what it is about
        "delvis förenlig med lagen",
        "2018:1937",
        "Filmen från träffen saknar texter, för att den gjordes i hast. Läs sammanfattningen.",
        "Syntolkning av filmen.",
        "Kartan som någon annan har gjort.",
        "1 oktober 2026",
        "Någon utanför har bedömt den",
        FORM,
        "https://www.digg.se/tdosanmalan",
        "kommun@umea.example",
        "090-00 00 00",
        "Stadshuset, Skolgatan 31",
    ):
        assert text in words, text
    assert words.count('<li dir="auto">') == 2
    for shortcoming in known.SHORTCOMINGS:  # what the product lacks is in every statement, in three parts
        assert f"<li>{shortcoming.what} {shortcoming.why} {shortcoming.instead}</li>" in words


def test_a_municipality_that_has_written_nothing_has_the_products_own(umea):
    words = page(Client(), "/accessibility/umea/")
    assert "28 november 2026" in words
    assert "Vi har bedömt den själva" in words


def test_the_address_without_a_municipality_is_the_only_ones_or_leads_to_each(umea):
    assert FORM in page(Client(), "/accessibility/")
    factories.publish(factories.make_dialogue("valsta", municipality=factories.make_municipality("Sigtuna", "sig")))
    words = page(Client(), "/accessibility/")
    assert FORM not in words
    assert 'href="/accessibility/umea/"' in words and 'href="/accessibility/sig/"' in words


def test_a_dialogues_pages_lead_to_its_own_municipalitys(umea, dialogue):
    assert 'href="/accessibility/umea/"' in page(Client(), f"/d/{dialogue.slug}/")


def test_an_administrator_says_what_is_true_with_them(umea, ada, signed_in):
    client = signed_in(ada)
    client.get("/accessibility/umea/edit/")
    given = {"conformance": "not", "assessed_on": "2026-11-01", "assessor": "ourselves", "shortcomings": "Filmen."}
    assert client.post("/accessibility/umea/edit/", given).status_code == 302
    saved = AccessibilityStatement.objects.get()
    assert (saved.conformance, saved.assessed_on, saved.municipality) == ("not", date(2026, 11, 1), umea)
    assert "inte förenlig med lagen" in page(Client(), "/accessibility/umea/")
    late = client.post("/accessibility/umea/edit/", given | {"opened_version": "7", "shortcomings": "Kartan."})
    assert late.status_code == 409
    assert "Filmen." in late.content.decode() and "Kartan." in late.content.decode()


def test_nobody_can_say_that_it_is_fully_accessible_while_the_product_is_not(umea, ada, signed_in):
    given = {"conformance": "fully", "assessed_on": "2026-11-01", "assessor": "ourselves"}
    assert signed_in(ada).post("/accessibility/umea/edit/", given).status_code == 422


@pytest.mark.parametrize("who", ["lena", "ulf"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ["edit/", "reports/", "reports/{}/", "reports/{}/erase/"])
def test_for_everybody_else_the_administrators_pages_do_not_exist(umea, request, signed_in, who, method, path):
    path = path.format(tell().pk)
    client = signed_in(request.getfixturevalue(who))
    assert getattr(client, method)(f"/accessibility/umea/{path}", {"answer": "Hej", "confirm": "on"}).status_code == 404
    assert AccessibilityReport.objects.get().text == TEXT


def test_another_municipalitys_reports_do_not_exist(umea, ada, signed_in):
    elsewhere = factories.make_municipality("Sigtuna", "sig")
    report = AccessibilityReport.objects.create(municipality=elsewhere, text=TEXT)
    client = signed_in(ada)
    assert client.get(f"/accessibility/sig/reports/{report.pk}/").status_code == 404
    assert client.get(f"/accessibility/umea/reports/{report.pk}/").status_code == 404


# --- What could not be used -------------------------------------------------------------------------------------------


def test_anyone_tells_without_an_account_or_an_address(umea):
    report = tell()
    assert (report.text, report.email, report.municipality) == (TEXT, "", umea)
    event = Event.objects.get(name="accessibility.reported")
    assert (event.actor_id, event.data) == (None, {})


def test_what_is_told_is_encrypted_in_the_database(umea):
    from django.db import connection

    report = tell(email="nora@example.org", where="Kartan")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM actions_accessibilityreport WHERE id = %s", [report.pk])
        row = " ".join(map(str, cursor.fetchone()))
    assert not [word for word in ("Kartan", "skärmläsare", "nora@") if word in row]


def test_the_administrators_are_mailed_that_it_has_come_and_not_what(umea, ada):
    tell(email="nora@example.org")
    letter = OutgoingMail.objects.get()
    assert letter.to == ada.email
    assert "/accessibility/umea/reports/" in letter.text
    assert not [word for word in ("skärmläsare", "nora@") if word in letter.text + letter.html + letter.subject]


def test_the_page_one_came_from_is_filled_in_if_it_is_ours(umea):
    assert 'value="/d/segregation/"' in page(Client(), f"{FORM}?from=/d/segregation/")
    assert 'value="https://evil' not in page(Client(), f"{FORM}?from=https://evil.example/")


def test_the_same_form_sent_twice_is_one_report(umea):
    key = "7d1f0b9e-5b9e-4f43-9d37-5a4f6c1d2e3f"
    tell(creation_key=key)
    tell(creation_key=key)
    assert AccessibilityReport.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


def test_what_looks_like_advertising_comes_marked(umea):
    assert tell(homepage="x").is_doubtful
    assert tell(text="http://a http://b http://c").is_doubtful
    assert not tell(text="Se http://a").is_doubtful


def test_too_many_from_one_place_have_to_wait_and_lose_nothing(umea):
    for _sending in range(SENDINGS.most):
        Client().post(FORM, {"text": ""})
    answer = Client().post(FORM, {"text": TEXT})
    assert answer.status_code == 429
    assert TEXT in answer.content.decode()
    assert not AccessibilityReport.objects.exists()


def test_an_empty_report_is_refused_with_the_address_kept(umea):
    answer = Client().post(FORM, {"text": "", "email": "nora@example.org"})
    assert answer.status_code == 422
    assert "nora@example.org" in answer.content.decode()


def test_an_answer_is_mailed_when_there_is_an_address_in_the_writers_language(umea, ada, signed_in):
    client = Client()
    client.cookies["django_language"] = "en"
    client.post(FORM, {"text": TEXT, "email": "nora@example.org"})
    report = AccessibilityReport.objects.get()
    assert report.language == "en"
    administrator = signed_in(ada)
    address = reverse("accessibility_one_report", args=["umea", report.pk])
    assert TEXT in page(administrator, "/accessibility/umea/reports/")
    assert "nora@example.org" in page(administrator, address)
    given = {"answer": "Kartan finns nu som lista.", "opened_version": report.version}
    assert administrator.post(address, given).status_code == 302
    letter = OutgoingMail.objects.get(to="nora@example.org")
    deliver_mail(letter.pk)
    assert "You told Umeå kommun" in mail.outbox[-1].body and "Kartan finns nu som lista." in mail.outbox[-1].body
    report.refresh_from_db()
    assert (report.status, report.answered_by) == ("answered", ada)
    assert administrator.post(address, given | {"answer": "En till"}).status_code == 409


def test_without_an_address_the_answer_is_only_written_down(umea, ada, signed_in):
    report = tell()
    address = reverse("accessibility_one_report", args=["umea", report.pk])
    before = OutgoingMail.objects.count()
    given = {"answer": "Lagat.", "opened_version": report.version}
    assert signed_in(ada).post(address, given).status_code == 302
    assert OutgoingMail.objects.count() == before
    assert AccessibilityReport.objects.get().answer == "Lagat."


def test_what_was_written_can_be_erased(umea, ada, signed_in):
    report = tell(email="nora@example.org")
    address = reverse("accessibility_erase", args=["umea", report.pk])
    assert signed_in(ada).post(address, {"confirm": "on"}).status_code == 302
    report.refresh_from_db()
    assert (report.text, report.email, report.where, report.answer) == ("", "", "", "")
    assert report.emptied_at
    one = reverse("accessibility_one_report", args=["umea", report.pk])
    answer = signed_in(ada).post(one, {"answer": "Hej", "opened_version": report.version})
    assert answer.status_code == 422
