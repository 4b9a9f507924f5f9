"""Pages of following: the form, what a mailed link opens, and the way out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from accounts.limits import TEN_MINUTES, Limit
from dialogues.access import one_time_link, public
from dialogues.models import OneTimeLink
from dialogues.public import public_context, public_dialogue

from ..models import PROMISED, Follower
from . import services
from .forms import ALL, FollowForm

ASKINGS = Limit("following", 30, TEN_MINUTES)
"""Sendings from one address, above which it has to wait."""


@public
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to follow. Whatever the address, the answer is the same."""
    dialogue = public_dialogue(slug)
    rows = list(dialogue.proposals.filter(state__in=PROMISED).order_by("number"))
    promises = [(row.number, row.title) for row in rows]
    form = FollowForm(request.POST or None, promises=promises, initial={"what": request.GET.get("what", ALL)})
    context, status = public_context(request, dialogue, form=form), 200
    if request.method == "POST":
        status = 422
        if ASKINGS.spend(request) > ASKINGS.most:
            context["is_too_many"], status = True, 429
        elif form.is_valid():
            chosen = next((row for row in rows if str(row.number) == form.cleaned_data["what"]), None)
            if chosen:
                chosen.dialogue = dialogue
            data = form.cleaned_data
            services.ask(dialogue=dialogue, email=data["email"], pace=data["pace"], proposal=chosen)
            return render(request, "public/follow_asked.html", context | {"email": data["email"]})
    return ASKINGS.tell(render(request, "public/follow.html", context, status=status))


@one_time_link
def confirm(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """What the mailed link opens: a button, since mail programs open links by themselves."""
    follower = Follower.objects.select_related("dialogue__municipality", "proposal").filter(pk=link.object_id).first()
    if follower is None:
        return render(request, "links/closed.html", {"state": "revoked", "dialogue": link.dialogue}, status=410)
    context = {"dialogue": follower.dialogue, "follower": follower, "leave": services.leave_url(follower)}
    if request.method == "POST":
        if not services.confirm(follower=follower, link=link):
            return render(request, "links/closed.html", {"state": "used", "dialogue": link.dialogue}, status=410)
        return render(request, "public/follow_confirmed.html", context | {"is_done": True})
    return render(request, "public/follow_confirmed.html", context)


@csrf_exempt
@one_time_link
@sensitive_variables("token")
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """One press and it is over; mail programs press it by themselves (RFC 8058), so it takes no other proof."""
    follower = services.follower_of(token)
    context = {"follower": follower, "dialogue": follower.dialogue if follower else None}
    if request.method == "POST" and follower:
        services.leave(follower=follower)
        context |= {"is_done": True}
    response = render(request, "public/follow_left.html", context, status=200 if follower else 404)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
