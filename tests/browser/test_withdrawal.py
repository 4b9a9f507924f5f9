"""Somebody who was interviewed changes her mind: the paper in her hand, a phone, no account; then Lena looks."""

import pytest
from playwright.sync_api import Page, expect

from interviews.consent.receipts import read_code
from interviews.models import Consent, InterviewText, Withdrawal
from perspectives.models import Quote, Statement
from tests import factories
from tests.perspectives.compiled import begin, published, small_dialogue

from .person import Person
from .watching import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Nummer 1: så här är det för mig"


@pytest.fixture
def heard(dialogue, lena, dana, ines):
    """A published dialogue whose first youth is quoted in print and in a draft."""
    factories.publish(dialogue)
    world = small_dialogue(dialogue, ines)
    published(begin(dialogue, lena), lena, dana)
    begin(dialogue, lena)
    return world["youths"][0]


@pytest.fixture
def at_desk(watch, signed_in, live_server):
    """Return a function from a person to a page logged in as them."""

    def open_as(user) -> Person:
        someone = Person(watch, user.name)
        cookie = signed_in(user).cookies["sessionid"].value
        someone.page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return someone

    return open_as


def printed_code(page: Page) -> str:
    """The code on the sheet, and that the sheet is one page of A5."""
    expect(page.get_by_role("button", name="Skriv ut")).to_be_visible()
    sheet = page.pdf(format="A5")
    assert sheet.count(b"/Type /Page\n") + sheet.count(b"/Type /Page ") + sheet.count(b"/Type/Page/") == 1
    return page.locator(".receipt__code").inner_text().replace("\n", "")


def test_with_the_papers_code_she_takes_it_back_on_a_phone_and_lena_sees_it_emptied(
    watch, at_desk, dialogue, heard, lena, ines
):
    person = f"/dialogues/segregation/interviews/people/{heard.number}/"
    interviewer = at_desk(ines)
    interviewer.opens(person)
    interviewer.follows("Gör ett kvitto på papper")
    interviewer.presses("Gör kvittot")
    code = printed_code(interviewer.page)
    assert len(read_code(code)) == 12
    interviewer.does_not_see(f"Person nummer {heard.number}", WORDS)

    amina = Person(watch, "Amina", viewport=PHONE)
    amina.opens("/d/segregation/")
    amina.follows("Ta tillbaka det du sa")
    amina.fills(code="0000 0000 0000")
    amina.presses("Fortsätt")
    amina.sees("Den koden stämmer inte")
    amina.fills(code=code.lower().replace("-", " "))
    amina.presses("Fortsätt")
    amina.sees("Vill du ta tillbaka det du sa?", "förseglas genast", "redan är publicerad")
    assert Consent.objects.get(interviewee=heard).withdrawn_at is None
    assert amina.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    amina.presses("Ja, ta tillbaka det")
    amina.sees("Det är tillbakataget", "Projektledaren har fått veta det")

    leader = at_desk(lena)
    leader.opens("/dialogues/segregation/")
    leader.follows("Se vad någon har tagit tillbaka")
    leader.follows(f"Person {heard.number}")
    leader.sees(
        "Version 1, kapitel 1, Att bli utpekad: Namnet stänger dörrar", "1 text är förseglad", "1 utsaga är tömd"
    )
    number = heard.interviews.get().number
    for page in (
        f"interviews/{number}/",
        f"interviews/{number}/text/",
        f"perspectives/coding/{number}/",
        "perspectives/statements/",
        "perspectives/1/",
        "compilations/2/read/1/",
        "compilations/2/read/1/1/",
    ):
        leader.opens(f"/dialogues/segregation/{page}")
        leader.does_not_see(WORDS)
    leader.opens(f"/dialogues/segregation/interviews/consent/withdrawals/{heard.number}/")
    leader.fills(handled_note="Version 2 är på väg. Designteamet vet.")
    leader.presses("Det är åtgärdat")
    leader.is_told("Det är antecknat.")
    leader.opens("/dialogues/segregation/")
    leader.does_not_see("Se vad någon har tagit tillbaka")

    assert InterviewText.objects.get(interview__number=number).text == ""
    assert not Statement.objects.filter(speaker=heard).exists()
    assert not Quote.objects.filter(compilation__number=2, statement__speaker=heard).exists()
    assert Withdrawal.objects.get().by is None
    assert watch.faults == []
