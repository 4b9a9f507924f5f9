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
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from interviews.consent.found import CHECK, PUBLISHED, Found, Place, Talks, Traces, talks_of
from interviews.models import Interviewee, InterviewText, Withdrawal
from reports.models import Document
from reports.services import throw_away

from .differences.printed import NO_CHAPTER, in_words, printed_contrasts
from .models import (
    BasisPerson,
    Coding,
    Compilation,
    CompilationStatus,
    Contrast,
    ContrastQuote,
    Export,
    Feedback,
    MaskDecision,
    Perspective,
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


# --- In words -----------------------------------------------------------------------------------------------------


def withdrawn_versions(dialogue: Dialogue) -> set[int]:
    """Numbers of published versions with words in them that have been taken back since: all that somebody said, their
    being quoted, or one quote. Two queries.

    The next version is then a re-issue that takes their place. Were the old one left beside it, whoever laid the two
    side by side would see which quotes are one person's.
    """
    rows = Withdrawal.objects.filter(interviewee__dialogue=dialogue).values_list("found", flat=True)
    listed = {place[0] for found in rows for place in found.get("places", [])}
    quoted = Quote.objects.filter(
        Q(statement__speaker__consent__allows_quotes=False) | Q(statement__withheld_at__isnull=False),
        compilation__dialogue=dialogue,
        compilation__status=CompilationStatus.PUBLISHED,
    )
    return listed | set(quoted.values_list("compilation__number", flat=True).distinct().order_by())


def replaced_versions(dialogue: Dialogue) -> set[int]:
    """Those of ``withdrawn_versions`` that a newer one has taken the place of: nobody is shown them any more, neither
    in public nor at work. Three queries."""
    published = dialogue.compilations.filter(status=CompilationStatus.PUBLISHED)
    newest = published.aggregate(newest=models.Max("number"))["newest"]
    return withdrawn_versions(dialogue) - {newest}


def describe(dialogue: Dialogue, found: Found) -> list[Place]:
    """Put the places in words, with where to go. Two queries for what is in print, one for each kind of the rest."""
    return [*_in_print(dialogue, found.get("places", [])), *_to_look_at(dialogue, found)]


def _in_print(dialogue: Dialogue, places: list[list[int]]) -> list[Place]:
    if not places:
        return []
    versions = {row.number: row for row in dialogue.compilations.filter(number__in={place[0] for place in places})}
    titles = {
        (version, chapter, number): (title, theme)
        for version, chapter, number, title, theme in PublishedPerspective.objects.filter(
            chapter__compilation__in=versions.values()
        ).values_list(
            "chapter__compilation__number", "chapter__number", "number", "content__title", "chapter__content__title"
        )
    }
    said = []
    for number, chapter, perspective, quotes in places:
        title, theme = titles.get((number, chapter, perspective), ("", ""))
        words = {"version": number, "chapter": chapter, "theme": theme, "perspective": title}
        text = _("Version %(version)s, chapter %(chapter)s, %(theme)s: %(perspective)s") % words
        url = reverse("compilations:read_perspective", args=[dialogue.slug, number, chapter, perspective])
        if not title:
            text, url = _("Version %(version)s") % words, reverse("compilations:read", args=[dialogue.slug, number])
        if chapter == NO_CHAPTER and perspective:
            text, url = in_words(number, perspective), f"{url}#differences"
        note = ngettext("%(n)d quote", "%(n)d quotes", quotes) % {"n": quotes}
        said.append(Place(PUBLISHED, text, url if number in versions else "", note))
    return said


def _to_look_at(dialogue: Dialogue, found: Found) -> list[Place]:
    said = []
    if count := found.get("to_check"):
        words = ngettext(
            "%(n)d statement from a talk of several that nobody is noted for",
            "%(n)d statements from talks of several that nobody is noted for",
            count,
        )
        url = reverse("perspectives:statements", args=[dialogue.slug]) + "?status=lifted"
        said.append(Place(CHECK, words % {"n": count}, url, _("Note who spoke, or remove what was theirs.")))
    lone = dialogue.perspectives.filter(number__in=found.get("lone", []), removed_at=None)
    for perspective in lone.order_by("number"):
        url = reverse("perspectives:detail", args=[dialogue.slug, perspective.number])
        note = _("It rested on their words only. Keep it if others hold it too, else remove it.")
        said.append(Place(CHECK, _("The perspective %(title)s") % {"title": perspective.title}, url, note))
    return said + _echoes_in_words(dialogue, found.get("echoes", []))


def _echoes_in_words(dialogue: Dialogue, listed: list[list]) -> list[Place]:
    keys: dict[str, list[int]] = {}
    for kind, key in listed:
        keys.setdefault(kind, []).append(key)
    note = _("Repeats several of their words in a row. Write it in other words.")
    slug, said = dialogue.slug, []
    for theme in Theme.objects.filter(dialogue=dialogue, pk__in=keys.get("theme", [])):
        url = reverse("perspectives:theme_edit", args=[slug, theme.pk])
        said.append(Place(CHECK, _("The texts of the theme %(title)s") % {"title": theme.title}, url, note))
    for row in Perspective.objects.filter(dialogue=dialogue, pk__in=keys.get("perspective", [])):
        url = reverse("perspectives:edit", args=[slug, row.number])
        said.append(Place(CHECK, _("The texts of the perspective %(title)s") % {"title": row.title}, url, note))
    for contrast in Contrast.objects.filter(dialogue=dialogue, pk__in=keys.get("contrast", []), removed_at=None):
        url = reverse("perspectives:contrast_edit", args=[slug, contrast.pk])
        said.append(Place(CHECK, _("The contradiction %(title)s") % {"title": contrast.title}, url, note))
    for translated in Translation.objects.filter(pk__in=keys.get("translation", [])).select_related("compilation"):
        url = reverse("compilations:language", args=[slug, translated.compilation.number, translated.language])
        said.append(Place(CHECK, _("A translation in version %(n)s") % {"n": translated.compilation.number}, url, note))
    for letter in Feedback.objects.filter(pk__in=keys.get("feedback", [])).select_related("compilation"):
        url = reverse("compilations:feedback_one", args=[slug, letter.compilation.number, letter.number])
        said.append(Place(CHECK, _("What a reader wrote, number %(n)s") % {"n": letter.number}, url, note))
    versions = Compilation.objects.filter(
        Q(pk__in=keys.get("version", []))
        | Q(comments__in=keys.get("comment", []))
        | Q(answers__in=keys.get("answer", [])),
        dialogue=dialogue,
    )
    for version in versions.distinct().order_by("number"):
        name = "texts" if version.pk in keys.get("version", []) else "comments"
        url = reverse(f"compilations:{name}", args=[slug, version.number])
        words = {
            "texts": _("The texts of the compilation, version %(number)s"),
            "comments": _("Comments and answers to the compilation, version %(number)s"),
        }[name]
        said.append(Place(CHECK, words % {"number": version.number}, url, note))
    return said


TRACES = Traces(lock=lock_versions, find=find, stop_quotes=stop_quotes, describe=describe)
