"""The archive of a dialogue: out of one installation, into another, and out again the same."""

import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import jsonschema
import page as validation
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import EmailField, JSONField

from accounts.models import Municipality, User
from dialogues.models import DesignTeamCandidate, Dialogue, Event, MandateDecision
from interviews.models import Identity, InterviewInvitation
from interviews.services import withdraw_consent
from keeping.archive import published, shape
from keeping.archive.importing import CREATE, take_in
from keeping.archive.makers import write_archive
from keeping.archive.writing import PLACEHOLDER
from keeping.backup.rows import empty_everything
from keeping.models import ArchiveKind, ArchiveOrder
from meetings.models import Candidate, MeetingInvitation, Participant, SeatFacts
from perspectives.models import Statement
from rights.inventory.reading import inventory
from rights.models import Assessment, Ending
from tests import canaries, factories
from tests.keeping.kept import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def unprinted(monkeypatch):
    """Print nothing: what is printed is a test of its own."""
    monkeypatch.setattr(published, "documents", lambda dialogue: iter(()))


def _archive(dialogue: Dialogue, target: Path, **how) -> Path:
    write_archive(target, dialogue, **{"kind": ArchiveKind.FULL, "with_people": True} | how)
    return target


def _content(file: Path) -> dict[str, list[dict]]:
    with zipfile.ZipFile(file) as archive:
        return {
            name.removeprefix("data/").removesuffix(".jsonl"): [json.loads(line) for line in archive.open(name)]
            for name in archive.namelist()
            if name.startswith("data/")
        }


def _attachments(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.startswith(("attachments/", "knowledge/"))]
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}


def _elsewhere(world) -> Municipality:
    """Another installation: nothing in it but a municipality of the same name."""
    name = world.dialogue.municipality.name
    empty_everything()
    return Municipality.objects.create(name=name, slug="there")


@pytest.mark.parametrize("with_people", [True, False], ids=["with people", "without people"])
def test_out_and_in_and_out_again_is_the_same(world, tmp_path, unprinted, with_people):
    Ending.objects.create(dialogue=world.dialogue, ended_on=date(2026, 6, 1))
    Assessment.objects.create(dialogue=world.dialogue, risks="Att någon känns igen.")
    first = _archive(world.dialogue, tmp_path / "one.zip", with_people=with_people)
    before = _content(first)
    assert len(before["perspectives.Statement"]) > 50 and _attachments(first)
    empty = {label for label, rows in before.items() if not rows}
    assert empty <= NOT_IN_THE_WORLD, "the world holds at least one of everything, so that nearly everything is tried"

    municipality = _elsewhere(world)
    taken = take_in(first, municipality=municipality, actor=None, people=CREATE)
    assert taken.dialogue.published_at is None and taken.dialogue.municipality == municipality
    second = _archive(taken.dialogue, tmp_path / "two.zip", with_people=with_people)
    after = _content(second)
    (line,) = [row for row in after["dialogues.Event"] if row["name"] == "archive.imported"]
    after["dialogues.Event"].remove(line)
    for row in (row for found in (before, after) for label in shape.FILES for row in found[label]):
        for name in MADE_ANEW:
            del row[name]
    for label, rows in before.items():
        assert after[label] == rows, label
    assert _attachments(second).keys() == _attachments(first).keys()


NOT_IN_THE_WORLD = {
    "actions.CommentRules", "actions.DifferentPair", "actions.FollowUpSending", "actions.Merging",
    "actions.ProposalObjection", "interviews.ExploratoryGuide", "meetings.ClockMark", "meetings.OpenTopic",
    "meetings.SeatingWish", "meetings.SummaryOptOut", "meetings.SummarySent", "meetings.TopicChoice",
    "meetings.TopicNote",
}  # fmt: skip
MADE_ANEW = {"size", "sha256"}
"""Of a file: a picture is drawn anew wherever it comes in, so that it looks the same and is other bytes."""


def test_beside_what_is_there_nothing_changes(world, tmp_path, unprinted):
    """Keys move on, people are found by their address, bodies by their name; the rest stands as nobody."""
    first = _archive(world.dialogue, tmp_path / "one.zip")
    before = _content(first)
    leader = world.people["leader"].email
    municipality = _elsewhere(world)
    there = factories.make_dialogue(world.dialogue.slug, municipality=municipality)
    known = factories.make_user("Lena")
    User.objects.filter(pk=known.pk).update(email=leader)
    factories.make_member(there, known, "leader")
    taken = take_in(first, municipality=municipality, actor=None)
    assert taken.dialogue.slug == f"{there.slug}-2" and taken.matched == 1
    assert known.memberships.filter(dialogue=taken.dialogue, role="leader").exists()
    strangers = User.objects.exclude(pk=known.pk)
    assert {(user.name, user.is_active, user.has_usable_password()) for user in strangers} == {("", False, False)}
    assert all(user.email.endswith(PLACEHOLDER) for user in strangers)
    assert Dialogue.objects.get(pk=there.pk).title == there.title and there.memberships.count() == 1
    after = _content(_archive(taken.dialogue, tmp_path / "two.zip"))
    for label in set(before) - {"accounts.User", "dialogues.Dialogue", "dialogues.Event"}:
        assert len(after[label]) == len(before[label]), label
    assert after["perspectives.Statement"][7]["original"] == before["perspectives.Statement"][7]["original"]


def test_the_same_dialogue_is_not_taken_in_twice(world, tmp_path, unprinted):
    file = _archive(world.dialogue, tmp_path / "one.zip")
    there = files()
    with pytest.raises(CommandError, match="is here already"), transaction.atomic():
        call_command("import_archive", str(file), into=world.dialogue.municipality.slug)
    assert files() == there


def test_without_people_nobody_is_named_and_nothing_unmasked_said(world, tmp_path, unprinted):
    masked, whole = (
        _text_of(_archive(world.dialogue, tmp_path / f"{people}.zip", with_people=people)) for people in (False, True)
    )
    words = [canaries.PERSON, canaries.MAIL, canaries.SAID, canaries.TALK, canaries.SEATED, *canaries.EXPLORED]
    assert [word for word in words if word not in whole] == []
    people = [word for user in world.people.values() for word in (user.name, user.email)]
    assert [word for word in [*words, *people] if word in masked] == []


def _text_of(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


def test_whoever_has_taken_back_is_in_no_archive(world, tmp_path, unprinted):
    said = Statement.objects.filter(dialogue=world.dialogue, speaker__consent__withdrawn_at=None)
    person = said.exclude(original="").exclude(speaker=None).first().speaker
    identity = Identity.objects.get(interviewee=person)
    identity.name = "Tar Tillbaka"
    identity.save()
    others = "\n".join(Statement.everything.exclude(speaker=person).values_list("original", flat=True))
    words = [statement.original for statement in person.statements.all() if statement.original not in others]
    assert words
    whole = _text_of(_archive(world.dialogue, tmp_path / "one.zip"))
    assert "Tar Tillbaka" in whole and all(json.dumps(word, ensure_ascii=False)[1:-1] in whole for word in words)
    withdraw_consent(person=person, actor=None)
    after = _text_of(_archive(world.dialogue, tmp_path / "two.zip"))
    assert "Tar Tillbaka" not in after
    assert [word for word in words if json.dumps(word, ensure_ascii=False)[1:-1] in after] == []


def test_what_was_published_holds_nothing_personal(world, tmp_path, unprinted):
    file = _archive(world.dialogue, tmp_path / "public.zip", kind=ArchiveKind.PUBLIC, with_people=False)
    content, text = _content(file), _text_of(file)
    assert content["dialogue"][0]["title"] == world.dialogue.title
    assert content["compilations"] and content["promises"][0]["promises"]
    words = [canaries.PERSON, canaries.MAIL, canaries.SAID, canaries.TALK, canaries.SEATED, *canaries.EXPLORED]
    people = [word for user in User.objects.exclude(name="") for word in (user.name, user.email)]
    assert [word for word in [*words, *people] if word in text] == []


@pytest.mark.parametrize("kind", ArchiveKind.values)
def test_every_row_is_as_its_schema_says(world, tmp_path, unprinted, kind):
    file = _archive(world.dialogue, tmp_path / "one.zip", kind=kind)
    with zipfile.ZipFile(file) as archive:
        for label, rows in _content(file).items():
            schema = json.loads(archive.read(f"schemas/{label}.json"))
            jsonschema.Draft202012Validator.check_schema(schema)
            validator = jsonschema.Draft202012Validator(schema)
            for row in rows[:40]:
                validator.validate(row)


def test_the_list_of_contents_and_the_page_to_begin_at(world, tmp_path, unprinted):
    file = _archive(world.dialogue, tmp_path / "one.zip")
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("archive.json"))
        assert set(manifest["files"]) == set(archive.namelist()) - {"archive.json"}
        for name, said in manifest["files"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == said["sha256"], name
        index = archive.read("index.html").decode()
    assert (manifest["format"], manifest["format_version"], manifest["kind"]) == ("dialogplattform-archive", 1, "full")
    assert "<script" not in index and "data/perspectives.Statement.jsonl" in index


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # WeasyPrint leaves its colour profile open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_is_printed_is_pdf_a_and_pdf_ua(world, tmp_path, monkeypatch):
    documents = published.documents
    follow_ups = [one for one in documents(world.dialogue) if one[0].startswith("follow-up")]
    kinds = {one[0].split("-")[0] for one in documents(world.dialogue)}
    assert kinds >= {"compilation", "follow"}
    monkeypatch.setattr(published, "documents", lambda dialogue: iter(follow_ups[:1]))
    file = _archive(world.dialogue, tmp_path / "one.zip", kind=ArchiveKind.PUBLIC)
    with zipfile.ZipFile(file) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("documents/")]
        (tmp_path / "one.pdf").write_bytes(archive.read(name))
    for profile in (validation.ValidationProfile.PDF_A_2A, validation.ValidationProfile.PDF_UA_1):
        assert "no failures" in str(validation.validate_pdf(tmp_path / "one.pdf", profile=profile))


def test_every_table_of_a_dialogue_is_archived_or_left_out_with_a_reason():
    """A new table is one or the other: nobody forgets it."""
    from django.apps import apps

    of_a_dialogue = {model._meta.label for model in shape.models_of_a_dialogue()}
    archived = {model._meta.label for model in shape.archived()}
    assert archived | set(shape.LEFT_OUT) == of_a_dialogue | set(shape.LEFT_OUT)
    assert set(shape.LEFT_OUT) <= of_a_dialogue, "a reason for a table that is there no more"
    assert all(reason for reason in [*shape.LEFT_OUT.values(), *shape.COLUMNS_LEFT_OUT.values()])
    columns = {f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in model._meta.local_fields}
    assert set(shape.COLUMNS_LEFT_OUT) <= columns
    lists = {
        f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in model._meta.local_many_to_many
    }
    assert {f"{label}.{name}" for label, names in shape.PERSONAL.items() for name in names} <= columns | lists
    elsewhere = {model._meta.label for model in apps.get_models() if model._meta.app_label in shape.OURS}
    assert elsewhere - of_a_dialogue == {
        "accounts.User", "accounts.Municipality", "accounts.Organisation", "accounts.OutgoingMail", "dialogues.Area",
        "actions.AccessibilityReport", "actions.AccessibilityStatement",
        "dialogues.Erasure",
    }, "a table that leads to no dialogue: is that so?"  # fmt: skip


def test_every_column_of_json_says_what_it_holds():
    """An import refuses a list where there must be an object; a new column says which in its default or by name."""
    columns = [column for model in shape.archived() for column in shape.columns(model) if isinstance(column, JSONField)]
    assert {shape.kind_of_json(column) for column in columns} == {dict, list}
    assert shape.KINDS_OF_JSON.keys() == {
        f"{column.model._meta.label}.{column.name}" for column in columns if column.get_default() is None
    }


def test_what_the_inventory_says_is_somebodys_is_hidden_or_shown_with_a_reason():
    """Names, ways to reach and needs are hidden wherever the inventory knows of them; so is a background, unless an
    archive without people says why not."""
    entries = inventory()
    columns = [
        (f"{model._meta.label}.{column.name}", model, column.name)
        for model in shape.archived()
        for column in [*shape.columns(model), *shape.lists(model)]
        if (entry := entries.get(model._meta.label)) and entry.personal.get(column.name) in {*shape.WHO, "background"}
    ]
    assert {label for label, model, name in columns if not shape.is_personal(model, name)} == set(shape.SHOWN)
    assert all(shape.SHOWN.values())
    hidden = {label for label, model, name in columns if shape.is_personal(model, name)}
    assert {"interviews.Identity.name", "actions.Partner.email", "meetings.Participant.needs"} <= hidden


def test_without_people_nobodys_needs_nor_what_tells_them_apart_is_there(world, tmp_path, unprinted):
    """Health, language and where somebody works: with people they are there, without they are not."""
    secret = "Hemvist-Rullstol"
    team = DesignTeamCandidate.objects.filter(dialogue=world.dialogue)
    team.update(organisation=secret, gender="woman", age_band="65+")
    Candidate.objects.filter(dialogue=world.dialogue).update(role=secret, traits=[secret])
    people = Participant.objects.filter(dialogue=world.dialogue)
    people.update(
        role=secret, organisation=factories.make_organisation(world.dialogue.municipality, "Hemliga föreningen")
    )
    MeetingInvitation.objects.filter(participant__in=people).update(needs=[secret])
    InterviewInvitation.objects.filter(interview__dialogue=world.dialogue).update(needs=[secret])
    SeatFacts.objects.update_or_create(participant=people.first(), defaults={"language": secret, "step_free": True})
    MandateDecision.objects.filter(version_of__dialogue=world.dialogue).update(who=secret)
    labels = [
        "dialogues.DesignTeamCandidate",
        "dialogues.MandateDecision",
        "interviews.InterviewInvitation",
        "meetings.Candidate",
        "meetings.MeetingInvitation",
        "meetings.Participant",
        "meetings.SeatFacts",
    ]
    for with_people in (True, False):
        file = _archive(world.dialogue, tmp_path / f"{with_people}.zip", with_people=with_people)
        content = _content(file)
        said = {label: secret in json.dumps(content[label], ensure_ascii=False) for label in labels}
        assert said == dict.fromkeys(labels, with_people)
        assert any(row["step_free"] for row in content["meetings.SeatFacts"]) == with_people
        assert any(row["organisation"] for row in content["meetings.Participant"]) == with_people
        assert ("Hemliga föreningen" in {row["name"] for row in content["accounts.Organisation"]}) == with_people
        assert any(row["gender"] or row["age_band"] for row in content["dialogues.DesignTeamCandidate"]) == with_people


def test_every_address_is_known_to_be_somebodys():
    """A new column of addresses is hidden where people are, or is named here as nobody's."""
    addresses = {
        f"{model._meta.label}.{column.name}"
        for model in shape.archived()
        for column in shape.columns(model)
        if isinstance(column, EmailField) and not shape.is_personal(model, column.name)
    }
    assert addresses == {"dialogues.Dialogue.contact_email"}


def test_the_commands_write_and_take_in(world, tmp_path, unprinted):
    said = io.StringIO()
    how = {"out": tmp_path / "one.zip", "with_people": True, "stdout": said}
    for reason in ("", "  "):
        with pytest.raises(CommandError, match="--reason"):
            call_command("export_archive", world.dialogue.slug, reason=reason, **how)
    assert not how["out"].exists()
    call_command("export_archive", world.dialogue.slug, reason="Beslut 7", **how)
    assert Event.objects.order_by("-pk").first().data == {"kind": "full", "people": True}
    assert ArchiveOrder.objects.filter(by=None).values_list("with_people", "reason").get() == (True, "Beslut 7")
    municipality = _elsewhere(world)
    call_command("import_archive", str(tmp_path / "one.zip"), into=municipality.slug, stdout=said)
    assert f"{world.dialogue.slug}: " in said.getvalue()
    with pytest.raises(CommandError, match="no municipality"):
        call_command("import_archive", str(tmp_path / "one.zip"), into="nowhere")
    with pytest.raises(CommandError, match="no dialogue"):
        call_command("export_archive", "nowhere", out=tmp_path / "x.zip")
