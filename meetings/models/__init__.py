"""Who is in the room, and what came out: participants, meetings with agenda, tables and notes, working groups."""

from .afterwards import Evaluation, EvaluationGiven, SummaryOptOut, SummarySent
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
from .interests import Dissent, Interest, InterestCall, OpenTopic, TopicChoice, TopicNote
from .inviting import InvitationWay, LetterBatch, MeetingInvitation, Need
from .notes import Note, NoteKind
from .participants import Participant, ParticipantStatus, Side
from .phone import PhoneCode, SheetVersion, TableSheet
from .rounds import (
    Ballot,
    Correction,
    Mark,
    Method,
    Option,
    OptionObjection,
    Over,
    PaperCount,
    PaperSheet,
    Round,
)
from .running import ClockMark, Kit, KitPart, MarkKind
from .seating import ChangeKind, SeatFacts, SeatingChange, SeatingWish, TablePlan, TableSetup, WishKind

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
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
    "Correction",
    "Dissent",
    "Evaluation",
    "EvaluationGiven",
    "Interest",
    "InterestCall",
    "InvitationWay",
    "Kit",
    "KitPart",
    "LetterBatch",
    "Mark",
    "MarkKind",
    "Meeting",
    "MeetingInvitation",
    "Method",
    "Need",
    "Note",
    "NoteKind",
    "OpenTopic",
    "Option",
    "OptionObjection",
    "Over",
    "PaperCount",
    "PaperSheet",
    "PartKind",
    "Participant",
    "ParticipantStatus",
    "PhoneCode",
    "ProblemDescription",
    "Round",
    "Ruling",
    "SeatFacts",
    "SeatingChange",
    "SeatingWish",
    "SheetVersion",
    "Side",
    "SignUp",
    "SummaryOptOut",
    "SummarySent",
    "Table",
    "TablePlan",
    "TableSetup",
    "TableSheet",
    "TopicChoice",
    "TopicNote",
    "TraitLabel",
    "WishKind",
    "WorkingGroup",
]
