"""Every field of every model stands in the inventory, and every word of the inventory means something."""

import dataclasses

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from rights.inventory import checking, document, reading
from rights.inventory.reading import inventory


def with_entry(monkeypatch, label: str, **changed):
    """The inventory with one entry changed, or without it."""
    entries = dict(inventory())
    if changed:
        entries[label] = dataclasses.replace(entries[label], **changed)
    else:
        del entries[label]
    monkeypatch.setattr(checking, "inventory", lambda: entries)


def test_every_field_of_every_model_is_listed():
    assert checking.problems() == []


def test_it_speaks_of_libraries_too():
    labels = {entry.label for entry in reading.in_use()}
    assert {"sessions.Session", "mfa.Authenticator", "usersessions.UserSession", "account.EmailAddress"} <= labels


def test_a_model_that_is_not_listed_is_found(monkeypatch):
    with_entry(monkeypatch, "meetings.Note")
    assert checking.problems() == ["meetings.Note is in no file of rights/inventory"]


@pytest.mark.parametrize(
    ("label", "changed", "said"),
    [
        ("interviews.Identity", {"base": ""}, "the field created_at is not listed"),
        ("interviews.Identity", {"plain": {"structure": ("interviewee", "gone")}}, "gone is listed, and there is no"),
        ("interviews.Identity", {"readers": ("read_minds",)}, "read_minds is no capability"),
        ("interviews.Identity", {"via": {}}, "say how a person is found in it"),
        ("interviews.Identity", {"via": {"interviewee": ("interviewer",)}}, "interviewer leads nowhere"),
        ("interviews.Identity", {"kind_key": "whatever"}, "whatever is no kind of record"),
        ("interviews.Identity", {"personal": {"name": "nickname"}}, "nickname is no category"),
        ("meetings.Note", {"erase": "service"}, "no service erases it"),
    ],
)
def test_a_fault_in_an_entry_is_found(monkeypatch, label, changed, said):
    with_entry(monkeypatch, label, **changed)
    assert any(one.startswith(label) and said in one for one in checking.problems())


def test_what_is_encrypted_is_said_to_be_and_nothing_else():
    text = document.written()
    assert "| `interviews.Identity.name` | name | `read_identity` | yes |" in text
    assert "| `meetings.Participant.name` | name | `read_candidates` |  |" in text


def test_the_document_is_in_step_with_the_code():
    call_command("data_inventory", check=True)


def test_the_command_says_when_it_is_not(monkeypatch, tmp_path):
    from rights.management.commands import data_inventory

    behind = tmp_path / "data-inventory.md"
    behind.write_text(document.written() + "more", encoding="utf-8")
    monkeypatch.setattr(data_inventory, "PATH", behind)
    with pytest.raises(CommandError, match="out of step"):
        call_command("data_inventory", check=True)
    call_command("data_inventory")
    assert behind.read_text(encoding="utf-8") == document.written()
