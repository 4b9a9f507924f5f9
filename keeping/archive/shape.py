"""What an archive holds of a dialogue: which tables, which columns, and of what layer of trust each is.

Every table that leads to a dialogue is either archived or named in ``LEFT_OUT`` with its reason; a test holds that. The
way to the dialogue is found along foreign keys, those that cannot be empty first.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from dialogues.models import Dialogue
from interviews.crypto import EncryptedTextField
from rights.inventory.reading import inventory

LEFT_OUT = {
    "dialogues.ActorImport": "a list that waits for a yes",
    "dialogues.DialogueDraft": "answers of somebody who was starting a dialogue; what came of them is the dialogue",
    "dialogues.Invitation": "an open door: whoever is still to come is invited where the dialogue is now",
    "dialogues.OneTimeLink": "keys to doors of this installation",
    "interviews.PeopleImport": "a list that waits for a yes",
    "meetings.CandidateImport": "a list that waits for a yes",
    "meetings.Kit": "printed for an evening, and thrown away after a month",
    "meetings.LetterBatch": "letters with codes in them, thrown away after two weeks",
    "meetings.PhoneCode": "keys to doors of this installation",
    "meetings.SeatingChange": "the way to a seating, for undoing; where people sat is in Attendance",
    "meetings.TablePlan": "proposals of a solver; where people sat is in Attendance",
    "perspectives.Export": "files for other programs, thrown away after a day",
    "perspectives.MaskDecision": "known by a hash with this installation's secret; the masked wording is in Statement",
    "actions.AskedForLink": "asks for a link to this installation",
    "actions.Follower": "asked this installation for mail",
    "actions.FollowUpSchedule": "would send reports by itself",
    "actions.Hearer": "asked this installation for mail",
    "actions.Hearing": "mail of this installation",
    "rights.Disclosure": "an errand of the authority; what it handed out lies in its own diary",
    "rights.DisclosureItem": "an errand of the authority; what it handed out lies in its own diary",
    "rights.PersonRequest": "who has asked for what is kept of them",
    "rights.Protocol": "what was erased, by keys of this installation",
    "rights.RetentionRule": "decided by a municipality for its own installation",
    "keeping.ArchiveOrder": "an archive does not hold that it was ordered",
}
"""Tables of a dialogue that an archive does not hold, each with its reason."""

COLUMNS_LEFT_OUT = {
    "dialogues.Dialogue.published_at": "an imported dialogue is shown to nobody until its leader says so",
    "dialogues.Dialogue.revision": "counts the events of an installation",
    "interviews.Consent.receipt_hash": "made with this installation's secret: receipts work where they were made",
    "interviews.InterviewText.sealed": "taken back, and kept for thirty days only should that be disputed",
    "interviews.WebFormAnswer.code_hash": "a key",
    "interviews.WebFormAnswer.fingerprint": "guards a form against doubles",
    "perspectives.CheckBack.code_hash": "a key",
    "perspectives.Feedback.fingerprint": "guards a form against doubles",
    "meetings.Candidate.code_hash": "a key",
    "meetings.MeetingInvitation.code_hash": "a key",
    "perspectives.Perspective.kept": "what undoing needs, by keys of this installation",
    "perspectives.Statement.kept": "what undoing needs, by keys of this installation",
    "perspectives.Theme.kept": "what undoing needs, by keys of this installation",
    "actions.ReportAttachment.stored": "where the file lies here; the archive says its own place",
    "dialogues.KnowledgeFile.stored": "where the file lies here; the archive says its own place",
}
FILES = {"actions.ReportAttachment": "attachments", "dialogues.KnowledgeFile": "knowledge"}
"""Tables whose rows are a file each (``stored``), and the folder where they lie, here and in the archive."""
JOB = {"lease", "lease_until", "handed_out_at", "attempts", "not_before", "stage", "percent", "error"}
"""Columns of a job that say how it went, not what it came to."""

PERSONAL: dict[str, set[str]] = {
    "actions.Comment": {"name", "organisation"},
    "dialogues.DesignTeamCandidate": {"organisation", "age_band", "gender", "background", "reason", "answer"},
    "dialogues.MinutesVersion": {"content"},
    "dialogues.TriageSheet": {"note"},
    "interviews.Interviewee": {"background"},
    "interviews.InterviewText": {"text"},
    "interviews.TextVersion": {"text"},
    "meetings.Candidate": {"organisation", "role", "traits", "background"},
    "meetings.Participant": {"organisation", "role"},
    "meetings.SeatFacts": {"language", "background"},
    "meetings.SheetVersion": {"writer"},
    "perspectives.Statement": {"original"},
}
"""Columns that hold unmasked words, or from which it can be told who somebody is. In an archive without people they are
empty, and so is every encrypted one and every one that the data inventory says holds ``WHO``."""

WHO = {"name", "contact", "needs"}
"""Categories of the data inventory (``rights/inventory/``) that an archive without people never shows."""

_SIDE = "one of two sides, by which figures are told"
_GROUP = "a group of the plan, by which coverage is told"
SHOWN = {
    "actions.Comment.side": _SIDE,
    "actions.LookBackAnswer.side": _SIDE,
    "dialogues.DesignTeamCandidate.side": _SIDE,
    "interviews.Interviewee.group": _GROUP,
    "interviews.WebFormAnswer.group": _GROUP,
    "meetings.Ballot.side": _SIDE,
    "meetings.Candidate.side": _SIDE,
    "meetings.Evaluation.side": _SIDE,
    "meetings.MeetingInvitation.way": "by mail or on paper; no address",
    "meetings.Participant.side": _SIDE,
    "perspectives.BasisPerson.columns": "what the figures of a published version rest on",
    "perspectives.Statement.group": _GROUP,
}
"""Columns of ``WHO`` or of somebody's background that an archive without people shows all the same, and why."""

ONLY = {
    "interviews.Identity": Q(interviewee__consent=None) | Q(interviewee__consent__withdrawn_at=None),
    "meetings.ChoiceRun": Q(state="done"),
}
"""Rows that are archived, where not all are: nobody's identity who took back what they said, no choice under way."""

_KEYED = re.compile(r"[gpv]\d+")
KEYED_BY = {"g": "interviews.StakeholderGroup", "p": "perspectives.Perspective", "v": "interviews.BackgroundValue"}
WITH_KEYS = {
    ("perspectives.Basis", name) for name in ("heard", "named", "spoken_of", "cells")
} | {("perspectives.BasisPerson", "columns")}  # fmt: skip
"""Columns of JSON in which rows are named by a letter and a key."""

KINDS_OF_JSON: dict[str, type] = {
    "perspectives.Basis.heard": dict,
    "perspectives.Basis.named": list,
    "perspectives.Basis.spoken_of": list,
    "perspectives.Basis.cells": dict,
    "perspectives.BasisPerson.columns": list,
    "perspectives.Compilation.content": dict,
    "perspectives.PublishedChapter.content": dict,
    "perspectives.PublishedPerspective.content": dict,
    "actions.FollowUpReport.content": dict,
    "actions.PublishedCase.content": dict,
}
"""What a column of JSON holds, where its default does not say so."""


def kind_of_json(column: models.Field) -> type:
    """Return dict or list. Raises KeyError for a column that says neither by itself nor above; a test holds that."""
    default = column.get_default()
    return type(default) if default is not None else KINDS_OF_JSON[f"{column.model._meta.label}.{column.name}"]


Numbers = Callable[[str, int], int | None]
"""From a model's name and a key on the one side to the key on the other; None when the row is not there."""


def models_of_a_dialogue() -> list[type[models.Model]]:
    """Return the models that lead to a dialogue, the dialogue first, those that others build on before them."""
    return [
        Dialogue,
        *sorted((model for model in _candidates() if way_to_dialogue(model)), key=lambda m: m._meta.label),
    ]


def _candidates() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model is not Dialogue and model.__module__.split(".")[0] in OURS:
            yield model


OURS = {"accounts", "dialogues", "interviews", "perspectives", "meetings", "actions", "rights", "keeping"}


def archived() -> list[type[models.Model]]:
    return [model for model in models_of_a_dialogue() if model._meta.label not in LEFT_OUT]


@cache
def way_to_dialogue(model: type[models.Model]) -> str:
    """Return the lookup from a row to its dialogue, the shortest one that cannot be empty; "" when there is none."""
    for may_be_empty in (False, True):
        ways: list[tuple[str, type[models.Model]]] = [("", model)]
        seen = {model}
        while ways:
            further = []
            for way, at in ways:
                for field in _foreign_keys(at, may_be_empty):
                    step = f"{way}__{field.name}" if way else field.name
                    if field.related_model is Dialogue:
                        return step
                    if field.related_model not in seen:
                        seen.add(field.related_model)
                        further.append((step, field.related_model))
            ways = further
    return ""


def _foreign_keys(model: type[models.Model], may_be_empty: bool) -> list[models.ForeignKey]:
    found = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [field for field in found if may_be_empty or not field.null]


def rows_of(model: type[models.Model], dialogue: Dialogue) -> models.QuerySet:
    """The rows of ``model`` that go into the dialogue's archive, by key."""
    if model is Dialogue:
        return Dialogue._base_manager.filter(pk=dialogue.pk)
    rows = model._base_manager.filter(**{way_to_dialogue(model): dialogue})
    if only := ONLY.get(model._meta.label):
        rows = rows.filter(only)
    return rows.order_by("pk")


def columns(model: type[models.Model]) -> list[models.Field]:
    """The columns of ``model`` that an archive holds: not its key, which is the row's number there."""
    label = model._meta.label
    is_job = any(base.__name__ == "Job" for base in model.__mro__)
    return [
        field
        for field in model._meta.local_concrete_fields
        if not field.primary_key
        and not getattr(field, "generated", False)
        and f"{label}.{field.name}" not in COLUMNS_LEFT_OUT
        and not (is_job and field.name in JOB)
        and not _leads_out(model, field)
    ]


def _leads_out(model: type[models.Model], field: models.Field) -> bool:
    """Whether a column points at what an archive never holds: files made here, other dialogues, the municipality."""
    if not isinstance(field, models.ForeignKey):
        return False
    target = field.related_model
    if target is Dialogue:
        return model is Dialogue or field.name != way_to_dialogue(model)
    return target._meta.label not in PEOPLE_AND_BODIES and target not in archived()


PEOPLE_AND_BODIES = {"accounts.User", "accounts.Organisation"}


def lists(model: type[models.Model]) -> list[models.ManyToManyField]:
    """Many-to-many columns without a table of their own, written as lists of numbers."""
    return [
        field
        for field in model._meta.local_many_to_many
        if field.remote_field.through._meta.auto_created
        and (field.related_model._meta.label in PEOPLE_AND_BODIES or field.related_model in archived())
    ]


def is_personal(model: type[models.Model], name: str) -> bool:
    label = model._meta.label
    if name in PERSONAL.get(label, ()):
        return True
    entry = inventory().get(label)
    if entry and entry.personal.get(name) in WHO and f"{label}.{name}" not in SHOWN:
        return True
    return any(field.name == name and isinstance(field, EncryptedTextField) for field in model._meta.local_fields)


def translated(value: Any, numbers: Numbers) -> Any:
    """Write the keys in a column of ``WITH_KEYS`` anew, wherever they stand. One whose row is gone is left out."""
    if isinstance(value, dict):
        pairs = ((translated(key, numbers), translated(one, numbers)) for key, one in value.items())
        return {key: one for key, one in pairs if key is not None}
    if isinstance(value, list):
        return [one for one in (translated(one, numbers) for one in value) if one is not None or one in value]
    if isinstance(value, str) and _KEYED.fullmatch(value):
        number = numbers(KEYED_BY[value[0]], int(value[1:]))
        return None if number is None else f"{value[0]}{number}"
    return value
