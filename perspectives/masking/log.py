"""The log says of a decision which kinds it was about and why; what the words were is kept nowhere."""

from dialogues.log_words import DETAILS
from dialogues.models import Event

from ..models import TraitKind
from .decisions import BACK_REASONS, REASONS, SENT_BACK


def _kinds(event: Event) -> str:
    labels = dict(TraitKind.choices)
    said = [str(labels[kind]) for kind in event.data.get("kinds", {}) if kind in labels]
    reason = str(REASONS.get(event.data.get("reason", ""), ""))
    return ", ".join(said) + (f" ({reason})" if reason else "")


def _reason(event: Event) -> str:
    return str(BACK_REASONS.get(event.data.get("reason", ""), ""))


def register() -> None:
    """Called from ``AppConfig.ready``."""
    for name in ("statement.words_hidden", "statement.words_left", "statement.words_asked_again"):
        DETAILS[name] = _kinds
    DETAILS[SENT_BACK] = _reason
