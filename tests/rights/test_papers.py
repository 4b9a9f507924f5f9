"""The register and the impact assessment: filled in from the dialogue, and plain about what is missing."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from reports.models import Document
from rights import papers
from rights.kinds import KINDS
from rights.models import Assessment, RetentionRule
from rights.processing.sheets import ASSESSMENT, REGISTER

pytestmark = pytest.mark.django_db


def facts(sheet, title):
    return dict(next(section.facts for section in sheet.sections if section.title == title))


def test_the_register_has_a_section_for_every_kind_of_record(dialogue):
    titles = {section.title.lower() for section in papers.sheet_of(REGISTER, dialogue.pk).sections}
    assert {str(kind.title) for kind in KINDS.values()} <= titles


def test_the_register_says_who_reads_what_and_on_which_ground(dialogue):
    said = facts(papers.sheet_of(REGISTER, dialogue.pk), "Vad som sades i intervjuerna")
    assert said["Vem får läsa"] == "projektledare, intervjuare"
    assert "artikel 6.1 e" in said["Rättslig grund"]
    assert said["Sparas"] == "till 31 december 2030, som de intervjuade fått besked om"


def test_a_period_without_a_decision_is_marked_until_there_is_one(dialogue):
    title = "Kommentarer till löften"
    assert facts(papers.sheet_of(REGISTER, dialogue.pk), title)["Sparas"] == ""
    RetentionRule.objects.create(dialogue=dialogue, kind="comments", keeps="preserved", decision="KS 2026/5")
    assert facts(papers.sheet_of(REGISTER, dialogue.pk), title)["Sparas"] == "bevaras, beslut KS 2026/5"


def test_the_assessment_counts_what_only_the_municipality_knows(dialogue, lena, signed_in):
    before = papers.sheet_of(ASSESSMENT, dialogue.pk).gaps
    posted = {"controller": "Kommunstyrelsen", "necessity": "Utan namn når vi ingen.", "conclusion": "Godtagbart."}
    signed_in(lena).post(reverse("rights:assessment_edit", args=[dialogue.slug]), posted)
    assert Assessment.objects.get().controller == "Kommunstyrelsen"
    assert papers.sheet_of(ASSESSMENT, dialogue.pk).gaps == before - 3


def test_what_is_missing_stands_as_missing_on_page_and_paper(dialogue, lena, signed_in):
    page = signed_in(lena).get(reverse("rights:paper", args=[dialogue.slug, "assessment"])).content.decode()
    sheet = papers.sheet_of(ASSESSMENT, dialogue.pk)
    assert page.count("Fylls i av kommunen") == sheet.gaps > 0
    html = papers._to_print(ASSESSMENT, dialogue.pk).html
    assert html.count("Fylls i av kommunen") == sheet.gaps


def test_what_somebody_said_stands_across_the_paper_in_its_place(dialogue):
    said = "Det var i skolan det började. " * 20
    told = [("Datum", "31 januari"), ("Plats", ""), ("Text", said), ("Grupp", "Unga")]
    section = papers.Section("Intervju", facts=told)
    assert section.rows == [(False, told[:2]), (True, told[2:3]), (False, told[3:])]
    sheet = papers.Sheet("Vad som finns sparat", "Umeå kommun", "", [section])
    html = render_to_string("reports/rights.html", {"sheet": sheet, "language": "sv"})
    assert html.count(said.strip()) == 1
    assert html.index("31 januari") < html.index("</table>") < html.index(said.strip()) < html.index("Unga")


def test_the_pdf_is_ordered_once_for_the_same_content(dialogue, lena, signed_in):
    address = reverse("rights:paper_pdf", args=[dialogue.slug, "register"])
    client = signed_in(lena)
    client.post(address)
    client.post(address)
    assert Document.objects.filter(kind=REGISTER, object_id=dialogue.pk).count() == 1
    waiting = client.get(reverse("rights:paper_pdf_file", args=[dialogue.slug, "register"]))
    assert waiting.headers["Location"] == address  # not made yet
