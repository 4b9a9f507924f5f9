"""How far the interviews have come, for the overview. Everybody in the dialogue reads it, so counts are as suppressed
as the design team's page has them."""

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dialogues.models import Dialogue
from dialogues.phases import DONE, GAP, LATE, PART, Missing, Promised, Readiness, Step, Waiting

from .coverage import Figures, GroupRow, lead
from .coverage import figures as group_figures
from .coverage.gaps import group_key
from .models import Interview, InterviewStatus, InterviewText, SuggestionStatus
from .webforms.queries import to_sort

MOST_NAMED = 3


def readiness(dialogue: Dialogue) -> Readiness:
    """Work out state, what is missing and who waits. Nine queries at most, whatever the size."""
    result = group_figures(dialogue, exact=False)
    silent = _silent(dialogue, result)
    figures = _figures(dialogue)
    suggested = dialogue.suggestions.filter(status=SuggestionStatus.OPEN).exists()
    return Readiness(
        state=_state(dialogue, result, figures, silent),
        summary=lead(result),
        missing=tuple(_missing(dialogue, result, figures, silent, suggested)),
        steps=tuple(_steps(dialogue, result, figures, silent, suggested)),
        waiting=tuple(_waiting(dialogue)),
        promises=tuple(_promises(dialogue, result, figures)),
    )


def _figures(dialogue: Dialogue) -> dict[str, int]:
    written = InterviewText.objects.filter(interview=OuterRef("pk")).exclude(text="", sealed_at=None)
    counts = (
        dialogue.interviews.order_by()
        .annotate(written=Exists(written))
        .aggregate(
            interviews=Count("pk"),
            unwritten=Count("pk", filter=Q(status=InterviewStatus.HELD, written=False)),
        )
    )
    held = Interview.people.through.objects.filter(interviewee=OuterRef("pk"), interview__status=InterviewStatus.HELD)
    counts["to_sort"] = to_sort(dialogue)
    met = Q(is_held=True) & ~Q(consent__withdrawn_at__isnull=False)  # as in the coverage: the difference would be told
    return counts | dialogue.interviewees.order_by().annotate(is_held=Exists(held)).aggregate(
        met=Count("pk", filter=met),
        told=Count("pk", filter=met & Q(consent__isnull=False)),
        taken_back=Count("pk", filter=Q(withdrawal__isnull=False, withdrawal__handled_at=None)),
    )


def _state(dialogue: Dialogue, result: Figures, figures: dict[str, int], silent: list[GroupRow]) -> str:
    if not result.rows and not figures["interviews"]:
        return GAP
    # of a hidden count everybody knows that it is at least one, and the state must not tell more
    full = result.rows and all(row.heard.number is None or row.heard.number >= row.planned for row in result.rows)
    if full and not figures["unwritten"] and figures["met"] == figures["told"]:
        return DONE
    end = max((phase.ends_on for phase in dialogue.plan.all() if phase.phase == "interviews"), default=None)
    return LATE if end and end < timezone.localdate() and silent else PART


def _silent(dialogue: Dialogue, result: Figures) -> list[GroupRow]:
    """Return the groups nobody is heard in, but for those that the leader has decided to leave."""
    if not result.silent:
        return []
    left = set(dialogue.gap_decisions.values_list("key", flat=True))
    return [row for row in result.silent if group_key(row.group) not in left]


def _missing(
    dialogue: Dialogue, result: Figures, figures: dict[str, int], silent: list[GroupRow], suggested: bool
) -> list[Missing]:
    plan = reverse("interviews:plan", args=[dialogue.slug])
    found = []
    if gaps := dialogue.privacy_gaps():
        text = _("Privacy set-up before the first interview: %(gaps)s") % {"gaps": ", ".join(gaps)}
        found.append(Missing(text, reverse("dialogues:preparation", args=[dialogue.slug])))
    if not result.rows:
        found.append(Missing(_("A plan of whom to hear"), plan))
    found += [Missing(_("%(group)s, nobody heard") % {"group": row.title}, plan) for row in silent[:MOST_NAMED]]
    if len(silent) > MOST_NAMED:
        more = len(silent) - MOST_NAMED
        text = ngettext("%(count)d more group not heard", "%(count)d more groups not heard", more)
        found.append(Missing(text % {"count": more}, plan))
    if count := figures["unwritten"]:
        text = ngettext("The text of %(count)d held interview", "The text of %(count)d held interviews", count)
        address = reverse("interviews:list", args=[dialogue.slug]) + "?status=held&coding=no_text"
        found.append(Missing(text % {"count": count}, address))
    if figures["told"] < figures["met"]:
        address = reverse("interviews:people", args=[dialogue.slug]) + "?consent=missing"
        found.append(Missing(_("Consent from everyone who has been heard"), address))
    if suggested:
        address = reverse("interviews:suggestions", args=[dialogue.slug]) + "?status=open"
        found.append(Missing(_("Suggestions of whom else to hear, not followed up"), address))
    if count := figures["to_sort"]:
        text = ngettext("%(count)d answer in the inbox to sort", "%(count)d answers in the inbox to sort", count)
        found.append(Missing(text % {"count": count}, reverse("interviews:inbox", args=[dialogue.slug])))
    return found


def _steps(
    dialogue: Dialogue, result: Figures, figures: dict[str, int], silent: list[GroupRow], suggested: bool
) -> list[Step]:
    steps = []
    if figures["taken_back"]:  # a step is the leader's alone; what is missing is read by everybody
        steps.append(
            Step(
                _("See what somebody has taken back"),
                _("What is not published is emptied. You see where it stands in print, and what to do."),
                reverse("interviews:consents", args=[dialogue.slug]),
                weight=5,
            )
        )
    if not result.rows:
        steps.append(
            Step(
                _("Name the groups that must be heard"),
                _("Begin with those who are talked about but rarely asked."),
                reverse("interviews:groups", args=[dialogue.slug]),
                weight=30,
            )
        )
    elif silent:
        steps.append(
            Step(
                _("Hear someone from the group %(group)s") % {"group": silent[0].title},
                _("Until then it is others who describe what it is like for them."),
                reverse("interviews:new", args=[dialogue.slug]) + f"?group={silent[0].group.pk}",
                weight=35,
            )
        )
    if count := figures["to_sort"]:
        steps.append(
            Step(
                ngettext(
                    "Sort %(count)d answer from a form on the web",
                    "Sort %(count)d answers from forms on the web",
                    count,
                )
                % {"count": count},
                _("Whoever took the time to write should not have to wait to be heard."),
                reverse("interviews:inbox", args=[dialogue.slug]),
                weight=42,
            )
        )
    if suggested:
        steps.append(
            Step(
                _("Follow up whom the interviewees think should be heard"),
                _("They know who is missing. Ask, or say why not."),
                reverse("interviews:suggestions", args=[dialogue.slug]) + "?status=open",
                weight=45,
            )
        )
    if count := figures["unwritten"]:
        steps.append(
            Step(
                ngettext(
                    "Write down %(count)d interview that has been held",
                    "Write down %(count)d interviews that have been held",
                    count,
                )
                % {"count": count},
                _("What is not written within a week is remembered in your words instead of theirs."),
                reverse("interviews:list", args=[dialogue.slug]) + "?status=held&coding=no_text",
                weight=40,
                role="interviewer",
            )
        )
    return steps


def _waiting(dialogue: Dialogue) -> list[Waiting]:
    """Bookings whose day has passed without a word: the leader waits for the interviewer."""
    overdue = (
        dialogue.interviews.filter(status=InterviewStatus.BOOKED, held_on__lt=timezone.localdate())
        .order_by()
        .values("interviewer__name", "interviewer__email")
        .annotate(count=Count("pk"))
        .order_by("interviewer__name")[:MOST_NAMED]
    )
    address = reverse("interviews:list", args=[dialogue.slug]) + "?status=booked"
    return [
        Waiting(
            who=_("The project leader"),
            whom=row["interviewer__name"] or row["interviewer__email"],
            text=ngettext(
                "The day of %(count)d booked interview has passed. Was it held?",
                "The days of %(count)d booked interviews have passed. Were they held?",
                row["count"],
            )
            % {"count": row["count"]},
            url=address,
            link_text=_("See which"),
        )
        for row in overdue
    ]


def _promises(dialogue: Dialogue, result: Figures, figures: dict[str, int]) -> list[Promised]:
    """Everyone heard was told what happens to their words. Shown once enough are heard for the figures to be safe."""
    met, untold = figures["met"], figures["met"] - figures["told"]
    if met < result.threshold or 0 < untold < result.threshold:
        return []
    return [
        Promised(
            figure=str(untold) if untold else pgettext("number of people", "None"),
            of=_("of %(count)s") % {"count": result.held_words},
            text=_("of those heard lack a noted consent"),
            say=_("Nobody's words are used before they know what happens to them."),
            url=reverse("interviews:people", args=[dialogue.slug]),
            link_text=_("See the list"),
        )
    ]
