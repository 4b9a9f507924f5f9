"""Verbs of the coding: words lifted out of an interview, masked, given themes and perspectives, removed, put back.

Each runs in one transaction and writes its event, which never holds what was said.
"""

import uuid
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.prepared import Prepared
from dialogues.events import record
from dialogues.numbers import next_number
from interviews.guide.queries import questions_at
from interviews.models import Interview, Interviewee, InterviewText

from .. import spans
from ..agreement.codings import note_choice
from ..codebook.services import create_theme, followed
from ..differences.facets import sort_statement
from ..differences.fields import chosen_categories, offered_categories
from ..forms import CoderForm
from ..masking.services import refuse_undecided
from ..models import LONGEST_STATEMENT, CompilationStatus, Perspective, Quote, Stance, Statement, StatementStatus, Voice
from ..perspective_services import create_perspective
from ..queries import quotable, source_text

_PEOPLE = Prepared(
    lambda interview: (
        Interviewee.objects.filter(interviews=interview)
        .order_by()
        .values_list("pk", "group_id", "consent__withdrawn_at")
    )
)
_TEXT = Prepared(
    # one at a time in a text: neither a correction nor a withdrawal happens between reading it and lifting out of it
    lambda interview: (
        InterviewText.objects.select_for_update(no_key=True).filter(interview=interview).order_by().values_list("text")
    )
)
_EARLIER = Prepared(
    lambda interview, start, end, form: (
        Statement.everything.filter(
            Q(interview=interview, start=start, end=end, removed_at=None)
            | Q(creation_key=form)
            | Q(interview=interview, withheld_at__isnull=False, start__lt=end, end__gt=start)
        )
        .order_by("number")
        .values_list("pk", "interview_id", "start", "end", "removed_at", "withheld_at")
    )
)


class Speaker(NamedTuple):
    """Who speaks when only one can, and the group when all are of the same one; keys."""

    person: int | None
    group: int | None
    withdrawn: bool


def _speaker_of(interview: Interview) -> Speaker:
    people = _PEOPLE.rows(interview.pk)
    groups = {group for _pk, group, _withdrawn_at in people}
    group = groups.pop() if len(groups) == 1 else None
    if len(people) != 1:
        return Speaker(None, group, False)
    return Speaker(people[0][0], group, people[0][2] is not None)


def _withdrawn(person: Interviewee | None) -> bool:
    consent = getattr(person, "consent", None) if person else None
    return consent is not None and consent.withdrawn_at is not None


@transaction.atomic
def lift_statement(
    *, interview: Interview, actor: User, start: int, end: int, words: str, creation_key: uuid.UUID | None = None
) -> tuple[Statement, bool]:
    """Lift words out of the interview's text; return the statement and whether it is new.

    The words decide: when the text was corrected after the page was opened they are found again nearest to the place
    they were. Words that are lifted already are not lifted twice. The masked wording begins as the original, and is
    the source until somebody says that it is masked.

    Args:
        start, end: code points into the text.
        words: what was marked; differences in white space do not count.

    Raises:
        ValidationError: the words are not in the text, are nothing or too long, or the person has taken back what
            they said, all of it or just these words.
    """
    text = next((words for (words,) in _TEXT.rows(interview.pk)), "")
    try:
        span = spans.locate(text, start, end, words)
    except spans.NotThere:
        raise ValidationError(
            _("Those words are not in the text. It may have been corrected since you opened it. Mark them again.")
        ) from None
    length = span.end - span.start
    if not any(char.isalnum() for char in span.of(text)):
        raise ValidationError(_("Mark at least one word."))
    if length > LONGEST_STATEMENT:
        raise ValidationError(
            _("You marked %(length)s characters, and a statement holds at most %(most)s. Lift it in parts.")
            % {"length": length, "most": LONGEST_STATEMENT}
        )
    speaker = _speaker_of(interview)
    if speaker.withdrawn:
        raise ValidationError(_("The person has taken back their consent. Nothing more is lifted from this interview."))
    number = next_number(Statement, dialogue=interview.dialogue)
    creation_key = creation_key or uuid.uuid4()
    for pk, *place, withheld_at in _EARLIER.rows(interview.pk, span.start, span.end, creation_key):
        if withheld_at is not None:
            raise ValidationError(_("Whoever said this has taken these very words away. They are not lifted again."))
        if place == [interview.pk, span.start, span.end, None]:
            return Statement.objects.get(pk=pk), False
        creation_key = uuid.uuid4()  # a page come back to by the back button: other words, the same form
    statement = Statement.objects.create(
        dialogue=interview.dialogue,
        interview=interview,
        number=number,
        speaker_id=speaker.person,
        group_id=speaker.group,
        start=span.start,
        end=span.end,
        original=span.of(text),
        masked=span.of(text),
        language=interview.language,
        question=questions_at(interview.dialogue, text, [span.start])[0],
        lifted_by=actor,
        creation_key=creation_key,
    )
    record("statement.lifted", dialogue=interview.dialogue, actor=actor, obj=statement, number=number)
    return statement, True


KEPT_FRESH = ("start", "end", "anchored", "original", "status", "confirmed_by_id", "released_at", "group_id")


@transaction.atomic
def code_statement(*, form: CoderForm, actor: User) -> Statement:
    """Save what the coder says of a statement: masked wording, themes, perspectives, speaker, language.

    A wording that is changed after somebody confirmed it has to be confirmed again, and is taken back from the
    design team until it is released anew.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: it has been removed meanwhile, or is said to be masked while something in it that leads
            straight to one person is undecided.
    """
    statement, data = form.instance, form.cleaned_data
    stored = Statement.objects.select_for_update().filter(pk=statement.pk).first()
    if stored is None:
        raise ValidationError(_("The statement has been removed. You find it under removed statements."))
    themes = set(stored.themes.values_list("pk", flat=True))
    for name in KEPT_FRESH:
        setattr(statement, name, getattr(stored, name))
    reworded = (stored.masked, stored.translation) != (statement.masked, statement.translation)
    if not data["is_masked"]:
        statement.status = StatementStatus.LIFTED
    elif reworded or stored.status == StatementStatus.LIFTED:
        statement.status = StatementStatus.MASKED
    if statement.status != StatementStatus.CONFIRMED:
        statement.confirmed_by = statement.released_at = None
    if statement.is_masked:
        refuse_undecided(statement)
    if "speaker" in form.fields:
        statement.group_id = statement.speaker.group_id if statement.speaker else _speaker_of(statement.interview).group
    form.save_record()
    _name_what_is_new(form, statement, actor)
    _note_stances(form, statement)
    if form.facets:
        sort_statement(statement=statement, chosen=chosen_categories(data), offered=offered_categories(form.facets))
    note_choice(statement=statement, coder=actor, before=themes)
    if statement.released_at and not quotable(Statement.objects.filter(pk=statement.pk)).exists():
        Statement.objects.filter(pk=statement.pk).update(released_at=None)
    masking = reworded or stored.status != statement.status
    record(
        "statement.masked" if masking else "statement.coded",
        dialogue=statement.dialogue,
        actor=actor,
        obj=statement,
        number=statement.number,
        status=statement.status,
    )
    return statement


def _name_what_is_new(form: CoderForm, statement: Statement, actor: User) -> None:
    data = form.cleaned_data
    if data["new_theme"]:
        theme = create_theme(dialogue=statement.dialogue, title=data["new_theme"], actor=actor)
        statement.themes.add(theme)
    if data["new_perspective"]:
        perspective = create_perspective(
            dialogue=statement.dialogue,
            title=data["new_perspective"],
            actor=actor,
            themes=list(statement.themes.all()),
        )
        Voice.objects.create(statement=statement, perspective=perspective, stance=data["stance"] or Stance.FOR)


def _note_stances(form: CoderForm, statement: Statement) -> None:
    for perspective_id, stance in form.stances():
        mine = Voice.objects.filter(statement=statement, perspective_id=perspective_id)
        if stance:
            Voice.objects.update_or_create(
                statement=statement, perspective_id=perspective_id, defaults={"stance": stance}
            )
        else:
            mine.delete()


# --- Removing and putting back ------------------------------------------------------------------------------------


def put_away(statement: Statement) -> None:
    """Take a statement out of everything, remembering where it stood."""
    statement.kept = {
        "themes": list(statement.themes.values_list("pk", flat=True)),
        "voices": list(statement.voices.values_list("perspective_id", "stance")),
    }
    statement.removed_at = timezone.now()
    statement.themes.clear()
    statement.voices.all().delete()
    statement.version += 1
    statement.save()


@transaction.atomic
def remove_statement(*, statement: Statement, actor: User) -> None:
    """Take away a statement; ``restore_statement`` brings it back with all it had.

    Raises:
        ValidationError: it stands in a compilation that is being made.
    """
    if statement.as_it_is_now().removed_at is not None:
        return
    quoted = Quote.objects.filter(statement=statement).exclude(compilation__status=CompilationStatus.PUBLISHED)
    if quoted.exists():
        raise ValidationError(_("It is quoted in the compilation you are working on. Take it out there first."))
    put_away(statement)
    record("statement.removed", dialogue=statement.dialogue, actor=actor, obj=statement, number=statement.number)


@transaction.atomic
def restore_statement(*, statement: Statement, actor: User | None) -> Statement:
    """Put back a removed statement with its themes and perspectives, as far as those still exist.

    ``actor`` is None when whoever said it asks for it by a link.

    Raises:
        ValidationError: the person has taken back their consent, or taken away this quote.
    """
    if statement.as_it_is_now().removed_at is None:
        return statement
    if statement.withheld_at is not None:
        raise ValidationError(_("Whoever said this has taken it away. Only they can say that it may be used again."))
    only = _speaker_of(statement.interview)
    if "withdrawn" in statement.kept or _withdrawn(statement.speaker) or only.withdrawn:
        raise ValidationError(_("The person has taken back their consent. The statement cannot be put back."))
    text = source_text(statement.interview)
    place = spans.reanchor(
        text,
        text,
        [(spans.Span(statement.start, statement.end), statement.original)],
    )[0]
    kept = statement.kept
    statement.start, statement.end, statement.anchored = place.span.start, place.span.end, place.anchored
    statement.removed_at, statement.kept = None, {}
    statement.version += 1
    statement.save()
    dialogue = statement.dialogue
    statement.themes.set(followed(dialogue, kept.get("themes", [])))
    stances = dict(kept.get("voices", []))
    standing = Perspective.objects.filter(dialogue=dialogue, removed_at=None, pk__in=stances)
    Voice.objects.bulk_create(
        [Voice(statement=statement, perspective=one, stance=stances[one.pk]) for one in standing],
        ignore_conflicts=True,
    )
    record("statement.restored", dialogue=dialogue, actor=actor, obj=statement, number=statement.number)
    return statement


# --- When the text is corrected -----------------------------------------------------------------------------------


@transaction.atomic
def reanchor_statements(*, interview: Interview, old_text: str, new_text: str) -> None:
    """Let every statement of the interview find its place in the corrected text.

    Registered with interviews' ``on_text_changed``. A statement whose words are gone stays, marked as no longer in
    the text: what somebody said is not changed or lost because the notes were edited. Removed ones follow too.
    """
    rows = list(Statement.everything.select_for_update().filter(interview=interview).exclude(original=""))
    places = spans.reanchor(old_text, new_text, [(spans.Span(one.start, one.end), one.original) for one in rows])
    moved, lost = [], 0
    asked = questions_at(interview.dialogue, old_text, [one.start for one in rows])
    asks = questions_at(interview.dialogue, new_text, [place.span.start for place in places])
    for one, place, before, now in zip(rows, places, asked, asks, strict=True):
        if (one.start, one.end, one.anchored, before) != (place.span.start, place.span.end, place.anchored, now):
            lost += one.anchored and not place.anchored
            one.start, one.end, one.anchored = place.span.start, place.span.end, place.anchored
            if before != now:  # a marker line came, went or was moved; what somebody chose by hand stands otherwise
                one.question = now
            moved.append(one)
    Statement.everything.bulk_update(moved, ["start", "end", "anchored", "question"], batch_size=200)
    if moved:
        record("statement.followed_text", dialogue=interview.dialogue, obj=interview, moved=len(moved), lost=lost)


@transaction.atomic
def accept_new_words(*, statement: Statement, actor: User) -> Statement:
    """Let a statement that lost its place take over the words that now stand there, and be masked anew.

    Raises:
        ValidationError: there is nothing there to take over.
    """
    stands = statement.as_it_is_now().removed_at is None
    words = source_text(statement.interview)[statement.start : statement.end]
    if not stands or statement.anchored or spans.likeness(statement.original, words) < spans.ALIKE:
        raise ValidationError(_("There are no words there that resemble these. Lift them anew where they stand."))
    if statement.is_verbatim:
        statement.masked = words
    statement.original, statement.anchored = words, True
    statement.status, statement.confirmed_by, statement.released_at = StatementStatus.LIFTED, None, None
    statement.version += 1
    statement.save()
    record("statement.words_accepted", dialogue=statement.dialogue, actor=actor, obj=statement, number=statement.number)
    return statement


@transaction.atomic
def finish_coding(*, interview: Interview, actor: User, finished: bool) -> None:
    """Note that an interview is coded, or that it is being coded again. Doing it twice changes nothing."""
    rows = Interview.objects.filter(pk=interview.pk, coded_at__isnull=finished)
    if rows.update(coded_at=timezone.now() if finished else None):
        name = "interview.coded" if finished else "interview.coding_reopened"
        record(name, dialogue=interview.dialogue, actor=actor, obj=interview, number=interview.number)
