"""The plan and the owner's own reports: what is published stays as it was written."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from actions.models import Milestone, Proposal, StatusReport
from tests.actions.conftest import HOME
from tests.actions.test_ownership import link_in

pytestmark = pytest.mark.django_db
REPORT = HOME + "1/reports/new/"


def report(text: str = "Tre lokaler jämförs.", state: str = "on_track", **more) -> dict:
    return {"state": state, "text": text, "reported_on": timezone.localdate().isoformat()} | more


# --- Plan -----------------------------------------------------------------------------------------------------------


def test_otto_plans_a_step_changes_it_and_ticks_it_as_done(signed_in, otto, promise):
    client = signed_in(otto)
    client.post(HOME + "1/plan/new/", {"title": "Lokaler listas", "due_on": "2030-03-01"})
    step = Milestone.objects.get()
    client.post(f"{HOME}1/plan/{step.pk}/", {"title": "Lokaler jämförs", "due_on": "2030-04-01", "opened_version": 1})
    assert client.post(f"{HOME}1/plan/{step.pk}/done/").status_code == 302
    client.post(f"{HOME}1/plan/{step.pk}/done/")
    step.refresh_from_db()
    assert (step.title, step.done_on, step.version) == ("Lokaler jämförs", timezone.localdate(), 3)


def test_a_tick_is_not_made_by_looking(signed_in, otto, promise):
    step = Milestone.objects.create(proposal=promise, title="Lista", due_on="2030-01-01")
    assert signed_in(otto).get(f"{HOME}1/plan/{step.pk}/done/").status_code == 405
    step.refresh_from_db()
    assert step.done_on is None


def test_a_step_of_another_proposal_is_not_there(signed_in, lena, promise, propose):
    step = Milestone.objects.create(proposal=propose("Annat"), title="Lista", due_on="2030-01-01")
    client = signed_in(lena)
    assert client.get(f"{HOME}1/plan/{step.pk}/").status_code == 404
    assert client.post(f"{HOME}1/plan/{step.pk}/done/").status_code == 404


def test_a_step_cannot_have_been_done_tomorrow_or_before_the_dialogue(signed_in, otto, promise):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    data = {"title": "Lista", "due_on": "2019-01-01", "done_on": tomorrow}
    answer = signed_in(otto).post(HOME + "1/plan/new/", data)
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"due_on", "done_on"})


# --- Reports --------------------------------------------------------------------------------------------------------


def test_otto_reports_and_the_promise_stands_as_planned(signed_in, otto, promise):
    assert signed_in(otto).post(REPORT, report()).status_code == 302
    found = StatusReport.objects.get()
    assert (found.by, found.reported_on) == (otto, timezone.localdate())
    page = signed_in(otto).get(HOME + "1/")
    assert page.context["page"].standing.words == "Pågår, enligt plan"


def test_the_report_form_opens_with_todays_date_and_the_choices_in_words(signed_in, otto, promise):
    form = signed_in(otto).get(REPORT).context["form"]
    assert form["reported_on"].value() == timezone.localdate()
    assert [str(label) for _value, label in form.fields["state"].choices] == [
        "Enligt plan", "Försenat", "Stoppat", "Klart",
    ]  # fmt: skip


def test_a_published_report_is_never_changed_nor_removed(promise):
    found = StatusReport.objects.create(
        proposal=promise, reported_on=timezone.localdate(), state="on_track", text="Som det var."
    )
    found.text = "Som vi önskade."
    with pytest.raises(TypeError):
        found.save()
    with pytest.raises(TypeError):
        found.delete()
    found.refresh_from_db()
    assert found.text == "Som det var."


def test_the_same_report_sent_twice_is_one(signed_in, otto, promise):
    client = signed_in(otto)
    key = str(client.get(REPORT).context["form"]["creation_key"].value())
    client.post(REPORT, report(creation_key=key))
    client.post(REPORT, report(creation_key=key))
    assert StatusReport.objects.count() == 1


@pytest.mark.parametrize(
    ("before", "said", "after", "lines"),
    [
        ("decided", "on_track", "under_way", 1),
        ("decided", "done", "done", 1),
        ("under_way", "delayed", "under_way", 0),
        ("under_way", "stopped", "stopped", 1),
        ("stopped", "on_track", "under_way", 1),
        ("stopped", "done", "done", 2),
        ("done", "done", "done", 0),
    ],
)
def test_what_a_report_says_moves_the_promise_with_its_text_as_the_reason(
    signed_in, otto, promise, before, said, after, lines
):
    Proposal.objects.update(state=before)
    lines_before = promise.moves.count()
    signed_in(otto).post(REPORT, report("Så gick det.", said))
    promise.refresh_from_db()
    written = list(promise.moves.values_list("reason", "by"))[lines_before:]
    assert (promise.state, written) == (after, [("Så gick det.", otto.pk)] * lines)


def test_an_older_report_that_comes_late_moves_nothing(signed_in, lena, promise):
    StatusReport.objects.create(proposal=promise, reported_on=timezone.localdate(), state="on_track", text="Nu.")
    older = (timezone.localdate() - timedelta(weeks=2)).isoformat()
    signed_in(lena).post(REPORT, report("Då.", "stopped", reported_on=older))
    promise.refresh_from_db()
    assert (promise.state, StatusReport.objects.count()) == ("under_way", 2)


def test_there_is_nothing_to_report_on_before_a_decision(signed_in, lena, propose):
    propose()
    answer = signed_in(lena).post(REPORT, report())
    assert (answer.status_code, StatusReport.objects.count()) == (422, 0)
    assert "Förslaget är inte beslutat" in answer.content.decode()


def test_a_report_cannot_be_dated_tomorrow(signed_in, otto, promise):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = signed_in(otto).post(REPORT, report("Text att behålla.", reported_on=tomorrow))
    assert (answer.status_code, "Text att behålla." in answer.content.decode()) == (422, True)


# --- By a mailed link -----------------------------------------------------------------------------------------------


@pytest.fixture
def link(signed_in, lena, promise):
    assert signed_in(lena).post(HOME + "1/reports/ask/", {}).status_code == 302
    return link_in(OutgoingMail.objects.get().text)


def test_the_one_responsible_reports_by_a_link_without_an_account(link, promise):
    assert "Hur går det?" in Client().get(link).content.decode()
    answer = Client().post(link, {"state": "delayed", "text": "Två ägare har inte svarat."})
    found = StatusReport.objects.get()
    assert "Två ägare har inte svarat." in answer.content.decode()
    assert (found.state, found.by, found.reported_on) == ("delayed", None, timezone.localdate())


def test_a_report_that_is_asked_for_twice_in_a_row_is_asked_for_once(link, signed_in, lena):
    assert signed_in(lena).post(HOME + "1/reports/ask/", {}).status_code == 302
    assert OutgoingMail.objects.count() == 1
    assert Client().get(link).status_code == 200


def test_the_report_link_works_once_and_keeps_what_was_first(link):
    Client().post(link, {"state": "on_track", "text": "Det går bra."})
    again = Client().post(link, {"state": "stopped", "text": "Nej."})
    assert again.status_code == 410
    assert list(StatusReport.objects.values_list("text", flat=True)) == ["Det går bra."]


def test_an_empty_report_is_refused_and_leaves_the_link_open(link):
    answer = Client().post(link, {"state": "on_track", "text": ""})
    assert (answer.status_code, StatusReport.objects.count()) == (422, 0)
    assert Client().post(link, {"state": "on_track", "text": "Det går bra."}).status_code == 200


def test_a_promise_that_went_back_to_the_idea_bank_cannot_be_reported_on(link, promise):
    Proposal.objects.update(state="idea_bank")
    answer = Client().post(link, {"state": "on_track", "text": "Det går bra."})
    assert (answer.status_code, StatusReport.objects.count()) == (422, 0)
    assert "Det går bra." in answer.content.decode()


def test_a_report_is_not_asked_for_without_an_address(signed_in, lena, promise):
    Proposal.objects.update(owner_email="")
    assert signed_in(lena).post(HOME + "1/reports/ask/", {}).status_code == 422
    assert OutgoingMail.objects.count() == 0
