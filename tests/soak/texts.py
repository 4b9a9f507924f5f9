"""The texts that are edited: opened, changed and saved as the pages do it, by form and service."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from actions import services as proposals
from actions.forms import ProposalForm
from actions.learning import services as learning
from actions.learning.forms import LessonForm
from actions.models import Lesson, Proposal
from dialogues.actors import services as actors
from dialogues.actors.forms import ActorForm
from dialogues.design_team.meetings import services as team_meetings
from dialogues.design_team.meetings.forms import TeamMeetingForm
from dialogues.forms import DescriptionForm, PublicTextForm
from dialogues.knowledge import services as knowledge
from dialogues.knowledge.forms import GapForm
from dialogues.models import Actor, DesignTeamMeeting, Dialogue, KnowledgeGap
from dialogues.services import change_section
from interviews.forms import GroupForm
from interviews.guide import services as guide
from interviews.guide.forms import QuestionForm
from interviews.models import GuideQuestion, InterviewText, StakeholderGroup
from interviews.services import save_group, write_text
from meetings import services as meetings
from meetings.forms import AgendaItemForm
from meetings.models import AgendaItem, TableSheet
from meetings.phone.sheets import write_sheet
from perspectives import perspective_services
from perspectives.codebook import services as codebook
from perspectives.codebook.forms import ThemeForm
from perspectives.compilations import texts as compiled
from perspectives.forms import PerspectiveForm
from perspectives.models import Compilation, Perspective, Theme

ROWS = 3
"""Of each kind, so that many meet on the same."""


class Refused(Exception):
    """The form or the service said no for another reason than somebody's edit."""


@dataclass
class Opened:
    """A text as somebody has it before them. ``save`` writes another in its place.

    Raises from ``save``: Conflict, Gone: somebody was there first; Refused.
    """

    saw: str
    save: Callable[[str], None]


@dataclass(frozen=True)
class Kind:
    name: str
    keys: Callable[[Dialogue], list[int]]
    open: Callable[[int, User], Opened]


def _sent(form: Any) -> dict[str, Any]:
    """What a browser sends of an open form."""
    values = {}
    for name in form.fields:
        value = form[name].value()
        if value in (None, False):
            continue
        many = value if isinstance(value, (list, tuple)) or hasattr(value, "all") else None
        values[form.add_prefix(name)] = [getattr(one, "pk", one) for one in many] if many is not None else value
    return values


def _by_form(name: str, model: Any, field: str, form_class: Any, save: Callable, keys: Callable, **given: Any) -> Kind:
    def form_of(key: int, data: Any = None) -> Any:
        row = model.objects.get(pk=key)
        more = {part: of(row) for part, of in given.items()}
        return form_class(data, instance=row, **more)

    def open_text(key: int, actor: User) -> Opened:
        opened = form_of(key)
        sent = _sent(opened)

        def save_text(text: str) -> None:
            form = form_of(key, sent | {field: text})
            if not form.is_valid():
                raise Refused(f"{name}: {form.errors.as_json()}")
            save(form, actor)

        return Opened(str(getattr(opened.instance, field)), save_text)

    return Kind(name, lambda dialogue: list(keys(dialogue).values_list("pk", flat=True)[:ROWS]), open_text)


def _its_dialogue(row: Any) -> Dialogue:
    return row.dialogue


def _dialogue_of(form: Any) -> Dialogue:
    return form.instance.dialogue


def _section(name: str, field: str, form_class: Any) -> Kind:
    def save(form: Any, actor: User) -> None:
        change_section(form=form, dialogue=form.instance, section=name, actor=actor)

    def keys(dialogue: Dialogue) -> Any:
        return Dialogue.objects.filter(pk=dialogue.pk)

    return _by_form(f"dialogue.{name}", Dialogue, field, form_class, save, keys)


def _open_interview(key: int, actor: User) -> Opened:
    row = InterviewText.objects.select_related("interview__dialogue").get(pk=key)

    def save(text: str) -> None:
        current = InterviewText.objects.select_related("interview__dialogue").get(pk=key)
        write_text(source=current, text=text, opened_version=row.version, actor=actor)

    return Opened(row.text, save)


def _open_sheet(key: int, actor: User) -> Opened:
    row = TableSheet.objects.select_related("table__meeting__dialogue").get(pk=key)

    def save(text: str) -> None:
        current = TableSheet.objects.select_related("table__meeting__dialogue").get(pk=key)
        write_sheet(sheet=current, text=text, opened_version=row.version, writer=str(actor.pk), actor=actor)

    return Opened(row.text, save)


def _open_summary(key: int, actor: User) -> Opened:
    def place() -> compiled.TextPlace:
        found = compiled.text_place(Compilation.objects.select_related("dialogue").get(pk=key), "summary")
        assert found is not None
        return found

    saw = place().text

    def save(text: str) -> None:
        compiled.save_text(place=place(), text=text, opened=compiled.opened_mark(saw), actor=actor)

    return Opened(saw, save)


def _standing(name: str) -> Callable:
    return lambda dialogue: getattr(dialogue, name).filter(removed_at=None).order_by("pk")


KINDS = [
    _section("description", "background", DescriptionForm),
    _section("public", "next_step", PublicTextForm),
    _by_form(
        "actor", Actor, "does", ActorForm,
        lambda form, actor: actors.save_actor(form=form, dialogue=_dialogue_of(form), actor=actor),
        lambda dialogue: dialogue.actors.order_by("pk"), dialogue=_its_dialogue,
    ),
    _by_form(
        "gap", KnowledgeGap, "question", GapForm,
        lambda form, actor: knowledge.save_gap(form=form, dialogue=_dialogue_of(form), actor=actor),
        lambda dialogue: dialogue.knowledge_gaps.order_by("pk"),
    ),
    _by_form(
        "minutes", DesignTeamMeeting, "minutes", TeamMeetingForm,
        lambda form, actor: team_meetings.save_team_meeting(form=form, dialogue=_dialogue_of(form), actor=actor),
        lambda dialogue: dialogue.design_team_meetings.order_by("pk"), dialogue=_its_dialogue,
    ),
    _by_form(
        "group", StakeholderGroup, "why", GroupForm,
        lambda form, actor: save_group(form=form, dialogue=_dialogue_of(form), actor=actor),
        lambda dialogue: dialogue.groups.order_by("pk"), dialogue=_its_dialogue,
    ),
    _by_form(
        "guide", GuideQuestion, "text", QuestionForm,
        lambda form, actor: guide.save_question(form=form, dialogue=_dialogue_of(form), actor=actor),
        _standing("guide"),
    ),
    Kind(
        "interview",
        lambda dialogue: list(
            InterviewText.objects.filter(interview__dialogue=dialogue, sealed_at=None).exclude(text="")
            .order_by("pk").values_list("pk", flat=True)[:ROWS]
        ),
        _open_interview,
    ),
    _by_form(
        "theme", Theme, "description", ThemeForm,
        lambda form, actor: codebook.save_theme(form=form, dialogue=_dialogue_of(form), actor=actor),
        _standing("themes"), dialogue=_its_dialogue,
    ),
    _by_form(
        "perspective", Perspective, "text", PerspectiveForm,
        lambda form, actor: perspective_services.save_perspective(
            form=form, dialogue=_dialogue_of(form), actor=actor
        ),
        _standing("perspectives"), dialogue=_its_dialogue,
    ),
    Kind(
        "compilation",
        lambda dialogue: list(dialogue.compilations.filter(published_at=None).values_list("pk", flat=True)[:ROWS]),
        _open_summary,
    ),
    _by_form(
        "agenda", AgendaItem, "prompt", AgendaItemForm,
        lambda form, actor: meetings.save_agenda_item(form=form, meeting=form.instance.meeting, actor=actor),
        lambda dialogue: AgendaItem.objects.filter(meeting__dialogue=dialogue).order_by("pk"),
    ),
    Kind(
        "sheet",
        lambda dialogue: list(
            TableSheet.objects.filter(table__meeting__dialogue=dialogue)
            .order_by("pk").values_list("pk", flat=True)[:ROWS]
        ),
        _open_sheet,
    ),
    _by_form(
        "proposal", Proposal, "why", ProposalForm,
        lambda form, actor: proposals.save_proposal(form=form, dialogue=_dialogue_of(form), actor=actor),
        lambda dialogue: dialogue.proposals.filter(merged_into=None).order_by("pk"), dialogue=_its_dialogue,
    ),
    _by_form(
        "lesson", Lesson, "learnt", LessonForm,
        lambda form, actor: learning.save_lesson(form=form, dialogue=_dialogue_of(form), actor=actor),
        lambda dialogue: dialogue.lessons.order_by("pk"),
    ),
]  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}
