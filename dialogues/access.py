"""Every view says who may call it, in one line, and the test suite reads that line back.

A view without one of these decorators fails the suite (``tests/test_routes.py`` walks the resolver).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from accounts.models import User

from .deadlocks import once_more
from .models import Dialogue
from .permissions import Scope, roles_in, scope_of
from .queries import dialogue_at
from .wording import CITIZEN, speaking

View = Callable[..., HttpResponseBase]


class WorkspaceRequest(HttpRequest):
    """A request inside a dialogue, as ``workspace`` hands it on."""

    user: User  # type: ignore[assignment] # never anonymous here
    dialogue: Dialogue
    scope: Scope


class SignedInRequest(HttpRequest):
    """A request from somebody with an account, as ``signed_in`` hands it on."""

    user: User  # type: ignore[assignment] # never anonymous here


@dataclass(frozen=True)
class Access:
    """Classification of a route: ``kind`` is public, signed_in, workspace, link, administration or service."""

    kind: str
    capability: str | None = None


def _mark(view: View, access: Access) -> View:
    marked = once_more(view)
    marked.access = access  # type: ignore[attr-defined]
    return marked


def public(view: View) -> View:
    """Anyone may call; the view itself shows published things only. What it says of a dialogue's kind ends with it."""

    @wraps(view)
    def wrapper(*args, **kwargs) -> HttpResponseBase:
        with speaking(CITIZEN):
            return view(*args, **kwargs)

    return _mark(wrapper, Access("public"))


def service(view: View) -> View:
    """For machines (health, metrics): no session, nothing personal."""
    return _mark(view, Access("service"))


def one_time_link(view: View) -> View:
    """The token in the path is the right; see ``dialogues/links.py``."""
    return _mark(view, Access("link"))


def signed_in(view: View) -> View:
    """Anyone with an account; the view shows what is theirs."""
    return _mark(login_required(view), Access("signed_in"))


FIELDS = 5 * 1024 * 1024
"""Bytes that a request may hold beside its files: the other fields, and what lies between them."""


def takes_files(most: int) -> Callable[[View], View]:
    """Mark a page that takes files of ``most`` bytes together. Every other page takes fields alone, and whatever is
    larger is turned away before it is read (``dialogplattform/middleware.py``). Goes outside who may."""

    def mark(view: View) -> View:
        view.largest_body = most + FIELDS  # type: ignore[attr-defined]
        return view

    return mark


def open_dialogue(user, slug: str) -> Dialogue:
    """Return the dialogue if the person has any role in it.

    Raises:
        Http404: it does not exist, or the person may not know that it does.
    """
    dialogue = dialogue_at(slug)
    if dialogue is None or not roles_in(user, dialogue):
        raise Http404
    return dialogue


def may_open(user, dialogue: Dialogue, address: str) -> bool:
    """Whether the person gets past the door of the page at ``address``, of ours or of anyone's. No query once roles are
    read. What the view itself narrows is not looked at."""
    try:
        access = getattr(resolve(urlsplit(address).path).func, "access", None)
    except Resolver404:
        return False
    if access is None or access.kind != "workspace":
        return access is not None
    return scope_of(user, dialogue, access.capability) is not None


def workspace(capability: str) -> Callable[[View], View]:
    """A page inside a dialogue: ``view(request, slug, …)`` gets ``request.dialogue`` and ``request.scope``.

    Someone without an account is sent to log in, an outsider gets 404, a member without the right 403. A scope of
    OWN or RELEASED lets the person in: narrowing to what that means is the view's own line.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, slug: str, *args, **kwargs) -> HttpResponseBase:
            dialogue = open_dialogue(request.user, slug)
            scope = scope_of(request.user, dialogue, capability)
            if scope is None:
                request.dialogue = dialogue  # the 403 page may show the way back
                raise PermissionDenied(capability)
            request.dialogue, request.scope = dialogue, scope
            with speaking(dialogue.kind):
                return view(request, *args, **kwargs)

        return _mark(login_required(wrapper), Access("workspace", capability))

    return decorate
