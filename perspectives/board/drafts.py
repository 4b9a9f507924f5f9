"""What the board's acts on perspectives do to a compilation that is being worked on, and how that is undone.

Published versions are frozen and never touched. An approved one is what two have said yes to: nothing in it is merged
or parked until it is taken back. In an open one a perspective that goes into another takes its place and its quotes
along, and a parked one leaves it; both remember what they had, as keys, in the perspective's ``kept``.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record

from ..compilations.queries import quotable
from ..models import Chapter, ChapterPerspective, Compilation, CompilationStatus, Perspective, Quote

OPEN = [CompilationStatus.DRAFT, CompilationStatus.REVIEW]
Memory = dict[str, Any]


def refuse_if_approved(*perspectives: Perspective) -> None:
    """Raise ValidationError when one of them stands in a version that has been approved and not yet published."""
    approved = ChapterPerspective.objects.filter(
        perspective__in=[one.pk for one in perspectives], compilation__status=CompilationStatus.APPROVED
    )
    if approved.exists():
        raise ValidationError(
            _("It stands in a version of the compilation that has been approved. Take that version back first.")
        )


def _entries(perspective: Perspective) -> QuerySet[ChapterPerspective]:
    return ChapterPerspective.objects.filter(perspective=perspective, compilation__status__in=OPEN).select_related(
        "compilation"
    )


def _changed(version: Compilation, perspective: Perspective, actor: User) -> None:
    record("compilation.arranged", dialogue=perspective.dialogue, actor=actor, obj=version)


def hand_over(gone: Perspective, to: Perspective, actor: User) -> list[Memory]:
    """Let ``to`` stand in open versions where ``gone`` stood; where both do, the quotes come after those of ``to``."""
    kept: list[Memory] = []
    for entry in list(_entries(gone)):
        other = entry.compilation.entries.filter(perspective=to).first()
        if other is None:
            ChapterPerspective.objects.filter(pk=entry.pk).update(perspective=to)
            kept.append({"entry": entry.pk})
        else:
            last = other.quotes.aggregate(last=Max("position"))["last"] or 0
            quotes = list(entry.quotes.values_list("pk", flat=True))
            entry.quotes.update(entry=other, position=F("position") + last)
            kept.append({"chapter": entry.chapter_id, "position": entry.position, "quotes": quotes, "joined": other.pk})
            entry.delete()
        _changed(entry.compilation, gone, actor)
    return kept


def hand_back(back: Perspective, was: Perspective, kept: list[Memory], actor: User) -> None:
    """Undo it in versions that are still open, for what is still where it was put."""
    for memory in kept:
        if "entry" in memory:
            entry = _entries(was).filter(pk=memory["entry"]).first()
            if entry and not entry.compilation.entries.filter(perspective=back).exists():
                ChapterPerspective.objects.filter(pk=entry.pk).update(perspective=back)
                _changed(entry.compilation, back, actor)
        elif made := _stand_again(back, memory):
            Quote.objects.filter(pk__in=memory["quotes"], entry=memory["joined"]).update(entry=made)
            _changed(made.compilation, back, actor)


def _stand_again(perspective: Perspective, memory: Memory) -> ChapterPerspective | None:
    """Put a perspective back in its chapter, unless that is gone, closed, or has it already."""
    chapter = (
        Chapter.objects.filter(pk=memory["chapter"], compilation__status__in=OPEN).select_related("compilation").first()
    )
    if chapter is None or chapter.compilation.entries.filter(perspective=perspective).exists():
        return None
    return ChapterPerspective.objects.create(
        compilation=chapter.compilation, chapter=chapter, perspective=perspective, position=memory["position"]
    )


def take_out(perspective: Perspective, actor: User) -> list[Memory]:
    """Take a perspective that is being parked out of open versions; return where it stood, with which quotes."""
    kept: list[Memory] = []
    for entry in list(_entries(perspective)):
        quotes = list(entry.quotes.values_list("statement_id", "position"))
        kept.append({"chapter": entry.chapter_id, "position": entry.position, "quotes": quotes})
        entry.delete()
        _changed(entry.compilation, perspective, actor)
    return kept


def put_back(perspective: Perspective, kept: list[Memory], actor: User) -> int:
    """Let a perspective that is no longer parked stand where it stood, with those quotes that may still be quoted and
    have no other place; return in how many versions."""
    done = 0
    for memory in kept:
        made = _stand_again(perspective, memory)
        if made is None:
            continue
        positions = dict(memory["quotes"])
        free = quotable(perspective.dialogue).filter(pk__in=positions, perspectives=perspective)
        free = free.exclude(pk__in=made.compilation.quotes.values("statement"))
        Quote.objects.bulk_create(
            Quote(compilation=made.compilation, entry=made, statement_id=pk, position=positions[pk])
            for pk in free.values_list("pk", flat=True)
        )
        _changed(made.compilation, perspective, actor)
        done += 1
    return done
