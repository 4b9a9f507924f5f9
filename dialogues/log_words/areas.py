"""The parts of the log that one can look at by themselves, by how the names of their events begin."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Area:
    """A part of the log: events whose names begin with one of ``prefixes``."""

    key: str
    title: str | Promise
    prefixes: tuple[str, ...]


AREAS = [
    Area(
        "dialogue",
        _("the dialogue and its mandate"),
        (
            "dialogue.",
            "triage.",
            "mandate.",
            "area.",
            "organisation.",
            "plan.added",
            "plan.changed",
            "plan.moved",
            "plan.removed",
            "sign_off.",
            "actor.",
            "actor_target.",
            "forum.",
            "knowledge.",
        ),
    ),
    Area("people", _("people and roles"), ("member.",)),
    Area("design_team", _("design team and central question"), ("design_team.", "question.", "purpose.")),
    Area(
        "interviews",
        _("interviews"),
        (
            "interview.",
            "interviewee.",
            "identity.",
            "consent.",
            "receipt.",
            "withdrawal.",
            "source.",
            "exploratory.",
            "web_form.",
            "web_answer.",
            "plan.gap_",
            "plan.group_",
            "plan.variable_",
            "suggestion.",
            "guide.",
            "plan.usual_",
        ),
    ),
    Area(
        "perspectives",
        _("statements and perspectives"),
        (
            "statement.",
            "theme.",
            "perspective.",
            "codebook.",
            "export.",
            "archive.",
            "facet.",
            "category.",
            "contrast.",
        ),
    ),
    Area("compilation", _("the compilation"), ("compilation.", "check_back.", "feedback.")),
    Area(
        "meetings",
        _("meetings"),
        (
            "candidate.",
            "choice.",
            "participant.",
            "meeting.",
            "note.",
            "working_group.",
            "problem_description.",
            "round.",
            "interest.",
            "open_space.",
            "seating_wish.",
            "sheet.",
        ),
    ),
    Area(
        "actions",
        _("proposals and actions"),
        (
            "proposal.",
            "comment.",
            "decision.",
            "milestone.",
            "indicator.",
            "status_report.",
            "follow_up.",
            "look_back.",
            "lesson.",
            "case.",
        ),
    ),
    Area("rights", _("privacy and records"), ("retention.", "person.", "processing.", "disclosure.")),
    Area(
        "reading",
        _("who has read what is protected"),
        (
            "identity.read",
            "source.read",
            "export.fetched",
            "archive.fetched",
            "person.shown",
            "person.read",
            "person.fetched",
            "disclosure.read",
        ),
    ),
]
