"""The text of an interview: the page it is written on, saving as one types, files, versions."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models.functions import Length
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, takes_files, workspace
from dialogues.files import LARGEST_FILE
from dialogues.pages import confirm_page, form_page

from .. import services
from ..consent.checks import why_not_written
from ..forms import FileForm, JoinForm, TextForm
from ..forms.texts import APPEND, passages
from ..guide.bank import FOLLOW_UPS
from ..guide.marks import marks
from ..guide.queries import guide
from ..models import LONGEST_TEXT, Interview, InterviewText, TextReason
from ..reading import clean_text
from ..rules import own_interviews

MOST_PASSAGES = 30
"""Most passages shown side by side where two texts differ; how many more there are is said."""


def _own(request: WorkspaceRequest, number: int) -> tuple[Interview, InterviewText]:
    interview = get_object_or_404(own_interviews(request.user, request.dialogue, "read_source"), number=number)
    interview.dialogue = request.dialogue
    source, _created = InterviewText.objects.get_or_create(interview=interview)
    source.interview = interview
    return interview, source


def _refused(request: WorkspaceRequest, interview: Interview, why: str) -> HttpResponse:
    title = _("Interview %(number)s is not written") % {"number": interview.number}
    return render(request, "interviews/stays.html", {"title": title, "text": why, "back": interview.get_absolute_url()})


def side_by_side(theirs: str, mine: str) -> dict[str, Any]:
    """Return what ``interviews/text/_both.html`` shows of two texts."""
    found = passages(theirs, mine)
    return {"passages": found[:MOST_PASSAGES], "further": max(0, len(found) - MOST_PASSAGES)}


# --- Writing --------------------------------------------------------------------------------------------------------


@workspace("read_source")
def interview_text(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Write or paste the text, the guide beside it. With a script it saves as one types (``text_save``)."""
    interview, source = _own(request, number)
    if request.method != "POST":
        if not source.text and (why := why_not_written(interview)):
            return _refused(request, interview, why)
        if source.text:
            services.note_source_read(interview=interview, actor=request.user)
    form = TextForm(request.POST or None, instance=source)
    form.fields["text"].widget.attrs["lang"] = interview.language
    to_file = request.POST.get("then") == "file"
    return form_page(
        request,
        form,
        save=lambda form: services.change_text(form=form, actor=request.user),
        title=_("The text of interview %(number)s") % {"number": number},
        submit=_("Save the text"),
        back=interview.get_absolute_url(),
        back_title=str(interview),
        done=reverse("interviews:text_file", args=[request.dialogue.slug, number])
        if to_file
        else interview.get_absolute_url(),
        said="" if to_file else _("The text is saved."),
        template="interviews/text.html",
        interview=interview,
        chapters=guide(request.dialogue),
        follow_ups=FOLLOW_UPS,
        asked={mark.number for mark in marks(str(form["text"].value() or ""))},
        longest=LONGEST_TEXT,
    )


@workspace("read_source")
def text_save(request: WorkspaceRequest, number: int) -> JsonResponse:
    """Save what is typed, for ``static/js/writing.js``; a GET says who is logged in and gives a fresh form token.

    Answers 200 with the new version, 409 with the other text, 422 with why not. Sending the same again changes
    nothing, so a request whose answer was lost is simply sent anew. ``compare`` only shows how the text differs.
    """
    interview, source = _own(request, number)
    if request.method != "POST":
        return JsonResponse(_state(request, source))
    text = clean_text(request.POST.get("text", ""))
    if request.POST.get("writer") != str(request.user.pk):
        words = _("You are logged in as somebody else in this browser. Log in as yourself to save.")
        return JsonResponse({"why": "writer", "message": words}, status=422)
    if request.POST.get("compare"):
        answer = _state(request, source) | {"same": text == source.text, "html": _both(source.text, text)}
        return JsonResponse(answer)
    opened = request.POST.get("opened_version", "")
    try:
        source = services.write_text(
            source=source, text=text, opened_version=int(opened) if opened.isdecimal() else 0, actor=request.user
        )
    except Conflict:
        services.note_source_read(interview=interview, actor=request.user)
        source.refresh_from_db()
        return JsonResponse(_theirs(request, source, text), status=409)
    except ValidationError as error:
        return JsonResponse({"why": "refused", "message": " ".join(error.messages)}, status=422)
    return JsonResponse(_state(request, source))


def _state(request: WorkspaceRequest, source: InterviewText) -> dict[str, Any]:
    return {
        "writer": request.user.pk,
        "version": source.version,
        "saved_at": source.updated_at.isoformat(),
        "saved": date_format(timezone.localtime(source.updated_at), "H.i"),
        "csrf": get_token(request),
    }


def _theirs(request: WorkspaceRequest, current: InterviewText, mine: str) -> dict[str, Any]:
    last = current.versions.select_related("saved_by").first()
    writer = last.saved_by if last else None
    if writer is None:
        who = _("Saved by someone else")
    elif writer.pk == request.user.pk:
        who = _("Saved by you in another window")
    else:
        who = _("Saved by %(name)s") % {"name": writer.get_short_name() or writer}
    return _state(request, current) | {"text": current.text, "who": who, "html": _both(current.text, mine)}


def _both(theirs: str, mine: str) -> str:
    return render_to_string("interviews/text/_both.html", side_by_side(theirs, mine))


# --- From a file ----------------------------------------------------------------------------------------------------


@takes_files(LARGEST_FILE)
@workspace("read_source")
def text_file(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Choose a file, see what was read and what was not, and only then join it to the text. The file is not kept."""
    interview, source = _own(request, number)
    if request.method != "POST" and (why := why_not_written(interview)):
        return _refused(request, interview, why)
    if "imported" in request.POST:
        return _joined(request, interview, source)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        services.note_source_read(interview=interview, actor=request.user)
        reading = form.reading
        join = JoinForm(instance=source, initial={"imported": reading.text})
        context = {"form": join, "reading": reading, "size": len(reading.text), "conflict": None}
        return render(request, "interviews/text/joining.html", context | _file_words(interview, source))
    context = {
        "form": form,
        "title": _("Take the text of interview %(number)s from a file") % {"number": number},
        "back": reverse("interviews:text", args=[request.dialogue.slug, number]),
        "back_title": _("The text"),
        "interview": interview,
    }
    return render(request, "interviews/text/file.html", context, status=422 if request.method == "POST" else 200)


def _file_words(interview: Interview, source: InterviewText) -> dict[str, Any]:
    return {
        "interview": interview,
        "source": source,
        "title": _("This is what the file says"),
        "submit": _("Put the text in"),
        "back": reverse("interviews:text_file", args=[interview.dialogue.slug, interview.number]),
        "back_title": _("Choose another file"),
    }


def _joined(request: WorkspaceRequest, interview: Interview, source: InterviewText) -> HttpResponse:
    def save(form: JoinForm) -> InterviewText:
        text = form.cleaned_data["imported"]
        if form.cleaned_data.get("how") != APPEND and "how" in form.fields:
            opened = form.cleaned_data.get("opened_version") or 0
            return services.write_text(
                source=source, text=text, opened_version=opened, actor=request.user, reason=TextReason.FILE
            )
        return services.add_to_text(source=source, text=text, actor=request.user)

    words = _file_words(interview, source)
    return form_page(
        request,
        JoinForm(_with_how(request), instance=source),
        save=save,
        title=words.pop("title"),
        submit=words.pop("submit"),
        back=words.pop("back"),
        done=interview.get_absolute_url(),
        said=_("The text is saved."),
        template="interviews/text/joining.html",
        **words,
    )


def _with_how(request: WorkspaceRequest) -> Any:
    """Unless something else was chosen the file's text goes after what is there: nothing is replaced by an omission."""
    data = request.POST.copy()
    data.setdefault("how", APPEND)
    if not data["how"]:
        data["how"] = APPEND
    return data


# --- Versions -------------------------------------------------------------------------------------------------------


@workspace("read_source")
def text_versions(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Who wrote when, and how much. No words, so that looking at the list is no reading of the source."""
    interview, source = _own(request, number)
    rows = list(source.versions.defer("text").annotate(size=Length("text")).select_related("saved_by"))
    for row, before in zip(rows, [*rows[1:], None], strict=False):  # no version yet: no pair
        row.more = row.size - (before.size if before else 0)
    return render(request, "interviews/text/versions.html", {"interview": interview, "versions": rows})


@workspace("read_source")
def text_version(request: WorkspaceRequest, number: int, version: int) -> HttpResponse:
    """One version beside what stands there now, or beside the version before it. A reading of the source."""
    interview, source = _own(request, number)
    row = get_object_or_404(source.versions.select_related("saved_by"), number=version)
    services.note_source_read(interview=interview, actor=request.user)
    before = source.versions.filter(number__lt=version).first()
    against_before = request.GET.get("with") == "before" and before is not None
    other = before.text if against_before and before else source.text
    context = {
        "interview": interview,
        "version": row,
        "before": before,
        "against_before": against_before,
        "is_now": row.text == source.text,
        "paragraphs": row.text.split("\n\n"),
        **side_by_side(other, row.text),
    }
    return render(request, "interviews/text/version.html", context)


@workspace("read_source")
def text_bring_back(request: WorkspaceRequest, number: int, version: int) -> HttpResponse:
    interview, source = _own(request, number)
    row = get_object_or_404(source.versions, number=version)
    row.source = source
    return confirm_page(
        request,
        act=lambda: services.bring_back(version=row, actor=request.user),
        title=_("Bring back version %(number)s?") % {"number": version},
        text=_("It becomes the text again. What stands there now stays as a version, so nothing is lost."),
        submit=_("Bring it back"),
        back=reverse("interviews:text_version", args=[request.dialogue.slug, number, version]),
        done=interview.get_absolute_url(),
        said=_("Version %(number)s is the text again.") % {"number": version},
        plain=True,
    )


@workspace("read_source")
def text_erase_versions(request: WorkspaceRequest, number: int) -> HttpResponse:
    _interview, source = _own(request, number)
    erased: list[int] = []
    back = reverse("interviews:text_versions", args=[request.dialogue.slug, number])
    answer = confirm_page(
        request,
        act=lambda: erased.append(services.erase_versions(source=source, actor=request.user)),
        title=_("Erase earlier versions of interview %(number)s?") % {"number": number},
        text=_("They cannot be brought back. What stands in the text now is left as it is."),
        submit=_("Erase earlier versions"),
        back=back,
        done=back,
    )
    if erased:
        said = ngettext("%(count)d earlier version is erased.", "%(count)d earlier versions are erased.", erased[0])
        messages.success(request, said % {"count": erased[0]})
    return answer
