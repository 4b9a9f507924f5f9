"""What was promised, and is it done: proposals, the culling ledger, decisions, milestones, status reports."""

from .decisions import Decision, DecisionOutcome
from .following import Follower, Pace
from .plan import Milestone
from .proposals import MOVES, PROMISED, Handshake, Move, Proposal, ProposalObjection, ProposalOption, ProposalState
from .reports import FollowUpReport, ReportState, StatusReport

__all__ = [
    "MOVES",
    "PROMISED",
    "Decision",
    "DecisionOutcome",
    "FollowUpReport",
    "Follower",
    "Handshake",
    "Milestone",
    "Move",
    "Pace",
    "Proposal",
    "ProposalObjection",
    "ProposalOption",
    "ProposalState",
    "ReportState",
    "StatusReport",
]
