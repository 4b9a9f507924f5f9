"""One click from the actor map to groups in the interview plan."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace

from . import services


class ChooseForm(forms.Form):
    """Which of the suggested groups are made; all of them, to begin with."""

    groups = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, suggested: list[services.Suggested], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = [(one.key, one.name) for one in suggested if not one.there]


@workspace("plan_interviews")
def plan_from_actors(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    suggested = services.suggested(dialogue)
    form = ChooseForm(request.POST or None, suggested=suggested)
    if request.method == "POST":
        if form.is_valid() and form.cleaned_data["groups"]:
            made = services.make_groups(dialogue=dialogue, actor=request.user, keys=form.cleaned_data["groups"])
            if made:
                names = ", ".join(group.name for group in made[:8]) + (" …" if len(made) > 8 else "")
                said = ngettext(
                    "%(n)d group is in the plan now: %(names)s.",
                    "%(n)d groups are in the plan now: %(names)s.",
                    len(made),
                )
                messages.success(request, said % {"n": len(made), "names": names})
            else:
                messages.success(request, _("Nothing is new. Every group was in the plan already."))
            return redirect("interviews:groups", dialogue.slug)
        messages.error(request, _("Tick at least one group."))
    chosen = set(form["groups"].value() or []) if form.is_bound else {one.key for one in suggested}
    context = {
        "new": [(one, one.key in chosen) for one in suggested if not one.there],
        "there": [one for one in suggested if one.there],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "interviews/from_actors.html", context, status=status)
