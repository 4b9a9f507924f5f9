"""Rows for tests, without surprises: every helper creates just what its name says."""

from datetime import date

from django.utils import timezone

from accounts.models import Municipality, Organisation, OrganisationKind, User
from dialogues.models import Dialogue, Membership
from interviews.models import Identity, Interview, Interviewee, InterviewText, StakeholderGroup
from perspectives.models import Perspective, Statement, Theme


def make_user(name: str) -> User:
    """A person whose address is ``<name>@example.org`` and whose password is ``dialog-demo``."""
    return User.objects.create_user(f"{name.lower()}@example.org", "dialog-demo", name=name)


def make_municipality(name: str = "Umeå kommun", slug: str = "umea") -> Municipality:
    return Municipality.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_dialogue(slug: str = "segregation", *, municipality: Municipality | None = None, **values) -> Dialogue:
    """A dialogue whose privacy set-up is filled in, so that interviews may be registered."""
    values = {
        "title": "Segregation i Umeå",
        "starts_on": date(2021, 10, 1),
        "legal_basis": "Uppgift av allmänt intresse",
        "notice": "Du bestämmer själv vad du berättar.",
        "impact_assessment": "KS-2021/00123",
        "retain_until": date(2030, 12, 31),
    } | values
    return Dialogue.objects.create(municipality=municipality or make_municipality(), slug=slug, **values)


def make_member(dialogue: Dialogue, user: User, *roles: str) -> User:
    for role in roles:
        Membership.objects.create(dialogue=dialogue, user=user, role=role)
    user.__dict__.pop("_roles_by_dialogue", None)
    return user


def make_organisation(
    municipality: Municipality, name: str = "Fritidsförvaltningen", kind: str = OrganisationKind.ADMINISTRATION
) -> Organisation:
    return Organisation.objects.create(municipality=municipality, name=name, kind=kind)


def make_group(dialogue: Dialogue, name: str = "Föräldrar", **values) -> StakeholderGroup:
    return StakeholderGroup.objects.create(dialogue=dialogue, name=name, **values)


def make_interviewee(dialogue: Dialogue, group: StakeholderGroup, number: int = 1, **identity) -> Interviewee:
    person = Interviewee.objects.create(dialogue=dialogue, group=group, number=number)
    Identity.objects.create(interviewee=person, **({"name": f"Person nummer {number}"} | identity))
    return person


def make_interview(
    dialogue: Dialogue, interviewer: User, *people: Interviewee, number: int = 1, text: str = "", **values
) -> Interview:
    values = {"held_on": date(2022, 2, 4), "minutes": 70} | values
    interview = Interview.objects.create(dialogue=dialogue, interviewer=interviewer, number=number, **values)
    interview.people.set(people)
    InterviewText.objects.create(interview=interview, text=text)
    return interview


def make_theme(dialogue: Dialogue, title: str = "Att bli utpekad", **values) -> Theme:
    return Theme.objects.create(dialogue=dialogue, title=title, **values)


def make_statement(
    interview: Interview, words: str, *, number: int, masked: str | None = None, themes: tuple = (), **values
) -> Statement:
    """A statement lifted from the interview's text; ``words`` must stand in it."""
    start = interview.source.text.index(words)
    speaker = values.pop("speaker", interview.people.first())
    statement = Statement.objects.create(
        dialogue=interview.dialogue,
        interview=interview,
        number=number,
        speaker=speaker,
        group=speaker.group if speaker else None,
        start=start,
        end=start + len(words),
        original=words,
        masked=masked or words,
        **values,
    )
    statement.themes.set(themes)
    return statement


def make_perspective(dialogue: Dialogue, title: str, *, number: int = 1, themes: tuple = (), **values) -> Perspective:
    perspective = Perspective.objects.create(dialogue=dialogue, title=title, number=number, **values)
    perspective.themes.set(themes)
    return perspective


def publish(dialogue: Dialogue) -> Dialogue:
    dialogue.published_at = timezone.now()
    dialogue.save()
    return dialogue
