"""Starting a dialogue: a question a page, drafts that wait, and the answers looked through before it begins."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.records import Conflict

from ..access import SignedInRequest, signed_in
from ..models import DialogueDraft
from ..pages import confirm_page, form_page
from ..queries import municipalities_to_start_in
from . import services
from .forms import About, PageForm, PlaceForm, fingerprint
from .intro import BeginForm
from .pages import BY_KEY, PAGES, Page, after, before
from .queries import drafts_of


@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    """What one will be asked, the drafts that wait, and the way in."""
    municipalities = municipalities_to_start_in(request.user)
    if not municipalities:
        raise PermissionDenied

    def begin(form: BeginForm) -> DialogueDraft:
        given = form.cleaned_data
        return services.begin_draft(
            user=request.user, municipality=given["municipality"], creation_key=given["creation_key"]
        )

    return form_page(
        request,
        BeginForm(request.POST or None, municipalities=municipalities, initial={"creation_key": uuid.uuid4()}),
        save=begin,
        title=_("Start a dialogue"),
        submit=_("Begin"),
        back=reverse("dialogues:list"),
        done=lambda draft: reverse("dialogues:draft_page", args=[draft.pk, PAGES[0].key]),
        template="starting/new.html",
        drafts=drafts_of(request.user),
        pages=PAGES,
    )


def _draft(request: SignedInRequest, pk: int) -> DialogueDraft:
    return get_object_or_404(DialogueDraft.objects.select_related("municipality", "dialogue"), pk=pk, user=request.user)


def _page_address(draft: DialogueDraft, page: Page | None, *, and_back: bool = False) -> str:
    if page is None:
        return reverse("dialogues:draft_check", args=[draft.pk])
    return reverse("dialogues:draft_page", args=[draft.pk, page.key]) + ("?check=1" if and_back else "")


@signed_in
def draft_page(request: SignedInRequest, pk: int, key: str) -> HttpResponse:
    """One question. Three buttons: go on (the answer must be right), more rows, and stop here (anything is kept)."""
    draft, page = _draft(request, pk), BY_KEY.get(key)
    if page is None:
        raise Http404
    if draft.dialogue:
        return redirect("dialogues:preparation", draft.dialogue.slug)
    about = About(draft.municipality, request.user)
    status, conflict = 200, None
    if request.method == "POST":
        form = page.form(request.POST, about=about)
        goes_on = not ({"later", "more"} & request.POST.keys())
        try:
            if not goes_on or form.is_valid():
                services.keep_page(draft=draft, key=key, form=form)
                return _onward(request, draft, page, form)
            status = 422
        except Conflict as error:
            status, conflict = 409, form.conflicting_fields(error.current)
    else:
        form = _opened(draft, page, about)
    return render(request, "starting/page.html", _page_context(request, draft, page, form, conflict), status=status)


def _opened(draft: DialogueDraft, page: Page, about: About) -> PageForm:
    typed = draft.answers.get(page.key, {})
    form = page.form.with_typed(typed, about=about)
    form.initial["opened_as"] = fingerprint(typed)
    return form


def _page_context(request: SignedInRequest, draft: DialogueDraft, page: Page, form: PageForm, conflict) -> dict:
    comes_back = "check" in request.GET
    return {
        "draft": draft,
        "page": page,
        "form": form,
        "conflict": conflict,
        "number": PAGES.index(page) + 1,
        "pages": PAGES,
        "answered": {one.key for one in PAGES if draft.answers.get(one.key)},
        "back": _page_address(draft, None if comes_back else before(page.key))
        if comes_back or before(page.key)
        else reverse("dialogues:new"),
        "comes_back": comes_back,
        "has_rows": hasattr(form, "fields") and any(hasattr(field, "columns") for field in form.fields.values()),
        "gentle": "gentle" in request.GET,
    }


def _onward(request: SignedInRequest, draft: DialogueDraft, page: Page, form: PageForm) -> HttpResponse:
    comes_back = "check" in request.GET
    if "later" in request.POST:
        messages.success(request, _("It is kept. Go on whenever you like, the draft waits here."))
        return redirect("dialogues:new")
    if "more" in request.POST:
        return redirect(_page_address(draft, page, and_back=comes_back) + "#more")
    if isinstance(form, PlaceForm) and form.is_few:
        return redirect(_page_address(draft, page) + "?gentle=1" + ("&check=1" if comes_back else ""))
    return redirect(_page_address(draft, None if comes_back else after(page.key)))


@signed_in
def draft_everyone(request: SignedInRequest, pk: int) -> HttpResponse:
    """Second thoughts about the place: ask everyone after all."""
    draft = _draft(request, pk)
    if request.method == "POST" and not draft.dialogue:
        services.ask_everyone(draft=draft)
    return redirect(_page_address(draft, None if "check" in request.GET else after("place")))


@signed_in
def draft_check(request: SignedInRequest, pk: int) -> HttpResponse:
    """All answers on one page, what is missing marked, and the button that starts the dialogue."""
    draft = _draft(request, pk)
    if request.method == "POST":
        try:
            started = services.start(draft=draft, actor=request.user)
        except ValidationError:
            return _checked(request, draft, status=422)
        messages.success(request, _("The dialogue is started and you lead it. No one outside can see it yet."))
        if started.left:
            kinds = get_text_list(started.left, _("and"))
            messages.info(
                request, _("What names somebody was not copied. Write it anew: %(kinds)s.") % {"kinds": kinds}
            )
        return redirect("dialogues:preparation", started.dialogue.slug)
    if draft.dialogue:
        return redirect("dialogues:preparation", draft.dialogue.slug)
    return _checked(request, draft, status=200)


def _checked(request: SignedInRequest, draft: DialogueDraft, *, status: int) -> HttpResponse:
    forms = services.forms_of(draft, request.user)
    rows: list[dict[str, Any]] = []
    for page in PAGES:
        form = forms[page.key]
        is_right = form.is_valid()
        rows.append(
            {
                "page": page,
                "url": _page_address(draft, page, and_back=True),
                "said": form.said() if is_right else [],
                "problems": [] if is_right else [text for errors in form.errors.values() for text in errors],
                "is_answered": bool(draft.answers.get(page.key)),
                "is_few": is_right and isinstance(form, PlaceForm) and form.is_few,
            }
        )
    lacking = [row for row in rows if row["problems"]]
    context = {"draft": draft, "rows": rows, "lacking": lacking, "is_refused": status == 422}
    return render(request, "starting/check.html", context, status=status)


@signed_in
def draft_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    draft = _draft(request, pk)
    if draft.dialogue:
        return redirect("dialogues:preparation", draft.dialogue.slug)
    return confirm_page(
        request,
        act=lambda: services.remove_draft(draft=draft),
        title=_("Throw away “%(title)s”?") % {"title": draft},
        text=_("Everything you have written in the draft goes. No one else has seen it."),
        submit=_("Throw it away"),
        back=reverse("dialogues:new"),
        done=reverse("dialogues:new"),
        said=_("The draft is gone."),
    )
