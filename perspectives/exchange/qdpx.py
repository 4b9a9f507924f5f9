"""REFI-QDA projects (.qdpx): a packed ``project.qde`` with the texts beside it, valid against Project-mrt2019.xsd.

A text lies in ``sources/<guid>.txt`` as UTF-8 without a mark, its line ends as stored (line feeds), so that it comes
back byte for byte and a position counts the same on both sides. Texts and notes say when the file was made: some
programs (QualCoder) do not read those that do not say.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from .qdc import ORIGIN, code_lines
from .shapes import Applied, Case, Project, Selection, Source
from .xmlwords import HEAD, attributes, inside, moment

NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT = "project.qde"
FOLDER = "sources"
INTERNAL = "internal://"


def write_qdpx(
    project: Project, target: Path | io.BytesIO, *, progress: Callable[[int], None] = lambda _n: None
) -> None:
    """Write the project to ``target``; ``progress`` is told 0-100 as the texts are packed."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        with archive.open(PROJECT, "w") as stream:
            for line in _lines(project):
                stream.write(line.encode())
        for index, source in enumerate(project.sources):
            archive.writestr(f"{FOLDER}/{source.key}.txt", source.text.encode(errors="replace"))
            progress(100 * (index + 1) // len(project.sources))


def _lines(project: Project) -> Iterator[str]:
    """Yield the project element by element, in the order that the schema wants. What is empty is left out: the
    schema refuses empty lists."""
    about = attributes(
        xmlns=NAMESPACE,
        name=project.name or ORIGIN,
        origin=ORIGIN,
        creatingUserGUID=project.user,
        creationDateTime=moment(project.at),
    )
    yield f"{HEAD}<Project{about}>\n"
    if project.users:
        yield "<Users>\n"
        yield from (f"<User{attributes(guid=one.key, name=one.name)}/>\n" for one in project.users)
        yield "</Users>\n"
    if project.codes:
        yield "<CodeBook><Codes>\n"
        yield from code_lines(project.codes, with_notes=True)
        yield "</Codes></CodeBook>\n"
    if project.variables:
        yield "<Variables>\n"
        for variable in project.variables:
            yield f"<Variable{attributes(guid=variable.key, name=variable.name, typeOfVariable='Text')}/>\n"
        yield "</Variables>\n"
    if project.cases:
        yield "<Cases>\n"
        for case in project.cases:
            yield from _case(case)
        yield "</Cases>\n"
    if project.sources:
        yield "<Sources>\n"
        for source in project.sources:
            yield from _source(source, made=moment(project.at))
        yield "</Sources>\n"
    if project.notes:
        yield "<Notes>\n"
        for note in project.notes:
            words = f"<PlainTextContent>{inside(note.text)}</PlainTextContent>"
            about = attributes(guid=note.key, name=note.name, creationDateTime=moment(project.at))
            yield f"<Note{about}>{words}</Note>\n"
        yield "</Notes>\n"
    yield from (f"<NoteRef{attributes(targetGUID=key)}/>\n" for key in project.project_notes)
    yield "</Project>\n"


def _case(case: Case) -> Iterator[str]:
    yield f"<Case{attributes(guid=case.key, name=case.name)}>"
    for variable, value in case.values:
        held = f"<VariableRef{attributes(targetGUID=variable)}/><TextValue>{inside(value)}</TextValue>"
        yield f"<VariableValue>{held}</VariableValue>"
    yield from (f"<SourceRef{attributes(targetGUID=key)}/>" for key in case.sources)
    yield from (f"<SelectionRef{attributes(targetGUID=key)}/>" for key in case.selections)
    yield "</Case>\n"


def _source(source: Source, *, made: str) -> Iterator[str]:
    path = f"{INTERNAL}{source.key}.txt"
    about = attributes(guid=source.key, name=source.name, plainTextPath=path, creationDateTime=made)
    yield f"<TextSource{about}>"
    if source.description:
        yield f"<Description>{inside(source.description)}</Description>"
    for selection in source.selections:
        yield from _selection(selection)
    yield "</TextSource>\n"


def _selection(one: Selection) -> Iterator[str]:
    about = attributes(
        guid=one.key,
        name=one.name,
        startPosition=str(one.start),
        endPosition=str(one.end),
        creatingUser=one.user,
        creationDateTime=moment(one.at),
    )
    yield f"<PlainTextSelection{about}>"
    if one.description:
        yield f"<Description>{inside(one.description)}</Description>"
    yield from (_applied(applied) for applied in one.codes)
    yield from (f"<NoteRef{attributes(targetGUID=key)}/>" for key in one.notes)
    yield "</PlainTextSelection>\n"


def _applied(applied: Applied) -> str:
    about = attributes(guid=applied.key, creatingUser=applied.user, creationDateTime=moment(applied.at))
    return f"<Coding{about}><CodeRef{attributes(targetGUID=applied.code)}/></Coding>"
