import pytest
from django.utils import timezone

from meetings.models import Option, Round
from tests import factories


@pytest.fixture
def prepared(meeting):
    """Three dots each, at most two on one, over three options. Not opened."""
    made = Round.objects.create(meeting=meeting, title="Vilka teman tar vi oss an?", dots=3, most=2)
    for number, title in enumerate(("Skolan", "Föreningarna", "Tryggheten"), start=1):
        Option.objects.create(round=made, number=number, title=title)
    return made


@pytest.fixture
def opened(prepared):
    prepared.opened_at = timezone.now()
    prepared.save()
    return prepared


@pytest.fixture
def keys(prepared):
    """The keys of the three options, in their order."""
    return list(prepared.options.values_list("pk", flat=True))


@pytest.fixture
def scales(meeting):
    made = Round.objects.create(
        meeting=meeting, title="Hur angeläget?", method="scales", over="proposals", opened_at=timezone.now()
    )
    for number, title in enumerate(("Huset", "Fonden"), start=1):
        Option.objects.create(round=made, number=number, title=title)
    return made


@pytest.fixture
def elsewhere(db):
    return factories.make_dialogue("annan", municipality=factories.make_municipality("Sigtuna kommun", "sig"))
