"""Who could be in the room: gathered, read by the leader alone, and gone when somebody takes back what they said."""

import pytest
from django.utils import timezone

from dialogues.models import Event
from interviews.services import people as interview_people
from meetings.candidates import queries, services
from meetings.models import Candidate, CandidateIdentity, Participant
from rights.retention.engine import weed_all
from tests import factories

from .people import make_candidate, make_heard, make_variable

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/candidates/"


@pytest.fixture
def doors(dialogue):
    return factories.make_perspective(dialogue, "Dörren är öppen men ingen bjuder in")


@pytest.fixture
def bus(dialogue):
    return factories.make_perspective(dialogue, "Bussen går inte när mötet är slut", number=2)


@pytest.fixture
def amina(dialogue, ines, doors):
    """Heard by Ines, has said what the doors say, may be contacted."""
    return make_heard(dialogue, ines, says=[doors])


def add_amina(dialogue, amina, lena):
    services.add_from_interviews(dialogue=dialogue, people=[amina], actor=lena)
    return Candidate.objects.get(interviewee=amina)


def test_lena_takes_those_who_said_yes_to_contact_from_the_interviews(signed_in, lena, dialogue, ines, amina):
    make_heard(dialogue, ines, number=2, contact=False, name="Bo Bäck")
    client = signed_in(lena)
    page = client.get(f"{BASE}interviews/").content.decode()
    assert "Person 1" in page and "Person 2" not in page and "Amina" not in page
    client.post(f"{BASE}interviews/", {"everybody": "1"})
    assert list(Candidate.objects.values_list("interviewee__number", "source")) == [(1, "interview")]


def test_ticking_somebody_who_may_not_be_contacted_makes_no_candidate(signed_in, lena, dialogue, ines):
    make_heard(dialogue, ines, number=2, contact=False)
    signed_in(lena).post(f"{BASE}interviews/", {"person": "2"})
    assert not Candidate.objects.exists()


def test_what_somebody_said_is_worked_out_and_what_lena_sets_is_added(dialogue, lena, amina, doors, bus):
    candidate = add_amina(dialogue, amina, lena)
    candidate.perspectives.add(bus)
    bring = queries.brought([candidate])[candidate.pk]
    assert (bring.said, bring.given) == ({doors.pk}, {bus.pk})


def test_what_speaks_against_a_perspective_is_not_brought_and_a_parked_one_neither(dialogue, lena, amina, doors, bus):
    candidate = add_amina(dialogue, amina, lena)
    amina.statements.get().voices.update(stance="against")
    candidate.perspectives.add(bus)
    bus.parked_at, bus.parked_reason = timezone.now(), "Sägs redan av en annan"
    bus.save()
    assert queries.brought([candidate])[candidate.pk].all == frozenset()


def test_the_name_is_read_from_the_interview_and_copied_nowhere(dialogue, lena, amina):
    candidate = add_amina(dialogue, amina, lena)
    assert queries.who_they_are([candidate])[candidate.pk].name == "Amina Älvgren"
    assert not CandidateIdentity.objects.exists()


def test_lena_opens_a_candidate_and_that_is_noted(signed_in, lena, dialogue, amina, doors):
    candidate = add_amina(dialogue, amina, lena)
    page = signed_in(lena).get(f"{BASE}{candidate.number}/").content.decode()
    assert "Amina Älvgren" in page and doors.title in page
    assert Event.objects.filter(name="identity.read_candidate", object_id=candidate.pk).count() == 1


def test_names_lie_encrypted_in_the_database(dialogue, django_assert_num_queries):
    from django.db import connection

    make_candidate(dialogue, "Nora Näver", email="nora@example.org")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email FROM meetings_candidateidentity")
        name, email = cursor.fetchone()
        assert name and email and "Nora Näver" not in name and "nora@example.org" not in email


@pytest.mark.parametrize("who", ["farid", "dana"])
def test_others_read_what_is_covered_and_nobodys_name(signed_in, request, dialogue, lena, amina, doors, bus, who):
    """Rights: no page of a facilitator tells who was interviewed, or who said what in an interview."""
    candidate = add_amina(dialogue, amina, lena)
    make_candidate(dialogue, "Nora Näver")
    client = signed_in(request.getfixturevalue(who))
    page = client.get(BASE).content.decode()
    assert "1 perspektiv som ingen på listan bär" in page
    assert (bus.title in page) == (who == "dana")  # Farid sees who says no, and could lay the two together
    for secret in ("Amina", "Nora", doors.title, f"Kandidat {candidate.number}", "intervju "):
        assert secret not in page
    assert client.get(f"{BASE}{candidate.number}/").status_code == 403
    assert client.get(f"{BASE}apart/").status_code == 403


@pytest.mark.parametrize("who", ["ines", "stig", "otto"])
def test_interviewers_steering_and_owners_have_no_candidates(signed_in, request, dialogue, who):
    assert signed_in(request.getfixturevalue(who)).get(BASE).status_code == 403


def test_somebody_who_takes_back_what_they_said_is_no_candidate_any_more(dialogue, lena, amina):
    add_amina(dialogue, amina, lena)
    interview_people.withdraw_consent(person=amina, actor=lena)
    assert not Candidate.objects.exists()


def test_who_takes_part_already_stays_but_without_link_and_what_the_interview_gave(dialogue, lena, amina, doors, bus):
    candidate = add_amina(dialogue, amina, lena)
    candidate.perspectives.add(bus)
    petra = Participant.objects.create(dialogue=dialogue, name="Amina Älvgren", side="civil_society")
    petra.perspectives.set([doors, bus])
    Candidate.objects.filter(pk=candidate.pk).update(participant=petra)
    interview_people.withdraw_consent(person=amina, actor=lena)
    candidate.refresh_from_db()
    assert candidate.interviewee is None
    assert list(petra.perspectives.all()) == [bus]
    assert queries.brought([candidate])[candidate.pk].all == {bus.pk}


def test_no_more_contact_takes_somebody_out_of_the_choice(dialogue, lena, amina):
    add_amina(dialogue, amina, lena)
    amina.consent.allows_contact = False
    amina.consent.save()
    assert list(queries.choosable(dialogue)) == []


def test_lena_writes_somebody_down_with_all_that_the_choice_needs(signed_in, lena, dialogue, doors):
    variable = make_variable(dialogue)
    young = variable.values.get(name="ung")
    data = {
        "name": "Nora Näver", "email": "nora@example.org", "source": "nomination", "nominated_by": "Bo", "side": "",
        "perspectives": [doors.pk], "traits": ["critical", "minority"], "ruling": "chosen",
        f"background_{variable.pk}": young.pk, "address": "Stigen 1\n901 00 Umeå",
    }  # fmt: skip
    assert signed_in(lena).post(f"{BASE}new/", data).status_code == 302
    nora = Candidate.objects.get()
    assert (nora.source, nora.side, nora.ruling, sorted(nora.traits)) == (
        "nomination", "", "chosen", ["critical", "minority"],
    )  # fmt: skip
    assert list(nora.background.all()) == [young]
    assert nora.identity.nominated_by == "Bo"


def test_a_candidate_needs_a_name_and_keeps_what_was_typed(signed_in, lena, dialogue):
    answer = signed_in(lena).post(f"{BASE}new/", {"source": "hand", "role": "Tränare"})
    assert answer.status_code == 422
    assert answer.context["form"]["role"].value() == "Tränare"
    assert not Candidate.objects.exists()


def test_nobody_is_written_down_before_the_privacy_set_up_is_there(signed_in, lena, dialogue):
    dialogue.legal_basis = ""
    dialogue.save()
    signed_in(lena).post(f"{BASE}new/", {"name": "Nora", "source": "hand"})
    assert not Candidate.objects.exists()


def test_two_who_seem_to_be_one_are_pointed_out(signed_in, lena, dialogue):
    make_candidate(dialogue, "Nora Näver", email="nora@example.org")
    make_candidate(dialogue, "N. Näver", email="Nora@Example.org")
    page = signed_in(lena).get(BASE).content.decode()
    assert "Samma person två gånger?" in page


def test_a_pair_is_kept_apart_once_and_never_with_oneself(signed_in, lena, dialogue):
    one, other = make_candidate(dialogue, "Nora"), make_candidate(dialogue, "Bo")
    client = signed_in(lena)
    assert client.post(f"{BASE}apart/", {"first": other.pk, "second": one.pk}).status_code == 302
    assert client.post(f"{BASE}apart/", {"first": one.pk, "second": other.pk}).status_code == 422
    assert client.post(f"{BASE}apart/", {"first": one.pk, "second": one.pk}).status_code == 422
    pair = dialogue.candidate_pairs.get()
    client.post(f"{BASE}apart/{pair.pk}/remove/")
    assert not dialogue.candidate_pairs.exists()


def test_lena_counts_with_participants_who_were_written_in_by_hand(signed_in, lena, dialogue, doors):
    petra = Participant.objects.create(dialogue=dialogue, name="Petra", side="municipality", status="yes")
    petra.perspectives.add(doors)
    Participant.objects.create(dialogue=dialogue, name="Nils", side="municipality", status="no")
    signed_in(lena).post(f"{BASE}participants/")
    candidate = Candidate.objects.get()
    assert (candidate.participant, candidate.ruling) == (petra, "chosen")
    assert queries.brought([candidate])[candidate.pk].all == {doors.pk}


def test_on_the_day_of_weeding_out_names_go_and_the_number_stays(dialogue):
    nora = make_candidate(dialogue, "Nora Näver", traits=["critical"])
    assert weed_all() == 0
    dialogue.retain_until = timezone.localdate()
    dialogue.save()
    assert weed_all() == 1
    assert weed_all() == 0
    nora.refresh_from_db()
    assert (nora.number, nora.traits, CandidateIdentity.objects.count()) == (1, [], 0)
    assert list(queries.standing(dialogue)) == []


def test_the_list_costs_the_same_for_one_and_for_many(signed_in, lena, dialogue, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(lena)
    make_candidate(dialogue, "Nora")
    client.get(BASE)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(BASE)
    for name in ("Bo", "Cia", "Dan"):
        make_candidate(dialogue, name)
    with CaptureQueriesContext(connection) as many:
        client.get(BASE)
    assert len(many) == len(one)
