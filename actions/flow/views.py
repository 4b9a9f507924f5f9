"""The thread as a drawing, in the workspace and for anyone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogues.access import WorkspaceRequest, public, workspace
from dialogues.permissions import scope_of
from dialogues.public import kept_briefly, public_context, public_dialogue

from .layout import draw
from .queries import Flow, flow


def _context(found: Flow) -> dict:
    heads = [_("Theme"), _("At a meeting"), _("Problem description"), _("Proposal"), pgettext("flow", "Now")]
    drawn = draw(found)
    return {
        "flow": found,
        "drawn": drawn,
        "rows": found.rows(),
        "heads": [{"x": x, "title": title} for x, title in zip(drawn.heads, heads, strict=True)],
    }


@workspace("read_actions")
def thread(request: WorkspaceRequest) -> HttpResponse:
    """From all perspectives for those who may read drafts, from the published ones for the others."""
    only_published = scope_of(request.user, request.dialogue, "read_draft") is None
    context = _context(flow(request.dialogue, public=only_published)) | {"only_published": only_published}
    return render(request, "actions/flow/page.html", context)


@public
@kept_briefly
def public_thread(request: HttpRequest, slug: str) -> HttpResponse:
    dialogue = public_dialogue(slug)
    found = flow(dialogue, public=True)
    if not found.perspectives and not found.links:
        raise Http404
    return render(request, "public/flow.html", public_context(request, dialogue, **_context(found)))
