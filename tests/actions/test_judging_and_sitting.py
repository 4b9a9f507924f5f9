"""Judging by hand, and the steering group's sitting: yes, no or later to each, with reasons, in one go."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from actions.culling.judging import Judged, judge
from actions.culling.sitting import Said, sit
from actions.models import Decision, Move, Proposal, ProposalObjection
from dialogues.models import Event, SignOff
from tests import factories
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db
JUDGE, SIT = HOME + "choices/judge/", HOME + "sitting/"


def as_sent(form) -> dict:
    return {name: "" if form[name].value() is None else str(form[name].value()) for name in form.fields}


# --- Judging ---------------------------------------------------------------------------------------------------------


def test_lena_judges_many_at_once_without_a_script(signed_in, lena, propose):
    first, second = propose("Hus"), propose("Buss", urgency=2)
    client = signed_in(lena)
    sent = as_sent(client.get(JUDGE).context["form"])
    sent |= {f"urgency_{first.pk}": "5", f"feasibility_{first.pk}": "4", f"urgency_{second.pk}": ""}
    assert client.post(JUDGE, sent).headers["Location"] == HOME + "choices/"
    assert list(Proposal.objects.order_by("number").values_list("urgency", "feasibility")) == [(5, 4), (None, None)]
    assert Event.objects.get(name="proposal.judged").data == {"count": 2}
    assert client.post(JUDGE, as_sent(client.get(JUDGE).context["form"])).status_code == 302
    assert Event.objects.filter(name="proposal.judged").count() == 1, "nothing changed, nothing is logged"


def test_who_judges_from_an_old_page_overwrites_nobody_and_is_told(signed_in, lena, propose):
    first, second = propose("Hus"), propose("Buss")
    client = signed_in(lena)
    sent = as_sent(client.get(JUDGE).context["form"])
    Proposal.objects.filter(pk=first.pk).update(urgency=1, feasibility=1)
    answer = client.post(JUDGE, sent | {f"urgency_{first.pk}": "5", f"urgency_{second.pk}": "3"})
    assert (answer.status_code, answer.context["overtaken"]) == (409, [first])
    assert list(Proposal.objects.order_by("number").values_list("urgency", flat=True)) == [1, 3]


@pytest.mark.parametrize("value", ["6", "0", "-1", "x", "1.5"])
def test_a_judgement_is_one_to_five(signed_in, lena, propose, value):
    one = propose()
    client = signed_in(lena)
    sent = as_sent(client.get(JUDGE).context["form"]) | {f"urgency_{one.pk}": value}
    assert (client.post(JUDGE, sent).status_code, Proposal.objects.get().urgency) == (422, None)


def test_what_is_decided_or_lies_in_the_bank_is_not_asked_about(signed_in, lena, propose):
    propose("Hus", state="decided")
    propose("App", moves=(("idea_bank", "Nej."),))
    client = signed_in(lena)
    assert client.get(JUDGE).context["form"].proposals == []
    assert [one.number for one in client.get(JUDGE + "?bank=with").context["form"].proposals] == [1, 2]


def test_a_foreign_proposal_is_not_judged(lena, dialogue, propose):
    from tests import factories

    elsewhere = factories.make_dialogue("annan", municipality=factories.make_municipality("Sigtuna kommun", "sig"))
    foreign = Proposal.objects.create(dialogue=elsewhere, number=1, title="Där", what="Där.")
    assert judge(dialogue=dialogue, judged=[Judged(foreign.pk, (None, None), (5, 5))], actor=lena) == [foreign.pk]
    foreign.refresh_from_db()
    assert foreign.urgency is None


# --- The sitting -----------------------------------------------------------------------------------------------------


@pytest.fixture
def five(propose):
    made = [propose(f"Förslag {number}", state="prioritised") for number in range(1, 6)]
    ProposalObjection.objects.create(proposal=made[4], objection="Tjänsterna finns inte.", needs="En budget")
    return made


def sent_from(client, board, said: dict, over: str = "prioritised") -> dict:
    form = client.get(f"{SIT}?over={over}").context["form"]
    return as_sent(form) | {"body": board.pk} | said


def test_stig_sits_over_five_takes_four_and_says_why_not_the_fifth(signed_in, stig, five, board, meeting):
    client = signed_in(stig)
    page = client.get(SIT).content.decode()
    assert "Tjänsterna finns inte." in page and "En budget" in page
    said = {f"outcome_{one.pk}": "yes" for one in five[:4]}
    said |= {f"outcome_{five[4].pk}": "no", f"reasons_{five[4].pk}": "Tjänsterna finns inte i budgeten."}
    assert client.post(SIT, sent_from(client, board, said | {"meeting": meeting.pk})).status_code == 302
    assert [one.state for one in Proposal.objects.order_by("number")] == ["proposed"] * 4 + ["idea_bank"]
    rows = Decision.objects.order_by("proposal__number").values_list("outcome", "body", "decided_on")
    assert list(rows) == [(outcome, board.pk, timezone.localdate()) for outcome in ["yes"] * 4 + ["no"]]
    last = five[4].moves.last()
    assert (last.reason, last.by, last.meeting) == (
        "Fritidsnämnden beslutade: nej. Tjänsterna finns inte i budgeten.", stig, meeting,
    )  # fmt: skip
    assert Event.objects.filter(name="decision.made").count() == 5


def test_a_yes_to_what_is_proposed_makes_it_a_promise_and_later_leaves_it(signed_in, stig, five, board):
    Proposal.objects.update(state="proposed")
    client = signed_in(stig)
    said = {f"outcome_{five[0].pk}": "yes", f"outcome_{five[1].pk}": "later", f"reasons_{five[1].pk}": "I höst."}
    said |= {f"outcome_{five[2].pk}": "changed", f"reasons_{five[2].pk}": "Två år."}
    client.post(SIT + "?over=proposed", sent_from(client, board, said, "proposed"))
    states = [one.state for one in Proposal.objects.order_by("number")]
    assert states == ["decided", "proposed", "decided", "proposed", "proposed"]
    assert (Decision.objects.count(), five[1].moves.count()) == (3, 1)


def test_money_for_two_years_follows_a_yes_and_nothing_else(signed_in, stig, five, board):
    Proposal.objects.update(state="proposed")
    client = signed_in(stig)
    first, second = five[:2]
    said = {f"outcome_{first.pk}": "yes", f"kronor0_{first.pk}": "1 400 000 kr", f"kronor1_{first.pk}": "600000"}
    wrong = said | {f"outcome_{second.pk}": "later", f"reasons_{second.pk}": "I höst.", f"kronor0_{second.pk}": "1"}
    answer = client.post(SIT, sent_from(client, board, wrong, "proposed"))
    assert set(answer.context["form"].errors) == {f"kronor0_{second.pk}"}
    sent = sent_from(client, board, said | {"first_year": "2022", "source": "Egna medel"}, "proposed")
    for mangled in ("-5", "1,5", "mycket", "9" * 20, "٣"):
        assert client.post(SIT, sent | {f"kronor1_{first.pk}": mangled}).status_code == 422
    assert client.post(SIT, sent).status_code == 302
    rows = [(one.amount, one.year, one.source) for one in Decision.objects.get().amounts.all()]
    assert rows == [(1_400_000, 2022, "Egna medel"), (600_000, 2023, "Egna medel")]


@pytest.mark.parametrize("outcome", ["no", "later", "changed"])
def test_anything_but_a_yes_needs_its_reasons_and_nothing_is_written_before(signed_in, stig, five, board, outcome):
    client = signed_in(stig)
    said = {f"outcome_{five[0].pk}": "yes", f"outcome_{five[1].pk}": outcome, "reference_number": "KS 1"}
    answer = client.post(SIT, sent_from(client, board, said))
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {f"reasons_{five[1].pk}"})
    assert (Decision.objects.count(), Move.objects.count()) == (0, 5)
    assert "KS 1" in answer.content.decode()


def test_nothing_said_a_day_ahead_and_a_forged_outcome(signed_in, stig, five, board):
    client = signed_in(stig)
    assert client.post(SIT, sent_from(client, board, {})).status_code == 422
    ahead = {"decided_on": timezone.localdate() + timedelta(days=1), f"outcome_{five[0].pk}": "yes"}
    assert "decided_on" in client.post(SIT, sent_from(client, board, ahead)).context["form"].errors
    forged = {f"outcome_{five[0].pk}": "done", f"state_{five[0].pk}": "done"}
    assert client.post(SIT, sent_from(client, board, forged)).status_code == 422
    assert Decision.objects.count() == 0


def test_two_sittings_at_once_write_one(signed_in, stig, five, board):
    client = signed_in(stig)
    sent = sent_from(client, board, {f"outcome_{one.pk}": "yes" for one in five})
    over = SIT + "?over=prioritised"
    assert client.post(over, sent).status_code == 302
    assert client.post(over, sent).status_code == 422, "none of them waits there any longer"
    assert Decision.objects.count() == 5


def test_what_was_moved_while_the_page_was_open_stops_the_whole_sitting(dialogue, stig, five, board):
    Proposal.objects.filter(pk=five[3].pk).update(state="idea_bank")
    said = [Said(one, "prioritised", "yes", "") for one in five]
    with pytest.raises(ValidationError, match="Nummer 4 har flyttats"):
        sit(dialogue=dialogue, body=board, decided_on=timezone.localdate(), said=said, actor=stig)
    assert (Decision.objects.count(), Proposal.objects.filter(state="prioritised").count()) == (0, 4)


def test_who_sits_sees_which_proposals_touch_somebody_who_does_not_stand_behind_the_mandate(
    signed_in, stig, five, dialogue
):
    names = ("Skola", "Omsorg", "Kultur", "Socialtjänst")
    school, care, culture, social = (factories.make_organisation(dialogue.municipality, name) for name in names)
    for one, status in ((school, "no"), (care, "conditions"), (culture, "yes")):
        SignOff.objects.create(dialogue=dialogue, organisation=one, status=status)
    five[0].touches.set([school, care])
    five[1].touches.set([culture])
    five[2].owner_organisation = social
    five[2].save()
    rows = signed_in(stig).get(SIT).context["form"].rows
    flagged = [[(str(one.organisation), one.answer) for one in row["unsigned"]] for row in rows]
    assert flagged == [[("Skola", "nej")], [], [("Socialtjänst", "aldrig tillfrågad")], [], []]
    assert "Skola</strong>: nej" in signed_in(stig).get(SIT).content.decode()


@pytest.mark.parametrize("who", ["farid", "dana", "petra", "otto"])
def test_others_do_not_sit(signed_in, request, five, board, who):
    client = signed_in(request.getfixturevalue(who))
    assert client.get(SIT).status_code == 403
    assert client.post(SIT, {f"outcome_{five[0].pk}": "yes"}).status_code == 403


def test_the_sitting_asks_as_often_for_five_as_for_one(signed_in, stig, propose, dialogue, django_assert_num_queries):
    client = signed_in(stig)
    school = factories.make_organisation(dialogue.municipality, "Skola")
    propose("Ett", state="prioritised").touches.set([school])
    client.get(SIT)
    with django_assert_num_queries(12):
        client.get(SIT)
    for number in range(4):
        propose(f"Ännu ett {number}", state="prioritised").touches.set([school])
    client.get(SIT)
    with django_assert_num_queries(12):
        client.get(SIT)
