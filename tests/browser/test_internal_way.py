"""Within an organisation, in a browser: ideas out of the inbox, two made one, one taken of two, money for two years."""

import json

import pytest
from playwright.sync_api import expect

from accounts.models import Organisation
from actions.models import Money, Proposal
from dialogues.models import Dialogue
from interviews.models import WebFormAnswer
from tests.interviews.web_forms import make_form

from . import axe
from .visiting import open_as

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROOM = "/dialogues/segregation/actions/"
IDEAS = ["Nattfotboll i hallen på lördagar", "Hallen öppen för nattfotboll", "Språkcafé där man lagar cyklar"]


@pytest.fixture
def ideas(dialogue) -> Dialogue:
    Dialogue.objects.filter(pk=dialogue.pk).update(kind="internal")
    form = make_form(dialogue, title="Idéformuläret")
    for number, words in enumerate(IDEAS, start=1):
        pairs = json.dumps([["Vilket problem ser du?", "Det är mörkt."], ["Vad är din idé?", words]])
        WebFormAnswer.objects.create(form=form, number=number, answers=pairs, notice="Så här.", allows_quotes=True)
    Organisation.objects.create(municipality=dialogue.municipality, name="Kommunstyrelsen", kind="political_body")
    return dialogue


def test_from_ideas_to_money(watch, signed_in, lena, stig, ideas):
    page = open_as(watch, signed_in(lena), "Lena")
    page.goto(ROOM + "collect/forms/")
    expect(page.get_by_role("link", name="Workshoppar")).to_be_visible()
    for box in page.get_by_role("checkbox", name="Gör till förslag").all():
        box.check()
    page.get_by_role("button", name="Gör förslag av de förkryssade").click()
    expect(page.get_by_role("heading", name="3 förslag", exact=True)).to_be_visible()

    page.goto(ROOM + "similar/")
    page.get_by_role("link", name="Gör ett av dem").first.click()
    page.get_by_role("radio", name="Nya ord, som skrivs här nedanför").check()
    page.get_by_label("Ny rubrik").fill("Nattfotboll")
    page.get_by_label("Vad som ska göras, med nya ord").fill("Hallen öppen på lördagar, med ledare.")
    page.get_by_label("Varför är de samma sak?").fill("Samma hall.")
    page.get_by_role("button", name="Gör ett av dem").click()
    expect(page.get_by_role("heading", name="Nattfotboll", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Har tagit upp")).to_be_visible()

    for number in (1, 3):
        for state in ("shortlisted", "prioritised"):
            page.goto(f"{ROOM}{number}/move/{state}/")
            page.get_by_label("Varför?").fill("Flest prickar.")
            page.locator("form.form button[type=submit]").click()
    page.goto(ROOM + "choices/judge/")
    page.get_by_label("Hur angeläget är nummer 1?").select_option("5")
    page.get_by_label("Hur genomförbart är nummer 1?").select_option("4")
    page.get_by_role("button", name="Spara bedömningarna").click()
    expect(page.get_by_role("row", name="Nattfotboll")).to_contain_text("5")

    steering = open_as(watch, signed_in(stig), "Stig")
    steering.goto(ROOM + "sitting/")
    steering.get_by_label("Vem beslutar").select_option(label="Kommunstyrelsen")
    first = steering.get_by_role("region", name="1. Nattfotboll")
    first.get_by_role("radio", name="Ja", exact=True).check()
    third = steering.get_by_role("region", name=f"3. {IDEAS[2]}")
    third.get_by_role("radio", name="Nej").check()
    steering.get_by_role("button", name="Skriv ner besluten").click()
    expect(steering.get_by_role("alert")).to_contain_text("Skriv skälen.")
    third.get_by_label("Skäl").fill("Ingen har tid i år.")
    steering.get_by_role("button", name="Skriv ner besluten").click()
    expect(steering.get_by_text("2 beslut är nedskrivna.")).to_be_visible()

    steering.goto(ROOM + "sitting/")
    steering.get_by_label("Vem beslutar").select_option(label="Kommunstyrelsen")
    steering.get_by_label("Pengar från år").fill("2022")
    first.get_by_role("radio", name="Ja", exact=True).check()
    first.get_by_label("Kronor det första året").fill("700 000")
    first.get_by_label("Året efter").fill("700 000")
    steering.get_by_role("button", name="Skriv ner besluten").click()
    expect(steering.get_by_text("1 beslut är nedskrivet.")).to_be_visible()
    assert dict(Proposal.objects.values_list("number", "state")) == {1: "decided", 2: "merged", 3: "idea_bank"}
    assert list(Money.objects.values_list("amount", "year")) == [(700_000, 2022), (700_000, 2023)]

    asked = [
        "ledger/",
        "collect/",
        "collect/forms/?made=some",
        "similar/",
        "1/",
        "2/",
        "2/split/",
        "sitting/",
        "limit/",
    ]
    asked += ["choices/judge/?bank=with", "3/merge/1/"]
    assert axe.sweep(page, [ROOM + path for path in asked]) == []
    assert watch.faults == []
