"""What the logs hold: who did nothing wrong is in none of them, not even when something breaks."""

import json
import logging
from types import SimpleNamespace

import pytest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from accounts.models import User
from dialogplattform import background, logs
from dialogplattform.middleware import TracingMiddleware

NAME, ADDRESS, SAID = "Kanarie Gulfjäder", "kanarie@gulfjader.example", "kanariens oskrivna ord"
TOKEN = "Zq9xYk3mPw7rTb2nVd5sGh8jLc4fXa6e"
PERSONAL = [NAME, ADDRESS, SAID, TOKEN, "gulfjader"]


def line(name: str, message: object, *args: object, **extra: object) -> str:
    record = logging.getLogger(name).makeRecord(name, logging.ERROR, "", 1, message, args, None, extra=extra or None)
    return logs.JsonLine().format(record)


def failure(error: BaseException) -> dict:
    record = logging.LogRecord(
        "reports.production", logging.ERROR, "", 1, "broke", (), (type(error), error, error.__traceback__)
    )
    return json.loads(logs.JsonLine().format(record))


def nothing_personal(text: str) -> bool:
    return not any(word in text or json.dumps(word)[1:-1] in text for word in PERSONAL)


def test_a_line_is_json_with_time_level_logger_and_message():
    found = json.loads(line("reports.production", "document %s was taken over", 17))
    assert found.pop("time").endswith("+00:00")
    assert found == {"level": "ERROR", "logger": "reports.production", "message": "document 17 was taken over"}


@pytest.mark.parametrize(
    ("name", "message", "args", "told"),
    [
        ("django.request", "%s: %s", ("Not Found", f"/l/{TOKEN}/"), "…: …"),
        ("django.security.DisallowedHost", f"Invalid HTTP_HOST header: {NAME}", (), "DisallowedHost"),
        ("django.security.csrf", "Forbidden (%s): %s", (SAID, f"/l/{TOKEN}/"), "csrf"),
        ("kombu.connection", f"No such queue: '{NAME}' at <{ADDRESS}>", (), "No such queue: … at …"),
        ("django.db.backends", "(%.3f) %s; args=%s", (0.5, f"SELECT '{NAME}'", (SAID,)), "(0.500) …; args=…"),
        ("weasyprint", "Failed to load image at %r: %s", (f"/media/{NAME}.png", SAID), "Failed to load image at …: …"),
        ("celery.app", "%(name)s[%(id)s] raised %(exc)s", ({"name": "b", "id": "7", "exc": SAID},), "b[7] raised …"),
        ("gunicorn.error", "Error handling request %s", (f"/l/{TOKEN}/?q={NAME}",), "Error handling request …"),
        ("celery.worker", "%d tasks of %d", (2, 3), "2 tasks of 3"),
        ("kombu", "at %d", (SAID,), "at %d"),
        ("accounts.tasks", "mail %s: %s", (3, "ConnectionRefusedError"), "mail 3: ConnectionRefusedError"),
        ("accounts.tasks", "mail to %s", (ADDRESS,), "mail to [address]"),
        ("dialogues.links", "/l/%s/ and 19900101-2397", (TOKEN,), "/l/[token]/ and [number]"),
    ],
)  # fmt: skip
def test_of_a_library_s_message_the_words_of_its_source_are_kept(name, message, args, told):
    written = line(name, message, *args)
    assert nothing_personal(written)
    assert json.loads(written)["message"] == told


def test_a_message_that_is_no_text_is_told_by_its_kind():
    assert json.loads(line("kombu", ValueError(SAID)))["message"] == "ValueError"


def test_what_a_library_hangs_on_a_record_is_left_out():
    request = SimpleNamespace(path=f"/l/{TOKEN}/", user=NAME)
    found = json.loads(line("django.request", "x", status_code=404, request=request, route=NAME))
    assert set(found) == {"time", "level", "logger", "message"}


def breaks(name: str) -> None:
    """Fail as a view might, with somebody's words in local values and in the exception."""
    words = {"said": SAID, "name": name}
    try:
        int(words["said"])
    except ValueError as error:
        raise IntegrityError(f"Key (email)=({ADDRESS}) already exists. {name}") from error


def test_an_exception_is_told_by_types_and_places():
    try:
        breaks(NAME)
    except IntegrityError as error:
        found = failure(error)
    assert nothing_personal(json.dumps(found, ensure_ascii=False))
    first, second = found["error"]
    assert (first["type"], second["type"]) == ("django.db.utils.IntegrityError", "builtins.ValueError")
    assert first["at"][-1].startswith("tests/dialogplattform/test_logs.py:")
    assert first["at"][-1].endswith(" breaks")


@pytest.mark.django_db
def test_a_database_s_own_code_stands_in_the_line():
    User.objects.create(email=ADDRESS)
    try:
        from django.db import transaction

        with transaction.atomic():
            User.objects.create(email=ADDRESS)
    except IntegrityError as error:
        found = failure(error)
    assert nothing_personal(json.dumps(found, ensure_ascii=False))
    assert found["error"][0]["type"] == "django.db.utils.IntegrityError"


def test_a_failed_system_call_says_its_number_and_no_file():
    try:
        open(f"/nowhere/{ADDRESS}").close()  # noqa: PTH123 - it is not there
    except OSError as error:
        found = failure(error)
    assert nothing_personal(json.dumps(found))
    assert found["error"][0]["errno"] == 2


@pytest.fixture
def lines():
    """The lines that production would have written, of loggers that the suite keeps quiet too."""
    written: list[dict] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(json.loads(self.format(record)))

    handler = Kept()
    handler.setFormatter(logs.JsonLine())
    asked = [
        logging.getLogger(name) for name in ("dialogplattform.requests", "dialogplattform.tasks", "accounts.tasks")
    ]
    before = [logger.level for logger in asked]
    for logger in asked:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield written
    for logger, level in zip(asked, before, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


@pytest.mark.django_db
def test_a_request_is_a_line_with_its_route_and_no_path(client, lines):
    answer = client.get(f"/l/{TOKEN}/?q={NAME}", headers={"user-agent": SAID, "referer": ADDRESS})
    [found] = lines
    assert nothing_personal(json.dumps(found, ensure_ascii=False))
    assert found.pop("ms") > 0
    assert found.pop("request") == answer.headers["X-Request-ID"]
    assert {key: found[key] for key in ("message", "method", "route", "status")} == {
        "message": "request",
        "method": "GET",
        "route": "link",
        "status": 404,
    }


@pytest.mark.django_db
def test_an_address_that_fits_no_route_and_a_method_that_is_none_are_not_repeated(client, lines):
    client.generic(NAME.split()[0].upper(), f"/{NAME}/")
    [found] = lines
    assert (found["method"], found["route"]) == ("OTHER", "none")
    assert nothing_personal(json.dumps(found, ensure_ascii=False))


@pytest.mark.django_db
@pytest.mark.parametrize("behind", [True, False])
@pytest.mark.parametrize(
    ("given", "is_number"),
    [
        ("4bf92f3577b34da6a3ce929d0e0e4736", True),
        ("7c9e6679-7425-40de-944b-e07fc1f90ae7", True),
        (NAME, False),
        ("ab", False),
    ],
)
def test_an_id_from_outside_is_taken_over_when_a_proxy_gave_it_and_it_is_a_number(
    client, settings, behind, given, is_number
):
    settings.BEHIND_PROXY = behind
    answer = client.get("/help/", headers={"x-request-id": given.encode("ascii", "ignore").decode()})
    assert (answer.headers["X-Request-ID"] == given) is (behind and is_number)


def test_what_is_logged_within_a_request_says_of_which_and_nothing_is_left_afterwards(lines):
    def view(request: HttpRequest) -> HttpResponse:
        logging.getLogger("accounts.tasks").warning("mail %s", 3)
        return HttpResponse()

    answer = TracingMiddleware(view)(RequestFactory().get("/"))
    assert [found["request"] for found in lines] == [answer.headers["X-Request-ID"]] * 2
    assert logs.about.get() == {}


def test_a_task_says_of_which_request_it_is_and_how_it_ended(lines):
    headers: dict = {}
    token = logs.about.set({"request": "4bf92f35"})
    background.send_request_id(headers)
    logs.about.reset(token)

    class Context(SimpleNamespace):
        def get(self, name: str) -> object:
            return self.__dict__.get(name)

    task = SimpleNamespace(name="accounts.tasks.deliver_mail", request=Context(is_eager=False, **headers))
    background.begin_task(task_id="1", task=task)
    logging.getLogger("accounts.tasks").warning("mail %s", 3)
    background.end_task(task=task, state="SUCCESS")
    for found in lines:
        assert (found["task"], found["request"]) == (task.name, "4bf92f35")
    assert lines[-1]["ended"] == "SUCCESS"
    assert logs.about.get() == {}


def test_nothing_is_mailed_and_no_page_with_local_values_is_made():
    handlers = logs.configuration(as_json=True, level="INFO")
    assert list(handlers["handlers"]) == ["console"]
    assert handlers["loggers"]["django"]["handlers"] == []
    with override_settings(DEBUG=False):
        from django.conf import settings

        assert (settings.ADMINS, settings.MANAGERS) == ([], [])
