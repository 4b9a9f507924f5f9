"""Within an organisation: from the idea form to decided money, by the same pages, through the setting of the kind."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Municipality
from actions.models import Decision, Money, Origin, Proposal
from dialogues.models import Dialogue, EarlierDialogue
from meetings.models import Ballot, Mark, Meeting, Option, Participant, Round
from meetings.rounds.administrations import by_administration
from tests import factories
from tests.actions.conftest import HOME
from tests.actions.test_gathering import filled
from tests.actions.test_judging_and_sitting import as_sent
from tests.interviews.web_forms import answer_to

pytestmark = pytest.mark.django_db
FORMS = "/dialogues/segregation/interviews/web-forms/"
IDEAS = [
    ("Nattfotboll", "En hall öppen på lördagar."),
    ("Öppen hall", "Hallen öppen på lördagar, med ledare."),
    ("Språkcafé", "Ett språkcafé där man lagar cyklar."),
    ("Ett kort", "Ett gemensamt kort för alla kurser."),
    ("Skyltar", "Byt skyltarna i kommunhuset."),
]


@pytest.fixture
def within(dialogue) -> Dialogue:
    """A dialogue within the organisation, built on an earlier one, with its privacy set up."""
    earlier = factories.publish(factories.make_dialogue("valsta", municipality=dialogue.municipality))
    Dialogue.objects.filter(pk=dialogue.pk).update(kind="internal")
    EarlierDialogue.objects.create(dialogue=dialogue, earlier=earlier, title=earlier.title, position=1)
    return Dialogue.objects.get(pk=dialogue.pk)


def send_ideas(client: Client, dialogue: Dialogue) -> None:
    """Lena makes the form from the ready-made one and opens it; five colleagues answer without an account."""
    from interviews.models import WebForm
    from interviews.webforms.ready_made import READY_MADE

    form = WebForm.objects.create(dialogue=dialogue, key="ideer", title="Idéformuläret", audience="internal",
                                  asks_group=False, opened_at=timezone.now())  # fmt: skip
    for position, asked in enumerate(READY_MADE["ideas"].questions[:2]):
        form.questions.create(text=str(asked.text), position=position, required=True)
    first, second = form.questions.order_by("position")
    for title, what in IDEAS:
        answer_to(form, **{f"q{first.pk}": f"Problem: {title}", f"q{second.pk}": what,
                           "allows_quotes": "on", "name": "Sanna Sändare"})  # fmt: skip


def test_from_the_idea_form_to_decided_money(signed_in, client, lena, stig, within, board):
    leader, steering = signed_in(lena), signed_in(stig)
    send_ideas(client, within)

    # the inbox's ideas become proposals, without their senders
    form = leader.get(HOME + "collect/forms/").context["form"]
    assert [one.what for one in form.found] == [what for _title, what in IDEAS]
    named = {f"title_{one.key}": title for one, (title, _what) in zip(form.found, IDEAS, strict=True)}
    leader.post(HOME + "collect/forms/", filled(form, take=[one.row for one in form.found], **named))
    assert list(Proposal.objects.values_list("title", flat=True)) == [title for title, _what in IDEAS]
    assert Origin.objects.filter(kind="answer").count() == 5
    assert "Sändare" not in leader.get(HOME + "1/").content.decode()

    # two are alike and become one; one stays in the idea bank with its reason
    [pair] = leader.get(HOME + "similar/").context["page"].object_list
    assert (pair.first.number, pair.second.number) == (1, 2)
    leader.post(HOME + "1/merge/2/", {"stays": "1", "words": "2", "reason": "Samma hall."})
    leader.post(HOME + "5/move/idea_bank/", {"reason": "Görs redan."})

    # the workshop: three go on, and four administrations give their dots
    workshop = Meeting.objects.create(dialogue=within, number=1, title="Heldag", held_on=timezone.localdate())
    for number in (1, 3, 4):
        leader.post(f"{HOME}{number}/move/shortlisted/", {"reason": "Arbetsgruppen tog den.", "meeting": workshop.pk})
    round_ = Round.objects.create(meeting=workshop, title="Vilka?", over="proposals", dots=3, most=3)
    leader.post(
        f"{HOME}rounds/{round_.pk}/",
        {"proposals": Proposal.objects.filter(state="shortlisted").values_list("pk", flat=True)},
    )
    Round.objects.filter(pk=round_.pk).update(opened_at=timezone.now())
    give_dots(within.municipality, within, round_)
    Round.objects.filter(pk=round_.pk).update(closed_at=timezone.now())
    assert [(one.name, one.people) for one in by_administration(round_)] == [("Kultur", 3), ("Skola", 3)]
    page = leader.get(f"/dialogues/segregation/meetings/rounds/{round_.pk}/").content.decode()
    assert "Förvaltning för förvaltning" in page and "Workshop 1" in page
    for number in (1, 3, 4):
        leader.post(f"{HOME}{number}/move/prioritised/", {"reason": "Flest prickar.", "meeting": workshop.pk})

    # the steering group takes two of three in one sitting, the board decides and gives money for two years
    one, two, three = Proposal.objects.filter(state="prioritised").order_by("number")
    group = factories.make_organisation(within.municipality, "Styrgruppen", "other")
    said = {f"outcome_{one.pk}": "yes", f"outcome_{two.pk}": "yes", f"outcome_{three.pk}": "no",
            f"reasons_{three.pk}": "Ingen budget."}  # fmt: skip
    sent = as_sent(steering.get(HOME + "sitting/").context["form"]) | {"body": group.pk} | said
    assert steering.post(HOME + "sitting/?over=prioritised", sent).status_code == 302
    sent = as_sent(steering.get(HOME + "sitting/").context["form"])
    sent |= {"body": board.pk, "reference_number": "KS/2022:218", "first_year": "2022", "source": "Egna medel"}
    sent |= {f"outcome_{one.pk}": "yes", f"kronor0_{one.pk}": "700 000", f"kronor1_{one.pk}": "700 000"}
    sent |= {f"outcome_{two.pk}": "later", f"reasons_{two.pk}": "Efter sommaren."}
    assert steering.post(HOME + "sitting/?over=proposed", sent).status_code == 302

    states = dict(Proposal.objects.values_list("number", "state"))
    assert states == {1: "decided", 2: "merged", 3: "proposed", 4: "idea_bank", 5: "idea_bank"}
    assert list(Money.objects.values_list("decision__proposal__number", "amount", "year")) == [
        (1, 700_000, 2022), (1, 700_000, 2023),
    ]  # fmt: skip
    assert Decision.objects.filter(proposal=one).count() == 2

    # anybody can follow it, and it says which earlier dialogue it builds on
    factories.publish(within)
    assert client.get("/d/segregation/actions/2/").headers["Location"] == "/d/segregation/actions/1/"
    public = client.get("/d/segregation/actions/1/").content.decode()
    assert "700" in public and "Sändare" not in public
    assert "/d/valsta/" in client.get("/d/segregation/").content.decode()
    ledger = leader.get(HOME + "ledger/").context["page"].object_list
    assert [move.to_state for move in reversed(ledger) if move.proposal_id == one.pk] == [
        "harvested", "harvested", "shortlisted", "prioritised", "proposed", "decided",
    ]  # fmt: skip


def give_dots(municipality: Municipality, dialogue: Dialogue, round_: Round) -> None:
    first = Option.objects.filter(round=round_).order_by("number").first()
    for name in ("Skola", "Kultur"):
        body = factories.make_organisation(municipality, name)
        for place in range(3):
            person = Participant.objects.create(
                dialogue=dialogue, name=f"{name} {place}", side="municipality", organisation=body
            )
            ballot = Ballot.objects.create(
                round=round_, participant=person, side="municipality", sent_at=timezone.now()
            )
            Mark.objects.create(ballot=ballot, option=first, dots=3)
