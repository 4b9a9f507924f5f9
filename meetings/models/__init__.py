"""Who is in the room, and what came out: participants, meetings with agenda, tables and notes, working groups."""

from .candidates import (
    Candidate,
    CandidateIdentity,
    CandidateImport,
    CandidatePair,
    CandidateSource,
    Ruling,
    SignUp,
    TraitLabel,
)
from .evenings import AgendaItem, Attendance, Meeting, Table
from .groups import ProblemDescription, WorkingGroup
from .notes import Note, NoteKind
from .participants import Participant, ParticipantStatus, Side

__all__ = [
    "AgendaItem",
    "Attendance",
    "Candidate",
    "CandidateIdentity",
    "CandidateImport",
    "CandidatePair",
    "CandidateSource",
    "Meeting",
    "Note",
    "NoteKind",
    "Participant",
    "ParticipantStatus",
    "ProblemDescription",
    "Ruling",
    "Side",
    "SignUp",
    "Table",
    "TraitLabel",
    "WorkingGroup",
]
