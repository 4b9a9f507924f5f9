"""Callbacks of the rooms that build on interviews, called inside the transaction that changes the source."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accounts.models import User

from ..models import Interview, Interviewee

TextChanged = Callable[[Interview, str, str], None]
Withdrawn = Callable[[Interviewee, User | None], Mapping[str, Any] | None]
BookingChanged = Callable[[Interview, Sequence[str]], None]
PersonRemoved = Callable[[Interview, Interviewee], None]

_text_changed: list[TextChanged] = []
_booking_changed: list[BookingChanged] = []
_person_removed: list[PersonRemoved] = []
_withdrawing: list[Withdrawn] = []
_withdrawn: list[Withdrawn] = []


def on_text_changed(callback: TextChanged) -> TextChanged:
    """Have ``callback(interview, old_text, new_text)`` called when a source's text changes. Usable as a decorator.

    It runs after the new text is written and before the transaction ends: what it raises undoes the change, and a
    ``ValidationError`` is shown to whoever edits. Registering the same function again changes nothing.
    """
    if callback not in _text_changed:
        _text_changed.append(callback)
    return callback


def on_withdrawing(callback: Withdrawn) -> None:
    """As ``on_withdrawn``, for what has to look at the rows before any room empties them."""
    if callback not in _withdrawing:
        _withdrawing.append(callback)


def on_withdrawn(callback: Withdrawn) -> Withdrawn:
    """Have ``callback(interviewee, actor)`` called when a person takes their consent back. Usable as a decorator.

    It runs in the transaction that notes the withdrawal, after the interviews room has emptied its own. ``actor`` is
    None when the person did it by a code or a link. What it returns goes into ``Withdrawal.found`` (counts, numbers,
    keys; see ``consent/found.py``).
    """
    if callback not in _withdrawn:
        _withdrawn.append(callback)
    return callback


def on_booking_changed(callback: BookingChanged) -> None:
    """Have ``callback(interview, fields)`` called when day, time, length or place of an interview is corrected."""
    if callback not in _booking_changed:
        _booking_changed.append(callback)


def on_person_removed(callback: PersonRemoved) -> None:
    """Have ``callback(interview, person)`` called when somebody is taken out of an interview."""
    if callback not in _person_removed:
        _person_removed.append(callback)


def booking_changed(interview: Interview, fields: Sequence[str]) -> None:
    for callback in _booking_changed:
        callback(interview, fields)


def person_removed(interview: Interview, person: Interviewee) -> None:
    for callback in _person_removed:
        callback(interview, person)


def text_changed(interview: Interview, old: str, new: str) -> None:
    for callback in _text_changed:
        callback(interview, old, new)


def withdrawing(interviewee: Interviewee, actor: User | None) -> list[Mapping[str, Any] | None]:
    return [callback(interviewee, actor) for callback in _withdrawing]


def withdrawn(interviewee: Interviewee, actor: User | None) -> list[Mapping[str, Any] | None]:
    return [callback(interviewee, actor) for callback in _withdrawn]
