"""From material to spreadsheets: which columns, for whom."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogues.models import Dialogue
from interviews.models import BackgroundVariable, Interviewee
from interviews.queries import heard_flags

from ..models import StatementStatus, Theme
from .material import Material, Said
from .shapes import Code, in_tree_order
from .sheets import Cell, Sheet

SEVERAL = " | "
"""Between several themes in one cell: titles hold commas and semicolons."""


def codebook_sheet(themes: Iterable[Theme], codes: list[Code]) -> Sheet:
    """The codebook in its order: readable by people, and by our own import."""
    by_key = {str(theme.creation_key): theme for theme in themes}
    titles = {code.key: code.title for code in codes}
    rows: list[list[Cell]] = []
    for level, code in in_tree_order(codes):
        theme = by_key[code.key]
        rows.append([code.title, titles.get(code.parent, ""), level + 1, code.description, theme.lead, theme.silence])
    head = [_("Theme"), _("Part of"), _("Level"), _("When it is used"), _("Introduction"), _("What was not said")]
    return Sheet(_("Codebook"), head, rows, [32, 32, 8, 60])


def statement_sheet(material: Material) -> Sheet:
    """The statements: with sources all that is known of one's own, else the masked wording and what may stand by it."""
    if material.with_source:
        head = [
            pgettext("column", "Number"),
            pgettext("column", "Interview"),
            pgettext("column", "Person"),
            pgettext("column", "Group"),
            _("Own words"),
            _("As others see it"),
            _("Masking"),
            _("Shown to the design team"),
            _("May be quoted"),
            _("Language"),
            _("Translation"),
            _("Themes"),
            _("Begins at"),
            _("Ends at"),
            _("Lifted by"),
        ]
        return Sheet(_("Statements"), head, _own_rows(material), [9, 9, 9, 20, 60, 60, 14, 12, 10, 9, 30, 30, 9, 9, 20])
    head = [_("As others see it"), pgettext("column", "Group"), _("Language"), _("Translation"), _("Themes")]
    titles = material.title_of
    rows = ([one.masked, one.group, one.language, one.translation, _themes(one, titles)] for one in material.said)
    return Sheet(_("Statements"), head, rows, [70, 24, 9, 40, 40])


def _own_rows(material: Material) -> Iterator[list[Cell]]:
    titles, users = material.title_of, material.users
    numbers = dict(material.dialogue.interviews.values_list("pk", "number"))
    people = {person.pk: person.number for person in material.people}
    states = {value: str(label) for value, label in StatementStatus.choices}
    yes, no = _("yes"), _("no")
    for one in material.said:
        if not one.is_own:
            shared = [one.masked, "", None, "", one.language, one.translation, _themes(one, titles), None, None, ""]
            yield [None, None, None, one.group, "", *shared]
            continue
        yield [
            one.number,
            numbers.get(one.interview or 0),
            people.get(one.speaker or 0),
            one.group,
            one.original,
            one.masked,
            states.get(one.status, one.status),
            yes if one.released else no,
            yes if one.quotable else no,
            one.language,
            one.translation,
            _themes(one, titles),
            one.start,
            one.end,
            users.get(one.lifted_by or 0, ""),
        ]


def _themes(one: Said, titles: dict[int, str]) -> str:
    return SEVERAL.join(titles[theme] for theme in one.themes if theme in titles)


# --- Coverage, exact: for the leader ------------------------------------------------------------------------------


def coverage_sheets(dialogue: Dialogue) -> list[Sheet]:
    """Whom the plan wants to hear and whom has been heard, exactly, with every pair of background variables.

    People are counted, as on the page. Three queries for the people whatever their number.
    """
    flags = heard_flags(dialogue).prefetch_related("background")
    people = [one for one in flags if one.is_held or one.has_booking]
    held = [one for one in people if one.is_held]
    groups = list(dialogue.groups.all())
    head = [
        pgettext("column", "Group"), _("Kind"), _("Area"), _("The plan is"), _("Heard"), _("Booked"), _("Left to hear")
    ]  # fmt: skip
    rows: list[list[Cell]] = []
    for group in groups:
        mine = [one for one in people if one.group_id == group.pk]
        heard = sum(bool(one.is_held) for one in mine)
        kind = str(group.get_kind_display()) if group.kind else ""
        rows.append(
            [group.name, kind, group.area, group.target, heard, len(mine) - heard, max(0, group.target - heard)]
        )
    sheets = [Sheet(pgettext("sheet", "Groups"), head, rows, [32, 20, 24, 12])]
    variables = list(dialogue.variables.prefetch_related("values"))
    names = {group.pk: group.name for group in groups}
    sheets += [_by_group(variable, held, names) for variable in variables]
    if len(variables) > 1:
        sheets.append(_pairs(variables, held))
    return sheets


def _values_of(person: Interviewee, variable: BackgroundVariable) -> list[str]:
    """The person's values; one that says so when there are none."""
    mine = [value.name for value in person.background.all() if value.variable_id == variable.pk]
    return mine or [_("Not said")]


def _by_group(variable: BackgroundVariable, held: list[Interviewee], groups: dict[int, str]) -> Sheet:
    columns = [*(value.name for value in variable.values.all()), _("Not said")]
    counts: dict[tuple[int, str], int] = {}
    for person in held:
        for value in _values_of(person, variable):
            counts[person.group_id, value] = counts.get((person.group_id, value), 0) + 1
    rows: list[list[Cell]] = [
        [name, *(counts.get((group, column), 0) for column in columns)] for group, name in groups.items()
    ]
    return Sheet(variable.name, [pgettext("column", "Group"), *columns], rows, [32, 14])


def _pairs(variables: list[BackgroundVariable], held: list[Interviewee]) -> Sheet:
    """Every pair of values that somebody has, and every one that nobody has: the empty ones are what one looks for."""
    rows: list[list[Cell]] = []
    for one, other in combinations(variables, 2):
        counts: dict[tuple[str, str], int] = {}
        for person in held:
            for left in _values_of(person, one):
                for right in _values_of(person, other):
                    counts[left, right] = counts.get((left, right), 0) + 1
        lefts, rights = ([*(value.name for value in v.values.all()), _("Not said")] for v in (one, other))
        rows += [
            [one.name, left, other.name, right, counts.get((left, right), 0)] for left in lefts for right in rights
        ]
    head = [_("Variable"), _("Value"), _("Crossed with"), _("Value there"), _("Heard")]
    return Sheet(_("Two at a time"), head, rows, [24, 24, 24, 24, 10])
