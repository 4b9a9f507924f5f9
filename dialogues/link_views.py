"""``/l/<token>/``: look the token up, say clearly when it no longer works, else hand over to its purpose."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables

from accounts.limits import LINK_GUESSES

from . import links
from .access import one_time_link, takes_files
from .files.cleaning import LARGEST
from .models import OneTimeLink
from .wording import CITIZEN, speaking


@takes_files(2 * LARGEST)
@one_time_link
@sensitive_variables("token")
def one_time(request: HttpRequest, token: str) -> HttpResponseBase:
    """Serve a mailed link. 404 when it was never made, 410 when it has had its time.

    The answer keeps the address, which is a secret, out of caches and referrers: ``strict-origin`` sends the bare
    host. (``no-referrer`` would do too, but with it browsers send ``Origin: null`` and no form on the page works.)
    """
    response: HttpResponseBase
    link = links.find(token)
    if link is None:
        response = _unknown(request)
    elif not link.is_open:
        response = _closed(request, link)
    else:
        handler = links.handler_for(link.purpose)
        with speaking(link.dialogue.kind if link.dialogue else CITIZEN):
            response = handler(request, link) if handler else _closed(request, link)
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _unknown(request: HttpRequest) -> HttpResponse:
    if LINK_GUESSES.spend(request) > LINK_GUESSES.most:
        return LINK_GUESSES.tell(render(request, "links/closed.html", {"state": "too_many"}, status=429))
    return render(request, "links/closed.html", {"state": "unknown"}, status=404)


def _closed(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    if link.revoked_at:
        state = "revoked"
    elif link.used_at:
        state = "used"
    else:
        state = "expired"
    context = {"state": state, "dialogue": link.dialogue, "used_words": links.used_words(link.purpose)}
    return render(request, "links/closed.html", context, status=410)
