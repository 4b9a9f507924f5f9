"""The linear programs behind the lottery: how likely each panel should be, and whom the panels leave out."""

from collections.abc import Mapping, Sequence

from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from meetings.solver import Limits, solve

Panel = frozenset[int]
LEVELS = 12
"""Rounds in which the next least likely are raised."""
TINY, HUGE = 1e-7, 1e9
ROUNDING = Limits(work=3, seconds=30)


def relaxed(model: cp_model.CpModel, chosen: Sequence[cp_model.IntVar]) -> tuple[float, list[float]]:
    """The greatest least chance if people could be chosen in parts, and the weights that show who stands in its way.

    No lottery over whole panels can do better, since its chances themselves choose everyone in part. Rules of
    ``model`` that are not linear are left out, which can only raise the figure.
    """
    solver, proto = _solver(), model.proto
    domains = [list(one.domain) for one in proto.variables]
    parts = [solver.NumVar(domain[0], domain[-1], "") for domain in domains]
    for rule in proto.constraints:
        if list(rule.enforcement_literal):
            continue
        if rule.has_linear():
            limits = list(rule.linear.domain)
            row = solver.Constraint(max(-HUGE, limits[0]), min(HUGE, limits[-1]))
            for place, factor in zip(rule.linear.vars, rule.linear.coeffs, strict=True):
                row.SetCoefficient(parts[place], factor)
        elif rule.has_bool_or():
            literals = list(rule.bool_or.literals)
            solver.Add(solver.Sum([parts[one] if one >= 0 else 1 - parts[-one - 1] for one in literals]) >= 1)
    least = solver.NumVar(0, 1, "")
    rows = [solver.Add(parts[one.index] - least >= 0) for one in chosen]
    solver.Maximize(least)
    _solve(solver)
    return least.solution_value(), [abs(row.dual_value()) for row in rows]


def tickets(
    panels: Sequence[Panel], shares: Sequence[float], can: Sequence[int], count: int, *, seed: int
) -> list[int]:
    """Round the probabilities to whole tickets, ``count`` in all, each up or down, so that the least chance stays as
    large as can be: with Flanigan, Kehne and Procaccia, "Fair sortition made transparent", NeurIPS 2021, little is
    lost and anyone can see the draw."""
    model = cp_model.CpModel()
    exact = [share * count for share in shares]
    whole = [int(one + TINY) for one in exact]
    up = [model.new_bool_var("") for _ in panels]
    model.add(sum(up) == count - sum(whole))
    least = model.new_int_var(0, count, "")
    for place in can:
        having = [index for index, panel in enumerate(panels) if place in panel]
        model.add(sum(whole[index] + up[index] for index in having) >= least)
    model.maximize(least)
    fullest = sorted(range(len(panels)), key=lambda index: (whole[index] - exact[index], index))
    for index in range(len(panels)):
        model.add_hint(up[index], index in fullest[: count - sum(whole)])
    answer = solve(model, seed=seed, limits=ROUNDING)
    if not answer.found:
        raise RuntimeError("The tickets of the lottery were not found")
    return [low + answer.value(one) for low, one in zip(whole, up, strict=True)]


def weigh(panels: Sequence[Panel], can: Sequence[int]) -> tuple[float, dict[int, float]]:
    """Return the greatest least chance that ``panels`` allow, and the weights that show who stands in the way.

    The weights add up to 1 and no panel of these has a greater sum than the least chance: a panel that has would
    raise it.
    """
    solver = _solver()
    pull = {place: solver.NumVar(0, 1, "") for place in can}
    most = solver.NumVar(0, 1, "")
    solver.Add(solver.Sum(list(pull.values())) == 1)
    for panel in panels:
        solver.Add(solver.Sum([pull[place] for place in panel if place in pull]) <= most)
    solver.Minimize(most)
    _solve(solver)
    return most.solution_value(), {place: max(0.0, one.solution_value()) for place, one in pull.items()}


def raise_least(panels: Sequence[Panel], can: Sequence[int]) -> list[float]:
    """Probabilities of ``panels``: first the least chance as large as can be, then the next, ``LEVELS`` times."""
    floor: dict[int, float] = {}
    shares = [1 / len(panels)] * len(panels)
    for _ in range(LEVELS):
        free = [place for place in can if place not in floor]
        if not free:
            break
        shares, least, bound = _raise(panels, free, floor)
        floor |= dict.fromkeys(bound or free, least)
    return shares


def _raise(
    panels: Sequence[Panel], free: Sequence[int], floor: Mapping[int, float]
) -> tuple[list[float], float, list[int]]:
    """Raise the least of ``free`` while ``floor`` is kept; tell which of them cannot be raised further."""
    solver = _solver()
    shares = [solver.NumVar(0, 1, "") for _ in panels]
    least = solver.NumVar(0, 1, "")
    solver.Add(solver.Sum(shares) == 1)
    having: dict[int, list[pywraplp.Variable]] = {}
    for panel, share in zip(panels, shares, strict=True):
        for place in panel:
            having.setdefault(place, []).append(share)
    for place, low in floor.items():
        solver.Add(solver.Sum(having.get(place, [])) >= low - TINY)
    rows = {place: solver.Add(solver.Sum(having.get(place, [])) - least >= 0) for place in free}
    solver.Maximize(least)
    _solve(solver)
    bound = [place for place, row in rows.items() if abs(row.dual_value()) > TINY]
    return [max(0.0, share.solution_value()) for share in shares], least.solution_value(), bound


def _solver() -> pywraplp.Solver:
    solver = pywraplp.Solver.CreateSolver("GLOP")
    if solver is None:
        raise RuntimeError("OR-Tools was built without GLOP")
    return solver


def _solve(solver: pywraplp.Solver) -> None:
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        raise RuntimeError("The linear program of the lottery was not solved")
