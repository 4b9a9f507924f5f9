"""No more mail: with one press by the link of each mail, and by itself when a consent is taken back."""

from collections.abc import Mapping
from typing import Any

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from accounts.models import User
from dialogues import erasures
from dialogues.access import one_time_link
from interviews.models import Interviewee

from ..models import Hearer
from ..open.news import absolute

SALT = "actions.hearing_back"


def stop_url(hearer: Hearer) -> str:
    """The address that ends it with one press. It says nothing of who it is."""
    return absolute(reverse("stop_hearing", args=[signing.dumps(str(hearer.creation_key), salt=SALT)]))


@transaction.atomic
def stop_telling(hearer: Hearer) -> None:
    """Send them nothing more; what waited for them is forgotten."""
    if Hearer.objects.filter(pk=hearer.pk, stopped_at=None).update(stopped_at=timezone.now()):
        erasures.note("telling.stopped", hearer)
    hearer.hearings.filter(told_at=None).delete()


def forget_heard(person: Interviewee, actor: User | None) -> Mapping[str, Any] | None:
    """When somebody takes back what they said, nothing is left of their being told of it."""
    Hearer.objects.filter(interviewee=person).delete()
    return None


@csrf_exempt
@one_time_link
@sensitive_variables("token")
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One press and it is over; mail programs press it by themselves (RFC 8058), so it takes no other proof."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        key = None
    hearer = Hearer.objects.select_related("dialogue__municipality").filter(creation_key=key).first() if key else None
    is_done = bool(hearer and hearer.stopped_at)
    if request.method == "POST" and hearer:
        stop_telling(hearer)
        is_done = True
    context = {"hearer": hearer, "dialogue": hearer.dialogue if hearer else None, "is_done": is_done}
    response = render(request, "public/hearing_stopped.html", context, status=200 if hearer else 404)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
