"""Administrators of the municipality, and nobody else: for everybody else it does not exist."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from accounts.models import Municipality, User

from ..access import Access, View, _mark


class AdministrationRequest(HttpRequest):
    """A request from an administrator, as ``administration`` hands it on."""

    user: User  # type: ignore[assignment] # never anonymous here
    municipality: Municipality


def administration(view: View) -> View:
    """A page for those who administer a municipality: ``view(request, …)`` gets ``request.municipality``.

    Someone without an account is sent to log in; who does not administer this one gets 404.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, municipality: str, *args, **kwargs) -> HttpResponseBase:
        found = Municipality.objects.filter(slug=municipality, administrators=request.user.pk).first()
        if found is None:
            raise Http404
        request.municipality = found  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return _mark(login_required(wrapper), Access("administration"))
