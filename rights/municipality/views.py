"""Pages of the administration: how long things are kept in all dialogues, what was erased, and where somebody is."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from dialogues.administration.access import AdministrationRequest, administration
from dialogues.administration.services import note
from dialogues.lists import page_of
from dialogues.pages import confirm_page, form_page

from ..kinds import KINDS, RecordKind
from ..models import RetentionRule
from ..retention import services
from ..retention.forms import RuleForm
from . import queries
from .forms import WhereForm


def _home(request: AdministrationRequest) -> str:
    return reverse("municipal_rights:rules", args=[request.municipality.slug])


@administration
def rules(request: AdministrationRequest) -> HttpResponse:
    """The municipality's rules, which dialogues have their own, and every protocol of what was erased."""
    context = {
        "municipality": request.municipality,
        "lines": queries.lines(request.municipality),
        "page": page_of(request, queries.protocols(request.municipality)),
    }
    return render(request, "administration/retention.html", context)


def _kind(key: str) -> RecordKind:
    kind = KINDS.get(key)
    if kind is None or not kind.ruled:
        raise Http404
    return kind


@administration
def rule(request: AdministrationRequest, kind: str) -> HttpResponse:
    found = _kind(kind)
    known = RetentionRule.objects.filter(municipality=request.municipality, kind=kind).first()
    return form_page(
        request,
        RuleForm(request.POST or None, instance=known or RetentionRule(kind=kind), may_rule_all=False),
        save=lambda form: services.set_rule_of_all(
            form=form, municipality=request.municipality, kind=kind, actor=request.user
        ),
        title=str(found.title),
        lead=_("How long is it kept, in every dialogue that has no rule of its own? Suggestion: %(words)s.")
        % {"words": found.suggestion},
        submit=_("Save"),
        back=_home(request),
        back_title=_("What is kept, and how long"),
        said=_("The rule is saved."),
        template="administration/form.html",
    )


@administration
def rule_remove(request: AdministrationRequest, kind: str) -> HttpResponse:
    found = get_object_or_404(RetentionRule, municipality=request.municipality, kind=_kind(kind).key)
    return confirm_page(
        request,
        act=lambda: services.remove_rule_of_all(rule=found, municipality=request.municipality, actor=request.user),
        title=_("Take the rule away?"),
        text=_("Without a rule nothing of this kind is erased, but for what those heard have been promised."),
        submit=_("Take the rule away"),
        back=_home(request),
        back_title=_("What is kept, and how long"),
        said=_("The rule is gone."),
    )


@administration
@sensitive_post_parameters()
def find(request: AdministrationRequest) -> HttpResponse:
    """In which dialogues somebody is, and who answers there. What is searched for is sent in the body, kept nowhere."""
    form = WhereForm(request.POST or None)
    context, status = {"municipality": request.municipality, "form": form}, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            status = 200
            found = queries.dialogues_with(request.municipality, **form.cleaned_data)
            note("administration.person_looked_for", request.municipality, request.user, dialogues=len(found))
            context |= {"asked": True, "dialogues": found}
    return render(request, "administration/find.html", context, status=status)
