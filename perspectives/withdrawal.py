"""What becomes of statements, quotes and drafts when somebody takes back what they said, or no longer wants quotes.

Words go at once and for good from everything unpublished; what is published is listed, since nothing takes it back
out of people's hands. Rows stay without words, so that numbers, log and published versions still add up.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial

from django.db import models, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from interviews.consent.found import Found, Talks, Traces, talks_of
from interviews.models import Interviewee, InterviewText, Withdrawal
from reports.models import Document
from reports.services import throw_away

from .differences.printed import printed_contrasts
from .models import (
    BasisPerson,
    Coding,
    CompilationStatus,
    Contrast,
    ContrastQuote,
    Export,
    Feedback,
    MaskDecision,
    Perspective,
    PublishedContrastQuote,
    PublishedPerspective,
    Quote,
    ReviewAnswer,
    ReviewComment,
    Statement,
    StatementStatus,
    Theme,
    Translation,
    Voice,
)
from .queries import quotable
from .withdrawal_words import describe

CHUNK = 500
RUN = 6
"""Words in a row that are taken for somebody's own: fewer and everybody says them."""


# --- Whose is what ------------------------------------------------------------------------------------------------


def _theirs(person: Interviewee, talks: Talks) -> QuerySet[Statement]:
    """What is noted as theirs and all from talks that are theirs alone, removed ones too; not what is emptied."""
    return Statement.everything.filter(Q(speaker=person) | Q(interview__in=talks.sole)).exclude(original="")


def _perhaps(talks: Talks) -> QuerySet[Statement]:
    """What nobody is noted for in talks of several: it may be theirs."""
    return Statement.objects.filter(interview__in=talks.shared, speaker=None)


def _unpublished(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    return quotes.exclude(compilation__status=CompilationStatus.PUBLISHED)


def published_places(statements: Iterable[int]) -> list[list[int]]:
    """Return where statements are quoted in print, as ``[version, chapter, perspective, quotes]``. Four queries."""
    beside = printed_contrasts(statements := list(statements))
    keys, counted = statements, Counter[tuple[int, int, int]]()
    for start in range(0, len(keys), CHUNK):
        quotes = Quote.objects.filter(
            statement__in=keys[start : start + CHUNK], compilation__status=CompilationStatus.PUBLISHED
        )
        counted.update(quotes.values_list("compilation_id", "compilation__number", "entry__perspective_id"))
    if not counted:
        return sorted(beside)
    frozen = PublishedPerspective.objects.filter(
        chapter__compilation__in={version for version, _number, _perspective in counted}
    ).values_list("chapter__compilation", "perspective", "chapter__number", "number")
    where = {(version, perspective): (chapter, number) for version, perspective, chapter, number in frozen}
    nowhere = (0, 0)  # the perspective's row is gone; the version is still named
    quoted = [
        [number, *where.get((version, perspective), nowhere), quotes]
        for (version, number, perspective), quotes in counted.items()
    ]
    return sorted([*quoted, *beside])


def lock_versions(dialogue: Dialogue) -> None:
    """Lock the versions that are not published: a publication under way is waited for, a later one waits for us."""
    waiting = dialogue.compilations.exclude(status=CompilationStatus.PUBLISHED).order_by("pk")
    list(waiting.select_for_update(of=("self",)).values_list("pk", flat=True))


def find(person: Interviewee) -> Found:
    """Count what a withdrawal would take, and list where it is in print. Changes nothing."""
    talks = talks_of(person)
    theirs = list(_theirs(person, talks).values_list("pk", flat=True))
    may_be = [*theirs, *_perhaps(talks).values_list("pk", flat=True)]
    quotes = _unpublished(Quote.objects.filter(statement__in=may_be))
    places = published_places(theirs)
    return {
        "statements": len(theirs),
        "to_check": _perhaps(talks).count(),
        "quotes": quotes.count() + ContrastQuote.objects.filter(statement__in=may_be).count(),
        "places": places,
        "published": sum(place[3] for place in places),
    }


# --- Taking it out ------------------------------------------------------------------------------------------------


@transaction.atomic
def withdraw_statements(*, interviewee: Interviewee, actor: User | None = None) -> Found:
    """Take a person's statements out of all work that is not published, at once and for good; return what was found.

    Registered with interviews' ``on_withdrawn``, after the texts are sealed. In a talk with several people a statement
    that nobody is noted for may be theirs: it leaves the drafts and the design team, and somebody has to look at it
    again. Published versions keep what they hold.
    """
    dialogue, talks = interviewee.dialogue, talks_of(interviewee)
    rows = list(_theirs(interviewee, talks).select_for_update(of=("self",)).order_by("pk"))
    keys = [row.pk for row in rows]
    perhaps = list(_perhaps(talks).select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    places = published_places(keys)
    found: Found = {
        "statements": len(rows),
        "to_check": len(perhaps),
        "places": places,
        "published": sum(place[3] for place in places),
        "echoes": echoes(dialogue, [*_words_of(rows), *_sealed_words(talks)]),
        "lone": _left_without_words(keys),
        "files": throw_away_drafts(dialogue),
        "quotes": 0,
        "codings": 0,
        "masks": 0,
    }
    BasisPerson.objects.filter(interviewee=interviewee).delete()  # the counts they were part of stay
    for some in _chunks([*keys, *perhaps]):
        found["quotes"] += _unpublished(Quote.objects.filter(statement__in=some)).delete()[0]
        found["quotes"] += ContrastQuote.objects.filter(statement__in=some).delete()[0]
    for some in _chunks(keys):
        found["codings"] += Coding.objects.filter(statement__in=some).count()
        Coding.objects.filter(statement__in=some).delete()
        Translation.objects.filter(statement__in=some).delete()
        found["masks"] += MaskDecision.objects.filter(statement__in=some).delete()[0]
        Voice.objects.filter(statement__in=some).delete()
        Statement.themes.through.objects.filter(statement__in=some).delete()
        Statement.categories.through.objects.filter(statement__in=some).delete()
        _empty(Statement.everything.filter(pk__in=some))
    for some in _chunks(perhaps):
        Statement.objects.filter(pk__in=some).update(
            status=StatementStatus.LIFTED, confirmed_by=None, released_at=None, version=F("version") + 1
        )
    empty_replaced_soon(dialogue)
    if rows or perhaps:
        record(
            "statement.withdrawn",
            dialogue=dialogue,
            actor=actor,
            obj=interviewee,
            count=len(rows),
            to_check=len(perhaps),
        )
    return found


def _empty(statements: QuerySet[Statement]) -> None:
    """Leave of each no more than its number and place: no wording, nothing to put back."""
    statements.update(
        original="",
        masked="",
        translation="",
        kept={"withdrawn": True},
        removed_at=timezone.now(),
        status=StatementStatus.LIFTED,
        anchored=False,
        question=None,
        kinds=0,
        confirmed_by=None,
        released_at=None,
        version=F("version") + 1,
    )


def _chunks(keys: list[int]) -> Iterable[list[int]]:
    return (keys[at : at + CHUNK] for at in range(0, len(keys), CHUNK))


def _left_without_words(keys: list[int]) -> list[int]:
    """Numbers of the perspectives that rest on these statements and on nothing else."""
    touched = Perspective.objects.filter(removed_at=None, voices__statement__in=keys).distinct()
    others = Voice.objects.filter(perspective=models.OuterRef("pk")).exclude(statement__in=keys)
    return list(touched.exclude(models.Exists(others)).order_by("number").values_list("number", flat=True))


def throw_away_drafts(dialogue: Dialogue) -> int:
    """Throw away the files in which the words may stand: drafts on paper, in every form and language, and exports.

    Returns how many there were.

    They go when the change is kept; a worker that is at one of them finds its lease gone and keeps nothing.
    """
    from .compilations.extracts import KIND

    drafts = dialogue.compilations.exclude(status=CompilationStatus.PUBLISHED).values("pk")
    exports = Export.objects.filter(dialogue=dialogue, document__isnull=False).values("document")
    files = list(
        Document.objects.filter(Q(kind__startswith=KIND, object_id__in=drafts) | Q(pk__in=exports)).exclude(
            state__in=["failed", "cancelled"]
        )
    )
    for file in files:
        transaction.on_commit(partial(throw_away, file), robust=True)
    return len(files)


@transaction.atomic
def stop_quotes(person: Interviewee, _actor: User | None) -> Found:
    """Take a person who no longer wants to be quoted out of drafts and from the design team; list what is in print."""
    talks = talks_of(person)
    may_be = list(_theirs(person, talks).filter(removed_at=None).values_list("pk", flat=True))
    may_be += list(_perhaps(talks).values_list("pk", flat=True))
    places = published_places(may_be)
    found: Found = {"quotes": 0, "released": 0, "places": places, "published": sum(place[3] for place in places)}
    for some in _chunks(may_be):
        rows = Statement.objects.filter(pk__in=some)
        stopped = list(rows.exclude(pk__in=quotable(rows).values("pk")).values_list("pk", flat=True))
        found["quotes"] += _unpublished(Quote.objects.filter(statement__in=stopped)).delete()[0]
        drafts = Translation.objects.exclude(compilation__status=CompilationStatus.PUBLISHED)
        drafts.filter(statement__in=stopped).delete()
        found["quotes"] += ContrastQuote.objects.filter(statement__in=stopped).delete()[0]
        shown = Statement.objects.filter(pk__in=stopped, released_at__isnull=False)
        found["released"] += shown.update(released_at=None, version=F("version") + 1)
    if found["quotes"] or found["released"]:
        found["files"] = throw_away_drafts(person.dialogue)
    empty_replaced_soon(person.dialogue)
    return found


# --- Their words in other people's texts --------------------------------------------------------------------------


def _words_of(rows: list[Statement]) -> Iterable[str]:
    return (text for row in rows for text in (row.original, row.masked, row.translation) if text)


def _sealed_words(talks: Talks) -> Iterable[str]:
    sources = InterviewText.objects.filter(interview__in=talks.sole, sealed_at__isnull=False)
    return (source.sealed for source in sources if source.sealed)


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def echoes(dialogue: Dialogue, words: Iterable[str]) -> list[list]:
    """Return ``[kind, key]`` of unpublished texts that others wrote and that repeat ``words``, ``RUN`` in a row.

    What a leader or a coder wrote is theirs, and is not changed behind their back: it is listed, to be looked at.
    """
    runs = {run for text in words for run in _runs(text)}
    if not runs:
        return []
    drafts = dialogue.compilations.exclude(status=CompilationStatus.PUBLISHED)
    written: list[tuple[str, QuerySet, tuple[str, ...]]] = [
        ("theme", Theme.objects.filter(dialogue=dialogue), ("title", "lead", "silence", "description")),
        (
            "perspective",
            Perspective.objects.filter(dialogue=dialogue),
            ("title", "text", "speaks_for", "speaks_against", "parked_reason"),
        ),
        ("contrast", Contrast.objects.filter(dialogue=dialogue), ("title", "lead")),
        ("version", drafts, ("title", "summary", "method", "unheard", "respond")),
        ("translation", Translation.objects.filter(compilation__in=drafts), ("text",)),
        ("feedback", Feedback.objects.filter(compilation__dialogue=dialogue), ("text", "answer")),
        ("comment", ReviewComment.objects.filter(compilation__in=drafts), ("text", "answer")),
        ("answer", ReviewAnswer.objects.filter(compilation__in=drafts), ("missing", "recognisable", "objection")),
    ]
    found = []
    for kind, rows, fields in written:
        for key, *texts in rows.order_by("pk").values_list("pk", *fields):
            if any(run in runs for text in texts for run in _runs(text)):
                found.append([kind, key])
    return found


# --- Versions that are replaced -------------------------------------------------------------------------------------


def withdrawn_versions(dialogue: Dialogue) -> set[int]:
    """Numbers of published versions with words in them that have been taken back since: all that somebody said, their
    being quoted, or one quote; and of those that have been emptied for it. Two queries.

    The next version is then a re-issue that takes their place. Were the old one left beside it, whoever laid the two
    side by side would see which quotes are one person's.
    """
    rows = Withdrawal.objects.filter(interviewee__dialogue=dialogue).values_list("found", flat=True)
    listed = {place[0] for found in rows for place in found.get("places", [])}
    taken = Q(statement__speaker__consent__allows_quotes=False) | Q(statement__withheld_at__isnull=False)
    of_version = {"compilation": models.OuterRef("pk")}
    holding = (
        models.Exists(Quote.objects.filter(taken, **of_version))
        | models.Exists(PublishedContrastQuote.objects.filter(taken, **of_version))
        | Q(content__emptied=True)
    )
    published = dialogue.compilations.filter(holding, status=CompilationStatus.PUBLISHED)
    return listed | set(published.values_list("number", flat=True))


def replaced_versions(dialogue: Dialogue) -> set[int]:
    """Those of ``withdrawn_versions`` that a newer one has taken the place of: nobody is shown them any more, neither
    in public nor at work. Three queries."""
    published = dialogue.compilations.filter(status=CompilationStatus.PUBLISHED)
    newest = published.aggregate(newest=models.Max("number"))["newest"]
    return withdrawn_versions(dialogue) - {newest}


def empty_replaced_soon(dialogue: Dialogue) -> None:
    """Take the quotes out of versions that something has just made replaced, once it is kept. What stops here is done
    when the next version is published."""
    from .compilations.emptying import empty_replaced

    transaction.on_commit(partial(empty_replaced, dialogue=dialogue), robust=True)


TRACES = Traces(lock=lock_versions, find=find, stop_quotes=stop_quotes, describe=describe)
