"""A document's job in words: its stages, how far it has come, and what to say when it stopped."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .jobs import WORKER_LOST, JobState
from .makers import kind_of
from .models import Document
from .stages import COLLECT, LAYOUT, PRINTED, SAVE, TAGS, WRITE

DONE, PART, GAP, LATE = "done", "part", "gap", "late"
ERRORS: dict[str, str | Promise] = {
    "gone": gettext_lazy("What was to be printed is no longer there."),
    "file_lost": gettext_lazy("The file is no longer there. Order it again."),
    "storage_full": gettext_lazy(
        "There was no room left to save the file. Ask whoever runs the system to make room, then try again."
    ),
    WORKER_LOST: gettext_lazy("It was begun five times and broken off each time. Tell whoever runs the system."),
}
FILE_ERRORS = ERRORS | {"gone": gettext_lazy("What the file was to hold is no longer there, or no longer yours.")}
BROKEN_FILE = gettext_lazy(
    "The file could not be made. Try again. If it stops once more, write to whoever runs the system."
)
BROKEN = gettext_lazy("The PDF could not be made. Try again. If it stops once more, write to whoever runs the system.")
CALLED_OFF = {
    "changed": gettext_lazy("It was called off, since the text has been changed. Make a new one."),
    "replaced": gettext_lazy("A newer one has taken its place."),
    "thrown_away": gettext_lazy("It has been thrown away, since the text has been changed. Make a new one."),
}


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
    called_off: str = ""
    begun_again: str = ""


def job_view(document: Document) -> JobView:
    """Return the job as people see it. Costs no query."""
    is_file = kind_of(document.kind).is_file
    errors, broken = (FILE_ERRORS, BROKEN_FILE) if is_file else (ERRORS, BROKEN)
    cancelled = document.state == JobState.CANCELLED
    return JobView(
        pk=document.pk,
        state=document.state,
        percent=document.percent,
        stages=_stages(document),
        error_message=str(errors.get(document.error, broken)) if document.state == JobState.FAILED else "",
        is_file=is_file,
        called_off=str(CALLED_OFF.get(document.error, _("It was called off."))) if cancelled else "",
        begun_again=_begun_again(document),
    )


def _begun_again(document: Document) -> str:
    """Why the bar stands nearer the beginning than it did: the work was broken off and began anew."""
    if document.state != JobState.RUNNING or document.attempts < 2:
        return ""
    return ngettext(
        "It was broken off and has begun anew.",
        "It was broken off %(n)d times and has begun anew.",
        document.attempts - 1,
    ) % {"n": document.attempts - 1}


def _titles(document: Document) -> dict[str, str]:
    kind = kind_of(document.kind)
    titles = {COLLECT: _("The material is fetched")}
    if kind.hides_small_groups:
        titles["hidden"] = _("Small groups are hidden")
    if kind.is_file:
        return titles | {WRITE: _("The file is written"), SAVE: _("The file is saved")}
    return titles | {
        WRITE: _("The text is put in order"),
        LAYOUT: _("The pages are laid out"),
        TAGS: _("Made to be read aloud"),
        SAVE: _("The file is saved"),
    }


def _stages(document: Document) -> list[Stage]:
    reached, stages = _reached(document), []
    for key, title in _titles(document).items():
        place = PRINTED.index(COLLECT if key == "hidden" else key)
        state = DONE if place < reached else GAP
        if place == reached and key != "hidden" and document.state in {JobState.RUNNING, JobState.FAILED}:
            state = PART if document.state == JobState.RUNNING else LATE
        stages.append(Stage(title, state, _detail(document, key, state)))
    return stages


def _reached(document: Document) -> int:
    """Index in PRINTED of the stage the job is in; past the end when done."""
    if document.state == JobState.DONE:
        return len(PRINTED)
    return PRINTED.index(document.stage) if document.stage in PRINTED else 0


def _detail(document: Document, key: str, state: str) -> str:
    if key == SAVE and document.state == JobState.DONE and document.size:
        return filesizeformat(document.size)
    if key == LAYOUT and document.state == JobState.DONE and document.pages:
        return ngettext("%(count)d page", "%(count)d pages", document.pages) % {"count": document.pages}
    if key == LAYOUT and state == PART and document.pages_laid_out:
        if document.pages_laid_out > document.expected_pages:
            return _("page %(page)d") % {"page": document.pages_laid_out}
        return _("page %(page)d of about %(all)d") % {
            "page": document.pages_laid_out,
            "all": document.expected_pages,
        }
    return ""
