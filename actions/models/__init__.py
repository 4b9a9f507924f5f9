"""What was promised, and is it done: proposals, the culling ledger, decisions, milestones, status reports."""

from .attachments import AttachmentKind, ReportAttachment
from .decisions import Decision, DecisionOutcome, Money
from .follow_up import FollowUpReport, FollowUpSchedule, FollowUpSending
from .following import Follower, Pace
from .indicators import Indicator, IndicatorFigure
from .origins import DifferentPair, Merging, Origin, OriginKind
from .owning import HandshakeStep, Partner, PartnerAnswer, StepKind
from .plan import Milestone
from .proposals import (
    MOVES,
    PROMISED,
    Handshake,
    Level,
    Move,
    Proposal,
    ProposalObjection,
    ProposalOption,
    ProposalState,
)
from .reports import ReportState, StatusReport

__all__ = [
    "MOVES",
    "PROMISED",
    "AttachmentKind",
    "Decision",
    "DecisionOutcome",
    "DifferentPair",
    "FollowUpReport",
    "FollowUpSchedule",
    "FollowUpSending",
    "Follower",
    "Handshake",
    "HandshakeStep",
    "Indicator",
    "IndicatorFigure",
    "Level",
    "Merging",
    "Milestone",
    "Money",
    "Move",
    "Origin",
    "OriginKind",
    "Pace",
    "Partner",
    "PartnerAnswer",
    "Proposal",
    "ProposalObjection",
    "ProposalOption",
    "ProposalState",
    "ReportAttachment",
    "ReportState",
    "StatusReport",
    "StepKind",
]
