"""Who may take what out, and what each may see in it.

Layers of trust (DESIGN.md): with sources a leader takes everything out, an interviewer their own interviews and of
the others what they read masked in the product. Without sources there are masked statements only, in no order and
with nothing that holds two of them together: no person, no interview, no number.
"""

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import Scope, scope_of
from interviews.rules import own_interviews

from ..models import Export, ExportKind

CODEBOOKS = (ExportKind.CODEBOOK_QDC, ExportKind.CODEBOOK_XLSX)
WITH_PEOPLE = (ExportKind.PROJECT_QDPX, ExportKind.STATEMENTS_XLSX, ExportKind.STATEMENTS_CSV)
"""Kinds that hold what somebody said, and so exist with sources and without."""


def reach_of(user: User, dialogue: Dialogue) -> Scope | None:
    """How far the person's right to take material out reaches; None without it."""
    return scope_of(user, dialogue, "exchange_material")


def kinds_for(user: User, dialogue: Dialogue) -> list[ExportKind]:
    """What the person may order, in the order it is offered."""
    kinds: list[ExportKind] = []
    reach = reach_of(user, dialogue)
    if scope_of(user, dialogue, "read_statements") is Scope.ALL:
        kinds += CODEBOOKS
    if reach is not None:
        kinds += WITH_PEOPLE
    if reach is Scope.ALL:
        kinds.append(ExportKind.COVERAGE_XLSX)
    return kinds


def still_may(user: User, export: Export) -> bool:
    """Whether the person may fetch the export now: it is theirs, and what is in it is still theirs to see.

    A leader who has become an interviewer does not get a file of everything, nor an interviewer one with an interview
    that somebody else has taken over.
    """
    if export.by_id != user.pk or export.kind not in kinds_for(user, export.dialogue):
        return False
    if not export.sees_source:
        return True
    reach = reach_of(user, export.dialogue)
    if reach is None or reach.value < Scope[export.options.get("reach", "ALL")].value:
        return False
    held = set(export.options.get("interviews", []))
    mine = own_interviews(user, export.dialogue, "exchange_material")
    return reach is Scope.ALL or held <= set(mine.values_list("pk", flat=True))
