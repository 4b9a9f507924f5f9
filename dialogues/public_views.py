"""Pages for anyone: the front page, a dialogue in public, help, accessibility, privacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .access import public
from .models import Dialogue


@public
def front(request: HttpRequest) -> HttpResponse:
    dialogues = Dialogue.objects.exclude(published_at=None).select_related("municipality")
    return render(request, "public/front.html", {"dialogues": dialogues})


@public
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html")


@public
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html")
