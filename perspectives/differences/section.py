"""The differences as they stand in a compilation: the chosen contradictions and the tables, as data.

``build`` returns what stands under ``differences`` in the cover (``perspectives/compilations/document.py``)::

    {"sentence": where groups part, "groups": [names],
     "rows": [{"title", "cells": [word, …]}, …]: perspectives that two groups see differently,
     "kinds": [{"kind", "cells": [word, …]}, …]: what is described, or [] when nothing may be told of it,
     "contrasts": [{"number", "title", "about", "theme", "lead", "translations": {language: {field: text}},
                    "sides": [{"label", "wording", "opposes": bool,
                               "quotes": [{"text", "lang", "dir", "translation", "translations": {language: text}}, …]},
                              …]}, …]}

None when there is nothing to show. The perspectives' words are those of the chapters, from the same table; kinds are
compared with earlier versions like them, and where no way is safe they are left out of the version altogether. Nothing
leads back to a statement: which ones stand in a published version is kept apart (``PublishedContrastQuote``).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from dialogues.models import Dialogue
from dialogues.suppression import HIDDEN, Telling, tell

from ..compilations import tongues
from ..compilations.queries import quotable
from ..compilations.tongues import CONTRAST_FIELDS, QUOTE, Slot, Translated
from ..models import (
    Basis,
    Compilation,
    CompilationStatus,
    Contrast,
    ContrastSide,
    PublishedContrastQuote,
    Quote,
    Stance,
    Statement,
    StatementKind,
)
from ..told import Ground, ground, may_stand_beside, of_group, of_kind, of_perspective, telling
from .base import describers
from .contrast_queries import standing_perspective, with_words
from .figures import kept
from .labels import TWO_TRAITS, Label, Names, names, neutral
from .matrix import Cell, Column, Differences, Head, Row
from .words import opening, pairs

RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"}
MOST_ROWS = 40
Json = dict[str, Any]
Words = Mapping[tuple[str, str], str]


def build(compilation: Compilation, base: Ground | None = None, told: Telling | None = None) -> Json | None:
    """Return the differences as they would be published now. A dozen queries.

    Args:
        told: the table of the version, when it is worked out already.
    """
    base = base or ground(compilation.dialogue)
    tables = _tables(compilation, base, told)
    contrasts = [made for _contrast, made in _standing(compilation, base)]
    if not contrasts and not tables["rows"]:
        return None
    return tables | {"contrasts": [{"number": number} | one for number, one in enumerate(contrasts, 1)]}


# --- Tables -------------------------------------------------------------------------------------------------------


def _tables(compilation: Compilation, base: Ground, told: Telling | None) -> Json:
    entries = compilation.entries.order_by("chapter__position", "chapter", "position", "pk")
    titles = dict(entries.values_list("perspective_id", "perspective__title"))
    words, kinds = _words(compilation, base, list(titles), told)
    columns = [
        Column(of_group(pk), name)
        for pk, name in base.names.items()
        if base.is_spoken_of(of_group(pk), compilation.left_out)
    ]
    found = _as_read(columns, titles, words, kinds, base.threshold)
    shown = [row for row in found.rows if row.is_apart][:MOST_ROWS]
    return {
        "sentence": " ".join(opening(found, pairs(found))) if len(columns) > 1 and shown else "",
        "groups": [column.name for column in columns],
        "rows": [{"title": row.title, "cells": [cell.word for cell in row.cells]} for row in shown],
        "kinds": [
            {"kind": row.key[1:], "cells": [cell.word for cell in row.cells]}
            for row in found.described
            if len(columns) > 1 and any(one.is_shown for one in found.described)
        ],
    }


def _as_read(
    columns: list[Column], titles: Mapping[int, str], words: Words, kinds: Words, threshold: int
) -> Differences:
    """The tables in the form that sentences are made from."""

    def row(key: str, title: str, cells: Words) -> Row:
        return Row(key, title, [Cell(cells.get((key, column.key), HIDDEN)) for column in columns])

    described = [row(of_kind(kind.value), str(kind.label), kinds) for kind in StatementKind] if kinds else []
    return Differences(
        axis=None,  # type: ignore[arg-type]  # no page chooses here
        axes=[],
        exact=False,
        threshold=threshold,
        heads=[Head(column, None, True) for column in columns],
        rows=[row(of_perspective(pk), title, words) for pk, title in titles.items()],
        described=described,
    )


def _words(
    compilation: Compilation, base: Ground, perspectives: list[int], told: Telling | None
) -> tuple[Words, Words]:
    """The words of the perspectives and of the kinds, by (row, column). Kept for a draft that nobody has changed."""

    def work_out() -> tuple[Words, Words]:
        whole = told or telling(base, perspectives, left_out=compilation.left_out)
        return _only_words(whole), _only_words(kinds_told(compilation, base))

    if told is not None:
        return work_out()
    return kept(compilation.dialogue, f"section-{compilation.pk}", work_out)


def _only_words(table: Telling | None) -> dict[tuple[str, str], str]:
    return {place: cell.word for place, cell in table.cells.items()} if table else {}


def kinds_told(compilation: Compilation, base: Ground) -> Telling | None:
    """What is told of kinds of problem description; None where beside an earlier version no way is safe."""
    table = tell(
        columns=base.columns,
        said=describers(compilation.dialogue),
        opposed={},
        threshold=base.threshold,
        earlier=base.earlier,
        left_out=compilation.left_out,
    )
    return None if table.no_way else table


# --- Contradictions -----------------------------------------------------------------------------------------------


def _chosen(dialogue: Dialogue) -> tuple[list[Contrast], dict[int, Statement]]:
    rows = dialogue.contrasts.filter(removed_at=None, in_document=True)
    return with_words(rows, quotable(dialogue))


def _standing(compilation: Compilation, base: Ground) -> list[tuple[Contrast, Json]]:
    """The chosen contradictions of which two sides at least have something to say, in order."""
    found, words = _chosen(compilation.dialogue)
    if not found:
        return []
    naming = _Naming.of(compilation, base, names(compilation.dialogue), words)
    inside = set(compilation.entries.values_list("perspective", flat=True))
    said = tongues.of_version(compilation.pk, only=Q(contrast__isnull=False) | Q(statement__in=words))
    made = []
    for contrast in found:
        sides = [_side(side, naming, inside, words, said) for side in contrast.sides.all()]
        sides = [side for side in sides if side["quotes"] or side["wording"]]
        theme = contrast.theme.title if contrast.theme and contrast.theme.removed_at is None else ""
        content: Json = {"title": contrast.title, "about": contrast.about, "theme": theme, "lead": contrast.lead}
        fields = ((name, Slot(name, "contrast", contrast.pk), getattr(contrast, name)) for name in CONTRAST_FIELDS)
        content["translations"] = said.of_fields(fields)
        if len(sides) > 1:
            made.append((contrast, content | {"sides": sides}))
    return made


def _side(
    side: ContrastSide,
    naming: "_Naming",
    inside: Collection[int],
    words: Mapping[int, Statement],
    said: Translated,
) -> Json:
    quotes = [words[key] for key in _keys(side) if key in words]
    perspective = standing_perspective(side)
    shown = perspective is not None and perspective.pk in inside
    return {
        "label": naming.label(side, quotes).text,
        "wording": perspective.title if perspective and shown else "",
        "opposes": side.stance == Stance.AGAINST,
        "quotes": [
            {
                "text": one.masked,
                "lang": one.language,
                "dir": "rtl" if one.language in RIGHT_TO_LEFT else "ltr",
                "translation": one.translation,
                "translations": said.texts(Slot(QUOTE, "statement", one.pk), one.masked),
            }
            for one in quotes
        ],
    }


def _keys(side: ContrastSide) -> list[int]:
    return [quote.statement_id for quote in side.quotes.all()]


@dataclass(frozen=True)
class _Naming:
    """What may stand under a side in print: at most one coarse trait goes with a quote, in all that is published."""

    names: Names
    unnamed: frozenset[int]
    """Statements beside which no group may stand."""
    elsewhere: frozenset[int]
    """Statements that stand with their group in the version, or stood in one before."""

    @classmethod
    def of(cls, compilation: Compilation, base: Ground, named: Names, words: Mapping[int, Statement]) -> "_Naming":
        by = may_stand_beside(base)
        beside = {pk: by(pk, one.group_id) for pk, one in words.items()}
        here = Quote.objects.filter(compilation=compilation, statement__in=words).values_list("statement_id", flat=True)
        before = Quote.objects.filter(
            compilation__dialogue=compilation.dialogue_id,
            compilation__status=CompilationStatus.PUBLISHED,
            statement__in=words,
            named=True,
        ).values_list("statement_id", flat=True)
        elsewhere = {pk for pk in here if beside.get(pk)} | set(before)
        return cls(named, frozenset(pk for pk, name in beside.items() if not name), frozenset(elsewhere))

    def label(self, side: ContrastSide, quotes: Iterable[Statement]) -> Label:
        label, keys = self.names.label(side), {one.pk for one in quotes}
        if label.why:
            return label
        if side.words and keys & self.elsewhere:
            return Label(neutral(), TWO_TRAITS)
        if (side.group_id or side.kind) and keys & self.unnamed:
            return Label(neutral())
        return label


# --- What goes with it --------------------------------------------------------------------------------------------


def texts(compilation: Compilation) -> list[Any]:
    """Return what people have written and chosen, for the fingerprint: no counted fact, no name that may change."""
    found, words = _chosen(compilation.dialogue)
    return [
        [contrast.title, contrast.about, contrast.lead]
        + [
            [side.group_id, side.kind, side.words, side.perspective_id, side.stance]
            + [[words[key].masked, words[key].translation] for key in _keys(side) if key in words]
            for side in contrast.sides.all()
        ]
        for contrast in found
    ]


def translatable(compilation: Compilation) -> list[tuple[Contrast, list[Statement]]]:
    """Return the chosen contradictions with the statements that may be quoted in them, in order. Four queries."""
    found, words = _chosen(compilation.dialogue)
    return [
        (contrast, [words[key] for side in contrast.sides.all() for key in _keys(side) if key in words])
        for contrast in found
    ]


def statements(compilation: Compilation) -> QuerySet[Statement]:
    """Return the statements that stand in the chosen contradictions and may be quoted."""
    return quotable(compilation.dialogue).filter(
        contrast_sides__contrast__removed_at=None,
        contrast_sides__contrast__in_document=True,
        contrast_sides__contrast__dialogue=compilation.dialogue_id,
    )


def keep(compilation: Compilation, base: Ground) -> None:
    """Write down which statements a version that is being published quotes, and what it tells of kinds. Once."""
    may = set(statements(compilation).values_list("pk", flat=True))
    PublishedContrastQuote.objects.bulk_create(
        PublishedContrastQuote(compilation=compilation, number=number, statement_id=key)
        for number, (contrast, _made) in enumerate(_standing(compilation, base), 1)
        for key in sorted({key for side in contrast.sides.all() for key in _keys(side)} & may)
    )
    table = kinds_told(compilation, base)
    basis = Basis.objects.filter(compilation=compilation).first()
    if table is None or basis is None:
        return
    for (row, column), cell in table.cells.items():
        inside = basis.cells.setdefault(row, {})
        if cell.said or cell.word != HIDDEN:
            inside[column] = [cell.word, cell.said, cell.opposed]
    basis.save(update_fields=["cells"])
