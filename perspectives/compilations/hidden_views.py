"""What a version hides and why: for those who put it together."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace

from . import hidden as hiding
from .views import _address, _compilation


@workspace("edit_compilation")
def hidden(request: WorkspaceRequest, number: int) -> HttpResponse:
    """The page. Of a published version what was hidden is frozen with it; the page leads there instead."""
    compilation = _compilation(request, number)
    if compilation.published_at is not None:
        messages.info(request, _("The version is published, and what it hides does not change any more."))
        return redirect(_address("read", compilation))
    context = {"compilation": compilation, "hidden": hiding.hidden(compilation)}
    return render(request, "compilations/hidden.html", context)


@workspace("edit_compilation")
@require_POST
def let_wait(request: WorkspaceRequest, number: int, group: int) -> HttpResponse:
    compilation = _compilation(request, number)
    found = get_object_or_404(request.dialogue.groups, pk=group)
    waits = request.POST.get("waits") == "1"
    try:
        hiding.let_wait(compilation=compilation, group=found, waits=waits, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        said = _("%(group)s waits in this version.") if waits else _("Words are told of %(group)s again.")
        messages.success(request, said % {"group": found.name})
    return redirect(f"{_address('hidden', compilation)}#groups")
