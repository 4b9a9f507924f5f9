"""What a dialogue begins with: a tried shape, or that of an earlier dialogue without any text that names somebody."""

from datetime import date

import pytest

from actions.models import Proposal
from dialogues.models import DesignTeamCandidate, Dialogue, DialogueDraft, PhaseKey, SignOff
from dialogues.shapes.naming import Naming
from dialogues.shapes.queries import shapes_to_copy
from dialogues.starting import services
from dialogues.time_plan.warnings import warnings
from interviews.models import ExploratoryInterview, GuideQuestion, StakeholderGroup
from meetings.models import Participant
from tests import factories

from .copying import copy_of

pytestmark = pytest.mark.django_db

PEOPLE = {
    "a member": lambda dialogue: factories.make_member(dialogue, factories.make_user("Gulfjäder"), "interviewer"),
    "a candidate": lambda dialogue: DesignTeamCandidate.objects.create(
        dialogue=dialogue, name="Kajsa Gulfjäder", side="critic", perspective="Nej"
    ),
    "a contact": lambda dialogue: SignOff.objects.create(
        dialogue=dialogue,
        organisation=factories.make_organisation(dialogue.municipality),
        contact_name="Kajsa Gulfjäder",
    ),
    "an interviewee": lambda dialogue: factories.make_interviewee(
        dialogue, factories.make_group(dialogue, "Grannar"), name="Kajsa Gulfjäder-Ek"
    ),
    "somebody met early": lambda dialogue: ExploratoryInterview.objects.create(
        dialogue=dialogue,
        number=1,
        interviewer=dialogue.memberships.first().user,
        held_on=date(2021, 10, 9),
        told_on=date(2021, 10, 9),
        name="Kajsa Gulfjäder",
    ),
    "a participant": lambda dialogue: Participant.objects.create(
        dialogue=dialogue, name="Kajsa Gulfjäder", side="municipality"
    ),
    "somebody responsible": lambda dialogue: Proposal.objects.create(
        dialogue=dialogue, number=1, title="Ett hus", owner_name="Kajsa Gulfjäder"
    ),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_a_text_that_names_somebody_of_the_dialogue_stays_there(dialogue, lena, who):
    dialogue.notice = "Vill du ändra dig, fråga efter Gulfjäders kontor."
    dialogue.save()
    GuideQuestion.objects.create(dialogue=dialogue, number=1, text="Vad tycker du om det Gulfjäder sa?")
    GuideQuestion.objects.create(dialogue=dialogue, number=2, text="Vad gör du?", prompts="Var?\nMed Gulfjäder?")
    factories.make_group(dialogue, "Föräldrar")
    PEOPLE[who](dialogue)
    started = copy_of(dialogue, lena)
    assert (started.dialogue.notice, started.dialogue.legal_basis) == ("", "Uppgift av allmänt intresse")
    assert list(started.dialogue.guide.values_list("number", "text", "prompts")) == [(1, "Vad gör du?", "")]
    assert "Föräldrar" in started.dialogue.groups.values_list("name", flat=True)
    assert started.left == ["information till den som berättar", "fråga", "följdfrågor"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ring 070-123 45 67.", True),
        ("Ring +46 90 12 34 56.", True),
        ("Skriv till kajsa@gulfjader.example.", True),
        ("Hon är född 19700102-1234.", True),
        ("Skriv till dataskydd@umea.example.", False),
        ("Mellan 2022-03-28 och 2022-04-01.", False),
        ("Åren 2021–2022, diarienummer KS-2021/00123.", False),
        ("Vi lenar orden.", False),
        ("Fråga Lena.", True),
        ("Det är Lenas dialog.", True),
    ],
)
def test_what_counts_as_naming_somebody(dialogue, lena, text, names):
    dialogue.municipality.data_protection_contact = "dataskydd@umea.example"
    assert Naming(dialogue).names_somebody(text) is names


def test_the_shape_of_a_dialogue_is_copied_by_who_leads_it_or_administers_its_municipality(
    dialogue, lena, farid, dana, ada, ulf
):
    home = dialogue.municipality
    assert {person.name: shapes_to_copy(home, person).exists() for person in (lena, ada, farid, dana, ulf)} == {
        "Lena": True, "Ada": True, "Farid": False, "Dana": False, "Ulf": False,
    }  # fmt: skip
    elsewhere = factories.make_municipality("Sigtuna kommun", "sigtuna")
    assert not shapes_to_copy(elsewhere, lena).exists()


def started_as(lena, dialogue, kind: str) -> Dialogue:
    draft = DialogueDraft.objects.create(
        user=lena,
        municipality=dialogue.municipality,
        answers={
            "kind": {"kind": [kind]},
            "title": {"title": [f"Ny {kind}"]},
            "begins": {"starts_on": ["2027-02-01"]},
            "issue": {"issue": ["En fråga."]},
            "place": {"reach": ["whole"]},
            "shape": {"begin_with": ["ready"]},
        },
    )
    services.start(draft=draft, actor=lena)
    return services.start(draft=draft, actor=lena).dialogue


@pytest.mark.parametrize("kind", ["citizen", "internal"])
def test_a_tried_shape_has_a_plan_that_leaves_time_for_trust_with_groups_and_questions(
    dialogue, lena, kind, time_machine
):
    time_machine.move_to(date(2027, 1, 20))
    started = started_as(lena, dialogue, kind)
    plan = list(started.plan.all())
    assert [row.phase for row in plan] == PhaseKey.values
    assert {warning.kind for warning in warnings(plan, [], date(2027, 1, 20))} & {
        "squeezed",
        "hurried",
        "order",
    } == set()
    heard = sum(StakeholderGroup.objects.filter(dialogue=started).values_list("target", flat=True))
    assert 85 <= heard <= 110
    assert started.guide.count() >= 5


def test_the_page_offers_no_copy_to_who_has_nothing_to_copy(signed_in, ulf, dialogue):
    elsewhere = factories.make_municipality("Sigtuna kommun", "sigtuna")
    elsewhere.administrators.add(ulf)
    draft = DialogueDraft.objects.create(user=ulf, municipality=elsewhere)
    page = signed_in(ulf).get(f"/dialogues/new/{draft.pk}/shape/").content.decode()
    assert "en form som har prövats".capitalize() in page
    assert "Segregation i Umeå" not in page
    refused = signed_in(ulf).post(
        f"/dialogues/new/{draft.pk}/shape/", {"begin_with": "copy", "shape_of": dialogue.pk, "go": "1"}
    )
    assert refused.status_code == 422
