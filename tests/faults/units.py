"""What is done at night: every Celery task there is, every kind of document, and what people press that writes much.

A task that is added to the product and to no unit fails ``test_faults.py``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from celery import current_app
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import OutgoingMail, User
from actions.models import AskedForLink
from keeping.models import ArchiveKind, ArchiveOrder
from meetings.models import ChoiceRun, TablePlan
from perspectives.models import ExportKind
from reports.models import Document
from rights.models import PersonRequest
from tests.edits.forms_on_pages import PageForm, forms_of
from tests.faults import world

Act = Callable[[], Any]
current_app.loader.import_default_modules()
TASKS = sorted(name for name in current_app.tasks if not name.startswith("celery."))


@dataclass(frozen=True)
class Unit:
    """``get_ready`` is done in peace, in the process that does the work, and returns the work itself.

    ``task`` is the Celery task that it is; empty for what somebody presses. ``kills`` is how often it is killed in the
    short run; ``when`` is counted from ``world.NOW``.
    """

    name: str
    get_ready: Callable[[], Act]
    task: str = ""
    kills: int = 2
    when: timedelta = timedelta()

    def at(self) -> datetime:
        return world.NOW + self.when


def _task(name: str, *, on: Callable[[], int] | None = None) -> Callable[[], Act]:
    def get_ready() -> Act:
        return partial(current_app.tasks[name], *([on()] if on else []))

    return get_ready


def _mail(key: str) -> Callable[[], int]:
    return lambda: OutgoingMail.objects.get(key=key).pk


def _document(kind: str) -> Callable[[], int]:
    return lambda: Document.objects.filter(kind=kind).latest("pk").pk


ASKED: dict[str, int] = {}
"""Keys of rows that go when they have been answered, so that they can be asked for again."""


def _export(place: int) -> Callable[[], int]:
    """The ``place``-th of the exports that were ordered last, one of each kind."""
    return lambda: list(Document.objects.filter(kind="export").order_by("-pk")[: len(ExportKind.values)])[place].pk


def _archive(kind: str) -> Callable[[], int]:
    return lambda: ArchiveOrder.objects.filter(kind=kind).latest("pk").document_id


SWEEPS = [
    "reports.tasks.sweep_jobs",
    "reports.tasks.remove_strays",
    "perspectives.tasks.throw_away_exports",
    "perspectives.tasks.remind_of_drafts",
    "perspectives.tasks.remind_of_check_backs",
    "actions.tasks.remind_of_reports",
    "actions.tasks.tell_followers",
    "actions.tasks.forget_followers",
    "actions.tasks.order_due_follow_ups",
    "actions.tasks.remove_stray_attachments",
    "actions.tasks.remind_of_handshakes",
    "actions.tasks.notice_who_left",
    "actions.tasks.tell_those_who_gave",
    "meetings.tasks.throw_away_kits",
    "meetings.tasks.sweep_candidate_imports",
    "meetings.tasks.remind_of_meetings",
    "meetings.tasks.throw_away_letters",
    "keeping.tasks.throw_away_archives",
    "dialogues.tasks.remind_of_sign_offs",
    "dialogues.tasks.remind_of_triage",
    "dialogues.tasks.remind_of_team_invitations",
    "dialogues.tasks.remove_stray_knowledge_files",
    "dialogues.tasks.sweep_actor_imports",
    "interviews.tasks.remind_of_interviews",
    "interviews.tasks.sweep_people_imports",
    "interviews.tasks.empty_old_web_answers",
    "interviews.tasks.erase_withdrawn",
    "rights.tasks.send_waiting_own_data",
    "rights.tasks.throw_away_own_data",
    "rights.tasks.throw_away_traces",
    "accounts.tasks.forget_addresses",
    "rights.tasks.weed_out",
]
"""What the scheduler starts. What erases most comes last, so that the others still have something to do."""
PRINTED = [
    *("compilation", "compilation_short", "compilation_cards", "compilation_en", "follow_up", "case"),
    *("meeting_kit", "meeting_letters", "own_data", "disclosure", "processing_register", "impact_assessment"),
]
MAKE, DELIVER = "reports.tasks.make_document", "accounts.tasks.deliver_mail"


# --- What people press ----------------------------------------------------------------------------------------------

PRESSED: dict[str, tuple[str, dict[str, Any]]] = {}
"""Address and content of each press, as the page gave it. The same is sent again, as a browser does."""


def _signed_in(role: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=f"{role}@umea.example"), "django.contrib.auth.backends.ModelBackend")
    return client


def _press(name: str) -> Callable[[], Act]:
    def get_ready() -> Act:
        client, (address, sent) = _signed_in("leader"), PRESSED[name]
        return lambda: client.post(address, sent).status_code

    return get_ready


def _form(address: str, wanted: str = "", **files: Any) -> PageForm:
    """The form of a page that posts to ``wanted``, or to the page itself; with files, of the page that answers them."""
    client = _signed_in("leader")
    answer = client.post(address, files) if files else client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    found = [form for form in forms_of(answer.content.decode(), address) if form.action == (wanted or address)]
    assert found, f"{address} has no form that posts to {wanted or 'itself'}"
    return found[0]


def _prepare(written: world.World) -> None:
    """Open the pages and fill in what somebody would."""
    values, slug = written.values, written.dialogue.slug
    for name in ("interviews:people_import_check", "dialogues:actor_import_check", "meetings:candidate_import_check"):
        address = reverse(name, args=[slug, values[f"{name}:pk"]])
        PRESSED[name] = (address, _form(address).sent() | {"take": "all"})
    take_in = reverse("perspectives:take_in", args=[slug])
    codebook = "Code,Description\nEtt nytt tema,Om något\n".encode()
    for name, data in (("codebook", codebook), ("highlights", _highlights())):
        address = reverse(f"perspectives:take_in_{name}", args=[slug])
        form = _form(take_in, address, file=SimpleUploadedFile("fil.csv", data))
        PRESSED[f"perspectives:take_in_{name}"] = (address, form.sent())
    person = written.dialogue.interviewees.filter(
        withdrawal=None, statements__isnull=False, consent__withdrawn_at=None
    ).first()
    address = reverse("interviews:consent_withdraw", args=[slug, person.number])
    PRESSED["interviews:consent_withdraw"] = (address, _form(address).sent() | {"confirm": "on"})
    exchange = reverse("perspectives:exchange", args=[slug])
    PRESSED["perspectives:exchange"] = (exchange, _form(exchange).sent() | {"kind": "codebook_qdc", "layer": "masked"})
    kit = reverse("meetings:kit", args=[slug, written.dialogue.meetings.order_by("number")[0].number])
    PRESSED["meetings:kit"] = (kit, _form(kit).sent() | {"parts": ["cards", "dots"]})
    follow_up = reverse("actions:follow_up_new", args=[slug])
    PRESSED["actions:follow_up_new"] = (follow_up, _form(follow_up).sent())


def _highlights() -> bytes:
    from interviews.models import InterviewText

    source = InterviewText.objects.exclude(text="").select_related("interview").order_by("pk")[0]
    words = source.text.split("\n")[0][:60].split(",")[0].split('"')[0].strip()
    return f'id,document,tag,content\n1,"{source.interview.number}","Ett lyft tema","{words}"\n'.encode()


TODAY = timedelta(weeks=-3)
"""Near enough to when the lists were uploaded and the pages opened: a day later they are of no use."""
PRESSES = [
    "interviews:people_import_check",
    "dialogues:actor_import_check",
    "meetings:candidate_import_check",
    "perspectives:take_in_codebook",
    "perspectives:take_in_highlights",
    "interviews:consent_withdraw",
    "perspectives:exchange",
    "meetings:kit",
    "actions:follow_up_new",
]


def write_world(*, lays_out: bool) -> None:
    """Write the world into the first database; ``lays_out`` says whether paper is really laid out."""
    from meetings.choosing import working  # noqa: F401 - the solver, once for all forks
    from meetings.tables import production  # noqa: F401

    if not lays_out:
        world.lay_out_nothing()
    _prepare(world.write())
    ASKED.update(own=PersonRequest.objects.filter(dialogue=None).earliest("pk").pk, link=AskedForLink.objects.get().pk)


WRITTEN_AT = world.NOW + TODAY


def is_a_polite_no(traceback: str) -> bool:
    """Whether a process ended because the other was there first, and said so."""
    return bool(re.search(r"\b(Conflict|Gone|ValidationError): ", traceback))


UNITS = [
    *[Unit(f"mail {key}", _task(DELIVER, on=_mail(f"night-{key}")), DELIVER, kills=4) for key in "abc"],
    *[Unit(f"print {kind}", _task(MAKE, on=_document(kind)), MAKE) for kind in PRINTED],
    *[Unit(f"export {place}", _task(MAKE, on=_export(place)), MAKE) for place in range(len(ExportKind.values))],
    *[Unit(f"archive {kind}", _task(MAKE, on=_archive(kind)), MAKE) for kind in ArchiveKind.values],
    Unit(
        "tables",
        _task("meetings.tables.plan", on=lambda: TablePlan.objects.latest("pk").pk),
        "meetings.tables.plan",
    ),
    Unit(
        "choice",
        _task("meetings.choosing.tasks.make_choice", on=lambda: ChoiceRun.objects.latest("pk").pk),
        "meetings.choosing.tasks.make_choice",
    ),
    Unit(
        "own data",
        _task("rights.tasks.send_own_data", on=lambda: ASKED["own"]),
        "rights.tasks.send_own_data",
    ),
    Unit(
        "link to comment",
        _task("actions.commenting.tasks.send_comment_link", on=lambda: ASKED["link"]),
        "actions.commenting.tasks.send_comment_link",
    ),
    Unit("erasures", _task("dialogues.tasks.keep_erasures"), "dialogues.tasks.keep_erasures"),
    *[Unit(f"press {name}", _press(name), when=TODAY) for name in PRESSES],
    *[Unit(name, _task(name), name) for name in SWEEPS],
]
