"""Proposals, a promise that Otto owns, and what a published compilation holds."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Organisation, OrganisationKind
from actions.models import Decision, Move, Proposal, ProposalState
from meetings.models import Meeting, ProblemDescription, WorkingGroup
from perspectives.models import Compilation, CompilationStatus, PublishedChapter, PublishedPerspective
from tests import factories

HOME = "/dialogues/segregation/actions/"
PUBLIC = "/d/segregation/actions/"


@pytest.fixture
def leisure(dialogue) -> Organisation:
    return factories.make_organisation(dialogue.municipality)


@pytest.fixture
def board(dialogue) -> Organisation:
    return factories.make_organisation(dialogue.municipality, "Fritidsnämnden", OrganisationKind.POLITICAL_BODY)


@pytest.fixture
def meeting(dialogue) -> Meeting:
    return Meeting.objects.create(dialogue=dialogue, number=3, title="Förslagen", held_on=date(2022, 6, 8))


@pytest.fixture
def propose(dialogue):
    """Return a function that makes a proposal as it would be after ``moves``, each (state, reason)."""

    def make(title: str = "Hus på Ersboda", *, moves: tuple = (), **values) -> Proposal:
        number = dialogue.proposals.count() + 1
        values = {"what": "En förstudie om ett hus.", "number": number} | values
        proposal = Proposal.objects.create(dialogue=dialogue, title=title, **values)
        before = ""
        for state, reason in (("harvested", "Från bordet."), *moves):
            Move.objects.create(proposal=proposal, from_state=before, to_state=state, reason=reason)
            before = state
        if moves:
            Proposal.objects.filter(pk=proposal.pk).update(state=before)
            proposal.refresh_from_db()
        return proposal

    return make


@pytest.fixture
def promise(propose, leisure, board, otto) -> Proposal:
    """A promise under way, decided eight weeks ago, that Otto answers for."""
    proposal = propose(
        state=ProposalState.UNDER_WAY,
        owner_organisation=leisure,
        owner_name="Otto Ek",
        owner_email="otto@example.org",
        owner=otto,
        handshake="accepted",
        handshake_at=timezone.now(),
        report_every_weeks=8,
    )
    Decision.objects.create(
        proposal=proposal, body=board, decided_on=timezone.localdate() - timedelta(weeks=8), outcome="yes"
    )
    return proposal


@pytest.fixture
def describe(dialogue):
    """Return a function that writes a working group's description of the problem."""

    def make(text: str, *, dissent: str = "") -> ProblemDescription:
        group = WorkingGroup.objects.get_or_create(dialogue=dialogue, name="Föreningsliv")[0]
        number = group.descriptions.count() + 1
        return ProblemDescription.objects.create(group=group, number=number, text=text, dissent=dissent)

    return make


@pytest.fixture
def publish_perspectives(dialogue):
    """Return a function that puts perspectives in a published compilation, each with its frozen quotes."""

    def make(*rows, number: int = 1, chapter: str = "Vem föreningslivet är till för") -> Compilation:
        compilation = Compilation.objects.create(
            dialogue=dialogue,
            number=number,
            title="Perspektiv",
            status=CompilationStatus.PUBLISHED,
            published_at=timezone.now(),
            content={"chapters": [{"number": 1, "title": chapter, "perspectives": []}]},
        )
        frozen = PublishedChapter.objects.create(compilation=compilation, number=1, content={"title": chapter})
        for place, (perspective, title, quotes) in enumerate(rows, start=1):
            content = {
                "number": place,
                "title": title,
                "quotes": [{"text": text, "lang": "sv", "dir": "", "translation": "", "by": by} for text, by in quotes],
                "quote_count": len(quotes),
            }
            PublishedPerspective.objects.create(chapter=frozen, number=place, perspective=perspective, content=content)
        return compilation

    return make
