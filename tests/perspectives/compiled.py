"""A small dialogue that a compilation can be made of, for the tests of the compilation."""

from datetime import date

from django.utils import timezone

from accounts.models import User
from dialogues.models import Dialogue
from interviews.models import Consent, Interviewee, StakeholderGroup
from perspectives.compilations import document
from perspectives.compilations import review as compilation_review
from perspectives.compilations import services as compilation_services
from perspectives.models import (
    Compilation,
    Perspective,
    ReviewAnswer,
    Stance,
    Statement,
    StatementStatus,
    Theme,
    Voice,
)
from tests import factories

WORDS = "Nummer {n}: så här är det för mig, och det är sant."


def hear(
    dialogue: Dialogue, interviewer: User, group: StakeholderGroup, count: int, *, age: int = 30, **consent
) -> list:
    """Interview ``count`` people of ``group``, one by one, each with a consent that allows quotes."""
    first = Interviewee.objects.filter(dialogue=dialogue).count() + 1
    people = []
    for number in range(first, first + count):
        person = factories.make_interviewee(dialogue, group, number, age=str(age + number))
        given = {"informed_on": date(2022, 1, 10), "way": "spoken", "notice": "Du bestämmer."} | consent
        Consent.objects.create(interviewee=person, **given)
        text = WORDS.format(n=number)
        factories.make_interview(dialogue, interviewer, person, number=number, text=text, held_on=date(2022, 2, 4))
        people.append(person)
    return people


def say(person: Interviewee, perspective: Perspective, *, stance: str = Stance.FOR, **values) -> Statement:
    """Lift what ``person`` said as a released statement under ``perspective``."""
    interview = person.interviews.get()
    released = {"status": StatementStatus.CONFIRMED, "released_at": timezone.now()} | values
    number = Statement.objects.filter(dialogue=interview.dialogue).count() + 1
    words = WORDS.format(n=interview.number)
    statement = factories.make_statement(interview, words, number=number, **released)
    Voice.objects.create(perspective=perspective, statement=statement, stance=stance)
    return statement


def small_dialogue(dialogue: Dialogue, interviewer: User) -> dict:
    """Two themes with two perspectives each; twelve young people and twelve parents say the first, one contradicts."""
    young = factories.make_group(dialogue, "Unga", position=1)
    parents = factories.make_group(dialogue, "Föräldrar", position=2)
    themes = [
        Theme.objects.create(dialogue=dialogue, title="Att bli utpekad", lead="Här skiljs man åt.", position=1),
        Theme.objects.create(dialogue=dialogue, title="Föreningslivet", silence="Ingen nämnde pengarna.", position=2),
    ]
    perspectives = [
        factories.make_perspective(dialogue, title, number=number, themes=(theme,), text=f"Om {title.lower()}.")
        for number, (title, theme) in enumerate(
            [
                ("Namnet stänger dörrar", themes[0]),
                ("Satsningen kom i rätt tid", themes[0]),
                ("Dörren är öppen", themes[1]),
                ("Det kostar för mycket", themes[1]),
            ],
            1,
        )
    ]
    youths = hear(dialogue, interviewer, young, 12, age=14)
    adults = hear(dialogue, interviewer, parents, 12, age=30)
    said = [say(person, perspectives[0]) for person in [*youths[:8], *adults[:8]]]
    said += [say(person, perspectives[1]) for person in youths[8:]]
    said += [say(person, perspectives[2]) for person in adults[8:11]]
    said.append(say(adults[11], perspectives[2], stance=Stance.AGAINST))
    return {
        "young": young,
        "parents": parents,
        "themes": themes,
        "perspectives": perspectives,
        "youths": youths,
        "adults": adults,
        "statements": said,
    }


def begin(dialogue: Dialogue, leader: User, **texts) -> Compilation:
    from uuid import uuid4

    made = compilation_services.create_compilation(dialogue=dialogue, actor=leader, creation_key=uuid4())
    if texts:
        Compilation.objects.filter(pk=made.pk).update(**texts)
        made.refresh_from_db()
    return made


def say_yes(compilation: Compilation, *readers: tuple[User, str]) -> None:
    for reader, capacity in readers:
        ReviewAnswer.objects.update_or_create(
            compilation=compilation,
            by=reader,
            defaults={
                "capacity": capacity,
                "verdict": "yes",
                "content_key": document.fingerprint(compilation),
            },
        )


def approved(compilation: Compilation, leader: User, member: User) -> Compilation:
    compilation_review.send_to_review(compilation=compilation, actor=leader)
    say_yes(compilation, (leader, "leader"), (member, "team"))
    compilation_review.approve(compilation=compilation, actor=leader)
    compilation.refresh_from_db()
    return compilation


def published(compilation: Compilation, leader: User, member: User) -> Compilation:
    return compilation_review.publish(compilation=approved(compilation, leader, member), actor=leader)
