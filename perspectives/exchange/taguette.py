"""Taguette's tables: its codebook and its highlights, as version 1.5 writes them.

Codebook: ``tag, description, number of highlights`` (later versions add ``parent``); a dot in a tag makes levels, when
what stands before it is itself a tag. Highlights: ``id, document, tag, content``, a row for each tag of a highlight, in
the order of the text; older versions wrote the columns in another order, so the headings decide. Our own codebook
as a spreadsheet is read the same way. A codebook as .qdc from Taguette is REFI-QDA (``qdc.py``), and flat.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interviews.reading import clean_text

from .shapes import Code, Read, new_guid
from .tables import Table

TAG = ("tag", "tema", "code", "kod", "tagg")
PARENT = ("parent", "part of", "del av")
DESCRIPTION = ("description", "beskrivning", "when it is used", "när det används")
DOCUMENT = ("document", "dokument")
CONTENT = ("content", "innehåll", "highlight", "text")


@dataclass
class Highlight:
    """Marked words with their tags; ``row`` is where they stand in the file, counted from 1 under the headings."""

    row: int
    document: str
    words: str
    tags: list[str] = field(default_factory=list)


@dataclass
class Highlights:
    rows: list[Highlight]
    left_out: list[str] = field(default_factory=list)

    @property
    def documents(self) -> list[str]:
        return list(dict.fromkeys(one.document for one in self.rows))

    @property
    def tags(self) -> list[str]:
        return list(dict.fromkeys(tag for one in self.rows for tag in one.tags))


def is_highlights(table: Table) -> bool:
    return None not in (table.column(*DOCUMENT), table.column(*CONTENT), table.column(*TAG))


def is_codebook(table: Table) -> bool:
    return table.column(*TAG) is not None and not is_highlights(table)


def read_codebook_table(table: Table) -> Read:
    """Return the codes of a codebook as a table. Names that make a ring come out at the top, and it is said.

    Raises:
        ValidationError: it is no codebook.
    """
    if not is_codebook(table):
        raise ValidationError(_("The table has no column for tags, so it cannot be read as a codebook."))
    read = Read(left_out=list(table.notes))
    parents: dict[str, str] = {}
    nameless = twice = 0
    for row in table.rows:
        title = " ".join(_cell(row, table.column(*TAG)).split())
        if not title:
            nameless += 1
        elif title in parents:
            twice += 1
        else:
            parents[title] = " ".join(_cell(row, table.column(*PARENT)).split())
            read.codes.append(Code(new_guid(), title, clean_text(_cell(row, table.column(*DESCRIPTION)))))
    if not read.codes:
        raise ValidationError(_("There are no codes in the codebook."))
    _put_under(read, parents, by_dots=table.column(*PARENT) is None)
    if nameless:
        words = ngettext(
            "%(n)d row has no name and is not taken in.", "%(n)d rows have no name and are not taken in.", nameless
        )
        read.left_out.append(words % {"n": nameless})
    if twice:
        words = ngettext(
            "%(n)d row has the same name as an earlier one and is not taken in.",
            "%(n)d rows have the same name as earlier ones and are not taken in.",
            twice,
        )
        read.left_out.append(words % {"n": twice})
    return read


def put_under_by_dots(read: Read) -> None:
    """Put a dotted tag under the longest beginning of it that is itself a tag."""
    _put_under(read, {}, by_dots=True)


def _put_under(read: Read, parents: dict[str, str], *, by_dots: bool) -> None:
    keys = {code.title: code.key for code in read.codes}
    unknown = 0
    for code in read.codes:
        parent = _before_dot(code.title, keys) if by_dots else parents[code.title]
        if parent and parent not in keys:
            unknown += 1
        code.parent = keys.get(parent, "")
    rings = _break_rings(read.codes)
    if unknown:
        words = ngettext(
            "%(n)d code lies under one that is not in the file. It comes at the top.",
            "%(n)d codes lie under ones that are not in the file. They come at the top.",
            unknown,
        )
        read.left_out.append(words % {"n": unknown})
    for title in rings:
        read.left_out.append(
            _("“%(title)s” lies under itself by way of others. It comes at the top.") % {"title": title}
        )


def _before_dot(title: str, known: dict[str, str]) -> str:
    """The longest beginning of a dotted tag that is itself a tag."""
    head = title
    while "." in head:
        head = head.rpartition(".")[0]
        if head in known and head != title:
            return head
    return ""


def _break_rings(codes: list[Code]) -> list[str]:
    """Lift to the top one code of each ring of parents; return their names."""
    by_key = {code.key: code for code in codes}
    sound: set[str] = set()
    lifted = []
    for code in codes:
        path: list[str] = []
        at: Code | None = code
        while at is not None and at.key not in sound and at.key not in path:
            path.append(at.key)
            at = by_key.get(at.parent)
        if at is not None and at.key in path:
            lifted.append(at.title)
            at.parent = ""
        sound.update(path)
    return lifted


def read_highlights(table: Table) -> Highlights:
    """Return the highlights of a table, each once with all its tags.

    Raises:
        ValidationError: it is no list of highlights.
    """
    if not is_highlights(table):
        raise ValidationError(_("The table needs the columns document, tag and content, as Taguette writes them."))
    places = [table.column(*names) for names in (("id",), DOCUMENT, TAG, CONTENT)]
    found: dict[tuple[str, str, str], Highlight] = {}
    empty = 0
    for number, row in enumerate(table.rows, start=1):
        key, document, tag, words = (_cell(row, place) for place in places)
        words, tag = clean_text(words), " ".join(tag.split())
        document = " ".join(document.split())
        if not words or not document:
            empty += 1
            continue
        one = found.setdefault((key.strip(), document, words), Highlight(number, document, words))
        if tag and tag not in one.tags:
            one.tags.append(tag)
    if not found:
        raise ValidationError(_("There are no highlights in the file."))
    read = Highlights(list(found.values()), list(table.notes))
    if empty:
        lacking = ngettext(
            "%(n)d row lacks words or a document and is not taken in.",
            "%(n)d rows lack words or a document and are not taken in.",
            empty,
        )
        read.left_out.append(lacking % {"n": empty})
    return read


def _cell(row: list[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""
