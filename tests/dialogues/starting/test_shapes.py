"""What a dialogue begins with: a tried shape, or that of an earlier dialogue. A copy carries nobody with it."""

import json
import re
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat

from accounts.models import User
from actions.models import Proposal
from dialogues.models import DesignTeamCandidate, Dialogue, DialogueDraft, PhaseKey, SignOff
from dialogues.shapes.naming import Naming
from dialogues.shapes.queries import shapes_to_copy
from dialogues.starting import services
from dialogues.time_plan.warnings import warnings
from interviews.crypto import EncryptedTextField
from interviews.models import ExploratoryGuide, ExploratoryInterview, GuideQuestion, StakeholderGroup
from meetings.models import Participant
from tests import factories
from tests.full import full_dialogue

pytestmark = pytest.mark.django_db

CARRIED = {
    "dialogues.dialogue.legal_basis",
    "dialogues.dialogue.notice",
    "interviews.stakeholdergroup.name",
    "interviews.backgroundvariable.name",
    "interviews.backgroundvariable.key",
    "interviews.backgroundvalue.name",
    "interviews.guidequestion.text",
    "interviews.guidequestion.prompts",
    "interviews.exploratoryguide.questions",
    "meetings.meeting.title",
    "meetings.meeting.purpose",
    "meetings.agendaitem.title",
    "meetings.agendaitem.prompt",
}
"""All texts that a copy may hold: written for people to read or to be asked. A field that is carried and not named here
fails the test, and so does one that is named and carried no longer."""
NOT_PLANTED = {
    "accounts.user.password",
    "dialogues.event.name",
    "dialogues.event.object_type",
    "dialogues.event.data",
}
"""Texts that cannot be changed in the database, or that nobody could read."""
OURS = ("accounts", "dialogues", "interviews", "perspectives", "meetings", "actions", "reports")
LETTERS = "bcdfghjklmnpqrtvxz"
SHORTEST = 18
"""Characters that a word and a key need; what is shorter is a code."""
CANARY = re.compile(r"kanarie([a-z]{3})", re.IGNORECASE)


def texts() -> dict[str, models.Field]:
    """Every field with room for words in every model of ours, by label."""
    found = {}
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                wordy = isinstance(field, (models.CharField, models.TextField, models.JSONField))
                has_room = field.max_length is None or field.max_length >= SHORTEST
                if wordy and has_room and not field.choices and not isinstance(field, models.FileField):
                    found[f"{model._meta.label_lower}.{field.name}"] = field
    return found


def code(place: int) -> str:
    rest, last = divmod(place, len(LETTERS))
    first, middle = divmod(rest, len(LETTERS))
    return LETTERS[first] + LETTERS[middle] + LETTERS[last]


def plant(field: models.Field, letters: str) -> bool:
    """Put the field's own word into every row; False when the database takes none."""
    rows, word = field.model._base_manager.all(), f"Kanarie{letters}"
    new: object = Concat(Value(f"{word}-"), Cast(F("pk"), TextField()))
    if isinstance(field, EncryptedTextField):
        new = word
    elif isinstance(field, models.JSONField):
        new = [word]
    some = rows if isinstance(field, models.JSONField) else rows.exclude(**{f"{field.name}__isnull": True})
    for wanted in (some, _filled(some, field)):
        try:
            with transaction.atomic():
                wanted.update(**{field.name: new})
        except (IntegrityError, DataError):
            continue
        return True
    return False


def _filled(rows, field):
    if isinstance(field, (EncryptedTextField, models.JSONField)):
        return rows
    return rows.exclude(**{field.name: ""})


def copy_of(source: Dialogue, leader: User, *, starts_on: str = "2027-02-01") -> services.Started:
    draft = DialogueDraft.objects.create(
        user=leader,
        municipality=source.municipality,
        answers={
            "kind": {"kind": [source.kind]},
            "title": {"title": ["En ny dialog"]},
            "begins": {"starts_on": [starts_on]},
            "issue": {"issue": ["En ny fråga."]},
            "place": {"reach": ["whole"]},
            "shape": {"begin_with": ["copy"], "shape_of": [str(source.pk)]},
        },
    )
    return services.start(draft=draft, actor=leader)


@pytest.fixture(scope="module")
def copied(django_db_setup, django_db_blocker):
    """A dialogue with at least one of everything, a word of its own in every text of it, and a copy."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            world = full_dialogue()
            guide = {"questions": "Vem saknas?"}
            ExploratoryGuide.objects.update_or_create(dialogue=world.dialogue, defaults=guide)
            labels = dict(enumerate(texts().items()))
            refused = {label for place, (label, field) in labels.items() if not plant(field, code(place))}
            known = {code(place): label for place, (label, _field) in labels.items()}
            before = {
                model: set(model._base_manager.values_list("pk", flat=True))
                for app in OURS
                for model in apps.get_app_config(app).get_models()
            }
            source, leader = Dialogue.objects.get(pk=world.dialogue.pk), world.people["leader"]
            started = copy_of(source, User.objects.get(pk=leader.pk))
            yield {"started": started, "source": source, "leader": leader, "known": known, "before": before,
                   "refused": refused}  # fmt: skip
            transaction.set_rollback(True)
        connection.close()


def new_rows(copied):
    for model, there in copied["before"].items():
        yield from model._base_manager.exclude(pk__in=there)


def test_every_text_of_the_dialogue_had_a_word_of_its_own(copied):
    assert copied["refused"] - NOT_PLANTED == set()
    assert len(copied["known"]) > 200


def test_a_copy_holds_the_texts_that_are_named_here_and_no_other(copied):
    found = set()
    for row in new_rows(copied):
        held = {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
        for letters in CANARY.findall(json.dumps(held, default=str, ensure_ascii=False)):
            found.add(copied["known"][letters.lower()])
    assert found == CARRIED


def test_a_copy_points_at_nobody_but_its_leader_and_at_no_row_of_the_dialogue_it_came_from(copied):
    fresh = {(type(row), row.pk) for row in new_rows(copied)}
    kept = {(type(copied["source"].municipality), copied["source"].municipality_id), (User, copied["leader"].pk)}
    pointed = set()
    for row in new_rows(copied):
        for field in row._meta.concrete_fields:
            if field.is_relation and getattr(row, field.attname) is not None:
                pointed.add((field.related_model, getattr(row, field.attname)))
        for field in row._meta.many_to_many:
            pointed |= {(field.related_model, pk) for pk in getattr(row, field.name).values_list("pk", flat=True)}
    assert pointed - fresh - kept == set()


def test_a_copy_has_the_shape_a_whole_number_of_weeks_later(copied):
    source, target = copied["source"], copied["started"].dialogue
    steps = {
        (new.starts_on - old.starts_on, new.ends_on - old.ends_on)
        for old, new in zip(source.plan.all(), target.plan.all(), strict=True)
    }
    [(shift, same)] = steps
    assert shift == same
    assert shift % timedelta(weeks=1) == timedelta(0)
    assert target.groups.count() == source.groups.count() > 3
    assert [row.held_on for row in target.meetings.all()] == [row.held_on + shift for row in source.meetings.all()]
    assert target.meetings.first().agenda.count() == source.meetings.first().agenda.count() > 3
    assert (target.interviewees.count(), target.participants.count(), target.design_team.count()) == (0, 0, 0)
    assert list(target.memberships.values_list("user", "role")) == [(copied["leader"].pk, "leader")]


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
    assert started.left == ["informationstext till intervjupersoner", "fråga", "följdfrågor"]


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
