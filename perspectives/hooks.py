"""How statements take part when an interview's text or a person's consent changes, in the same transaction."""

from accounts.models import User
from interviews.consent.found import Found, register_traces
from interviews.models import Interview, Interviewee
from interviews.services import on_text_changed, on_withdrawn

from .statements.services import reanchor_statements
from .withdrawal import TRACES, withdraw_statements


def _text_changed(interview: Interview, old_text: str, new_text: str) -> None:
    reanchor_statements(interview=interview, old_text=old_text, new_text=new_text)


def _withdrawn(interviewee: Interviewee, actor: User | None) -> Found:
    return withdraw_statements(interviewee=interviewee, actor=actor)


def register() -> None:
    """Called from ``AppConfig.ready``; a second call changes nothing."""
    on_text_changed(_text_changed)
    on_withdrawn(_withdrawn)
    register_traces("perspectives", TRACES)
