"""Taking a codebook in: what is new, what is there already under the same name, what could not come as it was.

``plan_codebook`` decides and ``import_codebook`` does, with the same plan: what the preview says is what happens. Doing
it twice changes nothing the second time, since everything is then there already.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import TEXT, Dialogue
from interviews.reading import clean_text

from ..codebook import tree
from ..models import Theme, ThemeChange, ThemeVerb
from .safe import TooMany
from .shapes import Code, in_tree_order

LONGEST_TITLE = 120
MOST_THEMES = 5000
"""Most themes that a dialogue may have after an import."""
NEW, SAME, TWICE = "new", "same", "twice"
BATCH = 500


@dataclass
class Line:
    """One code and what becomes of it. ``remarks`` say what is not as it was in the file."""

    code: Code
    what: str
    title: str
    level: int
    theme: Theme | None = None
    """The one that is there already, or, once imported, the new one."""
    under: "Line | None" = None
    remarks: list[str] = field(default_factory=list)
    fills: bool = False
    """Its description goes to a theme that has none."""


@dataclass
class CodebookPlan:
    lines: list[Line]
    left_out: list[str]

    def of(self, what: str) -> list[Line]:
        return [line for line in self.lines if line.what == what]

    @property
    def new(self) -> list[Line]:
        return self.of(NEW)

    @property
    def same(self) -> list[Line]:
        return self.of(SAME)

    @property
    def changes_nothing(self) -> bool:
        return not self.new and not any(line.fills for line in self.lines)


def plan_codebook(dialogue: Dialogue, codes: Sequence[Code], left_out: Sequence[str] = ()) -> CodebookPlan:
    """Say what becomes of each code. One query.

    Raises:
        TooMany: the dialogue would have more themes than fit.
    """
    return _Planning(dialogue, codes, left_out).plan()


class _Planning:
    def __init__(self, dialogue: Dialogue, codes: Sequence[Code], left_out: Sequence[str]) -> None:
        self.codes, self.left_out = codes, list(left_out)
        self.themes = list(dialogue.themes.filter(removed_at=None).select_related("parent"))
        self.levels = {node.theme.pk: node.level for node in tree.flat_tree(self.themes)}
        self.by_title = {theme.title.casefold(): theme for theme in self.themes}
        self.by_key = {str(theme.creation_key): theme for theme in self.themes}
        self.taken: dict[str, Line] = {}
        self.by_code: dict[str, Line] = {}

    def plan(self) -> CodebookPlan:
        lines = [self._line(code) for _level, code in in_tree_order(self.codes)]
        plan = CodebookPlan(lines, self.left_out)
        if len(self.themes) + len(plan.new) > MOST_THEMES:
            raise TooMany(
                _("The dialogue would have %(all)s themes, and at most %(most)s fit. Nothing was taken in.")
                % {"all": len(self.themes) + len(plan.new), "most": MOST_THEMES}
            )
        return plan

    def _line(self, code: Code) -> Line:
        above = self.by_code.get(code.parent)
        under, remarks = self._place(above)
        title = _one_line(code.title)
        if len(title) > LONGEST_TITLE:
            code.description = "\n\n".join(part for part in (title, code.description) if part)
            title = f"{title[: LONGEST_TITLE - 1]}…"
            remarks.append(_("The name is cut. In full it stands first in the description."))
        twin = self.taken.get(title.casefold())
        if twin is not None and twin.under is not under:
            title, twin = self._told_apart(title, under), None
            twin = self.taken.get(title.casefold())
            if twin is None:
                remarks.append(_("Another code in the file has the same name, so this one is told apart by its place."))
        if twin is not None:
            line = Line(code, TWICE, twin.title, twin.level, under=twin.under, remarks=remarks)
            line.remarks.append(_("The file has it twice in the same place. They become one."))
            self.by_code[code.key] = twin
            return line
        theme = self.by_key.get(code.key) or self.by_title.get(title.casefold())
        line = self._same(code, theme, remarks) if theme else Line(code, NEW, title, 0, None, under, remarks)
        if theme is None:
            line.level = under.level + 1 if under else 1
            if len(code.description) > TEXT:
                line.remarks.append(_("The description is cut at %(most)s characters.") % {"most": TEXT})
        self.taken[title.casefold()] = self.taken[line.title.casefold()] = line
        self.by_code[code.key] = line
        return line

    def _place(self, above: Line | None) -> tuple[Line | None, list[str]]:
        """What it comes under: the one above it in the file, or that one's own above when there are too many levels."""
        under = above
        while under is not None and under.level >= tree.MOST_LEVELS:
            under = under.under if under.theme is None else self._line_above(under)
        if under is not above:
            said = _("It lay deeper than the %(most)s levels there are here, and moves up.")
            return under, [said % {"most": tree.MOST_LEVELS}]
        return under, []

    def _line_above(self, line: Line) -> Line | None:
        """Where a theme that is there already stands: as a line, so that something can come beside it."""
        parent = line.theme.parent if line.theme else None
        if parent is None or parent.removed_at is not None:
            return None
        return Line(line.code, SAME, parent.title, self.levels.get(parent.pk, 1), parent)

    def _told_apart(self, title: str, under: Line | None) -> str:
        """The title with that of what it lies under, or a number."""
        room = LONGEST_TITLE - len(title) - 3
        if under and room >= min(len(under.title), 12):
            return f"{title} ({under.title[:room]})"
        number = 2
        while f"{title[:110]} ({number})".casefold() in self.taken:
            number += 1
        return f"{title[:110]} ({number})"

    def _same(self, code: Code, theme: Theme, remarks: list[str]) -> Line:
        line = Line(code, SAME, theme.title, self.levels.get(theme.pk, 1), theme, None, remarks)
        if code.description and not theme.description:
            line.fills = True
        elif code.description and clean_text(code.description) != clean_text(theme.description):
            line.remarks.append(_("Its description here is kept. The file has another."))
        if theme.title != _one_line(code.title) and theme.title.casefold() != _one_line(code.title).casefold():
            line.remarks.append(_("In the file it is called “%(title)s”.") % {"title": _one_line(code.title)[:120]})
        above = self.by_code.get(code.parent)
        if (above.title if above else "") != (theme.parent.title if theme.parent else ""):
            line.remarks.append(_("It keeps its place here."))
        return line


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


@transaction.atomic
def import_codebook(
    *, dialogue: Dialogue, actor: User, codes: Sequence[Code], left_out: Sequence[str] = ()
) -> CodebookPlan:
    """Take a codebook in, and return what became of it: the plan, with each line's theme.

    A theme that is there already keeps its name, place and description; a description that it lacks is filled in.

    Raises:
        TooMany: see ``plan_codebook``.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    plan = plan_codebook(dialogue, codes, left_out)
    if plan.changes_nothing:
        return plan
    keys = _free_keys(plan)
    top = dialogue.themes.aggregate(top=Max("position"))["top"]
    position = 0 if top is None else top + 1
    for number, line in enumerate(plan.new):
        line.theme = Theme(
            dialogue=dialogue,
            title=line.title,
            description=clean_text(line.code.description)[:TEXT],
            position=position + number,
            creation_key=keys.get(line.code.key) or uuid.uuid4(),
        )
    for level in sorted({line.level for line in plan.new}):
        _create_level([line for line in plan.new if line.level == level])
    filled = [line.theme for line in plan.lines if line.fills and line.theme]
    for line in plan.lines:
        if line.fills and line.theme:
            line.theme.description = clean_text(line.code.description)[:TEXT]
            line.theme.version += 1
    Theme.objects.bulk_update(filled, ["description", "version"], batch_size=BATCH)
    _note(dialogue, actor, plan)
    _in_order(dialogue)
    record("codebook.imported", dialogue=dialogue, actor=actor, new=len(plan.new), same=len(plan.same))
    return plan


def _create_level(lines: list[Line]) -> None:
    """Create themes of one level, whose parents are all there."""
    for line in lines:
        if line.theme and line.under:
            line.theme.parent = line.under.theme
    Theme.objects.bulk_create([line.theme for line in lines if line.theme], batch_size=BATCH)


def _free_keys(plan: CodebookPlan) -> dict[str, uuid.UUID]:
    """Keys in the file that no theme of any dialogue has: a codebook that comes home is then known again."""
    wanted = {line.code.key: uuid.UUID(line.code.key) for line in plan.new}
    keys = list(wanted.values())
    taken: set[uuid.UUID] = set()
    for at in range(0, len(keys), BATCH):
        part = keys[at : at + BATCH]
        taken |= set(Theme.objects.filter(creation_key__in=part).values_list("creation_key", flat=True))
    return {text: key for text, key in wanted.items() if key not in taken}


def _note(dialogue: Dialogue, actor: User, plan: CodebookPlan) -> None:
    changes = [
        ThemeChange(dialogue=dialogue, theme=line.theme, verb=verb, by=actor, detail={"title": line.title} | detail)
        for lines, verb, detail in (
            (plan.new, ThemeVerb.IMPORTED, {}),
            ([line for line in plan.lines if line.fills], ThemeVerb.CHANGED, {"fields": ["description"]}),
        )
        for line in lines
    ]
    ThemeChange.objects.bulk_create(changes, batch_size=BATCH)


def _in_order(dialogue: Dialogue) -> None:
    """Let positions follow the tree, as every change of the codebook does."""
    changed = []
    for position, node in enumerate(tree.flat_tree(dialogue.themes.filter(removed_at=None))):
        if node.theme.position != position:
            node.theme.position = position
            changed.append(node.theme)
    Theme.objects.bulk_update(changed, ["position"], batch_size=BATCH)
