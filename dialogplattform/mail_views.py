"""``/demo/mail/``: the outbox as a mailbox, so that a demo needs no mail server. Does not exist without DEMO."""

from functools import wraps

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import OutgoingMail
from dialogues.access import View, public
from dialogues.lists import ListFilter, page_of, search

MAIL_POLICY = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "img-src": [SELF], "frame-ancestors": [NONE]}


def demo_only(view: View) -> View:
    """Everyone's mail, codes included, for anyone who looks: in the demo only."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return wrapper


@public
@require_safe
@demo_only
def mail_list(request: HttpRequest) -> HttpResponse:
    listing = ListFilter(request.GET)
    rows = search(OutgoingMail.objects.defer("html", "text"), listing.value("q"), ["to", "subject"])
    context = {
        "page": page_of(request, rows.order_by("-pk")),
        "filter_form": listing,
        "is_filtered": listing.value("q"),
    }
    return render(request, "demo/mail_list.html", context)


@public
@require_safe
@demo_only
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "demo/mail.html", {"mail": get_object_or_404(OutgoingMail, pk=pk)})


@public
@require_safe
@demo_only
@csp(MAIL_POLICY)  # type: ignore[arg-type] # its types know no view with parameters
def mail_as_seen(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML as a mail program would show it. Mails carry their style with them, so this page allows that alone."""
    found = get_object_or_404(OutgoingMail, pk=pk)
    return HttpResponse(found.html or _("This mail has text only."))
