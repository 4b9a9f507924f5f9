"""Pages of the workspace that belong to the dialogue itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from . import services
from .access import signed_in, workspace
from .forms import SignOffForm
from .lists import ListFilter, page_of, search
from .models import Dialogue, SignOff, SignOffStatus
from .pages import confirm_page, form_page


@workspace("read_overview")
def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "dialogues/overview.html")


@workspace("read_mandate")
def sign_offs(request: HttpRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"status": (_("Answer"), SignOffStatus.choices)})
    rows = request.dialogue.sign_offs.select_related("organisation")
    rows = search(rows, listing.value("q"), ["organisation__name", "contact_name", "words"])
    if status := listing.value("status"):
        rows = rows.filter(status=status)
    return render(request, "dialogues/sign_offs.html", {"page": page_of(request, rows), "filter_form": listing})


@workspace("edit_dialogue")
def sign_off_edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    sign_off = get_object_or_404(dialogue.sign_offs, pk=pk) if pk else SignOff()
    back = reverse("dialogues:sign_offs", args=[dialogue.slug])
    return form_page(
        request,
        SignOffForm(request.POST or None, instance=sign_off, dialogue=dialogue),
        save=lambda form: services.save_sign_off(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change the sign-off") if pk else _("Add a sign-off"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The sign-off is saved."),
    )


@workspace("edit_dialogue")
def sign_off_remove(request: HttpRequest, pk: int) -> HttpResponse:
    sign_off = get_object_or_404(request.dialogue.sign_offs, pk=pk)
    back = reverse("dialogues:sign_offs", args=[request.dialogue.slug])
    return confirm_page(
        request,
        act=lambda: services.remove_sign_off(sign_off=sign_off, actor=request.user),
        title=_("Remove %(name)s from the sign-offs?") % {"name": sign_off},
        text=_("What they answered is removed. The log keeps that it was here."),
        submit=_("Remove"),
        back=back,
        done=back,
        said=_("The sign-off is removed."),
    )


@signed_in
def dialogue_list(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "dialogues/list.html",
        {"dialogues": Dialogue.objects.filter(memberships__user=request.user).distinct()},
    )


@workspace("read_mandate")
def preparation(request: HttpRequest) -> HttpResponse:
    return render(request, "dialogues/preparation.html")


@workspace("manage_members")
def people(request: HttpRequest) -> HttpResponse:
    return render(request, "dialogues/people.html")


@workspace("read_log")
def log(request: HttpRequest) -> HttpResponse:
    return render(request, "dialogues/log.html")
