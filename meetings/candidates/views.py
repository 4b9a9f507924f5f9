"""The leader's pages of the candidates. For facilitators and the design team the same address tells what is covered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.events import record_reads
from dialogues.lists import ListFilter, page_of
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope, scope_of

from ..models import Candidate, CandidateSource, Ruling, Side, TraitLabel
from . import queries, services
from .forms import CandidateForm, PairForm

DOUBTED, EMPTY, ONLY = "doubted", "empty", "only"
MOST_AT_ONCE = 1000
READ = "identity.read_candidate"


def is_leader(request: WorkspaceRequest) -> bool:
    """Whether the reader may know who the candidates are and what each can bring."""
    return scope_of(request.user, request.dialogue, "manage_candidates") is Scope.ALL


@workspace("read_candidates")
def candidates(request: WorkspaceRequest) -> HttpResponse:
    """The leader's list. Others read what is covered: no name, no source, nothing that tells who was interviewed."""
    dialogue = request.dialogue
    if request.scope is Scope.OWN:
        return redirect("meetings:participants", dialogue.slug)
    pool = queries.pool(dialogue)
    if not is_leader(request):
        # a facilitator sees who has said no: a wording that goes missing with them would tell who carried it
        titles = request.scope is Scope.RELEASED
        context = {"pool": pool, "demanded": list(queries.demanded(dialogue)), "titles": titles}
        return render(request, "candidates/covered.html", context)
    rows = list(queries.with_background(queries.standing(dialogue)))
    who, bring = queries.who_they_are(rows), queries.brought(rows)
    listing = _listing(request)
    found = [row for row in rows if _fits(row, listing, who[row.pk], bring[row.pk], pool)]
    page = page_of(request, found)
    record_reads(READ, dialogue=dialogue, actor=request.user, objects=list(page.object_list))
    context = {
        "page": page,
        "rows": [(row, who[row.pk], bring[row.pk]) for row in page.object_list],
        "filter_form": listing,
        "is_filtered": bool(request.GET.keys() - {"page"}),
        "total": len(rows),
        "pool": pool,
        "doubted": sum(bool(row.doubts) for row in rows),
        "twins": [(pair, who[pair.first.pk].shown) for pair in queries.twins(rows, who)],
        "pairs": queries.pairs_of(dialogue).count(),
        "possible": queries.possible_from_interviews(dialogue).count(),
        "outside": dialogue.participants.filter(candidate=None).exclude(status="no").count(),
        "sign_up": getattr(dialogue, "sign_up", None),
        "gaps": dialogue.privacy_gaps(),
    }
    return render(request, "candidates/list.html", context)


def _listing(request: WorkspaceRequest) -> ListFilter:
    kinds = [(DOUBTED, _("sign-ups to look at")), (EMPTY, _("bring no noted perspective")), (ONLY, _("only they can"))]
    return ListFilter(
        request.GET,
        filters={
            "side": (_("Side"), Side.choices),
            "source": (_("Comes from"), CandidateSource.choices),
            "trait": (_("Stands"), TraitLabel.choices),
            "ruling": (_("In the choice"), Ruling.choices[1:]),
            "kind": (_("Other"), kinds),
        },
    )


def _fits(row: Candidate, listing: ListFilter, who: queries.Who, bring: queries.Brings, pool: queries.Pool) -> bool:
    words = f"{who.name} {who.email} {row.organisation or ''} {row.role}".casefold()
    kind, single = listing.value("kind"), {one.pk for one in pool.single}
    return all(
        [
            all(word in words for word in listing.value("q").casefold().split()[:8]),
            listing.value("side") in {"", row.side},
            listing.value("source") in {"", row.source},
            listing.value("ruling") in {"", row.ruling},
            not listing.value("trait") or listing.value("trait") in row.traits,
            kind != DOUBTED or bool(row.doubts),
            kind != EMPTY or not bring.all,
            kind != ONLY or bool(bring.all & single),
        ]
    )


def candidate_at(request: WorkspaceRequest, number: int) -> Candidate:
    rows = queries.with_background(queries.standing(request.dialogue).select_related("interviewee__group"))
    row = get_object_or_404(rows, number=number)
    row.dialogue = request.dialogue
    return row


@workspace("manage_candidates")
def candidate(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One candidate: who they are, what they can bring and by whose word. Each opening is an event."""
    row = candidate_at(request, number)
    bring = queries.brought([row])[row.pk]
    titles = dict(queries.demanded(request.dialogue).values_list("pk", "title"))
    record_reads(READ, dialogue=request.dialogue, actor=request.user, objects=[row])
    consent = getattr(row.interviewee, "consent", None) if row.interviewee else None
    context = {
        "row": row,
        "who": queries.who_they_are([row])[row.pk],
        "said": [titles[key] for key in titles if key in bring.said],
        "given": [titles[key] for key in titles if key in bring.given - bring.said],
        "both": len(bring.said & bring.given),
        "pairs": [pair for pair in queries.pairs_of(request.dialogue) if row.pk in {pair.first_id, pair.second_id}],
        "may_be_asked": row.interviewee is None or (consent is not None and consent.allows_contact),
    }
    return render(request, "candidates/detail.html", context)


@workspace("manage_candidates")
def candidate_edit(request: WorkspaceRequest, number: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    row = candidate_at(request, number) if number else Candidate()
    who = queries.who_they_are([row])[row.pk] if number else None
    back = reverse("meetings:candidates", args=[dialogue.slug])
    if number:
        back = reverse("meetings:candidate", args=[dialogue.slug, number])
        record_reads(READ, dialogue=dialogue, actor=request.user, objects=[row])
    elif gaps := dialogue.privacy_gaps():
        return render(request, "interviews/not_yet.html", {"gaps": gaps, "back": back})
    return form_page(
        request,
        CandidateForm(request.POST or None, instance=row, dialogue=dialogue, who=who),
        save=lambda form: services.save_candidate(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change %(name)s") % {"name": who.shown or row} if who else _("Write down a candidate"),
        submit=_("Save"),
        back=back,
        done=lambda saved: reverse("meetings:candidate", args=[dialogue.slug, saved.number]),
        said=_("The candidate is saved."),
    )


@workspace("manage_candidates")
def candidate_remove(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = candidate_at(request, number)
    return confirm_page(
        request,
        act=lambda: services.remove_candidate(candidate=row, actor=request.user),
        title=_("Erase %(candidate)s?") % {"candidate": row},
        text=_(
            "Name, address and what was noted of the person are erased, here and in choices made before, which can "
            "then no longer be repeated exactly. Somebody who takes part in the meetings stays a participant."
        ),
        submit=_("Erase"),
        back=reverse("meetings:candidate", args=[request.dialogue.slug, number]),
        done=reverse("meetings:candidates", args=[request.dialogue.slug]),
        said=_("The candidate is erased."),
    )


@workspace("manage_candidates")
def from_interviews(request: WorkspaceRequest) -> HttpResponse:
    """Those who were heard and have said that they may be contacted. As numbers: their names are on their own pages."""
    dialogue = request.dialogue
    people = queries.possible_from_interviews(dialogue).select_related("group").prefetch_related("background")
    back = reverse("meetings:candidates", args=[dialogue.slug])
    if request.method == "POST":
        numbers = [int(one) for one in request.POST.getlist("person") if one.isascii() and one.isdecimal()]
        wanted = people if request.POST.get("everybody") else people.filter(number__in=numbers[:MOST_AT_ONCE])
        try:
            count = services.add_from_interviews(dialogue=dialogue, people=list(wanted), actor=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(back)
        if not count:
            messages.info(request, _("Choose at least one person."))
            return redirect(request.path)
        said = ngettext("%(n)d person is a candidate now.", "%(n)d people are candidates now.", count)
        messages.success(request, said % {"n": count})
        return redirect(back)
    context = {"page": page_of(request, people, size=100), "no_consent": queries.who_said_no(dialogue), "back": back}
    return render(request, "candidates/from_interviews.html", context)


@workspace("manage_candidates")
@require_POST
def from_participants(request: WorkspaceRequest) -> HttpResponse:
    """Count with those who are participants already."""
    try:
        count = services.add_from_participants(dialogue=request.dialogue, actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        said = ngettext("%(n)d person is a candidate now.", "%(n)d people are candidates now.", count)
        messages.success(request, said % {"n": count})
    return redirect("meetings:candidates", request.dialogue.slug)


@workspace("manage_candidates")
@require_POST
def sign_up_accept(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = candidate_at(request, number)
    services.accept_sign_up(candidate=row, actor=request.user)
    messages.success(request, _("The sign-up counts from now on."))
    return redirect("meetings:candidate", request.dialogue.slug, number)


@workspace("manage_candidates")
def pairs(request: WorkspaceRequest) -> HttpResponse:
    """Who is not asked together with whom."""
    dialogue = request.dialogue
    rows = list(queries.standing(dialogue))
    who = queries.who_they_are(rows)
    record_reads(READ, dialogue=dialogue, actor=request.user, objects=rows)
    people = sorted(((row, who[row.pk].shown or str(row)) for row in rows), key=lambda pair: pair[1].casefold())
    names = {row.pk: name for row, name in people}
    form = PairForm(request.POST or None, people=people)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            one, other = form.pair()
            try:
                services.save_pair(
                    dialogue=dialogue, one=one, other=other, reason=form.cleaned_data["reason"], actor=request.user
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("They are not asked together."))
                return redirect(request.path)
    found = [(pair, names[pair.first_id], names[pair.second_id]) for pair in queries.pairs_of(dialogue)]
    context = {"form": form, "pairs": found, "back": reverse("meetings:candidates", args=[dialogue.slug])}
    return render(request, "candidates/pairs.html", context, status=status)


@workspace("manage_candidates")
@require_POST
def pair_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    pair = get_object_or_404(request.dialogue.candidate_pairs, pk=pk)
    services.remove_pair(pair=pair, actor=request.user)
    messages.success(request, _("They may be asked together again."))
    return redirect("meetings:candidate_pairs", request.dialogue.slug)
