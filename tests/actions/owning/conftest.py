"""Kim is asked to answer for a promise that has been decided."""

import pytest
from django.utils import timezone

from accounts.models import OrganisationKind, OutgoingMail
from actions.models import Proposal
from actions.owning.services import ask_owner
from tests import factories
from tests.actions.test_ownership import link_in

KIM = {"owner_name": "Kim Berg", "owner_email": "kim@example.org"}


@pytest.fixture
def club(dialogue):
    return factories.make_organisation(dialogue.municipality, "Ersboda brottarklubb", OrganisationKind.ASSOCIATION)


@pytest.fixture
def asked(promise, lena) -> Proposal:
    """A running promise that Kim at the leisure administration has been asked about."""
    Proposal.objects.filter(pk=promise.pk).update(**KIM, owner=None, handshake="not_asked")
    promise.refresh_from_db()
    ask_owner(proposal=promise, actor=lena)
    return promise


@pytest.fixture
def owned(promise) -> Proposal:
    """A running promise that Kim has said yes to."""
    Proposal.objects.filter(pk=promise.pk).update(**KIM, owner=None, handshake="accepted", handshake_at=timezone.now())
    promise.refresh_from_db()
    return promise


def newest_link(to: str) -> str:
    return link_in(OutgoingMail.objects.filter(to=to).latest("pk").text)


def mail_to(to: str) -> list[str]:
    return list(OutgoingMail.objects.filter(to=to).order_by("pk").values_list("subject", flat=True))
