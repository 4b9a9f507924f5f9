"""Asked by mail or letter, answered without an account: yes, no, later, and what one needs."""

import re
from datetime import date, timedelta

import icalendar
import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from dialogues import links
from dialogues.models import OneTimeLink
from meetings.inviting import letters, services
from meetings.models import LetterBatch, Meeting, MeetingInvitation, Participant
from meetings.services import PARTICIPATION
from reports.models import Document
from reports.production import produce
from tests import factories
from tests.meetings.candidates.people import make_candidate

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/inviting/"


@pytest.fixture
def evening(dialogue):
    day = timezone.localdate() + timedelta(days=30)
    return Meeting.objects.create(
        dialogue=dialogue, number=1, title="Det vi fick höra", held_on=day, place="Bygdegården"
    )


@pytest.fixture
def nora(dialogue, evening):
    return Participant.objects.create(
        dialogue=dialogue, name="Nora Näver", email="nora@example.org", side="civil_society"
    )


@pytest.fixture
def bo(dialogue, evening):
    """Has a postal address and no e-mail."""
    bo = Participant.objects.create(dialogue=dialogue, name="Bo Bäck", side="municipality")
    candidate = make_candidate(dialogue, "Bo Bäck", side="municipality")
    candidate.participant = bo
    candidate.save()
    candidate.identity.address = "Stigen 1\n901 00 Umeå"
    candidate.identity.save()
    return bo


def the_link(number=-1) -> str:
    return re.findall(r"https?://[^/\s]+(/l/[\w-]+/)", str(mail.outbox[number].body))[0]


def invited(dialogue, lena, *people, django_capture=None):
    services.invite_by_mail(dialogue=dialogue, people=people, actor=lena)


@pytest.fixture
def link(dialogue, lena, nora, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invited(dialogue, lena, nora)
    return the_link()


def test_lena_sees_whom_before_she_sends(signed_in, lena, dialogue, nora, bo, django_capture_on_commit_callbacks):
    client = signed_in(lena)
    page = client.post(f"{BASE}invite/", {"everybody": "mail"}).content.decode()
    assert "nora@example.org" in page and "Bo Bäck" not in page
    assert not MeetingInvitation.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            client.post(f"{BASE}invite/", {"person": nora.pk, "way": "mail", "sure": "1"})
    assert [letter.to for letter in mail.outbox] == [["nora@example.org"]]
    nora.refresh_from_db()
    assert (nora.status, nora.invitation.way) == ("invited", "mail")


def test_nora_says_yes_and_what_she_needs_and_gets_a_calendar(
    client, dialogue, nora, link, evening, django_capture_on_commit_callbacks
):
    page = client.get(link).content.decode()
    assert "Nora Näver" in page and "Bygdegården" in page
    data = {"comes": "yes", "what": ["interpreter", "step_free", "food"], "language": "so", "needs": "Ingen fisk"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(link, data, follow=True)
    assert "Välkommen!" in answer.content.decode()
    nora.refresh_from_db()
    assert (nora.status, nora.needs) == ("yes", "tolk (somaliska), utan trappor, mat. Ingen fisk")
    assert (nora.seat_facts.language, nora.seat_facts.step_free) == ("Somaliska", True)
    event = icalendar.Calendar.from_ical(client.get(f"{link}?calendar=1").content).walk("VEVENT")[0]
    assert (event["LOCATION"], str(event["SUMMARY"])) == ("Bygdegården", "Träff")
    assert [letter.subject for letter in mail.outbox][-1] == "Välkommen till träffarna"
    assert mail.outbox[-1].attachments[0][0] == "traffar.ics"


def test_a_yes_sent_twice_is_one_answer_and_one_mail(client, nora, link, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            client.post(link, {"comes": "yes"})
    assert len(mail.outbox) == 2  # the invitation and one welcome


def test_later_is_an_answer_and_a_no_can_be_taken_back(client, dialogue, nora, link):
    candidate = make_candidate(dialogue, "Nora Näver")
    candidate.participant = nora
    candidate.save()
    client.post(link, {"comes": "later"})
    nora.refresh_from_db()
    assert nora.status == "later"
    client.post(link, {"comes": "no"})
    candidate.refresh_from_db()
    assert candidate.declined_at is not None
    client.post(link, {"comes": "yes"})
    candidate.refresh_from_db()
    nora.refresh_from_db()
    assert (nora.status, candidate.declined_at) == ("yes", None)


@pytest.mark.parametrize(
    "data", [{}, {"comes": "kanske"}, {"comes": "yes", "what": ["interpreter"]}, {"comes": "yes", "needs": "x" * 601}]
)
def test_what_does_not_fit_comes_back_with_all_that_was_typed(client, nora, link, data):
    answer = client.post(link, data | {"needs": data.get("needs", "Två barn")})
    assert answer.status_code == 422
    assert answer.context["form"]["needs"].value() == data.get("needs", "Två barn")
    nora.refresh_from_db()
    assert nora.status == "invited"


def test_asked_again_the_earlier_link_says_that_it_is_replaced(
    client, dialogue, lena, nora, link, django_capture_on_commit_callbacks
):
    MeetingInvitation.objects.update(sent_at=timezone.now() - timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        invited(dialogue, lena, nora)
    assert client.get(link).status_code == 410
    assert "Länken" in client.get(link).content.decode()
    assert client.get(the_link()).status_code == 200


def test_an_expired_link_says_so(client, nora, link):
    with time_machine.travel(timezone.now() + timedelta(days=70)):
        answer = client.get(link)
    assert answer.status_code == 410


def test_a_link_to_somebody_of_another_dialogue_opens_nothing(client, dialogue, nora):
    elsewhere = factories.make_dialogue("elsewhere", municipality=factories.make_municipality("Sigtuna", "sig"))
    address = links.issue(purpose=PARTICIPATION, object_id=nora.pk, dialogue=elsewhere, valid=timedelta(days=1))
    answer = client.get(address.split("//", 1)[1].split("/", 1)[1].join(["/", ""]))
    assert answer.status_code == 410
    assert "Nora" not in answer.content.decode()


def test_a_link_of_somebody_removed_opens_nothing(client, signed_in, lena, nora, link):
    signed_in(lena).post(f"/dialogues/segregation/meetings/participants/{nora.pk}/remove/", {"confirm": "on"})
    assert client.get(link).status_code == 410


def test_forged_links_and_codes_get_one_answer_and_have_to_wait(client, nora, bo):
    assert client.get("/l/hittepa/").status_code == 404
    answers = [client.post("/meet/", {"code": f"0000-0000-00{n:02}"}).status_code for n in range(11)]
    assert answers == [422] * 10 + [429]


def test_letters_come_in_one_file_one_a_page_and_the_code_opens_the_answer(
    signed_in, lena, client, dialogue, nora, bo, django_capture_on_commit_callbacks, settings, tmp_path
):
    from pypdf import PdfReader

    settings.MEDIA_ROOT = tmp_path
    leader = signed_in(lena)
    leader.post(f"{BASE}invite/", {"person": [nora.pk, bo.pk], "way": "letter", "sure": "1"})
    batch = LetterBatch.objects.get()
    assert batch.count == 2
    assert produce(batch.document.pk), Document.objects.get(pk=batch.document.pk).error
    answer = leader.get(f"{BASE}letters/{batch.pk}/file/")
    pages = PdfReader(__import__("io").BytesIO(answer.getvalue())).pages
    text = [page.extract_text() for page in pages]
    assert len(text) == 2
    his = next(one for one in text if "Bo Bäck" in one)
    assert "901 00 Umeå" in his
    code = re.search(r"([0-9A-Z]{4}) ?- ?([0-9A-Z]{4}) ?- ?([0-9A-Z]{4})", his)
    typed = "".join(code.groups()).lower()
    assert typed.upper() not in MeetingInvitation.objects.get(participant=bo).code_hash
    opened = client.post("/meet/", {"code": typed}, follow=True)
    assert "Bo Bäck" in opened.content.decode()
    assert "Nora" not in opened.content.decode()


def test_letters_are_thrown_away_with_their_codes_after_two_weeks(dialogue, lena, bo):
    services.order_letters(dialogue=dialogue, people=[bo], actor=lena)
    assert services.throw_away_old_letters() == 0
    with time_machine.travel(timezone.now() + services.KEPT + timedelta(hours=1)):
        assert services.throw_away_old_letters() == 1
    batch = LetterBatch.objects.get()
    assert (batch.letters, batch.document.error) == ("", "thrown_away")


def test_codes_lie_encrypted_and_hashed_only(dialogue, lena, bo):
    import json

    from django.db import connection

    batch = services.order_letters(dialogue=dialogue, people=[bo], actor=lena)
    code = json.loads(batch.letters)[0]["code"]
    assert letters.find_by_code(code.lower()).participant == bo
    with connection.cursor() as cursor:
        cursor.execute("SELECT letters FROM meetings_letterbatch")
        assert code not in cursor.fetchone()[0]
        assert not OneTimeLink.objects.filter(token_hash__contains=code).exists()


def test_lena_writes_down_what_somebody_said_in_person(signed_in, lena, dialogue, bo):
    client = signed_in(lena)
    assert client.post(f"{BASE}{bo.pk}/answer/", {"comes": "yes", "what": ["hearing"]}).status_code == 302
    bo.refresh_from_db()
    assert (bo.status, bo.needs, bo.invitation.way) == ("yes", "hörselslinga", "spoken")


def test_petra_answers_with_her_account(signed_in, petra, dialogue, evening):
    mine = Participant.objects.create(dialogue=dialogue, name="Petra", user=petra, side="civil_society")
    answer = signed_in(petra).post(
        "/dialogues/segregation/meetings/participants/", {"comes": "later", "what": ["child_care"]}
    )
    assert answer.status_code == 302
    mine.refresh_from_db()
    assert (mine.status, mine.needs) == ("later", "barnpassning")


# --- Coverage as answers come in --------------------------------------------------------------------------------------


def test_coverage_follows_the_answers_and_updates_itself(signed_in, lena, client, dialogue, nora, link):
    doors = factories.make_perspective(dialogue, "Dörren är öppen men ingen bjuder in")
    nora.perspectives.add(doors)
    leader = signed_in(lena)
    page = leader.get(BASE).content.decode()
    assert 'hx-trigger="every 10s"' in page and "0 av 1 perspektiv" in page and doors.title in page
    client.post(link, {"comes": "yes"})
    fragment = leader.get(f"{BASE}?live=1", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "1 av 1 perspektiv" in fragment and doors.title not in fragment


def test_whoever_sees_the_answers_does_not_see_which_perspective_came_with_one(
    signed_in, farid, dana, dialogue, client, nora, link
):
    """Rights: a no beside a perspective that is suddenly missing would tell who carries it."""
    doors = factories.make_perspective(dialogue, "Dörren är öppen men ingen bjuder in")
    nora.perspectives.add(doors)
    client.post(link, {"comes": "no"})
    facilitator = signed_in(farid)
    for address in (BASE, f"{BASE}?live=1", "/dialogues/segregation/meetings/participants/"):
        page = facilitator.get(address).content.decode()
        assert doors.title not in page
    design_team = signed_in(dana).get(BASE).content.decode()
    assert doors.title in design_team and "Nora" not in design_team


def test_a_facilitator_asks_nobody(signed_in, farid, dialogue, nora):
    client = signed_in(farid)
    assert client.post(f"{BASE}invite/", {"person": nora.pk, "sure": "1"}).status_code == 403
    assert client.get(f"{BASE}{nora.pk}/answer/").status_code == 403


def test_the_day_is_written_in_swedish(client, dialogue, nora, link, evening):
    Meeting.objects.filter(pk=evening.pk).update(held_on=date(2099, 5, 5))
    assert "tisdag 5 maj" in client.get(link).content.decode().lower()
