"""The municipality's list of organisations: added, renamed, and two that are the same made one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Organisation, OrganisationKind

from ..forms import OrganisationForm
from ..lists import ListFilter, page_of
from ..pages import form_page
from . import queries, services
from .access import AdministrationRequest, administration
from .forms import MergeForm


def _list(request: AdministrationRequest) -> str:
    return reverse("administration:organisations", args=[request.municipality.slug])


@administration
def organisations(request: AdministrationRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"kind": (_("Kind"), OrganisationKind.choices)})
    chosen = {"text": listing.value("q"), "kind": listing.value("kind")}
    page = page_of(request, queries.used_organisations(request.municipality, **chosen))
    context = {"page": page, "filter_form": listing, "is_filtered": any(chosen.values())}
    return render(request, "administration/organisations.html", context)


@administration
def organisation_edit(request: AdministrationRequest, pk: int | None = None) -> HttpResponse:
    known = request.municipality.organisations
    return form_page(
        request,
        OrganisationForm(
            request.POST or None,
            instance=get_object_or_404(known, pk=pk) if pk else Organisation(),
            municipality=request.municipality,
        ),
        save=lambda form: services.save_organisation(municipality=request.municipality, form=form, actor=request.user),
        title=_("Change the organisation") if pk else _("Add an organisation"),
        lead=_("Every dialogue in %(municipality)s shares the list.") % {"municipality": request.municipality},
        submit=_("Save"),
        back=_list(request),
        back_title=_("Organisations"),
        said=_("The organisation is saved."),
    )


@administration
def organisation_merge(request: AdministrationRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(request.municipality.organisations, pk=pk)
    return form_page(
        request,
        MergeForm(request.POST or None, one=one),
        save=lambda form: services.merge_organisations(
            municipality=request.municipality, one=one, into=form.cleaned_data["into"], actor=request.user
        ),
        title=_("%(name)s is the same as another") % {"name": one},
        lead=_("Everything that names %(name)s, in all dialogues, names the other one instead, and %(name)s is gone. "
               "It cannot be undone.") % {"name": one},
        submit=_("Make them one"),
        danger=True,
        back=_list(request),
        back_title=_("Organisations"),
        said=_("They are one organisation now."),
    )  # fmt: skip
