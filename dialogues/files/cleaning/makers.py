"""Inside office files: what tells who wrote them or wrote in the margin, and what they fetch from elsewhere."""

import posixpath
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

LEFT_OUT = {
    *("core-properties", "extended-properties", "custom-properties", "thumbnail", "classificationlabels", "origin"),
    *("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "threadedComment", "person"),
    *("customXml", "revisionHeaders", "usernames"),
    *("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"),
}
"""Ends of the types of what a Word or Excel file is connected with: who made it, comments, older versions, sources."""
FOLDERS = ("docProps/", "docMetadata/", "customXml/", "_xmlsignatures/")
ELEMENTS = {
    *("commentRangeStart", "commentRangeEnd", "commentReference"),
    *("attachedTemplate", "mailMerge", "docVars", "dataBinding"),
    *("absPath", "fileSharing", "customWorkbookViews", "customSheetViews"),
    *("annotation", "annotation-end", "scripts", "event-listeners"),
}
"""Local names of what leads to something that is left out, or names a person or their machine."""
PRINTER = {"PrinterName", "PrinterSetup", "CurrentDatabaseDataSource"}
WHEN = {"initials", "date", "dateUtc"}
SOMEBODY, SOMEWHEN, NOWHERE = "Author", "1980-01-01T00:00:00", "about:blank"
"""``SOMEBODY`` is what Word itself writes when it is told to forget names."""
FOLLOWED = {"", "http", "https", "mailto", "tel"}
"""Schemes of links that stay: somebody has to press them. Others are opened by programs, or are paths of a machine."""
HREF = "{http://www.w3.org/1999/xlink}href"


def _read(data: bytes) -> Any:
    """The root. ``check`` has parsed every part before, and refuses DTDs and endless nesting."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _written(root: Any) -> bytes:
    data: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
    return data


def _cut(one: Any) -> None:
    """Take an element out, and leave what is written after it."""
    above, before = one.getparent(), one.getprevious()
    if one.tail and before is not None:
        before.tail = (before.tail or "") + one.tail
    elif one.tail:
        above.text = (above.text or "") + one.tail
    above.remove(one)


def without(data: bytes, is_dropped: Callable[[Any], bool]) -> bytes:
    """Return an XML list without some of its entries."""
    root = _read(data)
    for one in [child for child in root if isinstance(child.tag, str) and is_dropped(child)]:
        root.remove(one)
    return _written(root)


def _kind(relation: Any) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2]


def _is_outside(relation: Any) -> bool:
    return str(relation.get("TargetMode", "")).lower() == "external"


def _part(name: str, relation: Any) -> str:
    """The part that a relation of the list ``name`` leads to."""
    folder = posixpath.dirname(posixpath.dirname(name))
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")


def parts_left_out(names: list[str], read: Callable[[str], bytes]) -> set[str]:
    """Return the parts of a Word or Excel file that are not taken along, wherever they lie."""
    found = {name for name in names if name.startswith(FOLDERS)}
    for name in names:
        if name.lower().endswith(".rels"):
            relations = [one for one in _read(read(name)) if isinstance(one.tag, str) and not _is_outside(one)]
            found |= {_part(name, one) for one in relations if _kind(one) in LEFT_OUT}
    return found


def cleaned_relations(name: str, data: bytes, dropped: set[str]) -> bytes:
    """Return the list without what is left out. What is fetched from elsewhere when the file is opened leads nowhere.

    It is not taken away, for the page refers to it by its number, and Word opens no page that refers to nothing.
    """

    def is_dropped(one: Any) -> bool:
        return _kind(one) in LEFT_OUT or (not _is_outside(one) and _part(name, one) in dropped)

    root = _read(without(data, is_dropped))
    for one in root:
        if _is_outside(one) and not (_kind(one) == "hyperlink" and _scheme(one.get("Target", "")) in FOLLOWED):
            one.set("Target", NOWHERE)
    return _written(root)


def _scheme(address: str) -> str:
    if address.startswith(("\\", "//")):
        return "file"
    try:
        return urlsplit(address).scheme
    except ValueError:
        return "file"


def cleaned_part(data: bytes) -> bytes:
    """Return a part of XML without who wrote or changed what, and when, and without what comes from elsewhere.

    A part in which there is none of it stays as it is, byte for byte.
    """
    root = _read(data)
    changes = [change for one in root.iter(etree.Element) for change in _changes(one)]
    for change in changes:
        change()
    return _written(root) if changes else data


def _changes(one: Any) -> Iterator[Callable[[], object]]:
    tag = etree.QName(one)
    if one.getparent() is not None and (tag.localname in ELEMENTS or _is_of_the_printer(one)):
        yield lambda: _cut(one)
        return
    for name, value in one.attrib.items():
        attribute = etree.QName(name)
        space = attribute.namespace or ""
        if attribute.localname == "author" and "wordprocessingml" in space:
            yield lambda name=name: one.set(name, SOMEBODY)  # an attribute that must be there
        elif name == "refreshedBy" or (
            attribute.localname in WHEN and ("wordprocessingml" in space or "/word/" in space)
        ):
            yield lambda name=name: one.attrib.pop(name)
        elif name == HREF and not _stays(tag.localname, value):
            yield lambda name=name: one.set(name, "")
    if tag.localname == "change-info":
        for child in one.iter(etree.Element):
            words = {"creator": SOMEBODY, "date": SOMEWHEN}.get(etree.QName(child).localname)
            if words:
                yield lambda child=child, words=words: setattr(child, "text", words)


def _is_of_the_printer(one: Any) -> bool:
    return any(etree.QName(name).localname == "name" and value in PRINTER for name, value in one.attrib.items())


def _stays(name: str, address: str) -> bool:
    """Whether an OpenDocument may lead there: a link to anywhere, everything else within the file."""
    scheme = _scheme(address)
    return scheme in FOLLOWED if name == "a" else not scheme and not address.startswith(("/", "../"))


def without_notes(data: bytes) -> bytes:
    """Return a drawing of Excel's (VML) without the boxes of comments. Excel itself writes some that are no XML."""
    try:
        root = _read(data)
    except etree.XMLSyntaxError:
        return _without_boxes(data)
    notes = [one for one in root.iter("{*}shape") if one.find("{*}ClientData[@ObjectType='Note']") is not None]
    for one in notes:
        _cut(one)
    return _written(root) if notes else data


def _without_boxes(data: bytes) -> bytes:
    kept, at = bytearray(), 0
    while (start := data.find(b"<v:shape ", at)) >= 0 and (end := data.find(b"</v:shape>", start)) >= 0:
        end += len(b"</v:shape>")
        kept += data[at:start] if b'ObjectType="Note"' in data[start:end] else data[at:end]
        at = end
    return bytes(kept) + data[at:]
