"""Perspectives and statements of the board as HTML, written here rather than by a template, as ``coding/drawing.py``
does: the board draws hundreds of them. What comes from people is escaped, once, here.

The same pieces make the page and what is put in place after an act. A perspective that stands in two themes is drawn
twice; ``data-list`` and ``data-heading`` say which piece goes where.
"""

import unicodedata
import uuid
from collections.abc import Collection, Iterable

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Perspective, PerspectiveKind, Stance, Statement, StatementStatus, Theme
from ..templatetags.statements import quoted_words
from .queries import MORE, Card, Section, Side, Words
from .reader import BoardFilter, Reader

EXCERPT = 600
"""Characters of a statement on the board; the rest is a page away."""
FOLDED = 140
"""A statement longer than this shows its first lines until it is asked for."""
FIRST_WORDS = 8
_ANY = uuid.UUID(int=0)
_ALSO = '<svg class="icon" aria-hidden="true"><use href="#also"/></svg>'
_GRIP = '<svg class="icon" aria-hidden="true"><use href="#grip"/></svg>'


def excerpt(wording: str, length: int = EXCERPT) -> tuple[str, bool]:
    """The beginning of a wording, and whether anything is left out. A bracket or a letter's marks are never cut in
    two; what is hidden would else be seen as it is not."""
    if len(wording) <= length:
        return wording, False
    at = length
    while at > 1 and unicodedata.combining(wording[at]):
        at -= 1
    space = wording.rfind(" ", length // 2, at)
    beginning = wording[: space if space > 0 else at]
    opened = beginning.rfind("[")
    if opened > beginning.rfind("]"):
        beginning = beginning[:opened] or wording
    return (f"{beginning.rstrip()} …", True) if len(beginning) < len(wording) else (wording, False)


def _heading(number: int, theme: Theme | None) -> str:
    return f"p{number}-{theme.pk if theme else 0}"


class BoardDrawing:
    """Draws for one reader. Words and addresses are looked up once, however much is drawn."""

    def __init__(
        self,
        reader: Reader,
        words: Words,
        *,
        asked: BoardFilter | None = None,
        picked: Collection[str] = (),
        is_page: bool = False,
    ) -> None:
        self.reader, self.words, self.shapes = reader, words, reader.shapes
        self.picked, self.is_page = picked, is_page
        self.by_count = asked is not None and asked.by_count
        narrowed = asked is not None and bool(asked.words)
        slug = reader.dialogue.slug
        leads = escape(reverse("perspectives:statement", args=[slug, _ANY])).split(str(_ANY))
        self.leads_start, self.leads_end = leads
        self.base = escape(reverse("perspectives:board", args=[slug]))
        self.kinds = {value: escape(label) for value, label in PerspectiveKind.choices}
        self.said = {
            "someone": escape(_("Someone we have heard")),
            "choose": escape(_("Choose")),
            "move": escape(_("Move it")),
            "whole": escape(_("Read all of it")),
            "unmasked": escape(_("not masked yet")),
            "against": escape(_("Says the opposite")),
            "gap": escape(_("No statement here has those words.") if narrowed else _("Rests on no statement yet.")),
            "folded": escape(_("Show its statements")),
            "more": escape(_("More")),
            "change": escape(_("Change")),
            "new": escape(_("New perspective here")),
            "empty": escape(_("No perspective here yet.")),
            "again": escape(_("Take it up again")),
            "no_theme": escape(_("Without a theme")),
            "for": escape(_("What speaks for it")),
            "speaks_against": escape(_("What speaks against it")),
        }

        self.also_in = escape(_("also in “%(title)s”")).split("%(title)s")

    # --- A statement ----------------------------------------------------------------------------------------------

    def item(self, row: Statement, perspective: Perspective | None) -> str:
        """A statement under a perspective, or in the tray when there is none."""
        wording, is_cut = excerpt(row.masked)
        first = escape(Truncator(row.masked).words(FIRST_WORDS, truncate=" …"))
        pick = f"{perspective.number if perspective else 0}-{row.pk}"
        before, after, data = "", "", ""
        folded = ' class="folded"' if len(wording) > FOLDED and not self.is_page else ""
        whole = self._whole(row, first, is_cut) if folded or is_cut else ""
        if self.shapes:
            ticked = " checked" if pick in self.picked else ""
            before = (
                f'<label class="choose"><input type="checkbox" name="pick" value="{pick}"{ticked} form="board-form">'
                f'<span class="visually-hidden">{self.said["choose"]}: {first}</span></label>'
            )
            after = (
                f'<button class="grip" type="button" data-grip="statement">{_GRIP}'
                f'<span class="visually-hidden">{self.said["move"]}: {first}</span></button>'
            )
            data = f' data-pick="{pick}"'
        return (
            f'<li class="said"{data}>{before}<blockquote class="voice said__words">'
            f'<p{folded} lang="{escape(row.language)}" dir="auto">{quoted_words(wording, row.language)}</p>'
            f"<footer>{self._footer(row, perspective)}{whole}</footer></blockquote>{after}</li>"
        )

    def _whole(self, row: Statement, first: str, is_cut: bool) -> str:
        """What unfolds a long statement, by style alone; a very long one is read on its own page."""
        unseen = f'<span class="visually-hidden">: {first}</span>'
        if is_cut:
            where = f"{self.leads_start}{row.creation_key}{self.leads_end}"
            return f'<a class="said__whole" href="{where}">{self.said["whole"]}{unseen}</a>'
        return f'<details class="said__whole"><summary>{self.said["whole"]}{unseen}</summary></details>'

    def _footer(self, row: Statement, perspective: Perspective | None) -> str:
        parts: list[str] = [escape(self.words.groups.get(row.group_id or 0, "")) or self.said["someone"]]
        if perspective is None:
            parts += [f'<span class="tag">{escape(theme.title)}</span>' for theme in row.themes.all()]
        elif others := self.words.others(row.pk, perspective.pk):
            parts.append(self._also(others))
        if self.reader.works_here and row.status == StatementStatus.LIFTED:
            parts.append(f'<span class="state state--notice">{self.said["unmasked"]}</span>')
        return " ".join(f"<span>{part}</span>" if not part.startswith("<") else part for part in parts)

    def _also(self, titles: list[str]) -> str:
        """The mark of what stands in more places than here: all of them in words for whoever asks."""
        named = escape(", ".join(titles))
        if len(titles) == 1:
            return f'<span class="also">{_ALSO}{self.also_in[0]}{named}{self.also_in[1]}</span>'
        count = escape(ngettext("also in %(n)d other", "also in %(n)d others", len(titles)) % {"n": len(titles)})
        return (
            f'<details class="also"><summary>{_ALSO}{count}</summary>'
            f"<ul>{''.join(f'<li>{escape(title)}</li>' for title in titles)}</ul></details>"
        )

    # --- A perspective --------------------------------------------------------------------------------------------

    def list_of(self, card: Card, *, more: bool = True) -> SafeString:
        """The statements of a perspective, both sides, and with ``more`` the way to the rest."""
        one = card.perspective
        parts = []
        if card.is_folded:
            if card.count:
                parts.append(self._rest(one, self.said["folded"]))
        elif not card.count:
            parts.append(f'<p class="card__gap">{self.said["gap"]}</p>')
        for stance in (Stance.FOR, Stance.AGAINST):
            parts.append(self._side(one, card.sides[stance]))
        if more and not card.is_folded and card.left:
            parts.append(self._rest(one, self._rest_words(card)))
        return mark_safe("".join(parts))  # noqa: S308 - escaped above

    def _side(self, one: Perspective, side: Side) -> str:
        if not side.rows:
            return ""
        level = "h2" if self.is_page else "h4"
        label = ""
        if side.stance == Stance.AGAINST:
            label = f'<{level} class="card__label">{self.said["against"]}</{level}>'
        items = "".join([self.item(row, one) for row in side.rows])
        return f'{label}<ul class="saids saids--{side.stance.value}" data-stance="{side.stance.value}">{items}</ul>'

    def _rest_words(self, card: Card) -> str:
        """How many more there are, for those who shape; a number under five beside a perspective is nobody else's."""
        if not self.shapes:
            return escape(_("Show all"))
        drawn = card.count - card.left
        if card.left > MORE and drawn >= MORE:
            return escape(_("Show %(more)d more of %(n)d") % {"more": MORE, "n": card.count})
        return escape(_("Show all %(n)d") % {"n": card.count})

    def _rest(self, one: Perspective, words: str) -> str:
        return (
            f'<p class="card__rest"><a class="go" href="{self.base}board/{one.number}/" data-open="{one.number}">'
            f'{words}<span class="visually-hidden">: {escape(one.title)}</span></a></p>'
        )

    def head(self, card: Card, theme: Theme | None = None, *, heading: str = "") -> SafeString:
        """What a perspective says, apart from its statements. ``heading`` is the id of its heading, if it has one."""
        one = card.perspective
        also = [other.title for pk, other in card.themes.items() if theme is not None and pk != theme.pk]
        kind = f'<span class="card__kind">{self.kinds[one.kind]}</span>'
        if also:
            kind += f" {self._also(also)}"
        grip = ""
        if self.shapes and one.parked_at is None and not self.by_count:
            grip = (
                f'<button class="grip" type="button" data-grip="perspective">{_GRIP}'
                f'<span class="visually-hidden">{self.said["move"]}: {escape(one.title)}</span></button>'
            )
        named = f' id="{heading}"' if heading else ""
        text = f'<p class="card__text">{escape(Truncator(one.text).words(24, truncate=" …"))}</p>' if one.text else ""
        return mark_safe(  # noqa: S308 - escaped above
            f'<div class="card__title"><h3{named}><a href="{self.base}{one.number}/">{escape(one.title)}</a></h3>{grip}'
            f'</div><p class="card__about">{kind}</p>{text}{self._sides_text(one)}'
        )

    def _sides_text(self, one: Perspective) -> str:
        """What speaks for and against, folded, in equal size."""
        if not (one.speaks_for or one.speaks_against):
            return ""
        title = escape(_("What speaks for and against"))
        none = escape(_("Nothing is written here yet."))
        parts = "".join(
            f"<div><dt>{label}</dt><dd>{escape(Truncator(text).words(60, truncate=' …')) or none}</dd></div>"
            for label, text in ((self.said["for"], one.speaks_for), (self.said["speaks_against"], one.speaks_against))
        )
        return f'<details class="card__sides"><summary>{title}</summary><dl>{parts}</dl></details>'

    def headings(self, card: Card) -> list[tuple[str, Theme | None]]:
        """The id of the perspective's heading in each place where the board may draw it, with the theme there."""
        number = card.perspective.number
        if card.perspective.parked_at is not None:
            return [(f"p{number}-parked", None)]
        return [(_heading(number, theme), theme) for theme in card.themes.values()] or [(_heading(number, None), None)]

    def card(self, card: Card, theme: Theme | None, *, is_repeated: bool = False) -> str:
        """A perspective in a theme. Where the board has drawn it already its statements are drawn when asked for."""
        one = card.perspective
        heading = _heading(one.number, theme)
        where, said = f'data-list="{one.number}"', self.list_of(card)
        if is_repeated and card.count:
            where, said = f'data-folded="{one.number}"', mark_safe(self._rest(one, self.said["folded"]))  # noqa: S308
        return (
            f'<article class="card" data-perspective="{one.number}" aria-labelledby="{heading}">'
            f'<header data-heading="{heading}">{self.head(card, theme, heading=heading)}</header>'
            f'<div class="card__said" {where}>{said}</div>'
            f"{self._acts(one, theme) if self.shapes else ''}</article>"
        )

    def _acts(self, one: Perspective, theme: Theme | None) -> str:
        """What can be done with the perspective, in words. Without a script each is a page, or a button of a form."""
        here, title = f"{self.base}{one.number}/", escape(one.title)
        unseen = f'<span class="visually-hidden">: {title}</span>'
        place = f"{one.number}:{theme.pk if theme else 0}"
        links = "".join(
            f'<li><a class="go" href="{here}{name}/">{escape(words)}{unseen}</a></li>'
            for name, words in (
                ("merge", _("Merge into another")),
                ("split", _("Split")),
                ("park", _("Park")),
                ("statements", _("Add statements")),
            )
        )
        moves = ""
        if theme is not None and not self.by_count:
            moves = "".join(
                f'<li><button class="go" type="submit" form="board-place" name="move" value="{place}:{way}">'
                f"{escape(words)}{unseen}</button></li>"
                for way, words in (("up", _("Earlier in the theme")), ("down", _("Later in the theme")))
            )
        return (
            f'<div class="card__acts"><a class="go" href="{self.base}board/{one.number}/wording/" data-edit>'
            f'{self.said["change"]}{unseen}</a><details class="card__more"><summary class="go">{self.said["more"]}'
            f"{unseen}</summary><ul>{links}{moves}</ul></details></div>"
        )

    # --- Sections -------------------------------------------------------------------------------------------------

    def sections(self, sections: Iterable[Section]) -> SafeString:
        seen: set[int] = set()
        return mark_safe("\n".join([self._section(one, seen) for one in sections]))  # noqa: S308 - escaped above

    def _section(self, section: Section, seen: set[int]) -> str:
        theme = section.theme
        key = theme.pk if theme else 0
        title = escape(theme.title) if theme else self.said["no_theme"]
        way = f'<p class="theme__way">{escape(section.way)}</p>' if section.way else ""
        new = ""
        if self.shapes and theme:
            new = (
                f'<a class="go theme__new" href="{self.base}new/?theme={key}">{self.said["new"]}'
                f'<span class="visually-hidden">: {title}</span></a>'
            )
        inside = ""
        for card in section.cards:
            inside += self.card(card, theme, is_repeated=card.perspective.pk in seen)
            seen.add(card.perspective.pk)
        if not inside:
            inside = f'<p class="theme__empty">{self.said["empty"]}</p>'
        empty = "" if section.cards else " theme--empty"
        return (
            f'<section class="theme{empty}" id="theme-{key}" data-theme="{key}" aria-labelledby="theme-title-{key}">'
            f'<div class="theme__head"><div>{way}<h2 id="theme-title-{key}">{title}</h2></div>{new}</div>'
            f'<div class="cards" data-cards="{key}">{inside}</div></section>'
        )

    def parked(self, cards: Iterable[Card]) -> SafeString:
        """Parked perspectives: why, and the way back. Their statements are drawn when asked for."""
        return mark_safe("".join([self._parked(one) for one in cards]))  # noqa: S308 - escaped above

    def _parked(self, card: Card) -> str:
        one, back = card.perspective, ""
        if self.shapes:
            back = (
                f'<button class="go" type="submit" form="board-place" formaction="{self.base}{one.number}/unpark/">'
                f'{self.said["again"]}<span class="visually-hidden">: {escape(one.title)}</span></button>'
            )
        heading = f"p{one.number}-parked"
        return (
            f'<article class="card card--parked" data-perspective="{one.number}" aria-labelledby="{heading}">'
            f'<header data-heading="{heading}">{self.head(card, heading=heading)}</header>'
            f'<p class="card__why">{escape(one.parked_reason)}</p>'
            f'<div class="card__said" data-list="{one.number}">{self.list_of(card)}</div>'
            f'<div class="card__acts">{back}</div></article>'
        )

    def ways(self, sections: Iterable[Section]) -> SafeString:
        """The themes in a row, to go to one; what is dragged can be put in it there."""
        links = "".join(
            f'<li><a href="#theme-{one.theme.pk if one.theme else 0}" data-goto="{one.theme.pk if one.theme else 0}">'
            f"{escape(one.theme.title) if one.theme else self.said['no_theme']}</a></li>"
            for one in sections
        )
        return mark_safe(links)  # noqa: S308 - escaped above

    def tray(self, rows: Iterable[Statement]) -> SafeString:
        return mark_safe("".join([self.item(row, None) for row in rows]))  # noqa: S308 - escaped above
