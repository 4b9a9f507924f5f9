"""What has changed between two versions: in words, and side by side.

Compared are the texts that somebody has written: those around the chapters, the chapters' own, the perspectives'
wordings. **Quotes are compared for the leader alone.** Which quotes came and went between two versions can be all that
one person said, and a quote that was masked anew shows what the old mask gave away; so everybody else is told the same
sentence, whether there is a difference or not. Counts of groups are not compared either (``dialogues/suppression``).

Chapters are matched by their theme and perspectives by themselves, so a new name is a change and not a new chapter.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher

from django.utils.translation import gettext, gettext_lazy, ngettext

from ..models import ChapterPerspective, Compilation, PublishedPerspective, Quote
from ..withdrawal import withdrawn_versions
from .queries import published_versions

NEW, GONE, MOVED, CHANGED, QUOTES, SAME = "new", "gone", "moved", "changed", "quotes", "same"
AROUND = {
    "title": gettext_lazy("The title"),
    "summary": gettext_lazy("In short"),
    "method": gettext_lazy("How it was done"),
    "unheard": gettext_lazy("What we did not hear"),
    "respond": gettext_lazy("Is something you said missing?"),
}
IN_CHAPTER = {
    "title": gettext_lazy("The chapter's title"),
    "lead": gettext_lazy("The chapter's introduction"),
    "silence": gettext_lazy("What was not said"),
}
IN_PERSPECTIVE = {"title": gettext_lazy("The wording"), "text": gettext_lazy("The description")}
ALIKE = 0.6
"""How like two quotes have to be, from 0 to 1, to be shown as one that was worded anew."""
MOST_PAIRED = 30
"""Quotes under one perspective that are looked through for pairs: the cost is squared in them."""


def comparable(compilation: Compilation) -> list[Compilation]:
    """Return the published versions before this one that it can be laid beside, newest first. Three queries.

    One that something has been taken back out of is none, even while it is still in print: beside it, what was taken
    back would stand marked.
    """
    taken_back = withdrawn_versions(compilation.dialogue)
    before = published_versions(compilation.dialogue).filter(number__lt=compilation.number)
    return [row for row in before if row.number not in taken_back]


# --- A version as it is compared ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Inside:
    """A perspective in a version. ``quotes`` are its wordings, loaded for the leader only."""

    key: int | None
    number: int
    texts: dict[str, str]
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A chapter in a version."""

    key: int | None
    number: int
    texts: dict[str, str]
    perspectives: list[Inside]


@dataclass(frozen=True)
class Book:
    """One version: published and frozen, or a draft as it stands."""

    number: int
    published_at: datetime | None
    texts: dict[str, str]
    parts: list[Part]


def book_of(compilation: Compilation, *, with_quotes: bool = False) -> Book:
    """Return a version as it is compared. Two or three queries, and none loads a quote unless ``with_quotes``."""
    parts = _frozen(compilation, with_quotes) if compilation.published_at else _standing(compilation, with_quotes)
    content = compilation.content or {} if compilation.published_at else vars(compilation)
    return Book(
        compilation.number,
        compilation.published_at,
        {name: _plain(content.get(name, "")) for name in AROUND},
        parts,
    )


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _frozen(compilation: Compilation, with_quotes: bool) -> list[Part]:
    fields = ["chapter_id", "perspective_id", "number", "content__title", "content__text"]
    rows = PublishedPerspective.objects.filter(chapter__compilation=compilation).order_by("chapter__number", "number")
    inside: dict[int, list[Inside]] = {}
    for chapter, key, number, title, text, *quotes in rows.values_list(
        *fields, *(["content__quotes"] if with_quotes else [])
    ):
        words = tuple(quote["text"] for quote in quotes[0]) if quotes else ()
        texts = {"title": title, "text": _plain(text)}
        inside.setdefault(chapter, []).append(Inside(key, number, texts, words))
    chapters = compilation.published_chapters.order_by("number").values_list(
        "pk", "theme_id", "number", "content__title", "content__lead", "content__silence"
    )
    return [
        Part(key, number, _chapter_texts(title, lead, silence), inside.get(pk, []))
        for pk, key, number, title, lead, silence in chapters
    ]


def _chapter_texts(title: str, lead: str | None, silence: str | None) -> dict[str, str]:
    return {"title": title, "lead": _plain(lead or ""), "silence": _plain(silence or "")}


def _standing(compilation: Compilation, with_quotes: bool) -> list[Part]:
    words: dict[int, list[str]] = {}
    if with_quotes:
        quotes = Quote.objects.filter(compilation=compilation).order_by("position", "pk")
        for entry, text in quotes.values_list("entry_id", "statement__masked"):
            words.setdefault(entry, []).append(text)
    inside: dict[int, list[Inside]] = {}
    rows = ChapterPerspective.objects.filter(compilation=compilation).order_by("chapter__position", "position", "pk")
    for pk, chapter, key, title, text in rows.values_list(
        "pk", "chapter_id", "perspective_id", "perspective__title", "perspective__text"
    ):
        before = inside.setdefault(chapter, [])
        texts = {"title": title, "text": _plain(text)}
        before.append(Inside(key, len(before) + 1, texts, tuple(words.get(pk, []))))
    chapters = compilation.chapters.order_by("position", "pk").values_list(
        "pk", "theme_id", "theme__title", "theme__lead", "theme__silence"
    )
    return [
        Part(key, number, _chapter_texts(title, lead, silence), inside.get(pk, []))
        for number, (pk, key, title, lead, silence) in enumerate(chapters, 1)
    ]


# --- The comparison -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TextChange:
    """A text that is not what it was. Either may be empty."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class PerspectiveChange:
    """What became of one perspective. ``came_from`` is the title of the chapter it has left."""

    kind: str
    title: str
    number: int | None
    texts: list[TextChange] = field(default_factory=list)
    came_from: str = ""
    quotes: list[TextChange] = field(default_factory=list)


@dataclass(frozen=True)
class ChapterChange:
    """What became of one chapter. ``number`` is its place in the newer version; None when it is gone."""

    kind: str
    title: str
    number: int | None
    texts: list[TextChange] = field(default_factory=list)
    perspectives: list[PerspectiveChange] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        return Counter(one.kind for one in self.perspectives)


@dataclass(frozen=True)
class Changes:
    """All that differs, chapters in the newer version's order and those that are gone last. Unchanged ones are in it
    with ``kind`` SAME, so that a reader sees that they are."""

    old: Book
    new: Book
    texts: list[TextChange]
    chapters: list[ChapterChange]
    is_reordered: bool

    def chapter(self, number: int) -> ChapterChange | None:
        return next((one for one in self.chapters if one.number == number), None)

    @property
    def counts(self) -> Counter[str]:
        """How many perspectives are new, gone, moved or worded anew; ``chapters_new``, ``chapters_gone``; ``texts``
        that somebody has rewritten."""
        total: Counter[str] = Counter()
        for chapter in self.chapters:
            total.update(chapter.counts)
            if chapter.kind in {NEW, GONE}:
                total[f"chapters_{chapter.kind}"] += 1
            else:
                total["texts"] += len(chapter.texts)
        total["texts"] += len(self.texts)
        total["reordered"] = int(self.is_reordered)
        del total[SAME]
        return +total


def compare(old: Book, new: Book) -> Changes:
    """Return what differs between two versions. No query; linear in the texts but for the quotes' pairs."""
    was = {_key(part.key, part.texts): part for part in old.parts}
    where = {_key(one.key, one.texts): (part, one) for part in old.parts for one in part.perspectives}
    stays: set[object] = set()
    chapters = [_chapter(part, was.get(_key(part.key, part.texts)), where, stays) for part in new.parts]
    now = {_key(part.key, part.texts): place for place, part in enumerate(new.parts)}
    gone: list[ChapterChange] = []
    for part in old.parts:
        lost = [
            PerspectiveChange(GONE, one.texts["title"], None, _texts(one.texts, {}, ["text"], IN_PERSPECTIVE))
            for one in part.perspectives
            if _key(one.key, one.texts) not in stays
        ]
        place = now.get(_key(part.key, part.texts))
        if place is None:
            texts = _texts(part.texts, {}, ["lead", "silence"], IN_CHAPTER)
            gone.append(ChapterChange(GONE, part.texts["title"], None, texts, lost))
        elif lost:
            chapter = chapters[place]
            kind = CHANGED if chapter.kind == SAME else chapter.kind
            chapters[place] = ChapterChange(
                kind, chapter.title, chapter.number, chapter.texts, [*chapter.perspectives, *lost]
            )
    around = _texts(old.texts, new.texts, AROUND, AROUND)
    return Changes(old, new, around, [*chapters, *gone], _reordered(old, new))


def _key(key: int | None, texts: dict[str, str]) -> object:
    """What two rows are the same by: their own key, else their title (the theme or perspective is gone for good)."""
    return key if key is not None else texts["title"].casefold()


def _texts(old: dict[str, str], new: dict[str, str], names: Iterable[str], labels: dict) -> list[TextChange]:
    pairs = [(name, old.get(name, ""), new.get(name, "")) for name in names]
    return [TextChange(str(labels[name]), before, after) for name, before, after in pairs if before != after]


def _chapter(
    part: Part, before: Part | None, where: dict[object, tuple[Part, Inside]], stays: set[object]
) -> ChapterChange:
    rows = []
    for one in part.perspectives:
        key = _key(one.key, one.texts)
        stays.add(key)
        rows.append(_perspective(one, *where.get(key, (None, None)), home=before))
    title = part.texts["title"]
    if before is None:
        texts = _texts({}, part.texts, ["lead", "silence"], IN_CHAPTER)
        return ChapterChange(NEW, title, part.number, texts, rows)
    texts = _texts(before.texts, part.texts, IN_CHAPTER, IN_CHAPTER)
    rows = [row for row in rows if row.kind != SAME]
    return ChapterChange(CHANGED if texts or rows else SAME, title, part.number, texts, rows)


def _perspective(now: Inside, left: Part | None, was: Inside | None, *, home: Part | None) -> PerspectiveChange:
    title = now.texts["title"]
    if was is None or left is None:
        texts = _texts({}, now.texts, ["text"], IN_PERSPECTIVE)
        return PerspectiveChange(NEW, title, now.number, texts, quotes=_quotes((), now.quotes))
    texts = _texts(was.texts, now.texts, IN_PERSPECTIVE, IN_PERSPECTIVE)
    quotes = _quotes(was.quotes, now.quotes)
    if left is not home:
        return PerspectiveChange(MOVED, title, now.number, texts, left.texts["title"], quotes)
    kind = CHANGED if texts else QUOTES if quotes else SAME
    return PerspectiveChange(kind, title, now.number, texts, quotes=quotes)


def _quotes(old: tuple[str, ...], new: tuple[str, ...]) -> list[TextChange]:
    """Pair quotes that came with quotes that went when they are near the same; the rest stand alone."""
    gone, come = list((Counter(old) - Counter(new)).elements()), list((Counter(new) - Counter(old)).elements())
    pairs = []
    if 0 < len(gone) <= MOST_PAIRED and 0 < len(come) <= MOST_PAIRED:
        likeness = sorted(
            ((_likeness(before, after), x, y) for x, before in enumerate(gone) for y, after in enumerate(come)),
            reverse=True,
        )
        taken_x: set[int] = set()
        taken_y: set[int] = set()
        for how, x, y in likeness:
            if how >= ALIKE and x not in taken_x and y not in taken_y:
                pairs.append(TextChange("", gone[x], come[y]))
                taken_x.add(x)
                taken_y.add(y)
        gone = [text for x, text in enumerate(gone) if x not in taken_x]
        come = [text for y, text in enumerate(come) if y not in taken_y]
    return [*pairs, *(TextChange("", text, "") for text in gone), *(TextChange("", "", text) for text in come)]


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _reordered(old: Book, new: Book) -> bool:
    """Whether chapters, or perspectives within one, that stand in both stand in another order."""
    was = {_key(part.key, part.texts): part for part in old.parts}
    if not _same_order(list(was), [_key(part.key, part.texts) for part in new.parts]):
        return True
    return any(
        not _same_order(
            [_key(one.key, one.texts) for one in before.perspectives],
            [_key(one.key, one.texts) for one in part.perspectives],
        )
        for part in new.parts
        if (before := was.get(_key(part.key, part.texts)))
    )


def _same_order(old: list[object], new: list[object]) -> bool:
    both = set(old) & set(new)
    return [key for key in old if key in both] == [key for key in new if key in both]


# --- In words -------------------------------------------------------------------------------------------------------


def in_words(counts: dict[str, int]) -> list[str]:
    """Say what changed, a short sentence each, in an order that goes from new to rewritten."""
    known = [
        (NEW, lambda n: ngettext("%(n)d new perspective", "%(n)d new perspectives", n)),
        (CHANGED, lambda n: ngettext("%(n)d perspective worded anew", "%(n)d perspectives worded anew", n)),
        (MOVED, lambda n: ngettext("%(n)d perspective in another chapter", "%(n)d perspectives in another chapter", n)),
        (GONE, lambda n: ngettext("%(n)d perspective taken out", "%(n)d perspectives taken out", n)),
        ("chapters_new", lambda n: ngettext("%(n)d new chapter", "%(n)d new chapters", n)),
        ("chapters_gone", lambda n: ngettext("%(n)d chapter taken out", "%(n)d chapters taken out", n)),
        ("texts", lambda n: ngettext("%(n)d text rewritten", "%(n)d texts rewritten", n)),
        (QUOTES, lambda n: ngettext("%(n)d perspective with other quotes", "%(n)d perspectives with other quotes", n)),
        ("reordered", lambda n: gettext("another order")),
    ]
    return [words(counts[name]) % {"n": counts[name]} for name, words in known if counts.get(name)]


def since(old: Compilation, new: Compilation) -> dict:
    """Return what a version freezes about the one before: ``{"number", "counts"}``, texts only, no quotes."""
    changes = compare(book_of(old), book_of(new))
    return {"number": old.number, "counts": dict(changes.counts)}
