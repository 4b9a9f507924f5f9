"""A known and an unknown address cost the same: what is measured is the work (hashing, queries, mails) and not the
clock, which on a busy machine says nothing."""

from collections import Counter

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import OutgoingMail
from meetings.models import Participant
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(monkeypatch):
    """Return what a post costs: hashes made, queries by kind, mails written."""
    hashed = []
    real = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *args: hashed.append(1) or real(self, *args))

    def measured(path: str, **data: str) -> tuple[int, Counter, int, int]:
        client = Client()
        client.get(path)
        hashed.clear()
        mails = OutgoingMail.objects.count()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            status = client.post(path, data).status_code
        kinds = Counter(query["sql"].split()[0] for query in asked.captured_queries)
        return status, kinds, len(hashed), OutgoingMail.objects.count() - mails

    return measured


def test_a_wrong_password_is_hashed_as_often_for_an_address_that_nobody_has(work, lena, farid):
    farid.set_unusable_password()
    farid.save()
    known, without, unknown = (
        work("/accounts/login/", login=f"{who}@example.org", password="fel fel fel")
        for who in ("lena", "farid", "none")
    )
    assert known[2] == without[2] == unknown[2] > 0
    assert known[0] == without[0] == unknown[0]
    assert known[3] == without[3] == unknown[3] == 0


@pytest.mark.parametrize("path", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_a_code_costs_one_mail_whether_it_is_a_code_or_says_that_there_is_no_account(work, lena, path):
    known, unknown = work(path, email="lena@example.org"), work(path, email="none@example.org")
    assert known[3] == unknown[3] == 1
    assert (known[0], known[2]) == (unknown[0], unknown[2])
    assert known[1]["INSERT"] == unknown[1]["INSERT"]


@pytest.fixture
def promise_in_public(dialogue):
    from actions.models import Proposal, ProposalState

    Proposal.objects.create(dialogue=dialogue, number=1, title="En lokal", state=ProposalState.DECIDED)
    return factories.publish(dialogue)


def test_a_link_to_comment_costs_the_same_for_who_took_part_and_who_did_not(work, promise_in_public):
    Participant.objects.create(
        dialogue=promise_in_public, name="Petra", email="petra@example.org", side="civil_society", status="yes"
    )
    path = "/d/segregation/actions/1/comment/"
    known, unknown = work(path, email="petra@example.org"), work(path, email="none@example.org")
    assert known == unknown
    assert known[0] == 200


def test_following_costs_one_mail_either_way(work, promise_in_public):
    data = {"pace": "at_once", "what": "all"}
    path = "/d/segregation/actions/follow/"
    first = work(path, email="nora@example.org", **data)
    other = work(path, email="vera@example.org", **data)
    assert first == other
    assert (first[0], first[3]) == (200, 1)
    again = work(path, email="nora@example.org", **data)
    assert again[0] == first[0]
