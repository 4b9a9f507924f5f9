"""The promises as feed, calendar and open data. Every answer tells whether it changed, so asking often is cheap."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dialogues.access import public
from dialogues.models import Dialogue
from dialogues.public import dialogue_as_known, drawn_once, kept_briefly, public_context, public_dialogue

from ..models import PROMISED, Proposal
from . import calendar, data
from . import schema as contract
from .news import News, absolute, news


@public
@kept_briefly
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the feed, the calendar and the data are, and what they hold."""
    dialogue = public_dialogue(slug)
    fields = contract.PROMISE["properties"]
    context = {
        "fields": [(name, field.get("description", "")) for name, field in fields.items()],
        "columns": contract.HEAD,
        "money_columns": contract.MONEY_HEAD,
        "licence": contract.LICENCE,
    }
    return render(request, "public/open.html", public_context(request, dialogue, **context))


@public
@drawn_once(dialogue_as_known)
def feed(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The Atom feed (RFC 4287) of all promises, or of the one with ``number``."""
    dialogue = public_dialogue(slug)
    only = _promise(dialogue, number) if number is not None else None
    return HttpResponse(_atom(dialogue, only, news(dialogue, only), request.path), content_type=Atom1Feed.content_type)


def _promise(dialogue: Dialogue, number: int) -> Proposal:
    found = dialogue.proposals.filter(number=number, state__in=PROMISED).first()
    if found is None:
        raise Http404
    found.dialogue = dialogue
    return found


def _atom(dialogue: Dialogue, only: Proposal | None, entries: list[News], path: str) -> str:
    title = only.title if only else _("What we promised: %(title)s") % {"title": dialogue.title}
    link = absolute(only.get_public_url() if only else reverse("public:actions", args=[dialogue.slug]))
    written = Atom1Feed(
        title=title,
        link=link,
        description="",
        language=get_language(),
        feed_url=absolute(path),
        author_name=dialogue.municipality.name,
        feed_guid=absolute(path),
    )
    for one in entries:
        written.add_item(
            title=one.title,
            link=one.url,
            description=linebreaksbr(one.text, autoescape=True),
            unique_id=f"{absolute(reverse('public:actions', args=[dialogue.slug]))}#{one.key}",
            pubdate=one.at,
            updateddate=one.at,
        )
    if not entries:
        written.feed["updated"] = dialogue.published_at
        written.latest_post_date = lambda: dialogue.published_at or timezone.now()  # type: ignore[method-assign]
    return written.writeString("utf-8")


def _file(name: str, kind: str, make: Callable[[Dialogue], Any]) -> Callable[..., HttpResponseBase]:
    @public
    @drawn_once(dialogue_as_known)
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        answer = HttpResponse(make(public_dialogue(slug)), content_type=kind)
        answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
        answer.headers["Access-Control-Allow-Origin"] = "*"
        return answer

    return view


calendar_file = _file("promises.ics", calendar.MEDIA_TYPE, calendar.calendar)
CSV = "text/csv; charset=utf-8; header=present"
table = _file("promises.csv", CSV, data.table)
money_table = _file("money.csv", CSV, data.money_table)


@public
@drawn_once(dialogue_as_known)
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The promises as JSON."""
    answer = JsonResponse(data.document(public_dialogue(slug)), json_dumps_params={"ensure_ascii": False})
    return _for_everyone(answer)


@public
@drawn_once(dialogue_as_known)
def schema(request: HttpRequest, slug: str) -> HttpResponse:
    """The JSON Schema that the document follows."""
    public_dialogue(slug)
    return _for_everyone(JsonResponse(contract.SCHEMA, content_type="application/schema+json"))


def _for_everyone(answer: HttpResponse) -> HttpResponse:
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
