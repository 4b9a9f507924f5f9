"""Minutes of the design team: two members confirm them, one by account and one by a mailed link, and one objects."""

import re
from datetime import date

import pytest
from django.core import mail
from playwright.sync_api import expect

from dialogues.models import DesignTeamCandidate, DesignTeamMeeting

pytestmark = [pytest.mark.browser, pytest.mark.anywhere, pytest.mark.django_db(transaction=True)]


def link_to(email: str) -> str:
    body = [letter.body for letter in mail.outbox if letter.to == [email]][-1]
    found = re.search(r"http\S+/l/\S+", str(body))
    assert found
    return found[0]


def answers_by_link(watch, email: str, answer: str, words: str = "") -> None:
    page = watch.open_page(email)
    page.goto(link_to(email))
    page.get_by_label(answer).check()
    if words:
        page.get_by_label("Vad är fel eller saknas?").fill(words)
    page.get_by_role("button", name="Skicka mitt svar").click()
    expect(page.get_by_role("status").filter(has_text="Tack för ditt svar")).to_have_count(1)


def test_minutes_are_confirmed_by_two_and_objected_to_by_one(at_desk, watch, lena, dana, dialogue):
    DesignTeamMeeting.objects.create(dialogue=dialogue, number=1, held_on=date(2021, 11, 4), minutes="Alla var där.")
    for name, user in (("Dana Dal", dana), ("Elin Ek", None), ("Sten Sund", None)):
        DesignTeamCandidate.objects.create(
            dialogue=dialogue,
            name=name,
            user=user,
            email=f"{name.split()[0].lower()}@example.org",
            side="critic",
            perspective="P",
            status="accepted",
        )
    leader = at_desk(lena).page
    leader.goto("/dialogues/segregation/design-team/meetings/1/")
    leader.get_by_role("link", name="Skicka minnesanteckningarna till teamet").click()
    leader.get_by_label("Ja, jag har läst vad som händer").check()
    leader.get_by_role("button", name="Skicka dem").click()
    expect(leader.get_by_text("0 av 3 har bekräftat den.")).to_be_visible()

    member = at_desk(dana).page
    member.goto("/dialogues/segregation/design-team/meetings/1/")
    member.get_by_role("link", name="Läs och svara").click()
    member.get_by_label("Ja, jag bekräftar dem").check()
    member.get_by_role("button", name="Skicka mitt svar").click()
    answers_by_link(watch, "elin@example.org", "Ja, jag bekräftar dem")
    answers_by_link(watch, "sten@example.org", "Nej, något är fel eller saknas", "Jag sa att bussen är problemet.")

    leader.reload()
    expect(leader.get_by_text("2 av 3 har bekräftat den.")).to_be_visible()
    expect(leader.locator(".readings .voice")).to_contain_text("Jag sa att bussen är problemet.")
