"""When reports are made by themselves, and sending one to a political body."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import confirm_page, form_page

from ..models import FollowUpSchedule, FollowUpSending
from . import scheduling, services
from .forms import ScheduleForm, SendingForm


@workspace("edit_dialogue")
def schedule_edit(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    schedule = FollowUpSchedule.objects.filter(dialogue=dialogue).first()
    back = reverse("actions:follow_ups", args=[dialogue.slug])
    return form_page(
        request,
        ScheduleForm(request.POST or None, instance=schedule or FollowUpSchedule(dialogue=dialogue)),
        save=lambda form: scheduling.set_schedule(form=form, dialogue=dialogue, actor=request.user),
        title=_("When follow-up reports are made"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("That is kept. You get a mail when a report waits for you."),
        back_title=_("Follow-up reports"),
        lead=_("A report is made on its day, and waits. Nothing is published before you have read it."),
    )


@workspace("edit_dialogue")
def schedule_stop(request: WorkspaceRequest) -> HttpResponse:
    back = reverse("actions:follow_ups", args=[request.dialogue.slug])
    return confirm_page(
        request,
        act=lambda: scheduling.stop_schedule(dialogue=request.dialogue, actor=request.user),
        title=_("Make no more reports by themselves?"),
        text=_("Those that have been made stay. You can order one whenever you like."),
        submit=_("Make no more"),
        back=back,
        done=back,
        said=_("No more reports are made by themselves."),
        back_title=_("Follow-up reports"),
    )


@workspace("edit_dialogue")
def follow_up_send(request: WorkspaceRequest, number: int) -> HttpResponse:
    report = get_object_or_404(request.dialogue.follow_ups, number=number)
    report.dialogue = request.dialogue
    back = reverse("actions:follow_up", args=[request.dialogue.slug, number])
    return form_page(
        request,
        SendingForm(request.POST or None, instance=FollowUpSending(), report=report),
        save=lambda form: services.send_to_body(form=form, report=report, actor=request.user),
        title=_("Send the report to those who decided"),
        submit=_("Send"),
        back=back,
        done=back,
        said=_("The report is on its way."),
        back_title=report.title,
        lead=_("The mail holds the address of the page and of the PDF. Each body gets it once."),
    )
