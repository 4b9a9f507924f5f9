"""Pages of the second coding: one statement at a time without the first's choice, then how well the two agree."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from interviews.models import Interview
from interviews.services import note_source_read

from ..codebook import tree
from ..codebook.tree import Node
from ..forms import chosen_keys
from ..models import Coding, Statement, Theme
from ..queries import open_themes, source_text
from ..rules import codable_interviews
from . import services
from .queries import compare, interviews_to_read, may_compare, pairs_of, read_twice, standing, to_code


class BlindForm(forms.Form):
    """The codebook as boxes, none of them ticked by anybody else."""

    themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(),
        label=gettext_lazy("Which themes does it belong to?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, nodes: list[Node], themes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nodes = nodes
        self.fields["themes"].queryset = themes

    @property
    def theme_choices(self) -> list[tuple[Node, bool]]:
        ticked = {str(getattr(one, "pk", one)) for one in self["themes"].value() or []}
        return [(node, node.key in ticked) for node in self.nodes]


def _interview(request: WorkspaceRequest, number: int) -> Interview:
    found = get_object_or_404(request.dialogue.interviews.select_related("source"), number=number)
    found.dialogue = request.dialogue
    request.nav_path = reverse("perspectives:statements", args=[request.dialogue.slug])
    return found


def _nodes(request: WorkspaceRequest) -> list[Node]:
    return tree.flat_tree(open_themes(request.dialogue).defer("lead", "silence", "kept"))


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"perspectives:{name}", args=[request.dialogue.slug, *args])


@workspace("shape_perspectives")
def second(request: WorkspaceRequest, interview: int) -> HttpResponse:
    """How far a person's own second coding has come, and where it goes on."""
    found = _interview(request, interview)
    rows = list(to_code(request.user, found))
    done = set(
        Coding.objects.filter(statement__in=rows, coder=request.user, is_blind=True).values_list("statement", flat=True)
    )
    waiting = [place for place, row in enumerate(rows, 1) if row.pk not in done]
    context = {
        "interview": found,
        "places": [(place, row.pk in done) for place, row in enumerate(rows, 1)],
        "next": waiting[0] if waiting else None,
        "done": len(done),
        "is_first": standing(request.user, found).is_first,
        "may_compare": may_compare(request.user, found),
        "hidden": found.statements.count() - len(rows),
    }
    return render(request, "perspectives/second.html", context)


@workspace("shape_perspectives")
def second_one(request: WorkspaceRequest, interview: int, place: int) -> HttpResponse:
    """One statement, in its own words for whoever may read them and masked for others, and nobody's themes."""
    found = _interview(request, interview)
    rows = list(to_code(request.user, found))
    if not 1 <= place <= len(rows):
        raise Http404
    row = rows[place - 1]
    row.dialogue, row.interview = request.dialogue, found
    mine = Coding.objects.filter(statement=row, coder=request.user, is_blind=True).first()
    initial = {"themes": list(mine.themes.all())} if mine else {}
    form = BlindForm(
        request.POST if request.method == "POST" else None,
        nodes=_nodes(request),
        themes=open_themes(request.dialogue),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                services.code_blind(statement=row, themes=list(form.cleaned_data["themes"]), actor=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _onwards(request, found, rows)
    sees_source = codable_interviews(request.user, request.dialogue).filter(pk=found.pk).exists()
    if sees_source:
        note_source_read(interview=found, actor=request.user)
    context = {
        "interview": found,
        "statement": row,
        "form": form,
        "place": place,
        "total": len(rows),
        "around": _around(row) if sees_source else None,
        "is_saved": mine is not None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "perspectives/second_one.html", context, status=status)


def _around(row: Statement) -> dict[str, str]:
    """The statement's own words, with what was said in the same paragraph before and after."""
    text = source_text(row.interview)
    if not row.anchored:
        return {"before": "", "words": row.original, "after": ""}
    begins = max(text.rfind("\n", 0, row.start), text.rfind("\r", 0, row.start)) + 1
    ends = min([at for mark in "\n\r" if (at := text.find(mark, row.end)) >= 0], default=len(text))
    return {"before": text[begins : row.start], "words": row.original, "after": text[row.end : ends]}


def _onwards(request: WorkspaceRequest, interview: Interview, rows: list[Statement]) -> HttpResponse:
    done = set(
        Coding.objects.filter(statement__in=rows, coder=request.user, is_blind=True).values_list("statement", flat=True)
    )
    waiting = [place for place, row in enumerate(rows, 1) if row.pk not in done]
    if waiting:
        return redirect(_address(request, "second_one", interview.number, waiting[0]))
    messages.success(request, _("You have been through all of interview %(n)s. This is how the two of you read it.")
                     % {"n": interview.number})  # fmt: skip
    return redirect(_address(request, "agreement_one", interview.number))


@workspace("shape_perspectives")
def agreement(request: WorkspaceRequest) -> HttpResponse:
    """How well two coders agree, theme by theme, over every interview that two have read and the person may compare."""
    interviews, begun = read_twice(request.user, request.dialogue)
    request.nav_path = _address(request, "statements")
    context = {
        "interviews": interviews,
        "comparison": compare(request.user, request.dialogue, interviews, _nodes(request)),
        "own": begun,
        "to_read": interviews_to_read(request.user, request.dialogue),
    }
    return render(request, "perspectives/agreement.html", context)


@workspace("shape_perspectives")
def second_begin(request: WorkspaceRequest) -> HttpResponse:
    """Go to the interview chosen in a list."""
    keys = chosen_keys([request.GET.get("interview", "")])
    if not keys or not request.dialogue.interviews.filter(number=keys[0]).exists():
        return redirect(_address(request, "agreement"))
    return redirect(_address(request, "second", keys[0]))


@workspace("shape_perspectives")
def agreement_one(request: WorkspaceRequest, interview: int) -> HttpResponse:
    """One interview as two read it: the figures, and each difference with both choices."""
    found = _interview(request, interview)
    if not may_compare(request.user, found):
        return redirect(_address(request, "second", found.number))
    comparison = compare(request.user, request.dialogue, [found], _nodes(request))
    context = {"interview": found, "comparison": comparison}
    return render(request, "perspectives/agreement_one.html", context)


@workspace("shape_perspectives")
@require_POST
def settle(request: WorkspaceRequest, interview: int) -> HttpResponse:
    """Decide which of two readings a statement goes by."""
    found = _interview(request, interview)
    back = _address(request, "agreement_one", found.number)
    if not may_compare(request.user, found):
        return redirect(_address(request, "second", found.number))
    asked = request.POST.get("pair", "")
    pair = next((one for one in pairs_of(request.user, request.dialogue, [found]) if str(one.second.pk) == asked), None)
    try:
        if pair is None:
            raise ValidationError(_("Choose whose themes the statement gets."))
        pair.statement.dialogue = request.dialogue
        services.settle_difference(pair=pair, choice=request.POST.get("choice", ""), actor=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(back)
    messages.success(request, _("It is decided which themes the statement has."))
    return redirect(f"{back}#d{asked}")
