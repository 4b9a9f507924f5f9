"""Pages on which the leader, and an interviewer for their own people, ask interviewees to look at their quotes."""

import segno
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.events import record_reads
from dialogues.lists import ListFilter, page_of
from dialogues.pages import confirm_page
from dialogues.permissions import scope_of
from interviews.models import Identity, Interviewee
from interviews.rules import own_people

from ..models import CheckBack, Compilation, QuoteAnswer, Statement
from . import letters, queries, services, words
from .quotes import own_quotes

STATES = [
    ("not_asked", gettext_lazy("not asked")),
    ("waiting", gettext_lazy("no answer")),
    ("answered", pgettext_lazy("check-back", "answered")),
    ("wishes", gettext_lazy("something waits for the project leader")),
]
MOST_AT_ONCE = 1000


def _may_settle(request: WorkspaceRequest) -> bool:
    return scope_of(request.user, request.dialogue, "answer_check_back") is not None


def _listing(request: WorkspaceRequest, data, compilation: Compilation):
    """The people that a query string asks for, and the form it came by. One query for the groups."""
    groups = list(request.dialogue.groups.order_by("position", "name").values_list("pk", "name"))
    form = ListFilter(
        data,
        filters={"state": (_("How it stands"), STATES), "group": (_("Group"), groups)},
        numbers={"number": _("Person's number")},
    )
    del form.fields["q"]
    people = queries.heard_people(request.user, request.dialogue).filter(consent__allows_contact=True)
    people = queries.filtered(people, compilation, form.value("state"))
    if group := form.value("group"):
        people = people.filter(group=int(group))
    if number := form.value("number"):
        people = people.filter(number=int(number))
    return form, people.select_related("group", "consent").order_by("number")


@workspace("check_back")
def check_back(request: WorkspaceRequest) -> HttpResponse:
    """Who may be asked and how it stands with each; above it what waits for the leader."""
    compilation = queries.version_for(request.dialogue, request.GET.get("version", ""))
    if compilation is None:
        return render(request, "check_back/none.html")
    compilation.dialogue = request.dialogue
    everybody = queries.heard_people(request.user, request.dialogue)
    form, people = _listing(request, request.GET, compilation)
    page = page_of(request, people)
    may_settle = _may_settle(request)
    total = everybody.count()
    may = everybody.filter(consent__allows_contact=True).count()
    wishes = queries.waiting_wishes(request.dialogue) if may_settle else QuoteAnswer.objects.none()
    context = {
        "compilation": compilation,
        "is_open": compilation.published_at is None,
        "page": page,
        "rows": [
            (row, words.standing(row.state), words.answers_in_words(row.answers))
            for row in queries.rows(page.object_list, compilation)
        ],
        "filter_form": form,
        "filter_words": request.GET.urlencode(),
        "is_filtered": bool(request.GET.keys() - {"page", "version"}),
        "total": total,
        "may_be_asked": may,
        "may_not": total - may,
        "may_settle": may_settle,
        "wishes": list(wishes.select_related("check_back__interviewee", "statement").order_by("answered_at", "pk")),
        "additions": list(
            queries.waiting_additions(request.dialogue).select_related("check_back__interviewee").order_by("pk")
        )
        if may_settle
        else [],
        "in_print": queries.in_print(request.dialogue) if may_settle else [],
    }
    return render(request, "check_back/list.html", context)


@workspace("check_back")
@require_POST
def ask(request: WorkspaceRequest) -> HttpResponse:
    """Say who is asked and by which way, and when that has been read, ask them."""
    back = reverse("compilations:check_back", args=[request.dialogue.slug])
    compilation = queries.version_for(request.dialogue)
    if compilation is None or compilation.published_at is not None:
        messages.info(request, _("The version is published. Begin the next one, and ask about that."))
        return redirect(back)
    compilation.dialogue = request.dialogue
    people = _chosen(request, compilation)
    if not people:
        messages.info(request, _("Choose at least one person."))
        return redirect(back)
    if "sure" not in request.POST:
        return _who_is_asked(request, compilation, people)
    asked = services.ask(compilation=compilation, people=people, actor=request.user)
    if asked.count:
        said = ngettext("%(n)d mail is on its way.", "%(n)d mails are on their way.", asked.count)
        messages.success(request, said % {"n": asked.count})
    if asked.without_address:
        said = ngettext(
            "%(n)d person has no e-mail address: make a letter on their page.",
            "%(n)d people have no e-mail address: make letters on their pages.",
            len(asked.without_address),
        )
        messages.info(request, said % {"n": len(asked.without_address)})
    return redirect(back)


def _chosen(request: WorkspaceRequest, compilation: Compilation) -> list[Interviewee]:
    """The people that were ticked, or all in the selection, among those the sender may ask."""
    if request.POST.get("everything"):
        _form, people = _listing(request, QueryDict(request.POST.get("filter", "")[:500]), compilation)
        return list(people[:MOST_AT_ONCE])
    numbers = [int(one) for one in request.POST.getlist("person") if one.isascii() and one.isdecimal() and len(one) < 9]
    people = queries.heard_people(request.user, request.dialogue).filter(consent__allows_contact=True)
    return list(people.filter(number__in=numbers[:MOST_AT_ONCE]).select_related("group", "consent").order_by("number"))


def _who_is_asked(request: WorkspaceRequest, compilation: Compilation, people: list[Interviewee]) -> HttpResponse:
    """Names and addresses, so that nobody is written to by mistake. Each is a reading, and written in the log."""
    identities = {one.interviewee_id: one for one in Identity.objects.filter(interviewee__in=people)}
    record_reads("identity.read", dialogue=request.dialogue, actor=request.user, objects=people)
    rows = [(person, identities.get(person.pk), letters.with_guardian(person)) for person in people]
    context = {
        "compilation": compilation,
        "people": people,
        "by_mail": [row for row in rows if row[1] and row[1].email],
        "by_letter": [row for row in rows if not row[1] or not row[1].email],
        "weeks": letters.VALID.days // 7,
    }
    return render(request, "check_back/ask.html", context)


def _person(request: WorkspaceRequest, number: int) -> Interviewee:
    row = get_object_or_404(
        own_people(request.user, request.dialogue).select_related("group", "consent"), number=number
    )
    row.dialogue = request.dialogue
    return row


def _asked(request: WorkspaceRequest, person: Interviewee) -> tuple[Compilation | None, CheckBack | None]:
    compilation = queries.version_for(request.dialogue, request.GET.get("version", ""))
    if compilation is None:
        return None, None
    compilation.dialogue = request.dialogue
    row = compilation.check_backs.filter(interviewee=person).first()
    if row is not None:
        row.compilation, row.interviewee = compilation, person
    return compilation, row


@workspace("check_back")
def person(request: WorkspaceRequest, person: int) -> HttpResponse:
    """One person: their quotes as they stand, what they have answered, and the ways to ask. No name."""
    found = _person(request, person)
    compilation, row = _asked(request, found)
    if compilation is None:
        return render(request, "check_back/none.html")
    answers = {one.statement_id: one for one in row.answers.all()} if row else {}
    shown = own_quotes(compilation, found)
    gone = Statement.everything.filter(pk__in=answers.keys() - {quote.statement for quote in shown}).in_bulk()
    state = queries.state_of(row)
    context = {
        "compilation": compilation,
        "person": found,
        "check_back": row,
        "standing": words.standing(state),
        "is_open": compilation.published_at is None,
        "may_be_asked": services.may_be_asked(found),
        "may_settle": _may_settle(request),
        "quotes": [(quote, answers.get(quote.statement), _is_stale(quote, answers)) for quote in shown],
        "gone": [(gone[key], answer) for key, answer in answers.items() if key in gone],
        "additions": list(row.additions.select_related("statement__interview")) if row else [],
        "with_guardian": letters.with_guardian(found),
    }
    return render(request, "check_back/person.html", context)


def _is_stale(quote, answers: dict[int, QuoteAnswer]) -> bool:
    answer = answers.get(quote.statement)
    return answer is not None and answer.wording_key != quote.key


@workspace("check_back")
@sensitive_variables("code", "link")
def letter(request: WorkspaceRequest, person: int) -> HttpResponse:
    """Say what the letter is; when asked to, make it and show it this once, to be printed."""
    found = _person(request, person)
    back = reverse("compilations:check_back_person", args=[request.dialogue.slug, person])
    compilation = queries.version_for(request.dialogue)
    context = {"person": found, "back": back, "weeks": letters.VALID.days // 7}
    if compilation is None:
        return redirect(back)
    compilation.dialogue = request.dialogue
    if request.method != "POST":
        context["check_back"] = compilation.check_backs.filter(interviewee=found).first()
        return render(request, "check_back/letter_new.html", context)
    try:
        row, link, code = services.make_letter(compilation=compilation, person=found, actor=request.user)
    except ValidationError as error:
        return render(request, "check_back/letter_new.html", context | {"why": error.messages[0]}, status=422)
    with translation.override("sv"):  # what is handed over is in Swedish, whatever language the maker reads
        address = settings.SITE_URL + reverse("check_back_code")
        context |= {
            "check_back": row,
            "dialogue": request.dialogue,
            "code_groups": code.split("-"),
            "address": address.split("//", 1)[-1].rstrip("/"),
            "picture": mark_safe(  # noqa: S308 - drawn by the library from our own address
                segno.make(link, error="m").svg_inline(scale=4, border=2, dark="#000", light="#fff", omitsize=True)
            ),
            "with_guardian": letters.with_guardian(found),
            "contact": request.dialogue.contact_email or request.dialogue.municipality.contact_email,
        }
        response = render(request, "check_back/letter.html", context)
    response.headers["Cache-Control"] = "no-store, private"
    return response


@workspace("check_back")
def close(request: WorkspaceRequest, person: int) -> HttpResponse:
    found = _person(request, person)
    back = reverse("compilations:check_back_person", args=[request.dialogue.slug, person])
    _compilation, row = _asked(request, found)
    if row is None:
        return redirect(back)
    return confirm_page(
        request,
        act=lambda: services.close(check_back=row, actor=request.user),
        title=_("Take back the asking?"),
        text=_("The link and the code stop working at once. What the person has answered stays."),
        submit=_("Take it back"),
        back=back,
        done=back,
        said=_("The link no longer works."),
    )
