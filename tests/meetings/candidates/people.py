"""Candidates for tests, without surprises."""

from datetime import date

from django.utils import timezone

from interviews.models import BackgroundValue, BackgroundVariable, Consent
from meetings.models import Candidate, CandidateIdentity, SignUp
from perspectives.models import Voice
from tests import factories


def make_candidate(dialogue, name, *, number=None, side="civil_society", carries=(), **values):
    """Somebody written down by hand, who can bring ``carries``."""
    number = number or dialogue.candidates.count() + 1
    email = values.pop("email", "")
    candidate = Candidate.objects.create(dialogue=dialogue, number=number, side=side, **values)
    CandidateIdentity.objects.create(candidate=candidate, name=name, email=email)
    candidate.perspectives.set(carries)
    return candidate


def make_heard(dialogue, interviewer, *, number=1, says=(), contact=True, name="Amina Älvgren"):
    """Somebody who was interviewed, has said what the perspectives in ``says`` say, and may be contacted or not."""
    group = dialogue.groups.first() or factories.make_group(dialogue)
    person = factories.make_interviewee(dialogue, group, number, name=name, email=f"person{number}@example.org")
    Consent.objects.create(
        interviewee=person, informed_on=date(2022, 2, 1), way="spoken", notice="Du bestämmer.", allows_contact=contact
    )
    talk = factories.make_interview(
        dialogue, interviewer, person, number=number, text="Ingen frågade oss.", status="held"
    )
    for place, perspective in enumerate(says):
        statement = factories.make_statement(talk, "Ingen frågade oss.", number=number * 100 + place)
        Voice.objects.create(perspective=perspective, statement=statement)
    return person


def make_variable(dialogue, name="Ålder", *values):
    variable = BackgroundVariable.objects.create(dialogue=dialogue, key=name.lower().replace("å", "a"), name=name)
    for place, value in enumerate(values or ("ung", "gammal")):
        BackgroundValue.objects.create(variable=variable, name=value, position=place)
    return variable


def make_sign_up(dialogue, **values):
    factories.publish(dialogue)
    return SignUp.objects.create(dialogue=dialogue, **({"opened_at": timezone.now()} | values))
