"""CP-SAT the same way everywhere: one thread, a seed, a limit counted in work and not in seconds.

The same model and seed give the same answer on the same machine however busy it is, because the limit that normally
ends a run counts the solver's own steps ("deterministic time", about a second each on a quiet machine). The limit in
seconds is a safety net: an answer it cut short is marked ``stopped``, since it may not come out the same again.

Loading OR-Tools takes half a second and 60 MB: import this module in the worker or inside a function, never from what
every web process loads.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time

from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Limits:
    """How long a run may take.

    Attributes:
        work: units of the solver's deterministic time.
        seconds: by the clock; passing it marks the answer as stopped.
        gap: relative distance to the bound at which the answer is good enough.
    """

    work: float = 10
    seconds: float = 60
    gap: float = 0


@dataclass(frozen=True)
class Answer:
    """What a run came to. ``value`` reads a variable and may be called only when ``found``."""

    found: bool
    impossible: bool
    proven: bool
    stopped: bool
    objective: float
    bound: float
    value: Callable[[cp_model.IntVar], int]
    seconds: float
    processor: float


class Every(cp_model.CpSolverSolutionCallback):
    """Keeps what each better solution on the way chose, as the places of the variables that were 1."""

    def __init__(self, variables: Sequence[cp_model.IntVar]) -> None:
        super().__init__()
        self.variables, self.seen = variables, []

    def on_solution_callback(self) -> None:
        self.seen.append(tuple(place for place, one in enumerate(self.variables) if self.value(one)))


def solve(
    model: cp_model.CpModel, *, seed: int, limits: Limits, callback: cp_model.CpSolverSolutionCallback | None = None
) -> Answer:
    """Run CP-SAT on ``model``.

    The linear relaxation is used to the full (level 2): choosing thirty of three hundred then takes a tenth of a
    second instead of several.

    Raises:
        ValueError: the model itself is wrong, which is our fault and never the data's.
    """
    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.num_workers = 1
    settings.random_seed = seed % (2**31 - 1)
    settings.linearization_level = 2
    settings.max_deterministic_time = limits.work
    settings.max_time_in_seconds = limits.seconds
    settings.relative_gap_limit = limits.gap
    begun, worked = perf_counter(), process_time()
    status = solver.solve(model, callback) if callback else solver.solve(model)
    seconds = perf_counter() - begun
    if status == cp_model.MODEL_INVALID:
        raise ValueError(model.validate())
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    ended = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return Answer(
        found=found,
        impossible=status == cp_model.INFEASIBLE,
        proven=found and abs(solver.objective_value - solver.best_objective_bound) < 1e-6,
        stopped=not ended and seconds >= limits.seconds,
        objective=solver.objective_value if found else 0,
        bound=solver.best_objective_bound if found else 0,
        value=solver.value,
        seconds=seconds,
        processor=process_time() - worked,
    )


def smallest_core(
    model: cp_model.CpModel,
    demands: Sequence[cp_model.IntVar],
    *,
    seed: int,
    limits: Limits,
    rounds: int = 200,
    seconds: float = 20,
) -> tuple[int, ...] | None:
    """Return the places in ``demands`` of a smallest set that cannot hold together.

    Each of ``demands`` is a literal that switches a demand on. A set collides exactly when it has something of
    everything that some permitted answer had to leave out; so the smallest set that does is tried, and as long as it
    can be met, one more such answer is noted (implicit hitting sets: Ignatiev, Previti, Liffiton and Marques-Silva,
    "Smallest MUS extraction with minimal hitting set dualization", CP 2015). When ``rounds`` or ``seconds`` are not
    enough, demands are left out one by one while the rest still collides: then none can be spared, but there may be a
    smaller set.

    Returns:
        None when all can hold together, or nothing could be shown within the limits.
    """
    count = len(demands)
    left_out: list[frozenset[int]] = []
    begun = perf_counter()
    for _ in range(rounds):
        if perf_counter() - begun > seconds:
            break
        wanted = _hitting(left_out, count, seed=seed, limits=limits)
        most = _most(model, demands, wanted, seed=seed, limits=limits)
        if most is None:
            break
        if most == "impossible":
            return tuple(sorted(wanted))
        if len(most) == count:
            return None
        left_out.append(frozenset(range(count)) - frozenset(most))
    return _none_to_spare(model, demands, seed=seed, limits=limits)


def _hitting(sets: Iterable[frozenset[int]], count: int, *, seed: int, limits: Limits) -> list[int]:
    """A smallest set with a member in each of ``sets``; of equals, the one of the earliest demands."""
    model = cp_model.CpModel()
    taken = [model.new_bool_var("") for _ in range(count)]
    for one in sets:
        model.add_bool_or([taken[place] for place in sorted(one)])
    model.minimize(sum((count * count + place) * one for place, one in enumerate(taken)))
    answer = solve(model, seed=seed, limits=limits)
    if not answer.found:
        return list(range(count))
    return [place for place, one in enumerate(taken) if answer.value(one)]


def _most(
    model: cp_model.CpModel, demands: Sequence[cp_model.IntVar], wanted: Sequence[int], *, seed: int, limits: Limits
) -> list[int] | str | None:
    """As many demands as can be met with those ``wanted``; "impossible"; None when not known."""
    tried = model.clone()
    for place in wanted:
        tried.add(_same(tried, demands[place]) == 1)
    tried.maximize(sum(_same(tried, one) for one in demands))
    answer = solve(tried, seed=seed, limits=limits)
    if answer.found:
        return [place for place, one in enumerate(demands) if answer.value(one)]
    return "impossible" if answer.impossible else None


def _same(model: cp_model.CpModel, variable: cp_model.IntVar) -> cp_model.IntVar:
    """The variable of a copied model that ``variable`` is in the first."""
    return model.get_bool_var_from_proto_index(variable.index)


def _none_to_spare(
    model: cp_model.CpModel, demands: Sequence[cp_model.IntVar], *, seed: int, limits: Limits
) -> tuple[int, ...] | None:
    def collide(places: Sequence[int]) -> bool:
        tried = model.clone()
        tried.clear_objective()
        for place in places:
            tried.add(_same(tried, demands[place]) == 1)
        return solve(tried, seed=seed, limits=limits).impossible

    kept = list(range(len(demands)))
    if not collide(kept):
        return None
    for place in list(kept):
        without = [one for one in kept if one != place]
        if collide(without):
            kept = without
    return tuple(kept)
