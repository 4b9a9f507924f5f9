"""Everything that is kept of one person, shown to them and to whoever answers them; and erasing it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from accounts.models import OutgoingMail
from actions.models import Follower
from dialogues.models import DesignTeamCandidate, Event
from interviews.models import Consent, Identity, InterviewText, Withdrawal
from interviews.services import withdraw_consent
from meetings.models import Candidate, CandidateIdentity, Participant
from perspectives.models import Statement
from reports.jobs import JobState
from reports.models import Document
from rights import papers
from rights.disclosure import services as disclosure
from rights.disclosure.finding import record_at
from rights.inventory.reading import inventory, with_personal
from rights.kinds import KINDS
from rights.models import Disclosure, DisclosureItem, PersonRequest, Protocol
from rights.person import services
from rights.person.erasing import HANDED_OUT
from rights.person.gathering import as_json, gather
from rights.person.whom import by_address, by_request, same_phone, search
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "kerstin@example.net"


@pytest.fixture
def everywhere(dialogue, heard):
    """The same person as interviewed, candidate, participant, in the design team and as a follower."""
    participant = Participant.objects.create(
        dialogue=dialogue, name="Kerstin Ek", email=ADDRESS, side="civil_society", needs="hörslinga"
    )
    candidate = Candidate.objects.create(
        dialogue=dialogue, number=1, source="interview", interviewee=heard, participant=participant
    )
    CandidateIdentity.objects.create(candidate=candidate, name="Kerstin Ek", nominated_by="Nils Nominerare")
    DesignTeamCandidate.objects.create(
        dialogue=dialogue, name="Kerstin Ek", email=ADDRESS, reason="skarp kritiker", side="civil"
    )
    Follower.objects.create(dialogue=dialogue, email=ADDRESS, address_hash="x")
    return heard


@pytest.fixture
def somebody_else(dialogue, ines):
    """Another person in the same dialogue, whose words must never come along."""
    group = dialogue.groups.first()
    other = factories.make_interviewee(dialogue, group, number=2, name="Olle Annan", email="olle@example.net")
    interview = factories.make_interview(dialogue, ines, other, number=2, text="Olles hemliga ord.")
    factories.make_statement(interview, "Olles hemliga ord.", number=2)
    return other


def opened(dialogue, lena, heard) -> PersonRequest:
    rows = [hit.value for hit in search(address=ADDRESS, dialogues=[dialogue.pk])]
    assert f"interviewee:{heard.pk}" in rows
    return services.open_request(dialogue=dialogue, rows=rows, address=ADDRESS, actor=lena)


def test_every_model_with_personal_fields_is_reached_or_says_why_not():
    unreached = [entry.label for entry in with_personal() if not entry.via and not entry.beside]
    assert unreached == []


def test_an_address_leads_to_everything_everywhere(everywhere, somebody_else):
    parts = {part.kind.key: part for part in gather(by_address("  Kerstin@Example.net"))}
    assert set(parts) == {
        "interview_people",
        "interview_texts",
        "statements",
        "candidates",
        "participants",
        "design_team",
        "followers",
    }
    said = as_json(parts.values())
    for word in ("Vi blir aldrig hörda på Ersboda.", "hörslinga", "skarp kritiker", "070-123 45 67", "ringer helst"):
        assert word in said, word
    assert [word for word in ("Olle", "Nils Nominerare") if word in said] == []


def test_a_talk_of_several_gives_each_their_own_statements_only(dialogue, ines, heard, somebody_else):
    together = factories.make_interview(dialogue, ines, heard, somebody_else, number=3, text="Mitt. Olles andra ord.")
    factories.make_statement(together, "Mitt.", number=3, speaker=heard)
    factories.make_statement(together, "Olles andra ord.", number=4, speaker=somebody_else)
    said = as_json(gather(by_address(ADDRESS)))
    assert "Mitt." in said
    assert "Olles andra ord" not in said


def test_who_works_with_a_dialogue_gets_counts_of_others_rows_and_no_words(dialogue, heard, ines):
    parts = {part.kind.key: part for part in gather(by_address(ines.email))}
    assert parts["interview_people"].done_at_work == 1
    said = as_json(parts.values())
    assert [word for word in ("Kerstin", "Ersboda") if word in said] == []


@pytest.mark.parametrize("written", ["0701234567", "+46 70 123 45 67", "0046701234567"])
def test_a_phone_number_is_found_however_it_is_written(dialogue, heard, written):
    assert same_phone(written) == "0701234567"
    assert [hit.name for hit in search(phone=written, dialogues=[dialogue.pk])] == ["Kerstin Ek"]


def test_a_search_reads_identities_and_says_so_in_the_log(dialogue, heard, lena, signed_in):
    page = signed_in(lena).post(reverse("rights:people", args=[dialogue.slug]), {"name": "kerstin"})
    assert "Kerstin Ek" in page.content.decode()
    assert Event.objects.filter(name="identity.read", actor=lena, object_id=heard.pk).count() == 1


def test_every_hit_and_everything_shown_is_in_the_log(dialogue, everywhere, petra, lena, signed_in):
    """Each kind of row that stands for a person, in the search and on the page with all that is kept."""
    Participant.objects.update(user=petra)
    client = signed_in(lena)
    shown = {
        ("identity.read", "interviews.interviewee"),
        ("person.shown", "meetings.participant"),
        ("person.shown", "dialogues.designteamcandidate"),
        ("person.shown", "accounts.user"),
    }
    CandidateIdentity.objects.update(email=ADDRESS)
    for search_for in ({"address": ADDRESS}, {"address": petra.email}):
        client.post(reverse("rights:people", args=[dialogue.slug]), search_for)
    shown.add(("identity.read_candidate", "meetings.candidate"))
    read = Event.objects.filter(actor=lena)
    assert set(read.values_list("name", "object_type")) == shown
    row = opened(dialogue, lena, everywhere)
    read.delete()
    client.get(reverse("rights:person", args=[dialogue.slug, row.number]))
    assert set(read.values_list("name", "object_type")) == {*shown, ("person.read", "rights.personrequest")}


def test_a_search_ends_at_the_dialogue(dialogue, heard, lena, signed_in):
    other = factories.make_dialogue("annan", title="En annan")
    factories.make_interviewee(other, factories.make_group(other), name="Kerstin Borta")
    page = signed_in(lena).post(reverse("rights:people", args=[dialogue.slug]), {"name": "kerstin"}).content.decode()
    assert "Kerstin Ek" in page
    assert "Kerstin Borta" not in page
    foreign = Identity.objects.get(interviewee__dialogue=other).interviewee_id
    signed_in(lena).post(reverse("rights:person_open", args=[dialogue.slug]), {"rows": [f"interviewee:{foreign}"]})
    assert PersonRequest.objects.count() == 0


def test_the_leader_sees_it_fetches_it_and_is_logged(dialogue, everywhere, somebody_else, lena, signed_in):
    row = opened(dialogue, lena, everywhere)
    client = signed_in(lena)
    page = client.get(reverse("rights:person", args=[dialogue.slug, row.number])).content.decode()
    assert "Vi blir aldrig hörda på Ersboda." in page
    assert "Olles" not in page
    assert reverse("interviews:identity_edit", args=[dialogue.slug, everywhere.number]) in page
    answer = client.get(reverse("rights:person_file", args=[dialogue.slug, row.number]))
    kinds = {part["kind"] for part in json.loads(answer.content)["kept"]}
    assert {"interview_people", "participants", "followers"} <= kinds
    assert Event.objects.filter(name="person.read", actor=lena).count() == 1
    assert Event.objects.filter(name="person.fetched", actor=lena).count() == 1


def test_erasing_takes_it_all_and_reports_without_words(dialogue, everywhere, somebody_else, lena, signed_in):
    Consent.objects.create(interviewee=everywhere, informed_on="2026-01-01", way="spoken", notice="x")
    row = opened(dialogue, lena, everywhere)
    address = reverse("rights:person_erase", args=[dialogue.slug, row.number])
    client = signed_in(lena)
    assert "Står kvar" in client.get(address).content.decode()
    assert Identity.objects.filter(interviewee=everywhere).first().name == "Kerstin Ek"
    before = gather(by_request(row.who, row.address, dialogue))
    assert CandidateIdentity.objects.exists()
    client.post(address, {"confirm": "on"})
    assert Identity.objects.get(interviewee=everywhere).name == ""
    assert InterviewText.objects.get(interview__number=1).text == ""
    assert Participant.objects.get().name == "(gallrad)"
    assert DesignTeamCandidate.objects.get().name == "(gallrad)"
    assert not CandidateIdentity.objects.exists()
    assert not Follower.objects.exists()
    assert Withdrawal.objects.get().erased_at is not None
    assert gather(by_address(ADDRESS)) == []
    assert Identity.objects.get(interviewee=somebody_else).name == "Olle Annan"
    assert Statement.objects.get(number=2).original == "Olles hemliga ord."
    protocol = Protocol.objects.get()
    written = json.dumps([protocol.lines, protocol.kept], ensure_ascii=False)
    assert [word for word in ("Kerstin", ADDRESS, "Ersboda", "hörslinga") if word in written] == []
    assert {line["kind"] for line in protocol.lines} >= {"participants", "design_team", "followers"}
    assert all(line["why"] for line in protocol.kept)
    assert {line["kind"]: line["count"] for line in protocol.kept} == rows_still_there(before)
    assert "candidates" in {line["kind"] for line in protocol.lines}
    row.refresh_from_db()
    assert (row.address, row.who) == ("", {})
    assert "Vem det var" in client.get(reverse("rights:person", args=[dialogue.slug, row.number])).content.decode()


def rows_still_there(parts) -> dict[str, int]:
    """Of each kind, how many of the person's rows are there although nothing in them was erased."""
    found = {}
    for part in parts:
        entries = [(inventory()[label], keys) for label, keys in part.found.items()]
        left = [entry.everything.filter(pk__in=keys).count() for entry, keys in entries if not entry.erase]
        if count := part.done_at_work + sum(left):
            found[part.kind.key] = count
    return found


def copied(dialogue, lena, *sources: tuple[str, int], handing: str = "undecided", closed: bool = False) -> Disclosure:
    """A request for records in which copies of rows lie."""
    number = Disclosure.objects.filter(dialogue=dialogue).count() + 1
    request = Disclosure.objects.create(dialogue=dialogue, number=number, asked="x", opened_by=lena)
    for source, key in sources:
        found = record_at(f"{source}:{key}", user=lena, dialogue=dialogue)
        item = disclosure.mark(disclosure=request, found=found, actor=lena)
        paragraph = "26 kap. 1 § OSL" if handing == "refused" else ""
        DisclosureItem.objects.filter(pk=item.pk).update(handing=handing, paragraph=paragraph)
    if closed:
        disclosure.close(disclosure=request, actor=lena)
    return request


@pytest.fixture
def in_requests(dialogue, heard, somebody_else, lena):
    """Kerstin's words in four requests: looked at, decided, refused, handed out. Olle's beside them."""
    text, statement = InterviewText.objects.get(interview__number=1), Statement.objects.get(number=1)
    own = [("interviews.InterviewText.text", text.pk), ("perspectives.Statement.original", statement.pk)]
    olle = ("interviews.InterviewText.text", InterviewText.objects.get(interview__number=2).pk)
    return [
        copied(dialogue, lena, *own, olle),
        copied(dialogue, lena, own[0], olle, handing="whole"),
        copied(dialogue, lena, own[0], handing="refused", closed=True),
        copied(dialogue, lena, own[0], handing="whole", closed=True),
    ]


@pytest.mark.parametrize("way", ["withdrawn", "erased"])
def test_copies_in_requests_for_records_go_and_what_was_handed_out_is_told(
    dialogue, heard, somebody_else, in_requests, lena, signed_in, settings, tmp_path, way
):
    settings.MEDIA_ROOT = str(tmp_path)
    document = papers.order(disclosure.KIND, in_requests[1].pk)
    document.file.save("documents/whole.pdf", ContentFile(b"Kerstins ord"))
    stored = Path(document.file.path)
    client = signed_in(lena)
    if way == "erased":
        row = opened(dialogue, lena, heard)
        address = reverse("rights:person_erase", args=[dialogue.slug, row.number])
        page = client.get(address).content.decode()
        assert f"{capfirst(str(KINDS['disclosures'].title))}: 4 poster" in page
        client.post(address, {"confirm": "on"})
        protocol = Protocol.objects.get()
        gone = next(line for line in protocol.lines if line["kind"] == "disclosures")
        assert (gone["count"], len(gone["objects"]["rights.DisclosureItem"])) == (4, 4)
        kept = next(line for line in protocol.kept if line["kind"] == "disclosures")
        assert (kept["count"], kept["why"]) == (1, HANDED_OUT)
    else:
        withdraw_consent(person=heard, actor=None)
    left = [(item.disclosure.number, item.text) for item in DisclosureItem.objects.order_by("disclosure__number")]
    assert left == [
        (1, "Olles hemliga ord."),
        (2, "Olles hemliga ord."),
        (4, "Vi blir aldrig hörda på Ersboda."),
    ]
    assert not stored.exists()
    withdrawal = Withdrawal.objects.get()
    assert (withdrawal.found["records"], withdrawal.found["disclosed"]) == (4, [4])
    page = client.get(reverse("interviews:withdrawal", args=[dialogue.slug, heard.number])).content.decode()
    assert reverse("rights:disclosure", args=[dialogue.slug, 4]) in page
    assert "Begäran 4 om allmänna handlingar" in page


def test_what_stands_in_a_pdf_that_was_made_counts_as_handed_out(dialogue, heard, in_requests, lena):
    in_time = timezone.now() + timedelta(minutes=1)
    papers.order(disclosure.KIND, in_requests[1].pk)
    Document.objects.update(state=JobState.DONE, finished_at=in_time, size=1)
    withdraw_consent(person=heard, actor=None)
    assert Withdrawal.objects.get().found["disclosed"] == [2, 4]
    assert DisclosureItem.objects.filter(disclosure=in_requests[1]).count() == 2


def test_what_was_taken_back_after_it_was_found_is_not_marked(dialogue, heard, lena):
    text = InterviewText.objects.get()
    found = record_at(f"interviews.InterviewText.text:{text.pk}", user=lena, dialogue=dialogue)
    request = copied(dialogue, lena)
    withdraw_consent(person=heard, actor=None)
    assert disclosure.mark(disclosure=request, found=found, actor=lena) is None
    assert not DisclosureItem.objects.exists()


def test_a_known_and_an_unknown_address_get_the_same_answer(heard, django_capture_on_commit_callbacks):
    answers = []
    for address in (ADDRESS, "nobody@example.net"):
        cache.clear()
        with django_capture_on_commit_callbacks():
            answer = Client().post(reverse("own_data"), {"address": address})
        body = answer.content.decode()
        answers.append((answer.status_code, body[body.index("<main") : body.index("</main>")]))
    assert answers[0] == answers[1]
    assert services.send_waiting() == 1
    assert OutgoingMail.objects.get().to == ADDRESS
    assert [row.address for row in PersonRequest.objects.all()] == [ADDRESS]


def link_for(address: str) -> str:
    services.order_link(address)
    services.send_waiting()
    text = OutgoingMail.objects.filter(to=address).latest("pk").text
    return next(word for word in text.split() if "/l/" in word).split("localhost:8000")[-1]


def _olle_has_the_address(heard, somebody_else):
    Identity.objects.filter(pk=somebody_else.identity.pk).update(email=ADDRESS)


def _so_does_a_participant(heard, somebody_else):
    Participant.objects.create(dialogue=heard.dialogue, name="Nils Ek", email=ADDRESS, side="civil_society")


def _so_do_two_of_the_same_name(heard, somebody_else):
    Identity.objects.filter(pk=somebody_else.identity.pk).update(email=ADDRESS, name="Kerstin Ek")


def _it_is_the_guardians(heard, somebody_else):
    Identity.objects.filter(pk=heard.identity.pk).update(guardian="Nils Ek")


@pytest.mark.parametrize(
    "shared", [_olle_has_the_address, _so_does_a_participant, _so_do_two_of_the_same_name, _it_is_the_guardians]
)
def test_an_address_that_may_be_several_peoples_shows_nothing_and_is_answered_by_hand(
    dialogue, heard, somebody_else, lena, signed_in, settings, shared
):
    settings.SITE_URL = "http://localhost:8000"
    issued_before = link_for(ADDRESS)
    assert "Ersboda" in Client().get(issued_before).content.decode()
    shared(heard, somebody_else)
    for address in (issued_before, f"{issued_before}?file=json"):
        answer = Client().get(address)
        assert answer.status_code == 403
        assert [word for word in ("Ersboda", "Olle", "Kerstin", "Nils") if word in answer.content.decode()] == []
    Client().post(issued_before)
    assert not PersonRequest.objects.filter(dialogue=dialogue).exists()
    services.order_link(ADDRESS)
    services.order_link(ADDRESS)  # another day in the same week
    services.send_waiting()
    mails = OutgoingMail.objects.filter(to=ADDRESS).order_by("-pk")[:2]
    assert [[word for word in ("/l/", "Kerstin", "Olle") if word in mail.text] for mail in mails] == [[], []]
    request = PersonRequest.objects.get(dialogue=dialogue)
    assert (request.wants, request.who, request.address) == ("see", {}, ADDRESS)
    told = OutgoingMail.objects.get(to=lena.email)
    assert [word for word in ("Kerstin", ADDRESS) if word in told.text + told.subject] == []
    page = signed_in(lena).get(reverse("rights:person", args=[dialogue.slug, request.number])).content.decode()
    assert f"Den som läser {ADDRESS}" in page
    assert "Ersboda" not in page


def test_the_mailed_link_shows_all_of_it_and_tells_the_leader_of_a_wish(
    everywhere, somebody_else, lena, signed_in, settings
):
    settings.SITE_URL = "http://localhost:8000"
    address = link_for(ADDRESS)
    answer = Client().get(address)
    page = answer.content.decode()
    assert "Vi blir aldrig hörda på Ersboda." in page
    assert "Olles" not in page
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert json.loads(Client().get(f"{address}?file=json").content)["kept"]
    Client().post(address)
    Client().post(address)  # twice is once
    wish = PersonRequest.objects.get(wants="erase")
    assert wish.dialogue == everywhere.dialogue
    mail = OutgoingMail.objects.get(to=lena.email)
    assert [word for word in ("Kerstin", ADDRESS) if word in mail.text + mail.subject] == []
    assert Identity.objects.get(interviewee=everywhere).name == "Kerstin Ek"  # nothing happens until the leader does it
    page = signed_in(lena).get(reverse("rights:people", args=[everywhere.dialogue.slug])).content.decode()
    assert "väntar på dig" in page
