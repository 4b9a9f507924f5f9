"""Reading REFI-QDA projects (.qdpx). The import of codebooks takes its themes from here; tests read all of it back."""

import io
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .qdc import codes_of, guid_of
from .qdpx import FOLDER, INTERNAL
from .safe import check_size, is_archive, local, opened_archive, parse_xml, part_of
from .shapes import Applied, Case, Note, Project, ReadProject, Selection, Source, User, Variable

MOST_ELEMENTS = 1_000_000


def read_qdpx(data: bytes) -> ReadProject:
    """Read codes, texts, selections, cases with variables, users and notes from a project.

    Raises:
        ValidationError: it is no project, is broken or unsafe, or holds more than is read at once.
    """
    check_size(data)
    if not is_archive(data):
        raise ValidationError(_("This is not a project of the REFI-QDA kind (.qdpx)."))
    with opened_archive(data) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(".qde") and "/" not in name]
        if not names:
            raise ValidationError(_("This is a packed file, but not a project of the REFI-QDA kind (.qdpx)."))
        root = parse_xml(io.BytesIO(part_of(archive, names[0])), most=MOST_ELEMENTS)
        if local(root) != "Project":
            raise ValidationError(_("This is not a project of the REFI-QDA kind (.qdpx)."))
        return _Reader(archive, root).read()


class _Reader:
    """Goes through one project once; ``left`` counts what has no place here."""

    def __init__(self, archive: zipfile.ZipFile, root: Element) -> None:
        self.archive, self.root = archive, root
        self.files = {name.lower(): name for name in archive.namelist()}
        self.left: Counter[str] = Counter()
        self.project = Project(root.get("name") or "")

    def read(self) -> ReadProject:
        found = ReadProject(project=self.project)
        self.project.user = _key(self.root.get("creatingUserGUID"))
        self.project.at = _moment(self.root.get("creationDateTime"))
        for part in self.root:
            match local(part):
                case "Users":
                    self.project.users = [User(guid_of(one.get("guid")), one.get("name") or "") for one in part]
                case "CodeBook":
                    codes = codes_of(part)
                    self._note_refs(part, {code.key: code.notes for code in codes.codes})
                    self.project.codes, found.left_out = codes.codes, codes.left_out
                case "Variables":
                    self.project.variables = [Variable(guid_of(one.get("guid")), one.get("name") or "") for one in part]
                case "Cases":
                    self.project.cases = [self._case(one) for one in part]
                case "Sources":
                    self._sources(part)
                case "Notes":
                    self.project.notes = [self._note(one) for one in part]
                case "NoteRef":
                    self.project.project_notes.append(_key(part.get("targetGUID")))
                case "Sets" | "Graphs" | "Links":
                    self.left[local(part)] += len(part)
        found.codes = self.project.codes
        found.left_out += _words(self.left)
        return found

    def _note_refs(self, codebook: Element, notes: dict[str, list[str]]) -> None:
        for element in codebook.iter():
            if local(element) == "Code":
                refs = [_key(child.get("targetGUID")) for child in element if local(child) == "NoteRef"]
                notes.get(guid_of(element.get("guid")), []).extend(refs)

    def _sources(self, part: Element) -> None:
        for element in part:
            if local(element) != "TextSource":
                self.left["source"] += 1
                continue
            text = self._text(element)
            if text is None:
                self.left["text"] += 1
                continue
            source = Source(guid_of(element.get("guid")), element.get("name") or "", text, _described(element))
            for child in element:
                if local(child) == "PlainTextSelection":
                    self._selection(child, source)
                elif local(child) in {"Coding", "VariableValue"}:
                    self.left["whole"] += 1
            self.project.sources.append(source)

    def _text(self, element: Element) -> str | None:
        """The text itself; None when it lies outside the file or is not there."""
        for child in element:
            if local(child) == "PlainTextContent":
                return child.text or ""
        path = element.get("plainTextPath") or ""
        if not path.startswith(INTERNAL):
            return None
        name = PurePosixPath(path.removeprefix(INTERNAL)).name
        stored = self.files.get(f"{FOLDER}/{name}".lower())
        if stored is None:
            return None
        try:
            return part_of(self.archive, stored).decode("utf-8-sig")
        except UnicodeDecodeError:
            return None

    def _selection(self, element: Element, source: Source) -> None:
        start, end = _number(element.get("startPosition")), _number(element.get("endPosition"))
        if not 0 <= start < end <= len(source.text):
            self.left["outside"] += 1
            return
        selection = Selection(
            guid_of(element.get("guid")),
            start,
            end,
            name=element.get("name") or "",
            description=_described(element),
            user=_key(element.get("creatingUser")),
            at=_moment(element.get("creationDateTime")),
        )
        for child in element:
            if local(child) == "Coding":
                code = next((one.get("targetGUID") for one in child if local(one) == "CodeRef"), None)
                user, at = _key(child.get("creatingUser")), _moment(child.get("creationDateTime"))
                selection.codes.append(Applied(_key(code), guid_of(child.get("guid")), user, at))
            elif local(child) == "NoteRef":
                selection.notes.append(_key(child.get("targetGUID")))
        source.selections.append(selection)

    def _case(self, element: Element) -> Case:
        case = Case(guid_of(element.get("guid")), element.get("name") or "")
        for child in element:
            match local(child):
                case "VariableValue":
                    variable = next((_key(one.get("targetGUID")) for one in child if local(one) == "VariableRef"), "")
                    value = next((one.text or "" for one in child if local(one).endswith("Value")), "")
                    case.values.append((variable, value))
                case "SourceRef":
                    case.sources.append(_key(child.get("targetGUID")))
                case "SelectionRef":
                    case.selections.append(_key(child.get("targetGUID")))
        return case

    def _note(self, element: Element) -> Note:
        return Note(guid_of(element.get("guid")), element.get("name") or "", self._text(element) or "")


def _described(element: Element) -> str:
    return next((child.text or "" for child in element if local(child) == "Description"), "")


def _key(text: str | None) -> str:
    return guid_of(text) if text else ""


def _number(text: str | None) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return None


def _words(left: Counter[str]) -> list[str]:
    """What has no place here, in sentences."""
    n = left["source"]
    said = {
        "source": ngettext(
            "%(n)d picture, sound, film or PDF is not taken in.",
            "%(n)d pictures, sounds, films or PDFs are not taken in.",
            n,
        ),
        "text": ngettext(
            "%(n)d text lies outside the file, or cannot be read, and is not taken in.",
            "%(n)d texts lie outside the file, or cannot be read, and are not taken in.",
            left["text"],
        ),
        "outside": ngettext(
            "%(n)d selection points outside its text and is not taken in.",
            "%(n)d selections point outside their text and are not taken in.",
            left["outside"],
        ),
        "whole": ngettext(
            "%(n)d coding or value of a whole text is not taken in.",
            "%(n)d codings or values of whole texts are not taken in.",
            left["whole"],
        ),
        "Sets": ngettext("%(n)d set is not taken in.", "%(n)d sets are not taken in.", left["Sets"]),
        "Graphs": ngettext("%(n)d graph is not taken in.", "%(n)d graphs are not taken in.", left["Graphs"]),
        "Links": ngettext("%(n)d link is not taken in.", "%(n)d links are not taken in.", left["Links"]),
    }
    return [words % {"n": left[why]} for why, words in said.items() if left[why]]
