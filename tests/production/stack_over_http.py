"""The production stack over real HTTP, run by ``scripts/stack-check``.

In the order that they stand in: the worker is killed half-way, and the last ones read what has been logged by then.
"""

import json
import re
import signal
import socket
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone
from playwright.sync_api import sync_playwright

from dialogplattform import logs
from reports.models import Pulse
from reports.pulse import SILENT_AFTER, WORKER
from tests import canaries
from tests.browser.conftest import FLAGS
from tests.full import World, full_dialogue
from tests.killing import kill_all
from tests.routes import routes

from . import stack
from .stack import FOLDER, HOST, Answer, Visitor, another_web, children_of, log_lines, signed_in, until

POLICY = frozenset(
    {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    }
)
SEALED = frozenset({"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "sandbox"})
"""Of a file that people have handed in. Of a PDF, or another file that is saved, there is none."""
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}
LINK = "Zq9xYk3mPw7rTb2nVd5sGh8jLc4fXa6e"
"""Looks as a one-time link's token does. Stands nowhere but in addresses that are asked for here."""


@dataclass
class Site:
    world: World
    lena: Visitor
    anyone: Visitor


@pytest.fixture(scope="session")
def site(django_db_blocker):
    """The stack with a dialogue that has one of everything, and words in it that may turn up in no log."""
    with django_db_blocker.unblock():
        with transaction.atomic():  # so that what the demo orders is there before the worker is told of it
            world = full_dialogue()
            canaries.put(world.dialogue)
            lena = world.people["leader"]
            lena.email = f"lena@{HOST}"  # in production whom the demo left behind cannot log in
            lena.save(update_fields=["email"])
        yield Site(world, signed_in(lena), Visitor())


def addresses(site: Site, *kinds: str) -> list[str]:
    ours = [route for route in routes() if route.access and route.access.kind in kinds]
    values = site.world.values | site.world.own["leader"]
    shown = [route for route in ours if not route.path.startswith(("admin/", "i18n/", "demo/"))]
    return [route.address(values) for route in shown]


@pytest.fixture(scope="session")
def walked(site) -> dict[str, dict[str, Answer]]:
    """Every page of ours as the project leader is answered, by the kind of its route and its address."""
    kinds = ("workspace", "signed_in", "link", "public", "service")
    return {kind: {address: site.lena.get(address) for address in addresses(site, kind)} for kind in kinds}


def wrong(answer: Answer) -> list[str]:
    """What the answer's headers lack of what every answer has."""
    found = {name: answer.headers[name] for name in ALWAYS}
    faults = [f"{answer.asked}: {name} is {value}" for name, value in found.items() if value != ALWAYS[name]]
    policy = answer.headers["Content-Security-Policy"]
    is_file = answer.headers["Content-Type"] == "application/pdf" or answer.headers["Content-Disposition"]
    if set((policy or "").split("; ")) not in ({POLICY, SEALED} | ({frozenset([""])} if is_file else set())):
        faults.append(f"{answer.asked}: the policy is {policy}")
    if answer.headers["Referrer-Policy"] not in {"same-origin", "strict-origin"}:
        faults.append(f"{answer.asked}: Referrer-Policy is {answer.headers['Referrer-Policy']}")
    if "camera=(), " not in (answer.headers["Permissions-Policy"] or ""):
        faults.append(f"{answer.asked}: no Permissions-Policy")
    if not answer.headers["X-Request-ID"]:
        faults.append(f"{answer.asked}: no request id")
    return faults


def test_it_is_well(site):
    answer = site.anyone.get("/healthz")
    parts = {"database": True, "worker": True, "scheduler": True, "storage": True}
    assert (answer.status, json.loads(answer.body)) == (200, parts)
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_the_database_is_reached_by_tls_and_the_product_s_certificate(site):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT usename, ssl, version, client_dn FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
            " WHERE datname = current_database() AND backend_type = 'client backend'"
        )
        assert cursor.fetchall() == [("dialogplattform", True, "TLSv1.3", "/CN=dialogplattform")]
    assert connection.settings_dict["PASSWORD"] == ""
    assert stat.S_IMODE((stack.SECRETS / "client_key").stat().st_mode) == 0o444  # as a container finds it


@pytest.mark.parametrize(
    ("otherwise", "told"),
    [
        ({"sslmode": "disable"}, "no pg_hba.conf entry"),
        ({"sslcert": "", "sslkey": ""}, "requires a valid client certificate"),
        ({"sslcert": "db_certificate", "sslkey": "db_key"}, "unsupported certificate"),
        ({"sslcert": "others/client_certificate", "sslkey": "others/client_key"}, "unknown ca"),
        ({"sslrootcert": "others/ca_certificate"}, "certificate verify failed"),
        ({"host": "localhost.localdomain", "hostaddr": "127.0.0.1"}, "does not match host name"),
        ({"user": "postgres"}, "no pg_hba.conf entry"),
        ({"dbname": "postgres"}, "no pg_hba.conf entry"),
        ({"ssl_max_protocol_version": "TLSv1.2", "ssl_min_protocol_version": "TLSv1.2"}, "protocol version"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_the_database_takes_and_shows_nothing_without_a_certificate(site, tmp_path, otherwise, told):
    folder = stack.keys(tmp_path)
    files = {name: str(folder / value) for name, value in otherwise.items() if name in stack.PROOF and value}
    with pytest.raises(psycopg.OperationalError, match=told):
        psycopg.connect(**(stack.database(folder) | otherwise | files))
    psycopg.connect(**stack.database(folder)).close()  # with ours it does


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE ROLE another SUPERUSER",
        "CREATE DATABASE another",
        "ALTER ROLE dialogplattform SUPERUSER",
        "ALTER SYSTEM SET ssl = off",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
        "CREATE EXTENSION file_fdw",
        "SET ROLE postgres",
    ],
)
def test_the_database_s_user_owns_its_database_and_has_no_rights_over_the_server(site, statement):
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match=r"permission denied|must be superuser"):
        cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls, datname FROM pg_roles"
            " JOIN pg_database ON datdba = pg_roles.oid WHERE rolname = current_user"
        )
        assert cursor.fetchall() == [(False, "dialogplattform")]


def test_what_goes_wrong_in_the_database_is_logged_without_words(site):
    with connection.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.execute("INSERT INTO accounts_user SELECT * FROM accounts_user WHERE email = %s", [f"lena@{HOST}"])
    written = (FOLDER / "database.log").read_text()
    assert "duplicate key value violates unique constraint" in written
    assert "INSERT" not in written
    assert HOST not in written


@pytest.mark.parametrize(
    "otherwise",
    [
        {"ssl": False},
        {"ssl_certfile": None, "ssl_keyfile": None},
        {"ssl_certfile": "db_certificate", "ssl_keyfile": "db_key"},
        {"ssl_certfile": "others/client_certificate", "ssl_keyfile": "others/client_key"},
        {"ssl_ca_certs": "others/ca_certificate"},
    ],
    ids=lambda value: "-".join(value),
)
def test_redis_takes_and_shows_nothing_without_a_certificate(site, tmp_path, otherwise):
    folder = stack.keys(tmp_path)
    files = {name: str(folder / value) if value else value for name, value in otherwise.items()}
    assert all(Path(file).is_file() for file in files.values() if file)  # not refused for want of one
    with pytest.raises(redis.ConnectionError), redis.Redis(**(stack.queue(folder) | files)) as client:
        client.ping()
    with redis.Redis(**stack.queue(folder)) as client:
        assert client.ping()
        assert client.config_get("port") == {"port": "0"}


def test_the_workers_and_the_cache_use_that_redis(site):
    cache.set("stack", "tried", 60)
    assert cache.get("stack") == "tried"
    assert settings.REDIS_URL.startswith("rediss://")
    assert settings.CELERY_BROKER_URL == settings.REDIS_URL
    with redis.Redis(**stack.queue(stack.SECRETS)) as client:
        assert len(client.client_list()) > 3  # the worker and the scheduler among them


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_static_files_are_fingerprinted_compressed_and_kept(site, coding):
    page = site.anyone.get("/").text
    named = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page)
    assert len(named) > 5
    assert [name for name in named if not re.search(r"\.[0-9a-f]{12}\.(css|js)$", name)] == []
    answers = [site.anyone.get(name, Accept_Encoding=coding) for name in named]
    compressed = [answer for answer in answers if answer.headers["Content-Encoding"] == coding]
    assert len(compressed) > len(named) // 2  # those of a few hundred bytes are not worth it
    for answer in answers:
        assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
        assert answer.headers["Access-Control-Allow-Origin"] is None
        assert wrong(answer) == []


def test_every_page_of_ours_has_all_the_headers_and_nothing_personal_is_kept(site, walked):
    faults = []
    name = site.world.people["leader"].name.encode()
    for kind, answers in walked.items():
        for answer in answers.values():
            kept = "no-store" not in (answer.headers["Cache-Control"] or "")
            faults += wrong(answer)
            if answer.status >= 500:
                faults.append(f"{answer.asked}: {answer.status}")
            if kept and (kind != "public" or name in answer.body):
                faults.append(f"{answer.asked}: Cache-Control {answer.headers['Cache-Control']}")
    assert faults == []
    assert sum(answer.status == 200 for answers in walked.values() for answer in answers.values()) > 150


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing/here/", 404),
        (f"/l/{LINK}/", 404),
        ("/accounts/login/", 200),
        ("/accounts/email/", 302),
        ("/admin/", 302),
        ("/dialogues/", 302),
        ("/metrics", 404),
    ],
)
def test_answers_of_every_other_kind_have_them_too(site, path, status):
    answer = Visitor().get(path)
    assert answer.status == status
    assert wrong(answer) == []
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_form_without_its_token_is_refused_with_all_headers(site):
    answer = site.lena.ask("POST", "/accounts/logout/", "a=b")
    assert answer.status == 403
    assert wrong(answer) == []


@pytest.mark.parametrize(("method", "path", "status"), [("TRACE", "/", 405), ("GET", "/help/%00", 400)])
def test_what_no_page_takes_is_refused_with_all_headers(site, method, path, status):
    answer = Visitor().ask(method, path)
    assert answer.status == status
    assert wrong(answer) == []
    assert answer.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("host", ["kanarie-gulfjader.example", f"{HOST}.evil.example", f"{HOST}@evil.example"])
def test_a_forged_host_is_refused(site, host):
    answer = Visitor().ask("GET", "/accounts/login/", headers={"Host": host})
    assert answer.status == 400
    assert host not in answer.text
    assert wrong(answer) == []


def test_a_forwarded_host_is_not_believed(site):
    answer = site.anyone.get("/accounts/login/", X_Forwarded_Host="evil.example", Forwarded="host=evil.example")
    assert answer.status == 200
    assert "evil.example" not in answer.text + str(answer.headers)


def test_plain_http_is_sent_on_and_given_no_cookie(site):
    answer = Visitor(proxy={}).get("/accounts/login/")
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/accounts/login/")
    assert answer.headers["Set-Cookie"] is None


def test_cookies_are_for_this_host_and_https_alone(site):
    cookies = Visitor().get("/accounts/login/").headers.get_all("Set-Cookie")
    assert cookies
    for cookie in cookies:
        assert re.match(r"__Host-\w+=", cookie)
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize("given", ["4bf92f3577b34da6a3ce929d0e0e4736", "7c9e6679-7425-40de-944b-e07fc1f90ae7"])
def test_a_proxy_s_request_id_is_taken_over(site, given):
    assert site.anyone.get("/", X_Request_ID=given).headers["X-Request-ID"] == given
    assert [line["route"] for line in log_lines() if line.get("request") == given] == ["front"]


@pytest.mark.parametrize(
    "given", ["Kanarie", "kanarie@gulfjader.example", "abcd", "f" * 65, "<script>alert(1)</script>"]
)
def test_what_is_no_number_is_no_request_id(site, given):
    assert re.fullmatch(r"[0-9a-f-]{36}", site.anyone.get("/", X_Request_ID=given).headers["X-Request-ID"])


def test_without_a_proxy_no_header_is_believed(site):
    given = "4bf92f3577b34da6a3ce929d0e0e4736"
    with another_web(BEHIND_PROXY="false") as (visitor, _web):
        answer = visitor.get("/accounts/login/", X_Forwarded_Proto="https", X_Forwarded_SSL="on", X_Request_ID=given)
    assert answer.status == 301
    assert answer.headers["Strict-Transport-Security"] is None
    assert answer.headers["X-Request-ID"] != given


def test_a_request_under_way_is_answered_when_the_web_server_is_asked_to_end(site):
    with another_web() as (visitor, web):
        visitor.proxy = {"X-Forwarded-Proto": "https"}
        visitor.get("/accounts/login/")  # brings the cookie without which a form is refused unread
        with socket.create_connection(("127.0.0.1", visitor.port), timeout=20) as slow:
            head = ["POST /accounts/login/ HTTP/1.1", f"Host: {HOST}", "X-Forwarded-Proto: https", "Content-Length: 3"]
            head += [f"Origin: https://{HOST}", "Content-Type: application/x-www-form-urlencoded", "Connection: close"]
            head += ["Cookie: " + "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())]
            slow.sendall(("\r\n".join([*head, "Expect: 100-continue"]) + "\r\n\r\na").encode())
            assert slow.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"  # a worker has begun with it
            web.send_signal(signal.SIGTERM)
            log = FOLDER / "logs" / f"web-{visitor.port}.log"
            until(lambda: "Handling signal" in log.read_text(), seconds=20, what="the signal has arrived")
            slow.sendall(b"=b")
            assert slow.recv(65536).startswith(b"HTTP/1.1 403 ")  # the form without its token, read to its end
        assert web.wait(timeout=40) == 0


def test_accounts_of_the_demo_are_refused():
    """This stack holds the demo, which no production may: the next ``migrate`` would stop here."""
    command = [sys.executable, "manage.py", "check", "--database", "default"]
    ended = subprocess.run(command, cwd=stack.ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert ended.returncode == 1
    assert "7 accounts of the demo, with a public password" in ended.stderr


def test_the_worker_makes_a_pdf_that_says_which_request_ordered_it(site):
    number, slug = site.world.values["compilations:number"], site.world.dialogue.slug
    detail = f"/dialogues/{slug}/compilations/{number}/short/"
    ordered = site.lena.post(f"{detail}print/", {}, detail)
    assert ordered.status == 302
    made = until(lambda: _pdf(site.lena, f"{detail}pdf/"), seconds=60, what="a PDF")
    assert made.body.startswith(b"%PDF-1.7")
    assert "no-store" in made.headers["Cache-Control"]
    of_it = [line for line in log_lines() if line.get("request") == ordered.headers["X-Request-ID"]]
    assert {(line.get("route"), line.get("task")) for line in of_it} >= {
        ("compilations:short_print", None),
        (None, "reports.tasks.make_document"),
    }


def _pdf(visitor: Visitor, address: str) -> Answer | None:
    answer = visitor.get(address)
    return answer if answer.status == 200 else None


def test_the_metrics_are_for_whoever_brings_the_token(site):
    token = (FOLDER / "secrets" / "metrics_token").read_text().strip()
    assert Visitor().get("/metrics", Authorization=f"Bearer {token}x").status == 404
    answer = Visitor().get("/metrics", Authorization=f"Bearer {token}")
    assert answer.status == 200
    rows = answer.text.splitlines()
    fronts = next(row for row in rows if row.startswith('dialogplattform_requests_total{method="GET",route="front",'))
    assert 'status="200"' in fronts
    assert float(fronts.split()[-1]) >= 8
    assert any(row.startswith('dialogplattform_jobs_due{kind="accounts.outgoingmail"}') for row in rows)
    assert any(row.startswith('dialogplattform_pulse_age_seconds{who="scheduler"}') for row in rows)
    assert site.world.dialogue.slug not in answer.text


def test_a_killed_worker_is_told(site):
    """And nothing else is: who asks sees what is broken."""
    worker = stack.PIDS["worker"]
    kill_all([*children_of(worker), worker])
    assert site.anyone.get("/healthz").status == 200  # seen a moment ago
    Pulse.objects.filter(name=WORKER).update(at=timezone.now() - SILENT_AFTER[WORKER])
    assert site.anyone.get("/healthz").status == 503
    told = {"database": True, "worker": False, "scheduler": True, "storage": True}
    assert json.loads(site.anyone.get("/healthz").body) == told


def test_no_page_asks_another_host_for_anything(site, walked):
    """In Chromium, over public pages and the workspace; every request of every page and worker is seen."""
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell",
            args=[*FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost"],
        )
        origin = f"http://localhost:{site.anyone.port}"  # a secure context without a certificate
        context = browser.new_context(extra_http_headers={"X-Forwarded-Proto": "https"}, locale="sv-SE")
        context.on("request", lambda request: asked.append(request.url))
        [(name, value)] = [one for one in site.lena.cookies.items() if one[0].endswith("session")]
        context.add_cookies([{"name": name, "value": value, "url": origin.replace("http", "https"), "secure": True}])
        page = context.new_page()
        for address in [*_pages(walked["public"]), *_pages(walked["workspace"])[::4]]:
            page.goto(origin + address, wait_until="load")
        browser.close()
    assert [url for url in asked if not url.startswith((f"{origin}/", "data:"))] == []
    assert sum(url.startswith(f"{origin}/dialogues/") for url in asked) > 20
    assert sum("/static/fonts/" in url for url in asked) > 0


def _pages(answers: dict[str, Answer]) -> list[str]:
    is_page = {address: "text/html" in (one.headers["Content-Type"] or "") for address, one in answers.items()}
    return [address for address, answer in answers.items() if answer.status == 200 and is_page[address]]


def test_the_logs_hold_lines_of_json_and_nothing_of_anyone(site):
    """After all that was asked for above, and refused mail, refused hosts and addresses of links among it."""
    lines = log_lines()
    allowed = {"time", "level", "logger", "message", "request", "method", "task", "error", *logs.FIELDS}
    assert {name for line in lines for name in line} <= allowed
    assert len({line["route"] for line in lines if "route" in line}) > 150
    assert {line["logger"] for line in lines} >= {"dialogplattform.requests", "dialogplattform.tasks", "gunicorn.error"}
    written = "\n".join(file.read_text() for file in (FOLDER / "logs").glob("*.log")).lower()
    people = site.world.people.values()
    words = [
        *(canaries.PERSON, canaries.MAIL, canaries.NOTE, canaries.SAID, canaries.TALK, canaries.SEATED),
        *canaries.EXPLORED,
        *("kanarie", "gulfjader", "evil.example", LINK, "@", site.world.dialogue.slug),
        *(person.name for person in people),
        *(person.email for person in people),
    ]
    assert [word for word in words if word.lower() in written] == []
