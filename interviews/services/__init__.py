"""Verbs of the interviews room. Each runs in one transaction and writes its event; none logs what was said.

``on_text_changed`` and ``on_withdrawn`` are how the rooms that build on interviews (statements lifted from a text,
quotes of a person) take part in the same transaction without being imported here.
"""

from .gaps import leave_gap, take_up_gap
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
from .suggestions import (
    add_suggestion,
    change_suggestion,
    leave_suggestion,
    mark_suggestion,
    note_suggestions_read,
    remove_suggestion,
    take_into_plan,
)
from .texts import add_to_text, bring_back, change_text, erase_versions, note_source_read, write_text

__all__ = [
    "NewPerson",
    "add_person",
    "add_suggestion",
    "add_to_text",
    "add_usual_variables",
    "bring_back",
    "change_consent",
    "change_identity",
    "change_interview",
    "change_person",
    "change_suggestion",
    "change_text",
    "create_person",
    "erase_versions",
    "leave_gap",
    "leave_suggestion",
    "mark_suggestion",
    "move_group",
    "note_identity_read",
    "note_source_read",
    "note_suggestions_read",
    "on_text_changed",
    "on_withdrawn",
    "register_interview",
    "remove_group",
    "remove_interview",
    "remove_person",
    "remove_suggestion",
    "remove_variable",
    "save_group",
    "save_variable",
    "take_into_plan",
    "take_up_gap",
    "withdraw_consent",
    "write_text",
]
