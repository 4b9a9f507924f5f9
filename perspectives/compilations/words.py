"""What a version's own page says in words: how far it has come, what it lacks, which texts are written."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.phases import DONE, GAP, PART

from ..models import Compilation, CompilationStatus, ReviewAnswer
from . import queries
from .forms import TextsForm
from .queries import Gaps

ORDER = [
    CompilationStatus.DRAFT,
    CompilationStatus.REVIEW,
    CompilationStatus.APPROVED,
    CompilationStatus.PUBLISHED,
]


@dataclass(frozen=True)
class CourseStep:
    """One of the four steps of a version."""

    title: str
    state: str
    text: str


def course(compilation: Compilation, answers: list[ReviewAnswer]) -> list[CourseStep]:
    """Return draft, review, approval and publication, each with where it stands."""
    reached = ORDER.index(CompilationStatus(compilation.status))
    titles = [_("Draft"), _("Review"), _("Approved"), _("Published")]
    texts = [
        _("Chapters, perspectives and quotes are chosen."),
        _review_text(compilation, answers),
        _("Leader and design team have said yes to the same text."),
        date_format(compilation.published_at, "j F Y") if compilation.published_at else _("Anyone can read it."),
    ]
    return [
        CourseStep(title, _state(place, reached), text)
        for place, (title, text) in enumerate(zip(titles, texts, strict=True))
    ]


def _state(place: int, reached: int) -> str:
    is_last = reached == len(ORDER) - 1
    return DONE if place < reached or is_last else PART if place == reached else GAP


def _review_text(compilation: Compilation, answers: list[ReviewAnswer]) -> str:
    if compilation.status == CompilationStatus.DRAFT and not answers:
        return _("The design team reads, comments and answers.")
    count = len(answers)
    if not count:
        return _("Nobody has answered yet.")
    return ngettext("%(count)d reader has answered.", "%(count)d readers have answered.", count) % {"count": count}


@dataclass(frozen=True)
class Lack:
    """Something a version could do with before it goes on."""

    text: str
    url: str = ""
    label: str = ""


def lacks(compilation: Compilation, gaps: Gaps, stale: int = 0) -> list[Lack]:
    """Return what is not in the version, in words, with where it is mended.

    Args:
        stale: translations of an earlier wording.
    """
    slug, number = compilation.dialogue.slug, compilation.number
    edit = reverse("compilations:chapters", args=[slug, number])
    found = []
    if count := gaps.perspectives_without_theme:
        text = ngettext(
            "%(count)d perspective has no theme and therefore no chapter.",
            "%(count)d perspectives have no theme and therefore no chapter.",
            count,
        )
        found.append(Lack(text % {"count": count}, reverse("perspectives:list", args=[slug]), _("Give them one")))
    if count := gaps.perspectives_left_out:
        text = ngettext("%(count)d perspective is left out.", "%(count)d perspectives are left out.", count)
        found.append(Lack(text % {"count": count}, edit, _("Choose")))
    if count := gaps.perspectives_parked:
        text = ngettext("%(count)d perspective is parked.", "%(count)d perspectives are parked.", count)
        found.append(Lack(text % {"count": count}, reverse("perspectives:list", args=[slug]), _("See why")))
    if count := gaps.perspectives_without_quotes:
        text = ngettext(
            "%(count)d perspective stands without a quote: a heading without a voice.",
            "%(count)d perspectives stand without a quote: headings without a voice.",
            count,
        )
        found.append(Lack(text % {"count": count}))
    if count := gaps.statements_left_out:
        text = ngettext(
            "%(count)d statement that may be quoted is left out.",
            "%(count)d statements that may be quoted are left out.",
            count,
        )
        found.append(Lack(text % {"count": count}))
    if count := stale:
        text = ngettext(
            "%(count)d translation is of an earlier wording, and is not shown.",
            "%(count)d translations are of earlier wordings, and are not shown.",
            count,
        )
        found.append(Lack(text % {"count": count}, reverse("compilations:languages", args=[slug, number]), _("Look")))
    if count := gaps.unanswered_comments:
        text = ngettext("%(count)d comment has no answer.", "%(count)d comments have no answer.", count)
        address = reverse("compilations:comments", args=[slug, number]) + "?answer=open"
        found.append(Lack(text % {"count": count}, address, _("Answer")))
    return found


def stopped(compilation: Compilation) -> list[Lack]:
    """Return what stands in the way of publishing, in words, with where it is mended when that is not here."""
    found = []
    for reason, count in sorted(queries.obstacles(compilation).items()):
        url = reverse("compilations:check_back", args=[compilation.dialogue.slug]) if reason == queries.WISHED else ""
        label = _("Answer them") if url else ""
        found.append(Lack(queries.obstacle_text(reason, count), url, label))
    return found


@dataclass(frozen=True)
class TextMark:
    """One of the texts around the chapters, and how much of it is written."""

    label: str
    words: str


def text_marks(compilation: Compilation) -> list[TextMark]:
    """Return the texts with their length in words; empty when nothing is written."""
    marks = []
    for name in ("summary", "method", "unheard", "respond"):
        count = len(getattr(compilation, name).split())
        words = ngettext("%(count)d word", "%(count)d words", count) % {"count": count} if count else ""
        marks.append(TextMark(str(TextsForm.Meta.labels[name]), words))
    return marks
