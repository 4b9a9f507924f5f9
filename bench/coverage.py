"""The coverage of a wide plan: 1,000 people in 20 groups over 8 backgrounds, counted, crossed and searched for gaps.

``coverage()`` works in the database that Django is set up for, inside a transaction that is rolled back. Run as
``python -m bench.coverage`` (with the environment of ``manage.py``) it prints the medians.
"""

from statistics import median
from time import perf_counter, process_time
from typing import Any


def coverage(people: int = 1000, *, rounds: int = 9) -> dict[str, Any]:
    """Return median milliseconds (on the clock and of the processor) and queries, for the leader and for the others."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from interviews.coverage import coverage as work_out
    from tests import factories
    from tests.interviews.wide import fill

    result: dict[str, Any] = {"people": people}
    with transaction.atomic():
        dialogue = factories.make_dialogue(f"bench-coverage-{people}")
        fill(dialogue, factories.make_user(f"bench-coverage-{people}"), people=people)
        for name, exact in (("leader", True), ("others", False)):
            times, used = [], []
            for _ in range(rounds):
                begun, busy = perf_counter(), process_time()
                work_out(dialogue, exact=exact, variable="v1", down="v2")
                times.append((perf_counter() - begun) * 1000)
                used.append((process_time() - busy) * 1000)
            with CaptureQueriesContext(connection) as queries:
                work_out(dialogue, exact=exact)
            result |= {f"{name}_ms": median(times), f"{name}_cpu_ms": median(used), f"{name}_queries": len(queries)}
        transaction.set_rollback(True)
    return result


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dialogplattform.settings")
    django.setup()
    for size in (100, 1000):
        print(coverage(size))
