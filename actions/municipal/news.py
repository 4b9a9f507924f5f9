"""What has happened to a municipality's promises, the newest first, in a fixed number of queries."""

from accounts.models import Municipality

from .. import queries as promises
from ..models import PROMISED, Decision, Move, Proposal, StatusReport
from ..open.news import MOST, News, of_proposal
from .queries import published


def news(municipality: Municipality, *, most: int = MOST) -> list[News]:
    """Return the ``most`` newest of what has happened. Ten queries, however many promises there are: only those that
    something has happened to lately are read."""
    ours = Proposal.objects.filter(dialogue__in=published(municipality), state__in=PROMISED)
    told: set[int] = set()
    for model, by in ((Decision, "-decided_on"), (StatusReport, "-reported_on"), (Move, "-at")):
        latest = model._default_manager.filter(proposal__in=ours).order_by(by, "-pk")
        told |= set(latest.values_list("proposal", flat=True)[:most])
    rows = promises.with_progress(Proposal.objects.filter(pk__in=told)).select_related("dialogue__municipality")
    found = [one for proposal in rows for one in of_proposal(proposal)]
    return sorted(found, key=lambda one: (one.at, one.key), reverse=True)[:most]
