"""Reads for the compilation: what may be quoted, who has been heard, what stands in the way, who has answered."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import ngettext

from dialogues.models import Dialogue
from interviews.models import Consent, Interviewee, InterviewKind

from ..models import (
    Chapter,
    ChapterPerspective,
    Compilation,
    CompilationStatus,
    Perspective,
    Quote,
    QuoteAnswer,
    QuoteVerdict,
    ReviewAnswer,
    Seen,
    Statement,
    StatementStatus,
    Theme,
    Verdict,
    Voice,
)

NOBODY_REGISTERED = [InterviewKind.WORKSHOP, InterviewKind.FORM]
"""Kinds of interview in which people may have spoken without being registered one by one."""


def quotable(dialogue: Dialogue) -> QuerySet[Statement]:
    """Return the statements that may be published: mask confirmed, released, and allowed by whoever said it.

    Where it is not known who of several people spoke, all of them must allow it. A statement from a workshop or a
    web form in which nobody is registered has no one to ask.
    """
    may = Consent.objects.filter(interviewee=OuterRef("pk"), allows_quotes=True, withdrawn_at=None)
    present = Interviewee.objects.filter(interviews=OuterRef("interview_id"))
    somebody_says_no = present.annotate(may=Exists(may)).filter(may=False)
    all_may = Exists(present) & ~Exists(somebody_says_no)
    no_one_to_ask = Q(interview__kind__in=NOBODY_REGISTERED) & ~Exists(present)
    speaker_may = Q(speaker__consent__allows_quotes=True, speaker__consent__withdrawn_at=None)
    return Statement.objects.filter(
        Q(speaker__isnull=False) & speaker_may | Q(speaker=None) & (all_may | no_one_to_ask),
        dialogue=dialogue,
        status=StatementStatus.CONFIRMED,
        released_at__isnull=False,
    )


def with_stance(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    """Add ``stance`` of each quote's statement to its perspective; None when it no longer stands under it."""
    voice = Voice.objects.filter(perspective=OuterRef("entry__perspective"), statement=OuterRef("statement"))
    return quotes.annotate(stance=Subquery(voice.values("stance")[:1]))


def open_version(dialogue: Dialogue) -> Compilation | None:
    """Return the version that is being worked on, if any."""
    return dialogue.compilations.exclude(status=CompilationStatus.PUBLISHED).first()


def published_versions(dialogue: Dialogue) -> QuerySet[Compilation]:
    """Return what has been published, newest first, without the frozen content."""
    published = dialogue.compilations.filter(status=CompilationStatus.PUBLISHED)
    return published.select_related("document").defer("content").order_by("-number")


def latest_published(slug: str) -> Compilation | None:
    """Return the newest published version of the dialogue at ``slug``."""
    found = Compilation.objects.filter(dialogue__slug=slug, status=CompilationStatus.PUBLISHED)
    return found.order_by("-number").first()


NOT_CONFIRMED, NOT_RELEASED, NOT_ALLOWED, REMOVED, MOVED = "mask", "release", "consent", "removed", "moved"
WISHED = "wished"
PERSPECTIVE_GONE, THEME_GONE = "perspective", "theme"


def obstacles(compilation: Compilation) -> Counter[str]:
    """Return what may not be published any more, by reason, with how many quotes, perspectives or chapters.

    Five queries. Empty means that publishing is possible as far as the content goes.
    """
    quotes = compilation.quotes.all()
    wishes = QuoteAnswer.objects.filter(statement=OuterRef("statement"), verdict=QuoteVerdict.CHANGE, settled_at=None)
    stopped = quotes.exclude(statement__in=quotable(compilation.dialogue)).values_list(
        "statement__removed_at", "statement__status", "statement__released_at"
    )
    reasons = Counter(
        REMOVED
        if removed
        else NOT_CONFIRMED
        if status != StatementStatus.CONFIRMED
        else NOT_RELEASED
        if released is None
        else NOT_ALLOWED
        for removed, status, released in stopped
    )
    others = {
        MOVED: with_stance(quotes).filter(stance=None).count(),
        WISHED: quotes.filter(Exists(wishes)).count(),
        PERSPECTIVE_GONE: compilation.entries.filter(perspective__removed_at__isnull=False).count(),
        THEME_GONE: compilation.chapters.filter(theme__removed_at__isnull=False).count(),
    }
    reasons.update({reason: count for reason, count in others.items() if count})
    return reasons


@dataclass(frozen=True)
class Gaps:
    """What a version lacks without that stopping it: the leader decides."""

    perspectives_without_theme: int
    perspectives_left_out: int
    perspectives_parked: int
    perspectives_without_quotes: int
    statements_left_out: int
    unanswered_comments: int


def gaps(compilation: Compilation) -> Gaps:
    """Return what is not in the version. Four queries. A parked perspective is not missing: it is told as parked."""
    standing = Perspective.objects.filter(dialogue=compilation.dialogue_id, removed_at=None)
    outside = standing.exclude(pk__in=compilation.entries.values("perspective"))
    with_theme = Exists(Theme.objects.filter(perspectives=OuterRef("pk"), removed_at=None))
    parked = Q(parked_at__isnull=False)
    perspectives = outside.annotate(placed=with_theme).aggregate(
        perspectives_without_theme=Count("pk", filter=~parked & Q(placed=False)),
        perspectives_left_out=Count("pk", filter=~parked & Q(placed=True)),
        perspectives_parked=Count("pk", filter=parked),
    )
    placed = compilation.entries.values("perspective")
    left_out = quotable(compilation.dialogue).filter(perspectives__in=placed)
    return Gaps(
        **perspectives,
        perspectives_without_quotes=compilation.entries.filter(quotes=None).count(),
        statements_left_out=left_out.exclude(pk__in=compilation.quotes.values("statement")).distinct().count(),
        unanswered_comments=compilation.comments.filter(answered_at=None).count(),
    )


@dataclass(frozen=True)
class Review:
    """Where the review stands for one wording of the text."""

    answers: list[ReviewAnswer]
    leader_yes: bool
    team_yes: bool

    @property
    def may_be_approved(self) -> bool:
        return self.leader_yes and self.team_yes

    @property
    def objections(self) -> list[ReviewAnswer]:
        return [answer for answer in self.answers if answer.verdict == Verdict.NO]

    @property
    def recognised(self) -> list[ReviewAnswer]:
        """Answers to this very text that say that somebody can be recognised in it."""
        return [answer for answer in self.answers if answer.is_current and answer.sees_someone == Seen.YES]


def review(compilation: Compilation, key: str) -> Review:
    """Return the answers; each has ``is_current``: whether it is about the text whose fingerprint is ``key``."""
    answers = list(compilation.answers.select_related("by"))
    for answer in answers:
        answer.is_current = answer.content_key == key
    said_yes = {answer.capacity for answer in answers if answer.is_current and answer.verdict == Verdict.YES}
    return Review(answers, leader_yes="leader" in said_yes, team_yes="team" in said_yes)


def read_by(compilation: Compilation) -> dict:
    """Return what a version says of those who read it: how many, how many said no, and the words of those who let
    them stand, in an order that is nobody's. One query. Its shape is in ``document.py``."""
    rows = list(compilation.answers.values_list("capacity", "verdict", "objection", "words_may_stand"))
    noes = [(words, may_stand) for _capacity, verdict, words, may_stand in rows if verdict == Verdict.NO]
    return {
        "team": sum(capacity == "team" for capacity, *_rest in rows),
        "readers": len(rows),
        "objections": len(noes),
        "words": sorted(words.strip() for words, may_stand in noes if may_stand and words.strip()),
    }


def chapters(compilation: Compilation) -> list[Chapter]:
    """Return the chapters in order with ``number``, and how many perspectives and quotes each holds. One query."""
    counted = compilation.chapters.select_related("theme").annotate(
        perspective_count=Count("entries", distinct=True), quote_count=Count("entries__quotes", distinct=True)
    )
    rows: list[Chapter] = list(counted.order_by("position", "pk"))
    for number, chapter in enumerate(rows, 1):
        chapter.number = number
    return rows


def entries(chapter: Chapter) -> list[ChapterPerspective]:
    """Return the chapter's perspectives in order, with how many quotes each has. One query."""
    counted = chapter.entries.select_related("perspective").annotate(quote_count=Count("quotes"))
    return list(counted.order_by("position", "pk"))


def obstacle_text(reason: str, count: int) -> str:
    """Say in words what may not be published any more."""
    texts = {
        NOT_CONFIRMED: ngettext(
            "%(count)d quote has a mask that nobody has confirmed.",
            "%(count)d quotes have masks that nobody has confirmed.",
            count,
        ),
        NOT_RELEASED: ngettext(
            "%(count)d quote is not released any more.", "%(count)d quotes are not released any more.", count
        ),
        NOT_ALLOWED: ngettext(
            "%(count)d quote comes from someone who does not, or not any more, want to be quoted.",
            "%(count)d quotes come from people who do not, or not any more, want to be quoted.",
            count,
        ),
        REMOVED: ngettext(
            "%(count)d quote comes from a statement that has been removed.",
            "%(count)d quotes come from statements that have been removed.",
            count,
        ),
        MOVED: ngettext(
            "%(count)d quote no longer stands under its perspective.",
            "%(count)d quotes no longer stand under their perspectives.",
            count,
        ),
        WISHED: ngettext(
            "%(count)d quote waits for an answer: whoever said it wants another wording.",
            "%(count)d quotes wait for an answer: whoever said them wants another wording.",
            count,
        ),
        PERSPECTIVE_GONE: ngettext(
            "%(count)d perspective has been removed.", "%(count)d perspectives have been removed.", count
        ),
        THEME_GONE: ngettext("%(count)d theme has been removed.", "%(count)d themes have been removed.", count),
    }
    return texts[reason] % {"count": count}


def obstacle_texts(compilation: Compilation) -> list[str]:
    """Return what stands in the way of publishing, one sentence for each reason."""
    return [obstacle_text(reason, count) for reason, count in sorted(obstacles(compilation).items())]
