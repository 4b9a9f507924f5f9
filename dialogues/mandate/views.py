"""The mandate in the workspace: read by all who work with the dialogue, written by who leads it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..access import WorkspaceRequest, workspace
from ..models import MandatePart
from ..pages import confirm_page, form_page
from . import services
from .forms import DeviationForm, MandateForm, PublishForm
from .parts import changed_parts, shown, stairs, text_of
from .queries import mandate_page


def _home(request: WorkspaceRequest) -> str:
    return reverse("dialogues:mandate", args=[request.dialogue.slug])


@workspace("read_mandate")
def mandate(request: WorkspaceRequest, number: int | None = None) -> HttpResponse:
    page = mandate_page(request.dialogue, number=number, with_draft=True)
    if page is None:
        raise Http404
    return render(
        request,
        "mandate/mandate.html",
        {"mandate": page, "is_old": number is not None and number != page.latest.number},
    )


@workspace("read_mandate")
def draft(request: WorkspaceRequest) -> HttpResponse:
    """The draft as it will be read, for those who are to stand behind it."""
    found = get_object_or_404(request.dialogue.mandates.prefetch_related("decisions"), number=None)
    latest = request.dialogue.mandates.exclude(number=None).prefetch_related("decisions").first()
    context = {
        "version": found,
        "parts": shown(found),
        "stairs": stairs(found),
        "latest": latest,
        "changed": changed_parts(latest, found),
    }
    return render(request, "mandate/draft.html", context)


@workspace("edit_dialogue")
def edit(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    row = services.draft_or_copy(dialogue)
    source = row if row.pk else dialogue.mandates.first()
    rows = list(source.decisions.values("what", "who", "when")) if source else []
    form = MandateForm(request.POST or None, instance=row, initial={"decisions": rows})
    if "more" in request.POST:
        form = MandateForm(instance=row, initial={name: form[name].value() for name in form.fields})
        shown_again = {
            "form": form,
            "title": _("Write the mandate"),
            "submit": _("Keep the draft"),
            "back": _home(request),
        }
        return render(request, "mandate/edit.html", shown_again)
    return form_page(
        request,
        form,
        save=lambda form: services.save_draft(form=form, dialogue=dialogue, actor=request.user),
        title=_("Write the mandate"),
        submit=_("Keep the draft"),
        back=_home(request),
        done=reverse("dialogues:mandate_draft", args=[dialogue.slug]),
        said=_("The draft is kept. Nothing is published yet."),
        template="mandate/edit.html",
    )


@workspace("edit_dialogue")
def publish(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    found = get_object_or_404(dialogue.mandates, number=None)
    is_first = dialogue.mandate_version == 0
    return form_page(
        request,
        PublishForm(request.POST or None, is_first=is_first),
        save=lambda form: services.publish(
            draft=found, changed=form.cleaned_data.get("changed", ""), actor=request.user
        ),
        title=_("Publish the mandate?"),
        lead=_("The version gets a number and today's date and is kept as it is. Changes come as a new version.")
        if dialogue.is_published
        else _("The version gets a number and is kept as it is. Anyone can read it once the dialogue is shown."),
        submit=_("Publish"),
        back=reverse("dialogues:mandate_draft", args=[dialogue.slug]),
        done=_home(request),
        said=_("The mandate is published."),
    )


@workspace("edit_dialogue")
def discard(request: WorkspaceRequest) -> HttpResponse:
    found = get_object_or_404(request.dialogue.mandates, number=None)
    return confirm_page(
        request,
        act=lambda: services.discard_draft(draft=found, actor=request.user),
        title=_("Throw away the draft?"),
        text=_("What is written in it goes. Published versions stay."),
        submit=_("Throw it away"),
        back=reverse("dialogues:mandate_draft", args=[request.dialogue.slug]),
        done=_home(request),
        said=_("The draft is gone."),
    )


@workspace("edit_dialogue")
def deviation_new(request: WorkspaceRequest) -> HttpResponse:
    """Beside each part of the mandate leads a link here, with the part's text to begin from."""
    dialogue = request.dialogue
    latest = get_object_or_404(dialogue.mandates.prefetch_related("decisions"), number=dialogue.mandate_version or -1)
    part = request.GET.get("part", "")
    part = part if part in MandatePart.values else MandatePart.PROMISE
    initial = {"part": part, "said": text_of(latest, part), "happened_on": timezone.localdate()}
    return form_page(
        request,
        DeviationForm(request.POST or None, initial=initial),
        save=lambda form: services.record_deviation(form=form, dialogue=dialogue, mandate=latest, actor=request.user),
        title=_("Where did it go otherwise?"),
        lead=_("It is shown to everyone beside what the mandate said, and it stays. Nobody has to find it out alone."),
        submit=_("Write it down"),
        back=_home(request),
        back_title=_("The mandate"),
        done=_home(request),
        said=_("It stands beside the mandate now."),
    )
