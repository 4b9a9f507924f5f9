"""Who is asked to sit in the design team: by mail with a link, once; and who else brings the same perspective."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogues.design_team.inviting import spelled
from dialogues.models import DesignTeamCandidate, Event, Invitation

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/design-team/"


def candidate(dialogue, name="Elin Ek", side="critic", **values):
    values = {"perspective": "Programmet pekar ut.", "email": "elin@example.org"} | values
    return DesignTeamCandidate.objects.create(dialogue=dialogue, name=name, side=side, **values)


def ask(client, row):
    return client.post(f"{HOME}candidates/{row.pk}/invite/", {"confirm": "on"})


def link():
    mail = OutgoingMail.objects.filter(subject__startswith="Vill du sitta").latest("pk")
    return re.search(r"/l/[^/\s]+/", mail.text)[0]


@pytest.mark.parametrize(
    ("data", "status", "again"),
    [
        ({"answer": "accepted"}, "accepted", None),
        ({"answer": "declined", "words": "Det är för sent."}, "declined", None),
        ({"answer": "later", "ask_again_on": "2022-01-10"}, "later", date(2022, 1, 10)),
    ],
)
def test_elin_answers_by_the_link_without_an_account(signed_in, lena, dialogue, data, status, again):
    row = candidate(dialogue)
    assert ask(signed_in(lena), row).status_code == 302
    row.refresh_from_db()
    assert row.status == "invited"
    assert Client().post(link(), data).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.answer, row.ask_again_on) == (status, data.get("words", ""), again)
    assert Invitation.objects.filter(email="elin@example.org").count() == (1 if status == "accepted" else 0)
    assert Event.objects.get(name="design_team.candidate_answered").data == {"side": "critic", "status": status}


def test_an_answer_that_is_none_of_the_three_changes_nothing(signed_in, lena, dialogue):
    row = candidate(dialogue)
    ask(signed_in(lena), row)
    assert Client().post(link(), {"answer": "considered"}).status_code == 422
    row.refresh_from_db()
    assert row.status == "invited"


def test_asking_again_closes_the_earlier_link(signed_in, lena, dialogue):
    row = candidate(dialogue)
    ask(signed_in(lena), row)
    first = link()
    ask(signed_in(lena), row)  # the button, pressed twice
    assert (Client().get(first).status_code, OutgoingMail.objects.count()) == (200, 1)
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        ask(signed_in(lena), row)
    assert [Client().get(address).status_code for address in (first, link())] == [410, 200]


@pytest.mark.parametrize("values", [{"email": ""}, {"status": "accepted"}])
def test_nobody_is_asked_without_an_address_or_after_a_yes(signed_in, lena, dialogue, values):
    assert ask(signed_in(lena), candidate(dialogue, **values)).status_code == 422
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("name", "email"), [("ek, Élin", "ny@example.org"), ("Någon Annan", "ELIN@example.org "), ("elin  ek", "")]
)
def test_the_same_person_under_two_spellings_is_found(signed_in, lena, dialogue, name, email):
    candidate(dialogue)
    data = {"name": name, "email": email, "side": "critic", "perspective": "P", "status": "considered"}
    answer = signed_in(lena).post(f"{HOME}candidates/new/", data)
    assert answer.status_code == 422
    assert "Elin Ek finns redan på listan." in str(answer.context["form"].errors["name"])
    assert spelled("Elin Ek") != spelled("Elin Eken")


def test_whoever_comes_instead_begins_with_the_side_and_the_perspective_of_the_one_who_said_no(
    signed_in, lena, dialogue
):
    gone = candidate(dialogue, status="declined")
    other = candidate(dialogue, "Sten Sund", email="sten@example.org")
    candidate(dialogue, "Pia Po", side="politics", email="pia@example.org")
    client = signed_in(lena)
    assert client.get(f"{HOME}candidates/{gone.pk}/").context["others"] == [other]
    form = client.get(f"{HOME}candidates/new/?instead_of={gone.pk}").context["form"]
    assert (form["side"].value(), form["perspective"].value()) == ("critic", "Programmet pekar ut.")
    data = {"name": "Ny", "side": "critic", "perspective": "P", "status": "considered", "replaces": gone.pk}
    client.post(f"{HOME}candidates/new/", data)
    assert [row.name for row in gone.replaced_by.all()] == ["Ny"]


def test_lena_sees_in_words_who_is_missing_and_dana_does_not(signed_in, lena, dana, dialogue):
    candidate(dialogue, status="accepted", age_band="30_49", gender="woman")
    candidate(dialogue, "Sten Sund", status="accepted", email="")
    candidate(dialogue, "Nej Nilsson", status="declined", gender="man", email="")
    mix = {str(one.title): one for one in signed_in(lena).get(HOME).context["mix"]}
    assert mix["Kön"].missing == "Ingen: man."
    assert (mix["Kön"].unsaid, mix["Bakgrund"].missing) == (1, "")
    assert signed_in(dana).get(HOME).context["mix"] == []
    assert signed_in(dana).get(f"{HOME}candidates/1/invite/").status_code == 403
