"""The rest of the demo's coding: when a theme is used, themes under themes, what became of them, and who coded what.

Three interviews have been read by two. The second coder chose otherwise now and then, by a rule that gives the same
differences every time: a theme more, another theme, or none.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from accounts.models import User
from perspectives.codebook.services import renumber
from perspectives.models import Coding, Statement, Theme, ThemeChange, ThemeVerb

from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

BATCH = 500
DESCRIPTIONS = {
    "utpekad": "När någon talar om att bli sedd som sin adress, sitt namn eller sin stadsdel. Inte när det bara är rörigt på gården: då Trygghet. Till exempel: ”de säger området och menar oss”.",
    "forening": "Vem som kommer in i en förening, vem som inte gör det och varför. Avgifter, skjuts, språk, lokaler. Inte bidrag till föreningar i allmänhet: då Bemötande.",
    "trygghet": "Där någon är rädd eller lugn, och för vad. Också rädsla för polis och vakter. Inte hur stadsdelen beskrivs av andra: då Att bli utpekad.",
    "skola": "Skolan som plats: vilka som går var, lärare, språk, förväntningar. Föräldrars möte med skolan hör till Att vara förälder här.",
    "foralder": "Att fostra barn här: råd, krav, brev, oro, möten med förskola och socialtjänst. Den vuxnes sida av saken.",
    "makt": "Hur man blir bemött av den som bestämmer, och om det man sagt ledde någonstans. Löften, återkoppling, möten.",
}  # fmt: skip
PARTS = [
    ("utpekad", "Tidningen och ryktet", "Det som skrivs och sägs om stadsdelen av dem som inte bor där.", ("tidning", "rykte", "karta")),
    ("utpekad", "Adressen och jobbet", "När adressen eller namnet avgör ett jobb eller en bostad.", ("jobb", "adress")),
    ("trygghet", "Polis, vakter och kameror", "Bevakning, från båda hållen: den som lugnas av den och den som skräms.", ("polis", "vakt", "kamera")),
    ("trygghet", "Kvällen och vägen hem", "Mörker, belysning, hållplatser och tider på dygnet.", ("kväll", "mörk", "lamp")),
    ("skola", "Språket i skolan", "Modersmål, svenska som andraspråk, och vad språket används till att avgöra.", ("språk",)),
    ("skola", "Läraren", "Vad en enskild lärare gjort eller inte gjort.", ("lärare",)),
    ("foralder", "Brev, tolk och möten", "Hur kommunen når fram till föräldrar, och hur det låter.", ("brev", "tolk")),
]  # fmt: skip
MERGED = ("utpekad", "Det som stått i tidningen", "Tidningen och ryktet", 4)
"""Under which theme, its title, what it was merged into, and how many statements it had then."""
READ_TWICE = (2, 3, 8)
"""Interviews that both have read. The leader holds every third, the interviewer the others; the other one reads again."""


def write(loading: Loading) -> None:
    """Write all of it. Sigtuna's ideas were sorted by one working group, and have only who coded them."""
    if loading.case.key == "umea":
        _describe(loading)
        parts = _parts(loading)
        _history(loading, parts)
    _codings(loading)


def _describe(loading: Loading) -> None:
    for key, text in DESCRIPTIONS.items():
        loading.themes[key].description = text
    Theme.objects.bulk_update(loading.themes.values(), ["description"])


def _parts(loading: Loading) -> dict[str, Theme]:
    """Write the themes under themes, and give them to the statements of the theme above whose words they are about."""
    last = len(loading.themes)
    parts = {}
    through = Statement.themes.through
    for place, (above, title, text, words) in enumerate(PARTS):
        parent = loading.themes[above]
        theme = Theme.objects.create(
            dialogue=loading.dialogue, title=title, description=text, parent=parent, position=last + place
        )
        parts[title] = theme
        said = Statement.objects.filter(dialogue=loading.dialogue, themes=parent).values_list("pk", "masked")
        has = [pk for pk, masked in said if any(word in masked.lower() for word in words)]
        through.objects.bulk_create([through(statement_id=pk, theme_id=theme.pk) for pk in has], batch_size=BATCH)
    renumber(loading.dialogue)
    return parts


def _history(loading: Loading, parts: dict[str, Theme]) -> None:
    """Write what became of the codebook while the interviews were coded, from the first week to the last."""
    leader, interviewer = loading.users["leader"], loading.users["interviewer"]
    begun = noon(loading.case.collected_from)
    rows: list[ThemeChange] = []

    def line(days: int, theme: Theme, verb: str, by: User, **detail: object) -> None:
        at = begun + timedelta(days=days, minutes=7 * len(rows))
        rows.append(
            ThemeChange(
                dialogue=loading.dialogue, theme=theme, verb=verb, by=by, at=at, detail={"title": theme.title} | detail
            )
        )

    for theme in loading.themes.values():
        line(9, theme, ThemeVerb.CREATED, leader)
    line(16, loading.themes["trygghet"], ThemeVerb.CHANGED, leader, before="Trygghet")
    for theme in loading.themes.values():
        line(17, theme, ThemeVerb.CHANGED, leader, fields=["description"])
    above, title, into, count = MERGED
    kept = {"statements": [], "perspectives": [], "codings": [], "moved_to": parts[into].pk, "children": []}
    merged = Theme.objects.create(
        dialogue=loading.dialogue, title=title, parent=loading.themes[above], position=99, kept=kept,
        removed_at=begun + timedelta(days=38),
    )  # fmt: skip
    line(23, merged, ThemeVerb.CREATED, interviewer, under=loading.themes[above].title)
    for theme in parts.values():
        count_now = theme.statements.count()
        line(
            30,
            theme,
            ThemeVerb.SPLIT,
            interviewer,
            source=theme.parent.title if theme.parent else "",
            statements=count_now,
        )
    line(38, merged, ThemeVerb.MERGED, leader, into=into, statements=count)
    ThemeChange.objects.bulk_create(rows)


def _codings(loading: Loading) -> None:
    """Write who coded each statement, and the second readings."""
    pairs: dict[int, list[int]] = {}
    through = Statement.themes.through.objects.filter(statement__dialogue=loading.dialogue)
    for statement, theme in through.order_by("statement_id", "theme_id").values_list("statement_id", "theme_id"):
        pairs.setdefault(statement, []).append(theme)
    said = list(
        Statement.objects.filter(dialogue=loading.dialogue)
        .order_by("interview__number", "start")
        .values_list("pk", "interview__number", "lifted_by_id")
    )
    at = noon(loading.case.published_on) - timedelta(days=22)
    first = [
        (Coding(statement_id=pk, coder_id=coder, at=at), pairs.get(pk, [])) for pk, _number, coder in said if coder
    ]
    twice = _second(loading, said, pairs) if loading.case.key == "umea" else []
    rows = [*first, *twice]
    Coding.objects.bulk_create([coding for coding, _themes in rows], batch_size=BATCH)
    chosen = Coding.themes.through
    chosen.objects.bulk_create(
        [chosen(coding_id=coding.pk, theme_id=theme) for coding, themes in rows for theme in themes], batch_size=BATCH
    )


def _second(
    loading: Loading, said: list[tuple[int, int, int]], pairs: dict[int, list[int]]
) -> list[tuple[Coding, list[int]]]:
    leader, interviewer = loading.users["leader"], loading.users["interviewer"]
    order = sorted(theme.pk for theme in loading.themes.values())
    at = noon(loading.case.published_on) - timedelta(days=15)
    rows = []
    for place, (pk, _number, coder) in enumerate(one for one in said if one[1] in READ_TWICE):
        other = interviewer if coder == leader.pk else leader
        themes = _read_again(place, pairs.get(pk, []), order)
        rows.append((Coding(statement_id=pk, coder=other, is_blind=True, at=at), themes))
    return rows


def _read_again(place: int, themes: list[int], order: list[int]) -> list[int]:
    """What the second coder chose: as the first, but for every third a theme more, a theme fewer or another."""
    if place % 3 != 1 or not themes:
        return themes
    following = order[(order.index(themes[0]) + 1) % len(order)] if themes[0] in order else order[0]
    turn = place // 3 % 3
    if turn == 0:
        return sorted({*themes, following})
    return themes[1:] if turn == 1 else sorted({following, *themes[1:]})
