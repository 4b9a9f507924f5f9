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
from .choosing import ChoiceKind, ChoiceOutcome, ChoiceRun
from .evenings import AgendaItem, Attendance, Meeting, PartKind, Table
from .groups import ProblemDescription, WorkingGroup
from .notes import Note, NoteKind
from .participants import Participant, ParticipantStatus, Side
from .running import ClockMark, Kit, KitPart, MarkKind
from .seating import ChangeKind, SeatFacts, SeatingChange, SeatingWish, TablePlan, TableSetup, WishKind

__all__ = [
    "AgendaItem",
    "Attendance",
    "Candidate",
    "CandidateIdentity",
    "CandidateImport",
    "CandidatePair",
    "CandidateSource",
    "ChangeKind",
    "ChoiceKind",
    "ChoiceOutcome",
    "ChoiceRun",
    "ClockMark",
    "Kit",
    "KitPart",
    "MarkKind",
    "Meeting",
    "Note",
    "NoteKind",
    "PartKind",
    "Participant",
    "ParticipantStatus",
    "ProblemDescription",
    "Ruling",
    "SeatFacts",
    "SeatingChange",
    "SeatingWish",
    "Side",
    "SignUp",
    "Table",
    "TablePlan",
    "TableSetup",
    "TraitLabel",
    "WishKind",
    "WorkingGroup",
]
