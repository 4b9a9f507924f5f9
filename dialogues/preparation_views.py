"""The preparation: issue, mandate, time plan, privacy set-up, and what the public may see."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Organisation, OrganisationKind

from . import forms, phases, services
from .access import WorkspaceRequest, workspace
from .lists import ListFilter, page_of, search
from .pages import confirm_page, form_page
from .queries import anchoring
from .starting.told import told
from .time_plan.drawing import Drawing


def _home(request: WorkspaceRequest, anchor: str = "") -> str:
    return reverse("dialogues:preparation", args=[request.dialogue.slug]) + (f"#{anchor}" if anchor else "")


@workspace("read_mandate")
def preparation(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    context = {
        "readiness": phases.readiness(dialogue)["preparation"],
        "anchoring": anchoring(dialogue),
        "drawing": Drawing(dialogue, request.user),
        "told": told(dialogue),
        "privacy_gaps": dialogue.privacy_gaps(),
    }
    return render(request, "dialogues/preparation.html", context)


def _section(
    request: WorkspaceRequest, form_class, section: str, *, title: str, anchor: str, **context
) -> HttpResponse:
    dialogue = request.dialogue
    return form_page(
        request,
        form_class(request.POST or None, instance=dialogue),
        save=lambda form: services.change_section(form=form, dialogue=dialogue, section=section, actor=request.user),
        title=title,
        submit=_("Save"),
        back=_home(request),
        back_title=_("Preparation"),
        done=_home(request, anchor),
        said=_("It is saved."),
        **context,
    )


@workspace("edit_dialogue")
def description(request: WorkspaceRequest) -> HttpResponse:
    return _section(request, forms.DescriptionForm, "description", title=_("What is it about?"), anchor="issue")


@workspace("edit_dialogue")
def privacy_edit(request: WorkspaceRequest) -> HttpResponse:
    title = _("How are those who talk protected?")
    return _section(request, forms.PrivacyForm, "privacy", title=title, anchor="privacy")


@workspace("edit_dialogue")
def public_text(request: WorkspaceRequest) -> HttpResponse:
    title = _("What should the public know?")
    return _section(request, forms.PublicTextForm, "public_text", title=title, anchor="public")


@workspace("edit_dialogue")
def publish(request: WorkspaceRequest) -> HttpResponse:
    return confirm_page(
        request,
        act=lambda: services.publish_dialogue(dialogue=request.dialogue, actor=request.user),
        title=_("Show the dialogue to everyone?"),
        text=_("The dialogue gets a page of its own that anyone can read and search engines can find."),
        consequences=[
            _("Seen: the title, the issue, the background, the purpose, and what happens next."),
            _("Seen as they come about: the agreed question, published compilations, and actions with their status."),
            _("Never seen: names of those interviewed, the design team's minutes, and what the sign-offs say."),
        ],
        submit=_("Show it to everyone"),
        plain=True,
        back=_home(request, "public"),
        back_title=_("Preparation"),
        done=_home(request, "public"),
        said=_("Anyone can read about the dialogue now."),
    )


@workspace("edit_dialogue")
def unpublish(request: WorkspaceRequest) -> HttpResponse:
    return confirm_page(
        request,
        act=lambda: services.unpublish_dialogue(dialogue=request.dialogue, actor=request.user),
        title=_("Take the public page down?"),
        text=_("The page, the published compilations and the actions can no longer be read by anyone outside."),
        consequences=[
            _("Nothing in the workspace changes, and you can show everything again."),
            _("Those who follow the dialogue meet a page that is not there. Tell them why first."),
        ],
        submit=_("Take it down"),
        back=_home(request, "public"),
        back_title=_("Preparation"),
        done=_home(request, "public"),
        said=_("The public page is down."),
    )


@workspace("read_mandate")
def organisations(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"kind": (_("Kind"), OrganisationKind.choices)})
    rows = search(request.dialogue.municipality.organisations.all(), listing.value("q"), ["name"])
    if kind := listing.value("kind"):
        rows = rows.filter(kind=kind)
    context = {"page": page_of(request, rows), "filter_form": listing}
    return render(request, "dialogues/preparation_organisations.html", context)


@workspace("edit_dialogue")
def organisation_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    known = dialogue.municipality.organisations
    back = reverse("dialogues:organisations", args=[dialogue.slug])
    return form_page(
        request,
        forms.OrganisationForm(
            request.POST or None,
            instance=get_object_or_404(known, pk=pk) if pk else Organisation(),
            municipality=dialogue.municipality,
        ),
        save=lambda form: services.save_organisation(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change the organisation") if pk else _("Add an organisation"),
        lead=_("Every dialogue in %(municipality)s shares the list.") % {"municipality": dialogue.municipality},
        submit=_("Save"),
        back=back,
        back_title=_("Organisations"),
        done=back,
        said=_("The organisation is saved."),
    )
