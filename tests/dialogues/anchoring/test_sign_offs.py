"""Sign-offs: who stands behind the mandate."""

import pytest

from dialogues.models import Event, SignOff
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def leisure(dialogue):
    return factories.make_organisation(dialogue.municipality, "Fritidsförvaltningen")


def test_lena_adds_a_sign_off_and_the_log_keeps_who_did_it(signed_in, lena, dialogue, leisure):
    data = {"organisation": leisure.pk, "status": "yes", "answered_on": "2021-11-03", "words": "Vi är med."}
    answer = signed_in(lena).post("/dialogues/segregation/preparation/sign-offs/new/", data)
    assert answer.status_code == 302
    assert list(SignOff.objects.values_list("organisation__name", "status", "words")) == [
        ("Fritidsförvaltningen", "yes", "Vi är med.")
    ]
    event = Event.objects.get(name="sign_off.added")
    assert (event.actor, event.data) == (lena, {"status": "yes"})


def test_a_form_submitted_twice_creates_one_row(signed_in, lena, dialogue, leisure):
    client = signed_in(lena)
    address = "/dialogues/segregation/preparation/sign-offs/new/"
    key = str(client.get(address).context["form"]["creation_key"].value())
    data = {"organisation": leisure.pk, "status": "yes", "creation_key": key}
    client.post(address, data)
    client.post(address, data)
    assert SignOff.objects.count() == 1


def test_two_people_editing_both_keep_their_text(signed_in, lena, dialogue, leisure):
    row = SignOff.objects.create(dialogue=dialogue, organisation=leisure, words="Första")
    address = f"/dialogues/segregation/preparation/sign-offs/{row.pk}/"
    data = {"organisation": leisure.pk, "status": "yes", "words": "Danas text", "opened_version": 1}
    client = signed_in(lena)
    assert client.post(address, data).status_code == 302
    answer = client.post(address, data | {"words": "Min text"})
    assert answer.status_code == 409
    assert [row["theirs"] for row in answer.context["conflict"] if row["name"] == "words"] == ["Danas text"]
    assert answer.context["form"]["words"].value() == "Min text"
    row.refresh_from_db()
    assert row.words == "Danas text"


def test_ulf_does_not_learn_that_the_page_exists_and_dana_may_not_edit(signed_in, ulf, dana, dialogue):
    address = "/dialogues/segregation/preparation/sign-offs/new/"
    assert signed_in(ulf).get(address).status_code == 404
    assert signed_in(dana).get(address).status_code == 403


def test_what_only_the_database_refuses_is_said_in_words(signed_in, lena, dialogue, monkeypatch):
    """Two people form a group of the same name at the same moment: both forms were valid when they were checked."""
    from meetings.forms import WorkingGroupForm
    from meetings.models import WorkingGroup

    WorkingGroup.objects.create(dialogue=dialogue, name="Föreningslivet")
    monkeypatch.setattr(WorkingGroupForm, "clean_name", lambda form: form.cleaned_data["name"])
    answer = signed_in(lena).post("/dialogues/segregation/meetings/groups/new/", {"name": "Föreningslivet"})
    assert answer.status_code == 422
    assert "Det finns redan en likadan" in answer.content.decode()
    assert WorkingGroup.objects.count() == 1
