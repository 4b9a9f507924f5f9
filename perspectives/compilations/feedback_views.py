"""Where a reader writes back, without an account; and where the leader reads it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, public, workspace
from dialogues.lists import ListFilter, page_of
from dialogues.pages import confirm_page
from dialogues.public import public_context
from interviews.webforms import guard

from ..models import Compilation, Feedback, FeedbackKind, FeedbackStatus, PublishedChapter, PublishedPerspective
from . import feedback as services
from .keys import KEY
from .public_views import published_page
from .views import _address, _compilation


class FeedbackForm(forms.Form):
    """What a reader writes. Only the text has to be there."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=FeedbackKind.choices,
        widget=forms.RadioSelect,
        initial=FeedbackKind.MISSING,
    )
    text = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        max_length=services.LONGEST,
        help_text=gettext_lazy(
            "You may write in any language. If you can recognise somebody: say where, you need not say who."
        ),
        error_messages={"required": gettext_lazy("Write something before you send.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail, if you want an answer"),
        required=False,
        max_length=254,
        help_text=gettext_lazy("It is kept encrypted, and only the project leader sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\x00", "")

    def without_errors(self) -> "FeedbackForm":
        self._errors = forms.utils.ErrorDict()
        return self


def _about(compilation: Compilation, key: str) -> dict[str, str]:
    """Return key and title of the theme or perspective that the reader came from; nothing when there is none."""
    if not KEY.fullmatch(key):
        return {}
    chapters = PublishedChapter.objects.filter(compilation=compilation, key=key)
    inside = PublishedPerspective.objects.filter(chapter__compilation=compilation, key=key)
    rows: QuerySet = chapters if key.startswith("t") else inside
    title = rows.values_list("content__title", flat=True).first()
    return {"key": key, "title": title} if title else {}


def _quiet(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@public
@sensitive_post_parameters()
@sensitive_variables("form", "stamp")
def write_feedback(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, or take what was sent. Whatever stops a sending, all that was typed comes back."""
    dialogue, context = published_page(request, slug)
    compilation = context["compilation"]
    compilation.dialogue = dialogue
    about = _about(compilation, request.GET.get("about", ""))
    context = public_context(request, dialogue, **context) | {"about": about}
    if request.method != "POST":
        form = FeedbackForm(initial={"stamp": services.new_stamp(compilation)})
        return _page(request, context, form)
    if int(request.META.get("CONTENT_LENGTH") or 0) > guard.LARGEST:
        return _again(request, context, _("It was too long to send. Shorten it, or send it in two parts."), 413)
    sendings = services.SENDINGS.spend(request)
    if sendings > services.SENDINGS.most:
        said = _("Very many are sending from the same place right now. Wait ten minutes and press send again.")
        return services.SENDINGS.tell(_again(request, context, said, 429))
    try:
        stamp = services.read_stamp(compilation, request.POST.get("stamp", ""))
    except guard.Stale:
        said = _("The page had been open for very long. Look it through and send again.")
        return _again(request, context, said, 422)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _page(request, context, form, 422)
    services.receive_feedback(
        compilation=compilation,
        stamp=stamp,
        kind=form.cleaned_data["kind"],
        text=form.cleaned_data["text"],
        email=form.cleaned_data["email"],
        about=about.get("key", ""),
        language=(get_language() or "sv")[:2],
        hidden=request.POST.get("homepage", ""),
        sendings=sendings,
    )
    return redirect(reverse("public:compilation_feedback_thanks", args=[dialogue.slug]) + context["query"])


def _page(request: HttpRequest, context: dict[str, Any], form: FeedbackForm, status: int = 200) -> HttpResponse:
    return _quiet(render(request, "public/compilation_feedback.html", context | {"form": form}, status=status))


def _again(request: HttpRequest, context: dict[str, Any], said: str, status: int) -> HttpResponse:
    """Show the form as it was typed, with a fresh mark and why it has to be sent once more."""
    data = request.POST.copy()
    data["stamp"] = services.new_stamp(context["compilation"], again=True)
    return _page(request, context | {"said": said}, FeedbackForm(data).without_errors(), status)


@public
@require_safe
def feedback_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    dialogue, context = published_page(request, slug)
    context = public_context(request, dialogue, **context)
    return _quiet(render(request, "public/compilation_feedback_thanks.html", context))


# --- The leader's inbox -----------------------------------------------------------------------------------------------


@workspace("edit_compilation")
def feedback(request: WorkspaceRequest, number: int) -> HttpResponse:
    """What readers of this version have written, newest first; what waits for an answer unless another is asked for."""
    compilation = _compilation(request, number)
    listing = ListFilter(
        request.GET,
        filters={"status": (_("State"), FeedbackStatus.choices), "kind": (_("About"), FeedbackKind.choices)},
    )
    rows = compilation.feedback.all()
    total = rows.count()
    for name in ("status", "kind"):
        if value := listing.value(name):
            rows = rows.filter(**{name: value})
    page = page_of(request, rows)
    _name(compilation, page.object_list)
    waiting = compilation.feedback.filter(status=FeedbackStatus.NEW).count()
    context = {
        "compilation": compilation,
        "page": page,
        "total": total,
        "waiting": waiting,
        "filter_form": listing,
        "public_url": reverse("public:compilation_feedback", args=[request.dialogue.slug]),
    }
    return render(request, "compilations/feedback.html", context)


def _name(compilation: Compilation, rows: Any) -> None:
    """Say what each is about, and why it looks like advertising. Two queries."""
    keys = {row.about for row in rows if row.about}
    titles: dict[str, str] = {}
    if keys:
        chapters = PublishedChapter.objects.filter(compilation=compilation, key__in=keys)
        titles |= dict(chapters.values_list("key", "content__title"))
        inside = PublishedPerspective.objects.filter(chapter__compilation=compilation, key__in=keys)
        titles |= dict(inside.values_list("key", "content__title"))
    for row in rows:
        row.about_title = titles.get(row.about, "")
        row.doubt_words = [guard.DOUBTS[key] for key in row.doubts.split(",") if key in guard.DOUBTS]


class AnswerFeedbackForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Your answer, or what was done about it"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
    )
    opened_version = forms.IntegerField(widget=forms.HiddenInput)


def _one(request: WorkspaceRequest, number: int, pk: int) -> tuple[Compilation, Feedback]:
    compilation = _compilation(request, number)
    found = get_object_or_404(compilation.feedback.select_related("answered_by"), number=pk)
    found.compilation = compilation
    return compilation, found


@workspace("edit_compilation")
@sensitive_variables("found", "form")
def feedback_one(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    """One message, and the answer to it. The answer is mailed when an address was left."""
    compilation, found = _one(request, number, pk)
    form = AnswerFeedbackForm(request.POST or None, initial={"answer": found.answer, "opened_version": found.version})
    status, conflict = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.answer_feedback(
                    feedback=found,
                    answer=form.cleaned_data["answer"].replace("\r\n", "\n"),
                    opened=form.cleaned_data["opened_version"],
                    actor=request.user,
                )
            except Conflict as error:
                status = 409
                conflict = [
                    {
                        "name": "answer",
                        "label": form["answer"].label,
                        "theirs": error.current.answer,
                        "yours": form.cleaned_data["answer"],
                    }
                ]
                data = form.data.copy()
                data["opened_version"] = str(error.current.version)
                form = AnswerFeedbackForm(data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(
                    request, _("The answer is on its way.") if found.email else _("The answer is written down.")
                )
                return redirect(_address("feedback", compilation))
    _name(compilation, [found])
    context = {"compilation": compilation, "feedback": found, "form": form, "conflict": conflict}
    return render(request, "compilations/feedback_one.html", context, status=status)


@workspace("edit_compilation")
def feedback_aside(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    """Lay a message aside, or take it up again, by one press."""
    compilation, found = _one(request, number, pk)
    if request.method == "POST":
        aside = found.status != FeedbackStatus.SET_ASIDE
        try:
            opened = int(request.POST.get("opened_version", ""))
        except ValueError:
            opened = 0
        try:
            services.set_aside(feedback=found, aside=aside, opened=opened, actor=request.user)
        except Conflict:
            messages.error(request, _("Somebody else took care of it in the meantime. Look at it again."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("It is laid aside.") if aside else _("It is taken up again."))
    return redirect(_address("feedback_one", compilation, found.number))


@workspace("edit_compilation")
def feedback_erase(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    compilation, found = _one(request, number, pk)
    back = _address("feedback_one", compilation, found.number)
    return confirm_page(
        request,
        act=lambda: services.erase_feedback(feedback=found, actor=request.user),
        title=_("Erase what was written?"),
        text=_("Text, address and answer go for good. That something came, and when, stays."),
        submit=_("Erase"),
        back=back,
        done=back,
        said=_("It is erased."),
    )
