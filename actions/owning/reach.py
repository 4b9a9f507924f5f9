"""How far an owner's rights reach: to what they have been asked about."""

from django.core.exceptions import PermissionDenied

from dialogues.access import WorkspaceRequest

from ..models import Proposal
from ..rules import may
from ..views import proposal_or_404


def own_proposal_or_403(request: WorkspaceRequest, number: int, capability: str) -> Proposal:
    """The proposal, if ``capability`` reaches it: an owner's rights end with what they have been asked about.

    Raises:
        PermissionDenied: it is somebody else's.
    """
    proposal = proposal_or_404(request, number)
    if not may(request.user, proposal, capability):
        raise PermissionDenied(capability)
    return proposal
