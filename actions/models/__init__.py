"""What was promised, and is it done: proposals, the culling ledger, decisions, milestones, status reports."""

from .decisions import Decision, DecisionOutcome
from .following import Follower, Pace
from .origins import DifferentPair, Merging, Origin, OriginKind
from .plan import Milestone
from .proposals import MOVES, PROMISED, Handshake, Move, Proposal, ProposalObjection, ProposalOption, ProposalState
from .reports import FollowUpReport, ReportState, StatusReport

__all__ = [
    "MOVES",
    "PROMISED",
    "Decision",
    "DecisionOutcome",
    "DifferentPair",
    "FollowUpReport",
    "Follower",
    "Handshake",
    "Merging",
    "Milestone",
    "Move",
    "Origin",
    "OriginKind",
    "Pace",
    "Proposal",
    "ProposalObjection",
    "ProposalOption",
    "ProposalState",
    "ReportState",
    "StatusReport",
]
