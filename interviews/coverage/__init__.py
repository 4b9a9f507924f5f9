"""Whom the plan wants to hear against whom has been heard (DOMAIN.md: 360 degrees), with the gaps in words.

``figures`` counts group by group, ``crossing`` spreads those heard over their backgrounds, ``gaps`` and ``holes`` name
what is missing, ``map`` draws. Others than the leader get what ``suppression`` lets through, in all of them.
"""

from dataclasses import dataclass

from django.db.models import Count

from dialogues.models import Dialogue

from ..models import BackgroundVariable, GapDecision, SuggestionStatus
from .crossing import Cell, Heard, Matrix, MatrixRow, chosen, matrix, spread_variables
from .figures import Figure, Figures, GroupRow, Standing, figures, lead
from .gaps import Gap, group_gaps, in_turn, positions, tilt
from .holes import holes

MOST_GAPS = 12
"""So many gaps are on the page before somebody asks for all of them."""


@dataclass(frozen=True)
class Coverage(Figures):
    """The figures with what they mean. ``gaps`` and ``warnings`` wait for a position; ``left`` have one."""

    gaps: list[Gap]
    warnings: list[Gap]
    left: list[Gap]
    matrix: Matrix | None
    variables: list[BackgroundVariable]


def coverage(dialogue: Dialogue, *, exact: bool, variable: str = "", down: str = "") -> Coverage:
    """Work out the coverage, crossed with the background variable whose key is given (else the first with values).

    Costs four queries without background variables and six with, one more for the leader, whatever the number of
    people.

    Args:
        exact: False hides what the dialogue's threshold says; only the leader may see True.
        down: key of a second variable to have as rows instead of the groups; heeded where counts are exact.
    """
    result = figures(dialogue, exact=exact)
    variables = spread_variables(dialogue)
    empty, behind = group_gaps(result.rows)
    silent: list[Gap] = []
    crossed: list[Gap] = []
    alone: list[Gap] = []
    table = None
    if variables and result.rows:
        heard = Heard(dialogue)
        across = chosen(variables, variable, heard)
        rows = next((one for one in variables if exact and one.key == down and one != across), None)
        table = matrix(across, result.rows, heard, exact=exact, threshold=result.threshold, down=rows)
        if exact:
            silent, crossed, alone = holes(result, variables, heard)
    decisions = {one.key: one for one in GapDecision.objects.filter(dialogue=dialogue).select_related("by")}
    suggested = _suggested(dialogue) if exact else {}
    found = [*empty, *silent, *in_turn(crossed, behind), *alone]
    gaps, left = positions(found, decisions, suggested)
    warnings, left_warnings = positions(tilt(result), decisions, suggested)
    return Coverage(
        **vars(result),
        gaps=gaps,
        warnings=warnings,
        left=[*left_warnings, *left],
        matrix=table,
        variables=variables,
    )


def _suggested(dialogue: Dialogue) -> dict[int, int]:
    """Return how many suggestions nobody has followed up, by group."""
    waiting = dialogue.suggestions.filter(status=SuggestionStatus.OPEN).exclude(group=None)
    return dict(waiting.order_by().values_list("group_id").annotate(Count("pk")))


__all__ = [
    "MOST_GAPS",
    "Cell",
    "Coverage",
    "Figure",
    "Figures",
    "Gap",
    "GroupRow",
    "Matrix",
    "MatrixRow",
    "Standing",
    "coverage",
    "figures",
    "lead",
]
