"""What is written past the form: an update of a text that people edit moves the row's version on, or says here why not.

An editor who has the row open would otherwise write over it without having seen it.
"""

import ast
from pathlib import Path

from django.apps import apps
from django.db import models

from accounts.records import Record
from dialogplattform.ours import OURS

ROOT = Path(__file__).parent.parent.parent
APPS = sorted(OURS - {"dialogplattform"})  # which has no rows of its own; the demo in it writes before anyone reads

NO_VERSION = {
    "accounts/refusals.py OutgoingMail": "a mail is no text that two edit",
    "dialogues/administration/services.py model": "moves the version on of every row that has one; the model is found",
    "accounts/tasks.py OutgoingMail": "a mail is no text that two edit",
    "reports/production.py Document": "a document's row belongs to the worker that holds its lease",
    "dialogues/people_services.py Invitation": "answers and withdrawals; nobody edits an invitation",
    "dialogues/shapes/carrying.py Dialogue": "a dialogue that is being made, in the transaction that makes it",
    "dialogues/mandate/services.py MandateVersion": "publishing; a published version is never edited",
    "dialogues/mandate/services.py Dialogue": "a copy of the published mandate, in no form",
    "dialogues/design_team/meetings/minutes.py MinutesReading": "one member's own answer",
    "interviews/services/texts.py TextVersion": "a kept version of a text, no text that is edited",
    "interviews/webforms/sorting.py Consent": "the hash of a code, in no form",
    "interviews/consent/receipts.py Consent": "the hash of a code, in no form",
    "perspectives/board/drafts.py ChapterPerspective": "a place in a draft, no text",
    "perspectives/differences/marking.py Statement": "given by name: the version is among them",
    "perspectives/statements/release.py Statement": "given by name: the version is among them",
    "meetings/tables/forgetting.py TablePlan": "a frozen question",
    "meetings/tables/forgetting.py one": "a dictionary",
    "meetings/tables/production.py TablePlan": "a job's answer",
    "meetings/phone/sheets.py SheetVersion": "a kept version of a text, no text that is edited",
    "meetings/choosing/frozen.py one": "a dictionary",
    "actions/owning/steps.py Proposal": "that somebody is asked, in no form; forms write what they changed",
    "actions/owning/services.py Proposal": "the answer of whoever is asked, in no form; forms write what they changed",
    "rights/erasing/blanking.py rows": "given by name: the version is among them",
    "rights/erasing/services.py rows": "the line before it has moved the version on",
    "rights/retention/traces.py OutgoingMail": "a mail is no text that two edit",
}


def texts() -> set[str]:
    """Names of the columns in which people's words are kept, of rows that are edited."""
    return {
        field.name
        for model in apps.get_models()
        if issubclass(model, Record)
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField | models.CharField) and not field.choices
    }


def _begins_with(call: ast.Call) -> str:
    """The name that a chain of calls begins with: ``Note`` of ``Note.objects.filter(…).update``."""
    node: ast.AST = call.func
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else "?"


def updates() -> dict[str, int]:
    words, found = texts(), {}
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            for call in ast.walk(ast.parse(path.read_text())):
                if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                    continue
                names = {keyword.arg for keyword in call.keywords}
                if call.func.attr == "update" and names & (words | {None}) and "version" not in names:
                    found[f"{path.relative_to(ROOT)} {_begins_with(call)}"] = call.lineno
    return found


def test_an_update_of_words_moves_the_version_on_or_has_a_reason():
    found = updates()
    assert {name: line for name, line in found.items() if name not in NO_VERSION} == {}
    assert sorted(NO_VERSION.keys() - found.keys()) == []
