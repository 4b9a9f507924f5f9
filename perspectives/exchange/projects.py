"""From material to a REFI-QDA project: what becomes a text, a selection, a case."""

import uuid
from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Export, Theme
from . import words
from .material import Material, Said
from .shapes import Applied, Case, Code, Note, Project, Selection, Source, User, Variable, new_guid

IN_ONE_TEXT = 200
"""Statements in each of the texts that masked statements are gathered in."""
BETWEEN = "\n\n"
GROUPS = uuid.UUID("6f1d7c1e-6a3f-5a64-9a0e-3a5f0a3a6b10")
"""Namespace of the key that a dialogue's variable for the plan's group has."""


def codes_from(themes: Sequence[Theme]) -> list[Code]:
    """The codebook as it travels. A theme's key follows it, so that taken in again it is the same."""
    keys = {theme.pk: str(theme.creation_key) for theme in themes}
    return [
        Code(keys[theme.pk], theme.title, theme.description, keys.get(theme.parent_id or 0, "")) for theme in themes
    ]


def project_from(export: Export, material: Material) -> Project:
    """Put the material in the project's form. What it could not take stands in a note of the project's own."""
    return _Building(export, material).build()


class _Building:
    def __init__(self, export: Export, material: Material) -> None:
        self.export, self.material = export, material
        self.project = Project(material.dialogue.title, at=timezone.now())
        self.codes = {theme.pk: str(theme.creation_key) for theme in material.themes}
        self.users = {key: new_guid() for key in material.users}
        self.sources: dict[int, str] = {}
        self.spoken: dict[int, list[str]] = {}

    def build(self) -> Project:
        project, material = self.project, self.material
        if material.with_source:
            project.users = [User(self.users[key], name) for key, name in material.users.items()]
            project.user = self.users.get(self.export.by_id, "")
        project.codes = codes_from(material.themes)
        self._theme_notes()
        if material.with_source:
            self._texts()
        own = [one for one in material.said if one.is_own and not one.anchored]
        material.left["adrift"] += len(own)
        self._gathered(_("Statements beside the texts"), own, source=True)
        others = [one for one in material.said if not one.is_own]
        parts = [others[at : at + IN_ONE_TEXT] for at in range(0, len(others), IN_ONE_TEXT)]
        for number, part in enumerate(parts, start=1):
            self._gathered(_("Masked statements, part %(number)s") % {"number": number}, part, source=False)
        if material.with_source:
            self._cases()
        self._about()
        return project

    # --- Texts and selections -------------------------------------------------------------------------------------

    def _texts(self) -> None:
        by_interview: dict[int | None, list[Said]] = {}
        for one in self.material.said:
            if one.is_own and one.anchored:
                by_interview.setdefault(one.interview, []).append(one)
        for interview in self.material.interviews:
            text = self.material.texts[interview.pk]
            day = date_format(interview.held_on, "Y-m-d")
            about = f"{interview.get_kind_display()}, {day}, {interview.language}"
            source = Source(str(interview.creation_key), str(interview), text, about)
            for one in by_interview.get(interview.pk, []):
                # the text may have been corrected while this was read: the words decide, as everywhere
                one.anchored = text[one.start : one.end] == one.original
                if one.anchored:
                    source.selections.append(self._selection(one, one.start, one.end, source=True))
            source.selections.sort(key=lambda selection: (selection.start, selection.end))
            self.project.sources.append(source)
            self.sources[interview.pk] = source.key
        for one in (one for rows in by_interview.values() for one in rows):
            if one.interview not in self.sources:  # its text is not in the file, its words are
                one.anchored = False

    def _gathered(self, title: str, said: Sequence[Said], *, source: bool) -> None:
        """A text made of statements alone, each a selection of its own."""
        if not said:
            return
        parts: list[str] = []
        at = 0
        made = Source(new_guid(), title, "")
        for one in said:
            wording = one.original if source else one.masked
            made.selections.append(self._selection(one, at, at + len(wording), source=source))
            parts.append(wording)
            at += len(wording) + len(BETWEEN)
        made.text = BETWEEN.join(parts)
        self.project.sources.append(made)

    def _selection(self, one: Said, start: int, end: int, *, source: bool) -> Selection:
        if not source:
            # keys of their own: nothing in the file can be laid beside another file, or beside the product
            codes = [Applied(self.codes[theme]) for theme in one.themes]
            about = _lines(one.translation, one.group)
            return Selection(new_guid(), start, end, codes, description=about)
        selection = Selection(
            one.key,
            start,
            end,
            [applied for theme in one.themes for applied in self._applied(one, theme)],
            name=_("Statement %(number)s") % {"number": one.number},
            description=_lines(one.masked if one.masked != one.original else "", one.translation),
            user=self.users.get(one.lifted_by or 0, ""),
            at=one.at,
        )
        if one.speaker:
            self.spoken.setdefault(one.speaker, []).append(selection.key)
        return selection

    def _applied(self, one: Said, theme: int) -> Iterable[Applied]:
        """One for each coder who gave the theme; for whoever lifted the statement when nobody is noted."""
        given = [(coder, at) for known, coder, at in one.coders if known == theme]
        for coder, at in given:
            yield Applied(self.codes[theme], user=self.users.get(coder, ""), at=at)
        if not given:
            yield Applied(self.codes[theme], user=self.users.get(one.lifted_by or 0, ""), at=one.at)

    # --- People, notes --------------------------------------------------------------------------------------------

    def _cases(self) -> None:
        """People by number, with what the plan knows of them: the group and the coarse background."""
        group = Variable(str(uuid.uuid5(GROUPS, self.material.dialogue.slug)), _("Group in the plan"))
        known = {variable.pk: variable for variable in self.material.dialogue.variables.all()}
        variables = {pk: Variable(str(one.creation_key), one.name) for pk, one in known.items()}
        self.project.variables = [group, *variables.values()]
        for person in self.material.people:
            case = Case(str(person.creation_key), str(person), [(group.key, person.group.name)])
            values = sorted(person.background.all(), key=lambda one: (known[one.variable_id].position, one.position))
            case.values += [(variables[value.variable_id].key, value.name) for value in values]
            case.sources = [self.sources[talk.pk] for talk in person.interviews.all() if talk.pk in self.sources]
            case.selections = self.spoken.get(person.pk, [])
            self.project.cases.append(case)

    def _theme_notes(self) -> None:
        """What the compilation says of a theme goes along as notes on its code."""
        for theme, code in zip(self.material.themes, self.project.codes, strict=True):
            for title, text in ((_("Introduction"), theme.lead), (_("What was not said"), theme.silence)):
                if text:
                    note = Note(new_guid(), f"{theme.title}: {title}", text)
                    self.project.notes.append(note)
                    code.notes.append(note.key)

    def _about(self) -> None:
        kind = (
            _("Holds the texts of interviews, as they were said. Keep it as carefully as the interviews themselves.")
            if self.material.with_source
            else _("Holds masked statements only, in no order. Nothing in it says which are by the same person.")
        )
        said = [kind, words.no_place_in_refi(), *words.left_out(self.material.left)]
        note = Note(new_guid(), _("About this file"), "\n".join(said))
        self.project.notes.append(note)
        self.project.project_notes.append(note.key)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
