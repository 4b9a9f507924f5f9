"""Of two requests that wait for each other one is given up by PostgreSQL, and begun again by the site."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from dialogues.access import public
from dialogues.models import Dialogue
from tests import factories

DEADLINE = 30


class Given(Exception):
    """As psycopg's errors, which carry PostgreSQL's number."""

    def __init__(self, number: str) -> None:
        self.sqlstate = number


def failing(number: str, times: int):
    """A view that reads its file and then meets the error so many times; and the list of what it has read."""
    read: list[bytes] = []

    @public
    def view(request):
        read.append(request.FILES["file"].read())
        if len(read) <= times:
            raise OperationalError("no") from Given(number)
        return HttpResponse("done")

    return view, read


def request_with_a_file():
    return RequestFactory().post("/", {"file": SimpleUploadedFile("names.csv", b"Vivianne")})


def test_a_request_that_was_given_up_is_begun_again_with_its_file():
    view, read = failing("40P01", 1)
    assert view(request_with_a_file()).content == b"done"
    assert read == [b"Vivianne", b"Vivianne"]


@pytest.mark.parametrize(("number", "times", "calls"), [("40P01", 2, 2), ("57014", 1, 1)])
def test_it_is_begun_again_once_and_for_nothing_else(number, times, calls):
    view, read = failing(number, times)
    with pytest.raises(OperationalError):
        view(request_with_a_file())
    assert len(read) == calls


@pytest.mark.django_db(transaction=True)
def test_two_that_wait_for_each_other_are_both_answered():
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite one writes at a time, and nobody waits for two")
    keys = [factories.make_dialogue(slug=slug).pk for slug in ("first", "second")]
    both_hold_one, calls = threading.Barrier(2), []

    @public
    def view(request, order: int):
        calls.append(order)
        with transaction.atomic():
            for place, key in enumerate(keys[::order]):
                Dialogue.objects.select_for_update().get(pk=key)
                if place == 0 and len(calls) <= 2:
                    both_hold_one.wait(DEADLINE)
            Dialogue.objects.filter(pk=keys[0]).update(title=f"last by {order}")
        return HttpResponse("done")

    answers = []

    def ask(order: int) -> None:
        try:
            answers.append(view(RequestFactory().post("/"), order).content)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(order,)) for order in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(DEADLINE)
    assert answers == [b"done", b"done"]
    assert sorted(calls[:2]) == [-1, 1]
    assert len(calls) == 3
