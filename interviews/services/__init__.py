"""Verbs of the interviews room. Each runs in one transaction and writes its event; none logs what was said.

``on_text_changed`` and ``on_withdrawn`` are how the rooms that build on interviews (statements lifted from a text,
quotes of a person) take part in the same transaction without being imported here.
"""

from .hooks import on_text_changed, on_withdrawn
from .interviews import add_person, change_interview, register_interview, remove_interview, remove_person
from .people import (
    NewPerson,
    change_consent,
    change_identity,
    change_person,
    create_person,
    note_identity_read,
    withdraw_consent,
)
from .plan import add_usual_variables, move_group, remove_group, remove_variable, save_group, save_variable
from .texts import change_text, note_source_read

__all__ = [
    "NewPerson",
    "add_person",
    "add_usual_variables",
    "change_consent",
    "change_identity",
    "change_interview",
    "change_person",
    "change_text",
    "create_person",
    "move_group",
    "note_identity_read",
    "note_source_read",
    "on_text_changed",
    "on_withdrawn",
    "register_interview",
    "remove_group",
    "remove_interview",
    "remove_person",
    "remove_variable",
    "save_group",
    "save_variable",
    "withdraw_consent",
]
