"""The case in Dialogguiden's form: facts, ingress, why we did it, how we did it, what came of it (DOMAIN.md, step 7).

It begins with what the product knows; a person writes the rest. What is published is frozen as::

    {"format": 1, "title", "place", "municipality", "started", "contact", "ingress", "purpose", "process", "result",
     "lessons": [{"happened", "learnt", "helps"}],
     "looking": {"answers": 17, "questions": [{"label", "mean", "steps": [5]}]} or None}

No person's name is in it but what somebody writes, and no answer of few.
"""

from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.models import Dialogue
from interviews.models import InterviewStatus
from perspectives.models import PublishedPerspective

from .. import queries
from ..models import Case
from ..standing import as_words, summary
from .queries import looking

INGRESS = 400


def prefilled(dialogue: Dialogue) -> dict[str, str]:
    """What is known of each part, in the reader's language. Twelve queries."""
    every = queries.promises(dialogue)
    return {
        "place": dialogue.municipality.name,
        "started": date_format(dialogue.starts_on, "F Y"),
        "ingress": _ingress(dialogue, every),
        "purpose": _purpose(dialogue),
        "process": "\n\n".join(part for part in _process(dialogue) if part),
        "result": _result(every),
    }


def _ingress(dialogue: Dialogue, every: list[queries.Promise]) -> str:
    first = dialogue.issue.strip().split("\n")[0]
    if len(first) > INGRESS:
        first = first[:INGRESS].rsplit(". ", 1)[0].rstrip(".") + "."
    if first and first[-1] not in ".!?":
        first = "" if first == dialogue.title else f"{first}."
    return " ".join(part for part in (first, summary(promise.standing for promise in every)) if part)


def _purpose(dialogue: Dialogue) -> str:
    question = dialogue.questions.filter(agreed_on__isnull=False).values_list("wording", flat=True).first()
    asked = _("The question that the dialogue set out from: %(question)s") % {"question": question} if question else ""
    return "\n\n".join(part for part in (dialogue.purpose.strip(), asked) if part)


def _process(dialogue: Dialogue) -> list[str]:
    held = dialogue.interviews.filter(status=InterviewStatus.HELD)
    talks = held.aggregate(n=Count("pk"), first=Min("held_on"), last=Max("held_on"))
    perspectives = PublishedPerspective.objects.filter(
        chapter__compilation__in=dialogue.compilations.filter(status="published").order_by("-number").values("pk")[:1]
    ).count()
    met = dialogue.meetings.aggregate(n=Count("pk"), first=Min("held_on"), last=Max("held_on"))
    came = dialogue.participants.filter(Q(attendances__came=True)).distinct().count()
    weighed = queries.standing_alone(dialogue).aggregate(
        n=Count("pk"), kept=Count("pk", filter=Q(state__in=queries.KEPT))
    )
    talked, met_times = talks["n"], met["n"]
    collected, kept = weighed["n"], weighed["kept"]
    proposals = ngettext("One proposal was collected.", "%(count)s proposals were collected.", collected)
    went_on = ngettext("One went on.", "%(count)s went on.", kept)
    people = ngettext("One person came.", "%(count)s people came.", came)
    return [
        _counted(ngettext("One interview was held.", "%(count)s interviews were held.", talked), talked) + _when(talks),
        _counted(
            ngettext(
                "One perspective was published in a compilation, in people's own words.",
                "%(count)s perspectives were published in a compilation, in people's own words.",
                perspectives,
            ),
            perspectives,
        ),
        _counted(ngettext("There was one meeting.", "There were %(count)s meetings.", met_times), met_times)
        + _when(met)
        + (f" {_counted(people, came)}" if came >= dialogue.threshold else ""),
        f"{_counted(proposals, collected)} {_counted(went_on, kept)}".strip(),
    ]


def _counted(words: str, count: int) -> str:
    """A sentence with its number as a word; nothing about nothing."""
    number = capfirst(as_words(count)) if words.startswith("%") else as_words(count)
    return words % {"count": number} if count else ""


def _when(period: dict[str, Any]) -> str:
    if not period["n"] or not period["first"]:
        return ""
    first, last = (date_format(period[name], "F Y") for name in ("first", "last"))
    words = _("It was in %(first)s.") if first == last else _("It was from %(first)s to %(last)s.")
    return " " + words % {"first": first, "last": last}


def _result(every: list[queries.Promise]) -> str:
    lines = [summary(promise.standing for promise in every)]
    lines += [f"{promise.proposal.title}: {promise.standing.words.lower()}." for promise in every]
    return "\n".join(line for line in lines if line)


def frozen(dialogue: Dialogue, case: Case) -> dict[str, Any]:
    """The content of a version, in Swedish words as they were written. Five queries."""
    found = looking(dialogue)
    told = None
    if found.questions:
        told = {
            "answers": found.answers,
            "questions": [{"label": one.label, "mean": one.mean, "steps": one.steps} for one in found.questions],
        }
    return {
        "format": 1,
        "title": dialogue.title,
        "municipality": dialogue.municipality.name,
        "contact": dialogue.contact_email or dialogue.municipality.contact_email,
        "place": case.place,
        "started": case.started,
        "ingress": case.ingress,
        "purpose": case.purpose,
        "process": case.process,
        "result": case.result,
        "lessons": [
            {"happened": one.happened, "learnt": one.learnt, "helps": str(one.get_helps_display())}
            for one in dialogue.lessons.all()
        ],
        "looking": told,
    }
