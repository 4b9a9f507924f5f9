"""What has been decided about a statement's findings: matched by a keyed hash, so that no words are kept."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from dialogues.models import Event

from ..models import MaskDecision, Statement, StatementStatus, TraitKind
from .assistant import Finding, Surroundings, findings, hard_findings
from .plain import read

PARTS = ("masked", "translation")
"""The texts of a statement that others see."""
SENT_BACK = "statement.mask_sent_back"

REASONS: dict[str, str | Promise] = {
    "ordinary": pgettext_lazy("why it may stand", "it is an ordinary word here"),
    "public": pgettext_lazy("why it may stand", "it is public and about nobody who was heard"),
    "many": pgettext_lazy("why it may stand", "many it could be"),
    "agreed": pgettext_lazy("why it may stand", "the person has asked for it to stand"),
    "own": pgettext_lazy("why it may stand", "for another reason, written here"),
}
"""Why something may stand as it is. "own" is the coder's own words."""

BACK_REASONS: dict[str, str | Promise] = {
    "recognised": pgettext_lazy("why a mask is sent back", "somebody can be recognised"),
    "softened": pgettext_lazy("why a mask is sent back", "what was meant has been softened"),
    "unreadable": pgettext_lazy("why a mask is sent back", "it can no longer be understood"),
}


def fingerprint(statement: Statement, words: str) -> str:
    """Return the keyed hash of words in their statement: the same words elsewhere have another."""
    plain = re.sub(r"\s+", " ", read(words.replace("[", " ").replace("]", " ")).lower).strip()
    value = f"{statement.dialogue_id}:{statement.pk}:{plain}"
    return salted_hmac("perspectives.masking.decision", value, algorithm="sha256").hexdigest()


@dataclass(repr=False)
class Row:
    """One finding in one of the statement's texts, with what was decided about it before."""

    part: str
    finding: Finding
    key: str
    decision: MaskDecision | None = None
    proposal: str = ""
    reason: str = ""
    own_reason: str = ""

    @property
    def is_left(self) -> bool:
        return self.decision is not None and self.decision.kind == self.finding.kind and not self.decision.replaced_by

    @property
    def kind_name(self) -> str:
        return str(TraitKind(self.finding.kind).label)


@dataclass(frozen=True)
class KindRows:
    """Findings of one kind that nobody has decided about."""

    kind: TraitKind
    rows: list[Row]

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def takes_many(self) -> bool:
        return len(self.rows) > 1 and self.kind != TraitKind.COMBINATION


@dataclass(frozen=True)
class SentBack:
    """That somebody sent the mask back, and why."""

    reason: str
    at: datetime


@dataclass
class MaskHelp:
    """What a page shows of the assistant for one statement."""

    statement: Statement
    rows: list[Row]
    decisions: list[MaskDecision] = field(default_factory=list)
    sent_back: SentBack | None = None

    @cached_property
    def undecided(self) -> list[Row]:
        return [row for row in self.rows if not row.is_left]

    @cached_property
    def left(self) -> list[Row]:
        return [row for row in self.rows if row.is_left]

    @cached_property
    def hard(self) -> list[Row]:
        return [row for row in self.undecided if row.finding.is_hard]

    @cached_property
    def kinds(self) -> list[KindRows]:
        """Undecided ones by kind, what leads straight to somebody first."""
        ordered = sorted(self.undecided, key=lambda row: (not row.finding.is_hard, ORDER.index(row.finding.kind)))
        kinds = list(dict.fromkeys(row.finding.kind for row in ordered))
        return [KindRows(kind, [row for row in ordered if row.finding.kind == kind]) for kind in kinds]

    @property
    def earlier(self) -> list[MaskDecision]:
        """Decisions about words that stand there no more: what was hidden, and what was left and then rewritten."""
        here = {row.decision.pk for row in self.left if row.decision is not None}
        return [one for one in self.decisions if one.pk not in here]

    def keep(self, written: Mapping[str, str]) -> None:
        """Show what was written in the fields of a form that came back."""
        for row in self.rows:
            row.proposal = written.get(f"mask-{row.key}-with", row.proposal)
            row.reason = written.get(f"mask-{row.key}-why", "") if written.get("mask") == f"leave.{row.key}" else ""
            row.own_reason = written.get(f"mask-{row.key}-own", "")

    @property
    def reasons(self) -> list[tuple[str, str]]:
        return [(key, str(label)) for key, label in REASONS.items()]


ORDER = (
    TraitKind.PERSONAL_NUMBER,
    TraitKind.PHONE,
    TraitKind.EMAIL,
    TraitKind.NAME,
    TraitKind.STREET,
    TraitKind.SCHOOL,
    TraitKind.WORKPLACE,
    TraitKind.PLACE,
    TraitKind.NUMBER,
    TraitKind.COMBINATION,
)


def reason_words(decision: MaskDecision) -> str:
    """Return why something was left, in words: one of the usual reasons, or the coder's own."""
    return str(REASONS.get(decision.reason, decision.reason))


def rows_of(
    statement: Statement,
    decisions: Iterable[MaskDecision],
    around: Surroundings | None,
    texts: dict[str, str] | None = None,
) -> list[Row]:
    """Return the findings in the statement's texts with the decisions about them; without ``around`` only the
    hard ones."""
    made = {one.fingerprint: one for one in decisions}
    found: list[Row] = []
    for part, text in (texts or texts_of(statement)).items():
        language = statement.language if part == "masked" else "sv"
        for one in findings(text, around, language=language) if around else hard_findings(text):
            words = " ".join(sorted(trait.lower() for trait in one.traits)) or one.words
            key = fingerprint(statement, words)
            found.append(Row(part, one, key, made.get(key), one.proposal))
    return found


def texts_of(statement: Statement) -> dict[str, str]:
    return {part: text for part in PARTS if (text := getattr(statement, part))}


def help_for(statement: Statement, around: Surroundings, *, may_see_back: bool = True) -> MaskHelp:
    """Read what the assistant says of one statement. One query, and one more when its mask may have been sent back."""
    decisions = list(statement.mask_decisions.select_related("by"))
    sent_back = _sent_back(statement) if may_see_back and statement.status == StatementStatus.LIFTED else None
    return MaskHelp(statement, rows_of(statement, decisions, around), decisions, sent_back)


def _sent_back(statement: Statement) -> SentBack | None:
    last = (
        Event.objects.filter(
            dialogue=statement.dialogue_id, object_type="perspectives.statement", object_id=statement.pk, name=SENT_BACK
        )
        .order_by("-pk")
        .first()
    )
    return SentBack(str(BACK_REASONS.get(last.data.get("reason", ""), "")), last.at) if last else None
