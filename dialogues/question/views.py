"""The wordings, side by side. Each view is made for the question and for the purpose (``subject.py``)."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ..access import WorkspaceRequest, workspace
from ..lists import ListFilter, page_of, search
from ..pages import confirm_page, form_page
from ..permissions import scope_of
from . import forms, services
from .checklist import places_of
from .queries import checks, wordings
from .subject import PURPOSE, QUESTION, Subject

WORDINGS_SHOWN = 12
View = Callable[..., HttpResponseBase]


def _edits(request: WorkspaceRequest) -> bool:
    return scope_of(request.user, request.dialogue, "edit_design_team") is not None


def _wording(request: WorkspaceRequest, subject: Subject, number: int) -> Any:
    wording = get_object_or_404(subject.of(request.dialogue), number=number)
    wording.dialogue = request.dialogue
    return wording


def page(subject: Subject) -> View:
    """Every wording, with what is said against and about it, and the checklist."""

    @workspace("read_design_team")
    def view(request: WorkspaceRequest) -> HttpResponse:
        dialogue = request.dialogue
        kinds = [("standing", _("with objections that stand")), ("unopposed", _("without objections"))]
        listing = ListFilter(request.GET, filters={"kind": (_("Which"), kinds)})
        rows = search(wordings(dialogue, subject), listing.value("q"), ["wording", "reason"])
        standing = subject.objections.objects.filter(**{f"{subject.key}__dialogue": dialogue}, settled_on=None)
        if listing.value("kind") == "standing":
            rows = rows.filter(pk__in=standing.values(subject.key))
        elif listing.value("kind") == "unopposed":
            rows = rows.exclude(pk__in=standing.values(subject.key))
        shown = page_of(request, rows, size=WORDINGS_SHOWN)
        places = places_of(dialogue)
        for wording in shown:
            wording.checks = checks(wording, subject, dialogue, places)
            wording.mine = any(comment.by_id == request.user.pk for comment in wording.said)
        context = {
            "page": shown,
            "filter_form": listing,
            "subject": subject,
            "agreed": next((one for one in shown if one.agreed_on), None)
            or subject.of(dialogue).filter(agreed_on__isnull=False).first(),
            "tried": subject.of(dialogue).count(),
            "may_edit": _edits(request),
        }
        return render(request, "dialogues/question/page.html", context)

    return view


def new(subject: Subject) -> View:
    @workspace("edit_design_team")
    def view(request: WorkspaceRequest) -> HttpResponse:
        dialogue, home = request.dialogue, subject.url(request.dialogue)
        return form_page(
            request,
            forms.WORDING[subject.key](request.POST or None, subject=subject),
            save=lambda form: services.propose_wording(
                form=form, subject=subject, dialogue=dialogue, actor=request.user
            ),
            title=_("Try a wording"),
            lead=_("It is put beside the others. A wording is never changed or deleted, only followed by another."),
            submit=_("Put it beside the others"),
            back=home,
            back_title=subject.title,
            done=home,
            said=_("The wording is there for the team to read."),
        )

    return view


def agree(subject: Subject) -> View:
    @workspace("edit_design_team")
    def view(request: WorkspaceRequest, number: int) -> HttpResponse:
        dialogue, home = request.dialogue, subject.url(request.dialogue)
        wording = _wording(request, subject, number)
        agreed = subject.of(dialogue).filter(agreed_on__isnull=False)
        return form_page(
            request,
            forms.AGREE[subject.key](request.POST or None, instance=wording, dialogue=dialogue),
            save=lambda form: services.agree_wording(form=form, subject=subject, dialogue=dialogue, actor=request.user),
            title=str(subject.agree_title),
            submit=str(subject.agree_submit),
            back=home,
            back_title=subject.title,
            done=home,
            said=str(subject.agreed_said),
            template="dialogues/question/agree.html",
            question=wording,
            standing=wording.objections.filter(settled_on=None).select_related("by", "candidate"),
            earlier=agreed.exclude(pk=wording.pk).first(),
        )

    return view


def _about_wording(
    request: WorkspaceRequest, subject: Subject, number: int, form: Any, save: Callable[[Any], Any], **context: Any
) -> HttpResponse:
    """A page with one form about one wording, and back to it."""
    home = subject.url(request.dialogue)
    return form_page(
        request,
        form,
        save=save,
        back=home,
        back_title=subject.title,
        done=f"{home}#wording-{number}",
        template="dialogues/question/object.html",
        **context,
    )


def object_to(subject: Subject) -> View:
    @workspace("object_in_design_team")
    def view(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
        wording = _wording(request, subject, number)
        objection = get_object_or_404(wording.objections, pk=pk) if pk else subject.objections()
        if pk and not request.user.has_perm("dialogues.speak_for_objection", objection):
            raise PermissionDenied
        for_others = _edits(request) and not pk
        form = forms.OBJECTION[subject.key](
            request.POST or None, instance=objection, dialogue=request.dialogue, for_others=for_others
        )
        return _about_wording(
            request,
            subject,
            number,
            form,
            lambda form: services.save_objection(form=form, subject=subject, wording=wording, actor=request.user),
            title=_("Change the objection") if pk else _("What rubs?"),
            submit=_("Save"),
            said=_("The objection is there for the team to read."),
            question=wording,
        )

    return view


def comment(subject: Subject) -> View:
    @workspace("object_in_design_team")
    def view(request: WorkspaceRequest, number: int, pk: int | None = None) -> HttpResponse:
        wording = _wording(request, subject, number)
        row = get_object_or_404(wording.comments, pk=pk) if pk else subject.comments()
        if pk and not request.user.has_perm("dialogues.speak_for_objection", row):
            raise PermissionDenied
        return _about_wording(
            request,
            subject,
            number,
            forms.COMMENT[subject.key](request.POST or None, instance=row),
            lambda form: services.save_comment(form=form, subject=subject, wording=wording, actor=request.user),
            title=_("Change my comment") if pk else _("What do you say about it?"),
            submit=_("Save"),
            said=_("The comment is there for the team to read."),
            question=wording,
        )

    return view


def judge(subject: Subject) -> View:
    @workspace("object_in_design_team")
    def view(request: WorkspaceRequest, number: int) -> HttpResponse:
        wording = _wording(request, subject, number)
        earlier = wording.judgements.filter(by=request.user).first()
        return _about_wording(
            request,
            subject,
            number,
            forms.JudgeForm(request.POST or None, subject=subject, initial={"holds": earlier.holds if earlier else []}),
            lambda form: services.judge_wording(
                subject=subject, wording=wording, holds=form.cleaned_data["holds"], actor=request.user
            ),
            title=_("How do you judge the wording?"),
            submit=_("Save"),
            said=_("Your judgement is kept. Others see how many, not who."),
            question=wording,
        )

    return view


def settle(subject: Subject) -> View:
    @workspace("object_in_design_team")
    def view(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
        wording = _wording(request, subject, number)
        objection = get_object_or_404(wording.objections, pk=pk)
        if not request.user.has_perm("dialogues.speak_for_objection", objection):
            raise PermissionDenied
        back = subject.url(request.dialogue) + f"#wording-{number}"
        return confirm_page(
            request,
            act=lambda: services.settle_objection(objection=objection, subject=subject, actor=request.user),
            title=_("Does the objector go along now?"),
            text=_("The objection stays and can be read, with the day on which it was settled."),
            submit=_("Yes, it is settled"),
            plain=True,
            back=back,
            back_title=subject.title,
            done=back,
            said=_("The objection is settled."),
        )

    return view


SUBJECTS = (QUESTION, PURPOSE)
