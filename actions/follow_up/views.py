"""Follow-up reports in the workspace: ordered, watched, read, published."""

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import confirm_page, form_page
from reports.jobs import JobState
from reports.views import document_file, job_context, job_fragment

from ..models import FollowUpReport, FollowUpSchedule
from . import services
from .forms import FollowUpForm, SummaryForm
from .printing import drawn_content, order_pdf


def _reports(request: WorkspaceRequest) -> QuerySet[FollowUpReport]:
    return request.dialogue.follow_ups.select_related("document")


def _address(name: str, report: FollowUpReport) -> str:
    return reverse(f"actions:{name}", args=[report.dialogue.slug, report.number])


@workspace("read_actions")
def follow_up_list(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(
        request.GET, filters={"published": (_("Published"), [("yes", _("Published")), ("no", _("Not published"))])}
    )
    rows = search(_reports(request).defer("content"), listing.value("q"), ["title", "summary"])
    if wanted := listing.value("published"):
        rows = rows.filter(published_at__isnull=wanted == "no")
    page = page_of(request, rows)
    schedule = FollowUpSchedule.objects.filter(dialogue=request.dialogue).first()
    return render(request, "actions/follow_up/list.html", {"page": page, "filter_form": listing, "schedule": schedule})


@workspace("order_reports")
def follow_up_new(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    return form_page(
        request,
        FollowUpForm(request.POST or None, instance=FollowUpReport(), dialogue=dialogue),
        save=lambda form: services.order_follow_up(form=form, dialogue=dialogue, actor=request.user),
        title=_("A new follow-up report"),
        submit=_("Freeze and make the PDF"),
        back=reverse("actions:follow_ups", args=[dialogue.slug]),
        done=lambda report: _address("follow_up", report),
        back_title=_("Follow-up reports"),
        lead=_("Every promise as it stood on the day you choose, and what has changed since the last report."),
    )


@workspace("read_actions")
def follow_up_detail(request: WorkspaceRequest, number: int) -> HttpResponse:
    report = get_object_or_404(_reports(request), number=number)
    report.dialogue = request.dialogue
    content, drawn = drawn_content(report)
    context = {
        "report": report,
        "content": content,
        "drawn": drawn,
        "sendings": report.sendings.select_related("body", "mail"),
    }
    if report.document:
        context |= job_context(
            report.document,
            poll_url=_address("follow_up_status", report),
            download_url=_address("follow_up_file", report),
            retry_url=_address("follow_up_again", report),
        )
        context["is_ready"] = report.document.state == JobState.DONE
    return render(request, "actions/follow_up/detail.html", context)


@workspace("edit_dialogue")
def follow_up_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    report = get_object_or_404(_reports(request), number=number)
    report.dialogue = request.dialogue
    back = _address("follow_up", report)
    return form_page(
        request,
        SummaryForm(request.POST or None, instance=report),
        save=lambda form: services.sum_up(form=form, report=report, actor=request.user),
        title=_("Title and summary"),
        submit=_("Save and make the PDF anew"),
        back=back,
        done=back,
        said=_("It is saved. The PDF is made anew."),
        back_title=report.title,
    )


@workspace("read_actions")
def follow_up_status(request: WorkspaceRequest, number: int) -> HttpResponse:
    report = get_object_or_404(_reports(request), number=number)
    if report.document is None:
        raise Http404
    return job_fragment(
        request,
        report.document,
        poll_url=_address("follow_up_status", report),
        download_url=_address("follow_up_file", report),
        retry_url=_address("follow_up_again", report),
    )


@workspace("read_actions")
def follow_up_file(request: WorkspaceRequest, number: int) -> FileResponse:
    report = get_object_or_404(_reports(request), number=number)
    if report.document is None:
        raise Http404
    return document_file(report.document)


@workspace("order_reports")
@require_POST
def follow_up_again(request: WorkspaceRequest, number: int) -> HttpResponse:
    report = get_object_or_404(_reports(request), number=number)
    order_pdf(report=report)
    return redirect(_address("follow_up", report))


@workspace("edit_dialogue")
def follow_up_publish(request: WorkspaceRequest, number: int) -> HttpResponse:
    report = get_object_or_404(_reports(request), number=number)
    back = _address("follow_up", report)
    return confirm_page(
        request,
        act=lambda: services.publish_follow_up(report=report, actor=request.user),
        title=_("Publish the follow-up report?"),
        text=_(
            "Anyone can then read it beside the promises. It cannot be changed or taken back; "
            "what has changed since belongs in the next one."
        ),
        submit=_("Publish"),
        back=back,
        done=back,
        said=_("The follow-up report is published."),
        back_title=report.title,
    )
