"""How far the interviews have come, for the overview. Everybody in the dialogue reads it, so counts are as suppressed
as the design team's page has them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.prepared import Prepared
from dialogues.models import Dialogue
from dialogues.phases import DONE, GAP, LATE, PART, Missing, Promised, Readiness, Step, Waiting
from dialogues.readiness.rows import Rows, together

from .coverage import Figures, GroupRow, lead
from .coverage import figures as group_figures
from .coverage.gaps import group_key
from .models import Interview, Interviewee, InterviewStatus, InterviewText, SuggestionStatus
from .webforms.queries import to_sort

MOST_NAMED = 3


@dataclass(frozen=True)
class Hearing:
    """What the parts read: the dialogue, who is heard as the design team sees it, counts, groups in which nobody is
    heard, and whether somebody else was suggested."""

    dialogue: Dialogue
    result: Figures
    figures: dict[str, int]
    silent: list[GroupRow]
    suggested: bool

    def page(self, name: str, query: str = "") -> str:
        return reverse(f"interviews:{name}", args=[self.dialogue.slug]) + query


def readiness(dialogue: Dialogue) -> Readiness:
    """Work out state, what is missing and who waits. Nine queries at most, whatever the size."""
    result = group_figures(dialogue, exact=False)
    known = Hearing(
        dialogue=dialogue,
        result=result,
        silent=_silent(dialogue, result),
        figures=_figures(dialogue),
        suggested=dialogue.suggestions.filter(status=SuggestionStatus.OPEN).exists(),
    )
    rows = together(part(known) for part in PARTS)
    return Readiness(
        state=_state(known),
        summary=lead(result),
        missing=rows.missing,
        steps=rows.steps,
        waiting=rows.waiting,
        promises=rows.promises,
    )


def _interviews(dialogue: int) -> QuerySet[Interview, tuple[int, int]]:
    written = InterviewText.objects.filter(interview=OuterRef("pk")).exclude(text="", sealed_at=None)
    rows = Interview.objects.filter(dialogue=dialogue).order_by().annotate(written=Exists(written)).values("dialogue")
    lacking = Count("pk", filter=Q(status=InterviewStatus.HELD, written=False))
    return rows.annotate(every=Count("pk"), unwritten=lacking).values_list("every", "unwritten")


def _people(dialogue: int) -> QuerySet[Interviewee, tuple[int, int, int]]:
    held = Interview.people.through.objects.filter(interviewee=OuterRef("pk"), interview__status=InterviewStatus.HELD)
    met = Q(is_held=True) & ~Q(consent__withdrawn_at__isnull=False)  # as in the coverage: the difference would be told
    rows = Interviewee.objects.filter(dialogue=dialogue).order_by().annotate(is_held=Exists(held)).values("dialogue")
    counts = {
        "met": Count("pk", filter=met),
        "told": Count("pk", filter=met & Q(consent__isnull=False)),
        "taken_back": Count("pk", filter=Q(withdrawal__isnull=False, withdrawal__handled_at=None)),
    }
    return rows.annotate(**counts).values_list(*counts)


_INTERVIEWS, _PEOPLE = Prepared(_interviews), Prepared(_people)


def _figures(dialogue: Dialogue) -> dict[str, int]:
    [(every, unwritten)] = _INTERVIEWS.rows(dialogue.pk) or [(0, 0)]
    [(met, told_, taken)] = _PEOPLE.rows(dialogue.pk) or [(0, 0, 0)]
    counts = {"interviews": every, "unwritten": unwritten, "met": met, "told": told_, "taken_back": taken}
    return counts | {"to_sort": to_sort(dialogue)}


def _state(known: Hearing) -> str:
    result, figures = known.result, known.figures
    if not result.rows and not figures["interviews"]:
        return GAP
    # of a hidden count everybody knows that it is at least one, and the state must not tell more
    full = result.rows and all(row.heard.number is None or row.heard.number >= row.planned for row in result.rows)
    if full and not figures["unwritten"] and figures["met"] == figures["told"]:
        return DONE
    end = max((phase.ends_on for phase in known.dialogue.plan.all() if phase.phase == "interviews"), default=None)
    return LATE if end and end < timezone.localdate() and known.silent else PART


def _silent(dialogue: Dialogue, result: Figures) -> list[GroupRow]:
    """Return the groups nobody is heard in, but for those that the leader has decided to leave."""
    if not result.silent:
        return []
    left = set(dialogue.gap_decisions.values_list("key", flat=True))
    return [row for row in result.silent if group_key(row.group) not in left]


def taken_back(known: Hearing) -> Rows:
    """A step is the leader's alone; what is missing is read by everybody."""
    if not known.figures["taken_back"]:
        return Rows()
    title = _("See what somebody has taken back")
    text = _("What is not published is emptied. You see where it stands in print, and what to do.")
    return Rows(steps=(Step(title, text, known.page("consents"), weight=5),))


def protection(known: Hearing) -> Rows:
    gaps = known.dialogue.privacy_gaps()
    if not gaps:
        return Rows()
    text = _("Privacy set-up before the first interview: %(gaps)s") % {"gaps": ", ".join(gaps)}
    return Rows(missing=(Missing(text, reverse("dialogues:preparation", args=[known.dialogue.slug])),))


def plan(known: Hearing) -> Rows:
    """A plan of whom to hear, and somebody heard in each of its groups."""
    if not known.result.rows:
        title, text = (
            _("Name the groups that must be heard"),
            _("Begin with those who are talked about but rarely asked."),
        )
        return Rows(
            missing=(Missing(_("A plan of whom to hear"), known.page("plan")),),
            steps=(Step(title, text, known.page("groups"), weight=30),),
        )
    silent = known.silent
    if not silent:
        return Rows()
    title = _("Hear someone from the group %(group)s") % {"group": silent[0].title}
    text = _("Until then it is others who describe what it is like for them.")
    page = known.page("new", f"?group={silent[0].group.pk}")
    return Rows(missing=_nobody_heard(known), steps=(Step(title, text, page, weight=35),))


def _nobody_heard(known: Hearing) -> tuple[Missing, ...]:
    silent, page = known.silent, known.page("plan")
    found = [Missing(_("%(group)s, nobody heard") % {"group": row.title}, page) for row in silent[:MOST_NAMED]]
    if len(silent) > MOST_NAMED:
        more = len(silent) - MOST_NAMED
        text = ngettext("%(count)d more group not heard", "%(count)d more groups not heard", more)
        found.append(Missing(text % {"count": more}, page))
    return tuple(found)


def unwritten(known: Hearing) -> Rows:
    """Interviews that were held and have no text."""
    count = known.figures["unwritten"]
    if not count:
        return Rows()
    page = known.page("list", "?status=held&coding=no_text")
    lacks = ngettext("The text of %(count)d held interview", "The text of %(count)d held interviews", count)
    title = ngettext(
        "Write down %(count)d interview that has been held",
        "Write down %(count)d interviews that have been held",
        count,
    )
    text = _("What is not written within a week is remembered in your words instead of theirs.")
    return Rows(
        missing=(Missing(lacks % {"count": count}, page),),
        steps=(Step(title % {"count": count}, text, page, weight=40, role="interviewer"),),
    )


def consents(known: Hearing) -> Rows:
    if known.figures["told"] >= known.figures["met"]:
        return Rows()
    return Rows(
        missing=(Missing(_("Consent from everyone who has been heard"), known.page("people", "?consent=missing")),)
    )


def suggestions(known: Hearing) -> Rows:
    """Whom interviewees think should be heard, and nobody followed up."""
    if not known.suggested:
        return Rows()
    page = known.page("suggestions", "?status=open")
    title = _("Follow up whom the interviewees think should be heard")
    return Rows(
        missing=(Missing(_("Suggestions of whom else to hear, not followed up"), page),),
        steps=(Step(title, _("They know who is missing. Ask, or say why not."), page, weight=45),),
    )


def inbox(known: Hearing) -> Rows:
    """Answers from forms on the web that nobody has sorted."""
    count = known.figures["to_sort"]
    if not count:
        return Rows()
    page = known.page("inbox")
    lacks = ngettext("%(count)d answer in the inbox to sort", "%(count)d answers in the inbox to sort", count)
    title = ngettext(
        "Sort %(count)d answer from a form on the web", "Sort %(count)d answers from forms on the web", count
    )
    text = _("Whoever took the time to write should not have to wait to be heard.")
    return Rows(
        missing=(Missing(lacks % {"count": count}, page),),
        steps=(Step(title % {"count": count}, text, page, weight=42),),
    )


def overdue(known: Hearing) -> Rows:
    """Bookings whose day has passed without a word: the leader waits for the interviewer. One query."""
    booked = known.dialogue.interviews.filter(status=InterviewStatus.BOOKED, held_on__lt=timezone.localdate())
    rows = (
        booked.order_by()
        .values("interviewer__name", "interviewer__email")
        .annotate(count=Count("pk"))
        .order_by("interviewer__name")[:MOST_NAMED]
    )
    return Rows(
        waiting=tuple(
            Waiting(
                who=_("The project leader"),
                whom=row["interviewer__name"] or row["interviewer__email"],
                text=ngettext(
                    "The day of %(count)d booked interview has passed. Was it held?",
                    "The days of %(count)d booked interviews have passed. Were they held?",
                    row["count"],
                )
                % {"count": row["count"]},
                url=known.page("list", "?status=booked"),
                link_text=_("See which"),
            )
            for row in rows
        )
    )


def told(known: Hearing) -> Rows:
    """Everyone heard was told what happens to their words. Shown once enough are heard for the figures to be safe."""
    met, untold = known.figures["met"], known.figures["met"] - known.figures["told"]
    if met < known.result.threshold or 0 < untold < known.result.threshold:
        return Rows()
    return Rows(
        promises=(
            Promised(
                figure=str(untold) if untold else pgettext("number of people", "None"),
                of=_("of %(count)s") % {"count": known.result.held_words},
                text=_("of those heard lack a noted consent"),
                say=_("Nobody's words are used before they know what happens to them."),
                url=known.page("people"),
                link_text=_("See the list"),
            ),
        )
    )


PARTS: list[Callable[[Hearing], Rows]] = [
    taken_back,
    protection,
    plan,
    unwritten,
    consents,
    suggestions,
    inbox,
    overdue,
    told,
]
