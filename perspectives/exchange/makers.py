"""How the worker makes each kind of export (``reports/makers.py``).

What was frozen at the order is the most it may hold: whoever has lost a right since then gets nothing.
"""

from collections import Counter
from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports.makers import FileMade, Progress, file_to_fill

from ..models import Export, ExportKind
from . import words
from .lists import codebook_sheet, coverage_sheets, statement_sheet
from .material import gather, standing_themes
from .projects import codes_from, project_from
from .qdc import write_codebook
from .qdpx import write_qdpx
from .rules import still_may
from .shapes import Project
from .sheets import CSV, XLSX, write_csv, write_xlsx
from .xmlwords import odd_signs

ZIP = "application/zip"
XML = "application/xml; charset=utf-8"


def make_export(pk: int, progress: Progress) -> FileMade:
    """Make the file that export ``pk`` asks for.

    Raises:
        Export.DoesNotExist: it is gone, or its orderer may not have it any more.
    """
    export = Export.objects.select_related("dialogue__municipality", "by").get(pk=pk)
    if not still_may(export.by, export):
        raise Export.DoesNotExist
    progress(0)
    return _MAKERS[ExportKind(export.kind)](export, progress)


def keep(pk: int, made: FileMade) -> None:
    """What the file could not take, kept beside it in the transaction that says it is ready."""
    Export.objects.filter(pk=pk).update(left_out=made.notes)


def _name(export: Export, what: str, ending: str) -> str:
    return f"{export.dialogue.slug[:60]}-{what}-{timezone.localdate():%Y-%m-%d}.{ending}"


def _layer(export: Export) -> str:
    """In the name of the file, so that nobody takes the one for the other."""
    return pgettext("file name", "with-sources") if export.sees_source else pgettext("file name", "masked")


def _statements(export: Export) -> str:
    what = pgettext("file name", "statements")
    return f"{what}-{_layer(export)}"


def _codebook_qdc(export: Export, progress: Progress) -> FileMade:
    themes = standing_themes(export.dialogue)
    codes = codes_from(themes)
    left = Counter(odd=odd_signs(*(text for code in codes for text in (code.title, code.description))))
    notes = words.left_out(left)
    if any(theme.lead or theme.silence for theme in themes):
        notes.append(_("Introductions, and what was not said, have no place in the format."))
    return FileMade(write_codebook(codes), _name(export, pgettext("file name", "codebook"), "qdc"), XML, notes)


def _codebook_xlsx(export: Export, progress: Progress) -> FileMade:
    themes = standing_themes(export.dialogue)
    data = write_xlsx([codebook_sheet(themes, codes_from(themes))], progress=progress)
    return FileMade(data, _name(export, pgettext("file name", "codebook"), "xlsx"), XLSX)


def _project(export: Export, progress: Progress) -> FileMade:
    material = gather(export, with_texts=True)
    progress(30)
    project = project_from(export, material)
    progress(50)
    material.left["odd"] = odd_signs(*_words_in(project))
    with file_to_fill("export", ".qdpx") as target:
        write_qdpx(project, target, progress=lambda done: progress(50 + done // 2))
    notes = [*words.left_out(material.left), words.no_place_in_refi()]
    what = pgettext("file name", "project")
    return FileMade(target, _name(export, f"{what}-{_layer(export)}", "qdpx"), ZIP, notes)


def _words_in(project: Project) -> list[str]:
    """Everything in a project that stands in XML; the texts themselves do not."""
    found = [text for code in project.codes for text in (code.title, code.description)]
    found += [text for note in project.notes for text in (note.name, note.text)]
    return found + [one.description for source in project.sources for one in source.selections]


def _statements_xlsx(export: Export, progress: Progress) -> FileMade:
    material = gather(export, with_texts=False)
    progress(50)
    data = write_xlsx([statement_sheet(material)], progress=lambda done: progress(50 + done // 2))
    name = _name(export, _statements(export), "xlsx")
    return FileMade(data, name, XLSX, words.left_out(material.left))


def _statements_csv(export: Export, progress: Progress) -> FileMade:
    material = gather(export, with_texts=False)
    progress(50)
    name = _name(export, _statements(export), "csv")
    notes = [
        *words.left_out(material.left),
        _("A cell that begins like a formula has an apostrophe in front. It is taken off when the file is read here."),
    ]
    return FileMade(write_csv(statement_sheet(material)), name, CSV, notes)


def _coverage(export: Export, progress: Progress) -> FileMade:
    data = write_xlsx(coverage_sheets(export.dialogue), progress=progress)
    return FileMade(data, _name(export, pgettext("file name", "coverage"), "xlsx"), XLSX)


_MAKERS: dict[ExportKind, Callable[[Export, Progress], FileMade]] = {
    ExportKind.CODEBOOK_QDC: _codebook_qdc,
    ExportKind.CODEBOOK_XLSX: _codebook_xlsx,
    ExportKind.PROJECT_QDPX: _project,
    ExportKind.STATEMENTS_XLSX: _statements_xlsx,
    ExportKind.STATEMENTS_CSV: _statements_csv,
    ExportKind.COVERAGE_XLSX: _coverage,
}
