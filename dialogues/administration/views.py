"""The administration's way in, what everybody sees of the municipality, and the log."""

from copy import copy

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.look.logos import LARGEST

from ..access import SignedInRequest, signed_in, takes_files
from ..lists import page_of
from ..log_words import sentence
from ..pages import form_page
from . import queries, services
from .access import AdministrationRequest, administration
from .forms import ContactsForm, LookForm, NoticeForm

LINES = 50


@signed_in
def home(request: SignedInRequest) -> HttpResponse:
    """The municipalities that the person administers; straight in when it is one. Does not exist for others."""
    mine = list(request.user.administered.order_by("name"))
    if not mine:
        raise Http404
    if len(mine) == 1:
        return redirect("administration:people", mine[0].slug)
    return render(request, "administration/home.html", {"municipalities": mine})


@takes_files(LARGEST)
@administration
def look(request: AdministrationRequest) -> HttpResponse:
    here = reverse("administration:look", args=[request.municipality.slug])
    return form_page(
        request,
        LookForm(request.POST or None, request.FILES or None, instance=copy(request.municipality)),
        save=lambda form: services.save_look(form=form, actor=request.user),
        title=_("Colour and logo"),
        lead=_("The colour of links and buttons, and the logo, on all pages and papers of the municipality."),
        submit=_("Save"),
        back=here,
        said=_("The look is saved. Papers that are made from now on have it too."),
        template="administration/form.html",
    )


@administration
def notice(request: AdministrationRequest) -> HttpResponse:
    here = reverse("administration:notice", args=[request.municipality.slug])
    return form_page(
        request,
        NoticeForm(request.POST or None, instance=copy(request.municipality)),
        save=lambda form: services.save_notice(form=form, actor=request.user),
        title=_("Notice"),
        lead=_("A few words at the top of all the municipality's pages: a fault, holidays, a telephone number."),
        submit=_("Save"),
        back=here,
        said=_("The notice is saved."),
        template="administration/form.html",
    )


@administration
def contacts(request: AdministrationRequest) -> HttpResponse:
    here = reverse("administration:contacts", args=[request.municipality.slug])
    return form_page(
        request,
        ContactsForm(request.POST or None, instance=copy(request.municipality)),
        save=lambda form: services.save_contacts(form=form, actor=request.user),
        title=_("Who to ask"),
        lead=_("What the public reads about the municipality: its name, and whom they can turn to."),
        submit=_("Save"),
        back=here,
        said=_("It is saved, and stands on the public pages now."),
        template="administration/form.html",
    )


@administration
def log(request: AdministrationRequest) -> HttpResponse:
    page = page_of(request, queries.lines(request.municipality), size=LINES)
    for event in page.object_list:
        event.words = sentence(event)
    return render(request, "administration/log.html", {"page": page})
