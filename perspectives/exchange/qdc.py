"""REFI-QDA codebooks (.qdc): written so that the schema takes them, read so that nothing disappears without a word.

The schema: urn:QDA-XML:codebook:1.0 (Codebook-mrt2019.xsd of the QDA Software Exchange initiative).
"""

import io
import uuid
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .safe import check_size, local, parse_xml
from .shapes import Code, Read, in_tree_order, new_guid
from .xmlwords import HEAD, attributes, inside

ORIGIN = "Dialogplattform"
NAMESPACE = "urn:QDA-XML:codebook:1.0"
MOST_CODES = 5000
"""Most codes that are taken in at once."""
MOST_ELEMENTS = 4 * MOST_CODES


def write_codebook(codes: list[Code]) -> bytes:
    """Return the codebook as a file.

    Raises:
        ValidationError: there are no codes; the schema knows no empty codebook.
    """
    if not codes:
        raise ValidationError(_("There are no themes yet. Name one first."))
    parts = [HEAD, f"<CodeBook{attributes(xmlns=NAMESPACE, origin=ORIGIN)}>\n<Codes>\n", *code_lines(codes)]
    return "".join([*parts, "</Codes>\n</CodeBook>\n"]).encode()


def code_lines(codes: Iterable[Code], *, with_notes: bool = False) -> Iterator[str]:
    """Yield the codes as nested elements. Projects know notes on codes, codebooks do not."""
    open_at: list[int] = []
    for level, code in in_tree_order(codes):
        while open_at and open_at[-1] >= level:
            open_at.pop()
            yield "</Code>\n"
        yield f"<Code{attributes(guid=code.key, name=code.title, isCodable='true')}>"
        if code.description:
            yield f"<Description>{inside(code.description)}</Description>"
        if with_notes:
            yield from (f"<NoteRef{attributes(targetGUID=note)}/>" for note in code.notes)
        open_at.append(level)
    yield "</Code>\n" * len(open_at)


def read_codebook(data: bytes) -> Read:
    """Read a codebook from a file.

    Raises:
        ValidationError: it is not one, is broken or unsafe, or holds more than is taken in at once.
    """
    check_size(data)
    root = parse_xml(io.BytesIO(data), most=MOST_ELEMENTS)
    if local(root) == "Project":
        inner = next((child for child in root if local(child) == "CodeBook"), None)
        if inner is None:
            raise ValidationError(_("There is no codebook in the project."))
        root = inner
    if local(root) != "CodeBook":
        raise ValidationError(_("This is not a codebook of the REFI-QDA kind. Export one as .qdc and try again."))
    read = codes_of(root)
    sets = sum(local(one) == "Set" for child in root if local(child) == "Sets" for one in child)
    if sets:
        read.left_out.append(
            ngettext(
                "%(n)d set of codes is not taken in: there are no sets here.",
                "%(n)d sets of codes are not taken in: there are no sets here.",
                sets,
            )
            % {"n": sets}
        )
    if not read.codes:
        raise ValidationError(_("There are no codes in the codebook."))
    return read


def codes_of(codebook: Element) -> Read:
    """Return the codes of a ``CodeBook`` element, each after the one it lies under. Never recursive."""
    read = Read()
    colours = unnamed = twice = unasked = 0
    seen: set[str] = set()
    waiting = [(child, "") for part in codebook if local(part) == "Codes" for child in part][::-1]
    while waiting:
        element, parent = waiting.pop()
        if local(element) != "Code":
            continue
        title = " ".join((element.get("name") or "").split())
        key = guid_of(element.get("guid"))
        if not title:
            unnamed += 1
        else:
            if key in seen:
                twice += 1
                key = new_guid()
            seen.add(key)
            described = next((child.text or "" for child in element if local(child) == "Description"), "")
            read.codes.append(Code(key, title, described.strip(), parent))
            colours += bool(element.get("color"))
            unasked += (element.get("isCodable") or "true").strip() in {"false", "0"}
        below = [(child, key if title else parent) for child in element if local(child) == "Code"]
        waiting += reversed(below)
    read.left_out += _words(unnamed=unnamed, twice=twice, colours=colours, unasked=unasked)
    return read


def guid_of(text: str | None) -> str:
    """The key as the schema writes it, in small letters and without braces; a new one when it is none."""
    try:
        return str(uuid.UUID((text or "").strip().strip("{}")))
    except ValueError:
        return new_guid()


def _words(*, unnamed: int, twice: int, colours: int, unasked: int) -> list[str]:
    said = []
    if unnamed:
        said.append(
            ngettext(
                "%(n)d code has no name and is not taken in. What lies under it moves up a level.",
                "%(n)d codes have no name and are not taken in. What lies under them moves up a level.",
                unnamed,
            )
            % {"n": unnamed}
        )
    if twice:
        said.append(
            ngettext(
                "%(n)d code has the same identifier as another in the file. It is taken in as a code of its own.",
                "%(n)d codes have the same identifier as others in the file. They are taken in as codes of their own.",
                twice,
            )
            % {"n": twice}
        )
    if colours:
        said.append(_("Colours are not taken in: themes have none here."))
    if unasked:
        said.append(
            ngettext(
                "%(n)d code is only a heading in the file. Here it can be given to statements like any theme.",
                "%(n)d codes are only headings in the file. Here they can be given to statements like any theme.",
                unasked,
            )
            % {"n": unasked}
        )
    return said
