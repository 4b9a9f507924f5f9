"""The actor map: the drawing, actors, what they reach, and the forums they meet in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..access import WorkspaceRequest, workspace
from ..lists import ListFilter, page_of, search
from ..models import Actor, ActorKind, ActorRelation, ActorTarget, Forum
from ..pages import confirm_page, form_page
from . import forms, queries, services


def home(request: WorkspaceRequest, anchor: str = "") -> str:
    return reverse("dialogues:actors", args=[request.dialogue.slug]) + (f"#{anchor}" if anchor else "")


@workspace("read_groundwork")
def actors(request: WorkspaceRequest) -> HttpResponse:
    filters = {"kind": (_("Kind"), ActorKind.choices), "relation": (_("Relation"), ActorRelation.choices)}
    listing = ListFilter(request.GET, filters=filters)
    rows = queries.actors_of(request.dialogue)
    rows = search(rows, listing.value("q"), ["name", "does", "resources"])
    for name in filters:
        if value := listing.value(name):
            rows = rows.filter(**{name: value})
    known = queries.actor_map(request.dialogue)
    context = {"map": known, "says": queries.says(known), "page": page_of(request, rows), "filter_form": listing}
    return render(request, "dialogues/actors/map.html", context)


def _form(request: WorkspaceRequest, form, save, *, title: str, said: str, anchor: str, **context) -> HttpResponse:
    return form_page(
        request,
        form,
        save=lambda form: save(form=form, dialogue=request.dialogue, actor=request.user),
        title=title,
        submit=_("Save"),
        back=home(request),
        back_title=_("Actor map"),
        done=home(request, anchor),
        said=said,
        **context,
    )


@workspace("edit_dialogue")
def actor_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    row = get_object_or_404(request.dialogue.actors, pk=pk) if pk else Actor()
    return _form(
        request,
        forms.ActorForm(request.POST or None, instance=row, dialogue=request.dialogue),
        services.save_actor,
        title=_("Change the actor") if pk else _("Add an actor"),
        said=_("The actor is on the map."),
        anchor="list",
        aside="dialogues/actors/aside.html",
        row=row,
    )


@workspace("edit_dialogue")
def target_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    row = get_object_or_404(request.dialogue.actor_targets, pk=pk) if pk else ActorTarget()
    return _form(
        request,
        forms.TargetForm(request.POST or None, instance=row),
        services.save_target,
        title=_("Change the target group or area") if pk else _("Add a target group or an area"),
        said=_("The map is changed."),
        anchor="map",
        aside="dialogues/actors/target_aside.html",
        row=row,
    )


@workspace("edit_dialogue")
def forum_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    row = get_object_or_404(request.dialogue.forums, pk=pk) if pk else Forum()
    return _form(
        request,
        forms.ForumForm(request.POST or None, instance=row),
        services.save_forum,
        title=_("Change the forum") if pk else _("Add a forum"),
        said=_("The forum is saved."),
        anchor="forums",
        aside="dialogues/actors/forum_aside.html",
        row=row,
    )


def _remove(request: WorkspaceRequest, row: Actor | ActorTarget | Forum, text: str) -> HttpResponse:
    row.dialogue = request.dialogue
    return confirm_page(
        request,
        act=lambda: services.remove(row=row, actor=request.user),
        title=_("Take %(name)s off the map?") % {"name": row},
        text=text,
        submit=_("Take it off"),
        back=home(request),
        back_title=_("Actor map"),
        done=home(request),
        said=_("It is off the map."),
    )


@workspace("edit_dialogue")
def actor_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    text = _("What is written about the actor is removed. Target groups, areas and forums stay.")
    return _remove(request, get_object_or_404(request.dialogue.actors, pk=pk), text)


@workspace("edit_dialogue")
def target_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    text = _("The actors stay, but the map no longer shows who works for it.")
    return _remove(request, get_object_or_404(request.dialogue.actor_targets, pk=pk), text)


@workspace("edit_dialogue")
def forum_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    text = _("The actors stay, but the map no longer shows who meets there.")
    return _remove(request, get_object_or_404(request.dialogue.forums, pk=pk), text)
