"""A document's job in words: its stages, how far it has come, and what to say when it stopped."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .jobs import WORKER_LOST, JobState
from .makers import kind_of
from .models import Document

DONE, PART, GAP, LATE = "done", "part", "gap", "late"
ORDER = ["text", "layout", "tags", "ready"]
ERRORS: dict[str, str | Promise] = {
    "gone": gettext_lazy("What was to be printed is no longer there."),
    "file_lost": gettext_lazy("The file is no longer there. Order it again."),
    WORKER_LOST: gettext_lazy("It was begun five times and broken off each time. Tell whoever runs the system."),
}
FILE_ERRORS = ERRORS | {"gone": gettext_lazy("What the file was to hold is no longer there, or no longer yours.")}
BROKEN_FILE = gettext_lazy(
    "The file could not be made. Try again. If it stops once more, write to whoever runs the system."
)
BROKEN = gettext_lazy("The PDF could not be made. Try again. If it stops once more, write to whoever runs the system.")


@dataclass(frozen=True)
class Stage:
    title: str
    state: str
    detail: str = ""


@dataclass(frozen=True)
class JobView:
    """What ``components/job.html`` shows."""

    pk: int
    state: str
    percent: int
    stages: list[Stage]
    error_message: str
    is_file: bool = False


def job_view(document: Document) -> JobView:
    """Return the job as people see it. Costs no query."""
    is_file = kind_of(document.kind).is_file
    errors, broken = (FILE_ERRORS, BROKEN_FILE) if is_file else (ERRORS, BROKEN)
    return JobView(
        pk=document.pk,
        state=document.state,
        percent=document.percent,
        stages=_stages(document),
        error_message=str(errors.get(document.error, broken)) if document.state == JobState.FAILED else "",
        is_file=is_file,
    )


def _stages(document: Document) -> list[Stage]:
    reached = _reached(document)
    kind = kind_of(document.kind)
    titles = {"text": _("The material is fetched") if kind.is_file else _("The text is fetched")}
    if kind.hides_small_groups:
        titles["hidden"] = _("Small groups are hidden")
    if kind.is_file:
        titles |= {"layout": _("The file is written"), "ready": _("Ready to be fetched")}
    else:
        titles |= {
            "layout": _("The pages are laid out"),
            "tags": _("Made to be read aloud"),
            "ready": _("Ready to read"),
        }
    stages = []
    for key, title in titles.items():
        place = ORDER.index("text" if key == "hidden" else key)
        state = DONE if place < reached else GAP
        if place == reached and key != "hidden" and document.state in {JobState.RUNNING, JobState.FAILED}:
            state = PART if document.state == JobState.RUNNING else LATE
        stages.append(Stage(title, state, _detail(document, key, state)))
    return stages


def _reached(document: Document) -> int:
    """Index in ORDER of the stage the job is in; past the end when done."""
    if document.state == JobState.DONE:
        return len(ORDER)
    return ORDER.index(document.stage) if document.stage in ORDER else 0


def _detail(document: Document, key: str, state: str) -> str:
    if key == "layout" and document.state == JobState.DONE and document.name and document.size:
        return filesizeformat(document.size)
    if key == "layout" and document.state == JobState.DONE and document.pages:
        return ngettext("%(count)d page", "%(count)d pages", document.pages) % {"count": document.pages}
    if key == "layout" and state == PART and document.pages_laid_out:
        if document.pages_laid_out > document.expected_pages:
            return _("page %(page)d") % {"page": document.pages_laid_out}
        return _("page %(page)d of about %(all)d") % {
            "page": document.pages_laid_out,
            "all": document.expected_pages,
        }
    return ""
