"""People with accounts in a municipality's dialogues: who they are, what they may, and what an administrator does."""

from allauth.usersessions.models import UserSession
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User

from ..lists import ListFilter, page_of
from ..pages import confirm_page, form_page
from ..permissions import Role
from ..signing_in.proving import with_proof
from . import queries, services
from .access import AdministrationRequest, administration
from .forms import AdministratorForm, LeaderForm


def _here(request: AdministrationRequest, name: str = "people", *more: int) -> str:
    return reverse(f"administration:{name}", args=[request.municipality.slug, *more])


def _person(request: AdministrationRequest, pk: int) -> User:
    return get_object_or_404(queries.people(request.municipality), pk=pk)


@administration
def people(request: AdministrationRequest) -> HttpResponse:
    ways = [
        (queries.LACKING, _("who lack a second factor and must have one")),
        (queries.ADMINISTRATORS, _("administrators")),
        (queries.CLOSED, _("whose account is closed")),
    ]
    listing = ListFilter(request.GET, filters={"role": (_("Role"), Role.choices), "only": (_("Only"), ways)})
    chosen = {"text": listing.value("q"), "role": listing.value("role"), "only": listing.value("only")}
    page = page_of(request, queries.people(request.municipality, **chosen))
    for person in page.object_list:
        person.must_have_factor = queries.must_have_factor(person)
    context = {"page": page, "filter_form": listing, "is_filtered": any(chosen.values())}
    return render(request, "administration/people.html", context)


@administration
def person(request: AdministrationRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    context = {
        "person": found,
        "must_have_factor": queries.must_have_factor(found),
        "is_only_here": queries.is_only_here(found, request.municipality),
        "is_me": found == request.user,
        "sessions": UserSession.objects.filter(user=found).count(),
    }
    return render(request, "administration/person.html", context)


@with_proof
@administration
def invite_leader(request: AdministrationRequest) -> HttpResponse:
    return form_page(
        request,
        LeaderForm(request.POST or None, municipality=request.municipality),
        save=lambda form: services.invite_leader(
            municipality=request.municipality, actor=request.user, **form.cleaned_data
        ),
        title=_("Invite a project leader"),
        lead=_("They get a mail that says who asks and what for, and answer by its link, with or without an account."),
        submit=_("Mail the invitation"),
        back=_here(request),
        back_title=_("People"),
        said=_("The invitation is on its way."),
    )


@with_proof
@administration
def add_administrator(request: AdministrationRequest) -> HttpResponse:
    return form_page(
        request,
        AdministratorForm(request.POST or None),
        save=lambda form: services.add_administrator(
            municipality=request.municipality, actor=request.user, **form.cleaned_data
        ),
        title=_("Add an administrator"),
        lead=_("Administrators look after people, organisations and the look. They read no interviews."),
        submit=_("Add the administrator"),
        back=_here(request),
        back_title=_("People"),
        said=_("The administrator is added."),
    )


def _act(request: AdministrationRequest, pk: int, *, service, title: str, text: str, submit: str, said: str, done=""):
    """A page that says what an act on somebody does, and does it when that has been confirmed."""
    found = _person(request, pk)
    return confirm_page(
        request,
        act=lambda: service(municipality=request.municipality, person=found, actor=request.user),
        title=title % {"name": found},
        text=text,
        submit=submit,
        back=_here(request, "person", found.pk),
        back_title=str(found),
        done=done,
        said=said,
    )


@with_proof
@administration
def close_account(request: AdministrationRequest, pk: int) -> HttpResponse:
    return _act(
        request,
        pk,
        service=services.close_account,
        title=_("Should the account of %(name)s be closed?"),
        text=_("They are logged out everywhere and can log in no more. What they have written and done stays, and you "
               "can open the account again."),
        submit=_("Close the account"),
        said=_("The account is closed."),
    )  # fmt: skip


@with_proof
@administration
def open_account(request: AdministrationRequest, pk: int) -> HttpResponse:
    return _act(
        request,
        pk,
        service=services.open_account_again,
        title=_("Should the account of %(name)s be opened again?"),
        text=_("They can log in again, with the roles that they still have."),
        submit=_("Open the account"),
        said=_("The account is open."),
    )


@with_proof
@administration
def end_sessions(request: AdministrationRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    return _act(
        request,
        pk,
        service=services.end_sessions,
        title=_("Should %(name)s be logged out everywhere?"),
        text=_("For a telephone or a computer that is lost. They can log in again at once."),
        submit=_("Log out everywhere"),
        said=_("They are logged out everywhere."),
        done=reverse("account_login") if found == request.user else "",
    )


@with_proof
@administration
def remove_factors(request: AdministrationRequest, pk: int) -> HttpResponse:
    return _act(
        request,
        pk,
        service=services.remove_factors,
        title=_("Has %(name)s lost their second factor?"),
        text=_("Passkeys, the app for codes and spare codes are taken away, and they are logged out. Make sure that it "
               "is they who ask: call them up. They are told by mail, and must add a new one when they log in."),
        submit=_("Take away the second factor"),
        said=_("The second factor is taken away."),
    )  # fmt: skip


@with_proof
@administration
def remove_administrator(request: AdministrationRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    return _act(
        request,
        pk,
        service=services.remove_administrator,
        title=_("Should %(name)s no longer be administrator?"),
        text=_("They no longer see the administration. Roles in dialogues and the account stay."),
        submit=_("Remove the administrator"),
        said=_("The administrator is removed."),
        done=reverse("dialogues:list") if found == request.user else _here(request),
    )
