"""Two requests that wait for each other's rows: PostgreSQL ends one of them, and that one is begun again here.

Every verb ends by moving its dialogue on (``events.record``), so it comes to the dialogue's row after its own
rows; a verb that gives out positions or numbers locks the dialogue first. The two can wait for each other. It is rare,
nothing is written, and whoever is given up is answered a moment later instead of being told of a fault.
"""

from collections.abc import Callable
from functools import wraps

from django.db import OperationalError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

DEADLOCK = "40P01"
"""PostgreSQL's own number for it. SQLite has none: there one writes at a time."""


def is_deadlock(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) == DEADLOCK


def once_more(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Call the view a second time when the database chose its transaction to be given up. Twice at most.

    Nothing of that transaction was written. What the view had committed before it is met as a second press of the same
    button is: a new row is found by its creation key, a changed one by its version.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except OperationalError as error:
            if not is_deadlock(error):
                raise
        for _name, files in request.FILES.lists():
            for file in files:
                file.seek(0)
        return view(request, *args, **kwargs)

    return wrapper
