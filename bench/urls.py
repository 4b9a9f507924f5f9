"""The site's addresses, an empty page in a dialogue's workspace, and one with nothing at all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from dialogplattform.urls import urlpatterns as site
from dialogues.access import public, workspace


@workspace("read_overview")
def empty(request: HttpRequest) -> HttpResponse:
    """The workspace shell, signed in, with nothing on the page."""
    return render(request, "bench/empty.html")


@public
def nothing(request: HttpRequest) -> HttpResponse:
    """What the stack itself costs."""
    return HttpResponse("")


urlpatterns = [
    path("bench/empty/", nothing, name="nothing"),
    path("dialogues/<slug:slug>/empty/", empty, name="empty"),
    *site,
]
