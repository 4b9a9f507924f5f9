"""The municipality's page for anyone, its feed and its data."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dialogues.access import public
from dialogues.lists import ListFilter, page_of
from dialogues.public import drawn_once, kept_while, with_cookie

from ..open.news import absolute
from . import data, queries
from .news import news


def _etag(request: HttpRequest, municipality: str) -> str | None:
    if request.user.is_authenticated:
        return None
    follows_from = queries.known(municipality)
    return with_cookie(request, (follows_from, request.GET.urlencode())) if follows_from else None


def _known(request: HttpRequest, municipality: str) -> Any:
    return queries.known(municipality)


@public
@require_safe
@kept_while(_etag)
def page(request: HttpRequest, municipality: str) -> HttpResponse:
    """Every promise, those first that need an eye; filtered by how they stand, by whom and by dialogue."""
    found = queries.municipality_at(municipality)
    every = queries.overview(found)
    dialogues = list(queries.published(found))
    counts = every.counts
    listing = ListFilter(
        request.GET,
        filters={
            "stands": (_("How it stands"), [(key, label) for key, label in queries.KINDS if counts[key]]),
            "owner": (_("Responsible"), every.owners),
            "dialogue": (_("Dialogue"), [(one.slug, one.title) for one in dialogues if every.of(one.slug)]),
        },
    )
    context = {
        "municipality": found,
        "sentence": every.sentence,
        "silent": every.silent,
        "rows": [{"dialogue": one, "promises": every.of(one.slug)} for one in dialogues],
        "page": page_of(request, _filtered(every.rows, listing)),
        "in_all": len(every.rows),
        "filter_form": listing,
    }
    return render(request, "public/municipality.html", context)


def _filtered(rows: list[queries.Row], listing: ListFilter) -> list[queries.Row]:
    words = listing.value("q").casefold().split()[:8]
    stands, owner, dialogue = (listing.value(name) for name in ("stands", "owner", "dialogue"))
    return [
        row
        for row in rows
        if (not stands or row.kind == stands)
        and (not owner or str(row.owner_key) == owner)
        and (not dialogue or row.slug == dialogue)
        and all(word in f"{row.title} {row.owner} {row.dialogue}".casefold() for word in words)
    ]


@public
@require_safe
@drawn_once(_known)
def feed(request: HttpRequest, municipality: str) -> HttpResponse:
    """The Atom feed (RFC 4287) of everything that happens to the municipality's promises."""
    found = queries.municipality_at(municipality)
    here = absolute(reverse("municipality", args=[found.slug]))
    written = Atom1Feed(
        title=_("What %(municipality)s has promised") % {"municipality": found.name},
        link=here,
        description="",
        language=get_language(),
        feed_url=absolute(request.path),
        author_name=found.name,
        feed_guid=absolute(request.path),
    )
    entries = news(found)
    for one in entries:
        dialogue = one.proposal.dialogue if one.proposal else None
        written.add_item(
            title=one.title,
            link=one.url,
            description=linebreaksbr(one.text, autoescape=True),
            unique_id=f"{absolute(reverse('public:actions', args=[dialogue.slug]))}#{one.key}" if dialogue else one.url,
            pubdate=one.at,
            updateddate=one.at,
            categories=[dialogue.title] if dialogue else [],
        )
    if not entries:
        moment = max((one.published_at for one in queries.published(found) if one.published_at), default=timezone.now())
        written.latest_post_date = lambda: moment  # type: ignore[method-assign]
    return HttpResponse(written.writeString("utf-8"), content_type=Atom1Feed.content_type)


@public
@require_safe
@drawn_once(_known)
def document(request: HttpRequest, municipality: str) -> HttpResponse:
    """The promises as JSON."""
    return _for_everyone(data.document(queries.municipality_at(municipality)), "application/json")


@public
@require_safe
@drawn_once(_known)
def schema(request: HttpRequest, municipality: str) -> HttpResponse:
    """The JSON Schema that the document follows."""
    return _for_everyone(data.SCHEMA, "application/schema+json")


def _for_everyone(content: Any, kind: str) -> HttpResponse:
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False}, content_type=kind)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
