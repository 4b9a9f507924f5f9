"""Callbacks of the rooms that build on interviews, called inside the transaction that changes the source."""

from collections.abc import Callable

from accounts.models import User

from ..models import Interview, Interviewee

TextChanged = Callable[[Interview, str, str], None]
Withdrawn = Callable[[Interviewee, User | None], None]

_text_changed: list[TextChanged] = []
_withdrawn: list[Withdrawn] = []


def on_text_changed(callback: TextChanged) -> TextChanged:
    """Have ``callback(interview, old_text, new_text)`` called when a source's text changes. Usable as a decorator.

    It runs after the new text is written and before the transaction ends: what it raises undoes the change, and a
    ``ValidationError`` is shown to whoever edits. Registering the same function again changes nothing.
    """
    if callback not in _text_changed:
        _text_changed.append(callback)
    return callback


def on_withdrawn(callback: Withdrawn) -> Withdrawn:
    """Have ``callback(interviewee, actor)`` called when a person takes their consent back. Usable as a decorator.

    It runs in the transaction that notes the withdrawal. ``actor`` is None when the person did it by a link.
    """
    if callback not in _withdrawn:
        _withdrawn.append(callback)
    return callback


def text_changed(interview: Interview, old: str, new: str) -> None:
    for callback in _text_changed:
        callback(interview, old, new)


def withdrawn(interviewee: Interviewee, actor: User | None) -> None:
    for callback in _withdrawn:
        callback(interviewee, actor)
