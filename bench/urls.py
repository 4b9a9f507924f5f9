"""The site's addresses and an empty page in a dialogue's workspace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from dialogplattform.urls import urlpatterns as site
from dialogues.access import workspace


@workspace("read_overview")
def empty(request: HttpRequest) -> HttpResponse:
    """The workspace shell, signed in, with nothing on the page."""
    return render(request, "bench/empty.html")


urlpatterns = [path("dialogues/<slug:slug>/empty/", empty, name="empty"), *site]
