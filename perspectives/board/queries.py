"""What the board shows: perspectives by theme, of each the first statements, and what stands in none.

Nine thousand statements are never drawn at once. A perspective shows a few of each side, the last placed first, so that
what has just been moved is seen where it went; for those outside the coding the order tells nothing, as everywhere.
The same number of queries whatever the board holds; each function says its own.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, Subquery, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict

from accounts.models import User
from dialogues.models import Dialogue

from ..models import BY_HAND, Perspective, Stance, Statement, Theme, ThemePlace, Voice
from ..queries import shown_groups
from .reader import BoardFilter, Reader
from .trays import Tray, tray

FEW = 2
"""Statements that a perspective shows on the board: one of each side, or two where nobody says the opposite."""
MORE = 100
"""How many more are drawn when somebody asks for all."""
MOST_OPEN = 1000
DRAWN_AT_ONCE = 60
"""Perspectives drawn with statements; those after them show their wording alone, until asked."""
SIDES = (Stance.FOR, Stance.AGAINST)


@dataclass
class Side:
    """The statements that say a perspective, or its opposite: the first of them, and how many there are."""

    stance: Stance
    count: int = 0
    rows: list[Statement] = field(default_factory=list)


@dataclass
class Card:
    """A perspective with its statements. ``themes`` are all the themes it stands in that the reader may see."""

    perspective: Perspective
    sides: dict[str, Side]
    themes: dict[int, Theme] = field(default_factory=dict)
    is_folded: bool = False

    @property
    def count(self) -> int:
        return sum(side.count for side in self.sides.values())

    @property
    def is_said(self) -> bool:
        return self.sides[Stance.FOR].count > 0

    @property
    def left(self) -> int:
        """How many statements are not drawn."""
        return self.count - sum(len(side.rows) for side in self.sides.values())


@dataclass
class Section:
    """A theme on the board, or what stands in none (``theme`` is None)."""

    theme: Theme | None
    way: str
    cards: list[Card]


@dataclass
class Words:
    """What has to be known to draw statements: where else each stands, and which groups may be named."""

    titles: Mapping[int, str]
    elsewhere: dict[int, list[int]] = field(default_factory=dict)
    groups: Mapping[int, str] = field(default_factory=dict)

    def others(self, statement: int, perspective: int) -> list[str]:
        """Titles of the other perspectives that the statement stands in."""
        found = (self.titles.get(pk) for pk in self.elsewhere.get(statement, []) if pk != perspective)
        return [title for title in found if title]


# --- Statements under perspectives --------------------------------------------------------------------------------


def counts(reader: Reader, perspectives: Collection[int], words: str = "") -> dict[tuple[int, str], int]:
    """How many statements stand on each side of each perspective. One query."""
    rows = reader.voices(perspectives, words).values_list("perspective_id", "stance").annotate(n=Count("pk"))
    return {(perspective, stance): n for perspective, stance, n in rows}


Place = tuple[int, str, int]
"""A perspective, a side of it, and a statement that stands there."""


def first_statements(
    reader: Reader, wanted: Mapping[tuple[int, str], int], words: str = ""
) -> dict[tuple[int, str], list[Statement]]:
    """The first statements on each side of perspectives: ``wanted`` says how many of which side. Two queries, three
    when more is drawn of some than of the others."""
    if not wanted:
        return {}
    few = {key: upto for key, upto in wanted.items() if upto <= FEW} if reader.sees_all and not words else {}
    many = {key: upto for key, upto in wanted.items() if key not in few}
    places = _last_placed(few) + _ranked(reader, many, words)
    rows = Statement.objects.defer("original", "kept").in_bulk({statement for *_where, statement in places})
    found: dict[tuple[int, str], list[Statement]] = {}
    for perspective, stance, statement in places:
        if row := rows.get(statement):
            found.setdefault((perspective, stance), []).append(row)
    return found


def _last_placed(wanted: Mapping[tuple[int, str], int]) -> list[Place]:
    """The one or two placed last on each side, read from the end of an index: whatever stands before costs nothing."""
    if not wanted:
        return []
    newest = Voice.objects.filter(perspective=OuterRef("pk")).order_by("-pk").values("statement_id")
    columns = [(side, rank) for side in SIDES for rank in range(FEW)]
    found = Perspective.objects.filter(pk__in={key for key, _side in wanted}).order_by()
    rows = found.values_list("pk", *(Subquery(newest.filter(stance=side)[rank : rank + 1]) for side, rank in columns))
    return [
        (key, side, statement)
        for key, *statements in rows
        for (side, rank), statement in zip(columns, statements, strict=True)
        if statement is not None and rank < wanted.get((key, side), 0)
    ]


def _ranked(reader: Reader, wanted: Mapping[tuple[int, str], int], words: str) -> list[Place]:
    """The first of each side in the reader's order, however many, among the statements that the reader may see."""
    if not wanted:
        return []
    order = "-pk" if reader.works_here else "statement__creation_key"
    rank = Window(RowNumber(), partition_by=[F("perspective_id"), F("stance")], order_by=order)
    keys = {perspective for perspective, _stance in wanted}
    voices = reader.voices(keys, words).annotate(rank=rank).filter(rank__lte=max(wanted.values())).order_by("rank")
    return [
        (perspective, stance, statement)
        for perspective, stance, statement, rank in voices.values_list(
            "perspective_id", "stance", "statement_id", "rank"
        )
        if rank <= wanted.get((perspective, stance), 0)
    ]


def words_for(reader: Reader, rows: Iterable[Statement]) -> Words:
    """Where else the statements stand, and which groups may be named beside them. Two queries; sets their groups."""
    keys = {row.pk for row in rows}
    known = Words(reader.titles, groups=shown_groups(reader.user, reader.dialogue))
    pairs = (
        Voice.objects.filter(statement__in=keys, perspective__in=list(reader.titles)) if keys else Voice.objects.none()
    )
    for statement, perspective in pairs.order_by("perspective__number").values_list("statement_id", "perspective_id"):
        known.elsewhere.setdefault(statement, []).append(perspective)
    return known


def cards(
    reader: Reader,
    perspectives: list[Perspective],
    *,
    opened: Mapping[int, int] | None = None,
    folded: Collection[int] = (),
    words: str = "",
) -> dict[int, Card]:
    """Perspectives with their first statements, by key; ``opened`` says of which more is drawn. Three queries."""
    keys = [one.pk for one in perspectives]
    counted = counts(reader, keys, words) if keys else {}
    wanted: dict[tuple[int, str], int] = {}
    for key in keys:
        sides = [side for side in SIDES if counted.get((key, side))]
        if sides and key not in folded:
            upto = min((opened or {}).get(key) or FEW // len(sides), MOST_OPEN)
            wanted |= {(key, side): upto for side in sides}
    first = first_statements(reader, wanted, words)
    return {
        one.pk: Card(
            one,
            {side: Side(side, counted.get((one.pk, side), 0), first.get((one.pk, side), [])) for side in SIDES},
            is_folded=one.pk in folded,
        )
        for one in perspectives
    }


# --- The whole board ----------------------------------------------------------------------------------------------


@dataclass
class Board:
    reader: Reader
    asked: BoardFilter
    sections: list[Section]
    parked: list[Card]
    tray: Tray
    words: Words


def unsaid(reader: Reader) -> list[Perspective]:
    """Perspectives that rest on no statement, but for parked ones. One query."""
    working = [one for one in reader.perspectives if one.parked_at is None]
    voices = reader.voices([one.pk for one in working]).filter(stance=Stance.FOR)
    said = set(voices.order_by().values_list("perspective_id", flat=True).distinct())
    return [one for one in working if one.pk not in said]


def board(user: User, dialogue: Dialogue, data: QueryDict, *, opened: Mapping[int, int] | None = None) -> Board:
    """Read the board as one person may see it; ``opened`` are numbers of perspectives of which more is drawn, and how
    much. Twelve queries, whatever it holds."""
    reader = Reader(user, dialogue)
    by_number = {one.number: one.pk for one in reader.perspectives}
    opened = {by_number[number]: upto for number, upto in (opened or {}).items() if number in by_number}
    asked = BoardFilter(data, reader)
    kind = asked.value("kind")
    chosen = [one for one in reader.perspectives if kind in {"", one.kind}]
    working = [one for one in chosen if one.parked_at is None]
    placed = ThemePlace.objects.filter(perspective__dialogue=dialogue).order_by(*BY_HAND)
    places = list(placed.values_list("theme_id", "perspective_id"))
    parked = [one for one in chosen if one.parked_at and _is_within(one, asked, places)]
    layout = _layout(reader, asked, working, places)
    shown = list(dict.fromkeys(one.pk for _theme, _way, inside in layout for one in inside))
    folded = {*shown[0 if asked.titles_only else DRAWN_AT_ONCE :], *(one.pk for one in parked)} - opened.keys()
    wanted = [one for one in working if one.pk in set(shown)] + parked
    drawn = cards(reader, wanted, opened=opened, folded=folded, words=asked.words)
    name_themes(reader, drawn, places)
    sections = [Section(theme, way, [drawn[one.pk] for one in inside]) for theme, way, inside in layout]
    if asked.by_count:
        for section in sections:
            section.cards.sort(key=lambda card: -card.count)
    loose = tray(reader, asked, data.get("tray"))
    rows = [row for card in drawn.values() for side in card.sides.values() for row in side.rows]
    return Board(
        reader,
        asked,
        sections,
        [drawn[one.pk] for one in parked],
        loose,
        words_for(reader, [*rows, *loose.page.object_list]),
    )


def _is_within(perspective: Perspective, asked: BoardFilter, places: list[tuple[int, int]]) -> bool:
    """Whether a parked perspective stands in the theme that was asked for."""
    mine = {theme for theme, pk in places if pk == perspective.pk}
    return asked.themes is None or (bool(mine & asked.themes) if asked.themes else not mine)


def _layout(
    reader: Reader, asked: BoardFilter, working: list[Perspective], places: list[tuple[int, int]]
) -> list[tuple[Theme | None, str, list[Perspective]]]:
    """Themes in the codebook's order, each with its perspectives as they were put by hand; last what is in none."""
    by_key = {one.pk: one for one in working}
    inside: dict[int, list[Perspective]] = {}
    for theme, perspective in places:
        if perspective in by_key:
            inside.setdefault(theme, []).append(by_key[perspective])
    shown = {node.theme.pk for node in reader.nodes}
    layout: list[tuple[Theme | None, str, list[Perspective]]] = [
        (node.theme, node.way, inside.get(node.theme.pk, []))
        for node in reader.nodes
        if asked.themes is None or node.theme.pk in asked.themes
    ]
    if not asked.themes:
        placed = {perspective for theme, perspective in places if theme in shown}
        if homeless := [one for one in working if one.pk not in placed]:
            layout.append((None, "", homeless))
    return layout


def name_themes(reader: Reader, drawn: Mapping[int, Card], places: Iterable[tuple[int, int]] | None = None) -> None:
    """Say of each card which of the shown themes it stands in. One query, unless ``places`` have been read."""
    themes = {node.theme.pk: node.theme for node in reader.nodes}
    if places is None:
        rows = ThemePlace.objects.filter(perspective__in=list(drawn), theme__in=themes)
        places = rows.order_by("theme__position", "theme").values_list("theme_id", "perspective_id")
    for theme, perspective in places:
        if perspective in drawn and theme in themes:
            drawn[perspective].themes[theme] = themes[theme]


def loose(user: User, dialogue: Dialogue, data: QueryDict) -> Board:
    """What stands in no perspective, as the board has it but alone. Seven queries."""
    reader = Reader(user, dialogue)
    asked = BoardFilter(data, reader)
    found = tray(reader, asked, data.get("page"))
    return Board(reader, asked, [], [], found, words_for(reader, found.page.object_list))


def lists(
    user: User, dialogue: Dialogue, data: QueryDict, keys: Collection[int], opened: Mapping[int, int]
) -> tuple[Board, list[Card]]:
    """Some perspectives with their statements and the tray, for a board that is open already. Eleven queries."""
    reader = Reader(user, dialogue)
    asked = BoardFilter(data, reader)
    some = [one for one in reader.perspectives if one.pk in keys]
    upto = {one.pk: opened[one.number] for one in some if one.number in opened}
    drawn = list(cards(reader, some, opened=upto, words=asked.words).values())
    found = tray(reader, asked, data.get("tray"))
    rows = [row for card in drawn for side in card.sides.values() for row in side.rows]
    return Board(reader, asked, [], [], found, words_for(reader, [*rows, *found.page.object_list])), drawn


def one_card(user: User, dialogue: Dialogue, perspective: Perspective, upto: int) -> tuple[Reader, Card, Words]:
    """One perspective with ``upto`` statements of each side. Seven queries."""
    reader = Reader(user, dialogue)
    card = cards(reader, [perspective], opened={perspective.pk: upto})[perspective.pk]
    rows = [row for side in card.sides.values() for row in side.rows]
    return reader, card, words_for(reader, rows)
