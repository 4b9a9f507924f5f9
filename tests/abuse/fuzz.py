"""Requests without end over the whole space of addresses: true and false keys, every method, fields that the pages have
and values that nobody should send. No answer may be a 500, lead to another host, or hold what was sent as markup."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.abuse.hostile import MARK
from tests.routes import Route, routes

ELSEWHERE = "evil.example"
WORDS = [
    "", " ", "0", "-1", "1", "2147483648", "9" * 40, "1e309", "NaN", "null", "true", "[]", "{}", "\x00", "a\x00b",
    MARK, "<img src=x onerror=abuse>", "javascript:abuse()", f"//{ELSEWHERE}/", f"https://{ELSEWHERE}/", "../../passwd",
    "' OR 1=1 --", "=HYPERLINK(1)", "{{ 7*7 }}", "%s%n", "%00", "\r\nSet-Cookie: a=b", "\u202eabc", "\u200b",
    "\ufeff", "e\u0301", "\ud7ff", "ﷺ" * 50, "å" * 5000, "2026-02-30", "0000-00-00", "9999-12-31", "2026-03-29 02:30",
    "10:75", "1,5", "½", "#ffffff", "sv", "xx", "leader@umea.example", "a@b", "on",
    "00000000-0000-0000-0000-000000000000",
]  # fmt: skip
"""What is sent: nothing, too much, other types, ends of texts and lines, other scripts, dates that are none."""
RARE = ["x" * 1_000_000, "\U0001f600" * 20_000, "(" * 5_000, "<" * 100_000]
"""Large, and so sent seldom."""
METHODS = ["get"] * 6 + ["post"] * 8 + ["head", "options", "put", "patch", "delete", "trace"]
HEADERS: list[dict[str, str]] = [
    {}, {}, {}, {"HTTP_HX_REQUEST": "true"}, {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": MARK},
    {"HTTP_ACCEPT_LANGUAGE": "en"}, {"HTTP_ACCEPT_LANGUAGE": "x" * 5000}, {"HTTP_X_FORWARDED_HOST": ELSEWHERE},
    {"HTTP_X_FORWARDED_FOR": MARK}, {"HTTP_REFERER": f"https://{ELSEWHERE}/"}, {"HTTP_HOST": ELSEWHERE},
    {"HTTP_IF_NONE_MATCH": '"x'}, {"HTTP_IF_MODIFIED_SINCE": "yesterday"}, {"HTTP_RANGE": "bytes=9-1"},
    {"HTTP_COOKIE": "sessionid=\x01; messages=%00; csrftoken=x"}, {"HTTP_HX_CURRENT_URL": "http://[broken"},
]  # fmt: skip
FILES = [
    ("a.csv", b"Namn;Grupp\n=1+1;x\n"), ("a.xlsx", b"PK\x03\x04 broken"), ("../../a.docx", b"PK\x05\x06" + b"\0" * 18),
    ("a.svg", b"<svg onload='abuse()'/>"), ("a.png", b"\x89PNG\r\n\x1a\n broken"), ("a.txt", b"\xff\xfe\x00"),
    ("a.pdf", b""), ("\u202egpj.exe", b"MZ"), ("a.qdpx", b"PK"), ("a.vtt", b"WEBVTT\n\n99:99 --> x"),
    ("a.json", b'{"a":' * 5000),
]  # fmt: skip
KEYS = [0, 1, 7, 99999999, 2**31, 2**63, 10**30, "finns-inte", "å", "%00", "1%0a", "..", "x" * 300]
MORE = ["q", "page", "next", "order", "lang", "version", "theme", "statement", "person", "filter", "from", "to"]
"""Keys that are wrong, and fields that a page may read without having them."""
FIELD = re.compile(r"""<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"[^>]*?(?:\bvalue="([^"]*)")?""")
OPTION = re.compile(r"""<option\b[^>]*\bvalue="([^"]*)\"""")


class Values(dict[str, Any]):
    """What fills addresses; a parameter that the tests do not know (libraries have some) is a number."""

    def __missing__(self, name: str) -> int:
        return 1


@dataclass
class Fuzz:
    """``seed`` decides every request. ``clients`` by name; ``values`` fills addresses (``tests/full.py``)."""

    seed: int
    clients: dict[str, Client]
    values: dict[str, Any]
    faults: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - to be repeated, not to be secret
        self.routes = [route for route in routes() if not route.path.startswith("admin/")]
        self.cookies = {who: {key: one.value for key, one in c.cookies.items()} for who, c in self.clients.items()}
        self.fields: dict[str, list[tuple[str, list[str]]]] = {}

    def run(self, requests: int, *, together: int = 40) -> None:
        """Send that many. What a run of ``together`` changes is undone after it: some come upon what others did."""
        for begun in range(0, requests, together):
            with transaction.atomic():
                for _turn in range(min(together, requests - begun)):
                    self.one()
                transaction.set_rollback(True)
            for who, cookies in self.cookies.items():  # whoever logged out on the way is in again
                self.clients[who].cookies = SimpleCookie(cookies)

    def one(self) -> None:
        route = self.chance.choice(self.routes)
        who, method = self.chance.choice(list(self.clients)), self.chance.choice(METHODS)
        address, headers = self.address(route), self.chance.choice(HEADERS)
        data = {"data": dict(self.data(route, who))} if method in {"get", "post"} else {}
        sent = f"seed {self.seed}: {who} {method} {address[:200]} {str(headers)[:120]} {str(data)[:600]}"
        try:
            with transaction.atomic():
                answer = getattr(self.clients[who], method)(address, **data, **headers)
                body = answer.getvalue()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault, told with what was sent
            self.faults.append(f"{sent}: {type(error).__name__} {str(error)[:300]}")
            return
        self.statuses[answer.status_code] += 1
        self.judge(sent, answer, body)

    def judge(self, sent: str, answer: Any, body: bytes) -> None:
        is_ill = answer.status_code == 503 and answer.wsgi_request.path == "/healthz"  # which is the answer there
        if answer.status_code >= 500 and not is_ill:
            self.faults.append(f"{sent}: {answer.status_code}")
        if ELSEWHERE in answer.headers.get("Location", "").partition("?")[0]:
            self.faults.append(f"{sent}: leads to {answer.headers['Location']}")
        if "Set-Cookie" in answer.headers or any("\n" in value for value in answer.headers.values()):
            self.faults.append(f"{sent}: a header of the sender's")
        is_html = answer.headers.get("Content-Type", "").startswith("text/html")
        if is_html and (b"onclick=abuse>" in body or b"onerror=abuse>" in body):
            self.faults.append(f"{sent}: markup of the sender's")

    def address(self, route: Route) -> str:
        """The route's address with true keys, mostly; else with one that is wrong."""
        values = Values(self.values)
        for name in route.parameters:
            if self.chance.random() < 0.15:
                values[f"{route.name}:{name}"] = self.chance.choice(KEYS)
        return route.address(values).replace(" ", "%20")

    def data(self, route: Route, who: str) -> Iterator[tuple[str, Any]]:
        """A value for most fields of the page: what stands there, one of its options, or what nobody should send."""
        for name, usual in self.known(route, who):
            if self.chance.random() < 0.15:
                continue
            if usual and self.chance.random() < 0.55:
                yield name, self.chance.choice(usual)
            elif self.chance.random() < 0.06:
                label, content = self.chance.choice(FILES)
                yield name, SimpleUploadedFile(label, content)
            else:
                yield name, self.word()
        if self.chance.random() < 0.3:
            yield self.chance.choice(MORE), self.word()

    def word(self) -> str:
        return self.chance.choice(RARE if self.chance.random() < 0.004 else WORDS)

    def known(self, route: Route, who: str) -> list[tuple[str, list[str]]]:
        """The fields of the route's page, learnt the first time somebody meets it."""
        key = f"{route.name} {who}"
        if key not in self.fields:
            with transaction.atomic():
                answer = self.clients[who].get(route.address(Values(self.values)))
                body = answer.getvalue().decode(errors="replace")
                transaction.set_rollback(True)
            options = OPTION.findall(body)[:20]
            found: dict[str, list[str]] = {}
            for name, value in FIELD.findall(body)[:80]:
                found.setdefault(name, []).extend([value] if value else options[:5])
            self.fields[key] = list(found.items())
        return self.fields[key]

    def closing(self) -> str:
        told = ", ".join(f"{count} × {status}" for status, count in sorted(self.statuses.items()))
        return f"fuzz, seed {self.seed}: {self.statuses.total()} answers ({told}), {len(self.faults)} faults"
