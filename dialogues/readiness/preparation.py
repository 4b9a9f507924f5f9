"""The preparation: issue, purpose, mandate, sign-offs, time plan, protection of interviews, the public page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..anchoring.queries import Ground, ground_of
from ..models import Dialogue, PhaseKey, PlannedPhase
from ..phases import DONE, GAP, PART, Missing, Promised, Readiness, Step, Waiting
from ..queries import Anchoring, anchoring
from ..time_plan.warnings import warnings
from .rows import NAMES_SHOWN, Rows, names, since, together

SOON_DAYS = 42
"""How near the interviews may be before their protection is among the first things to do."""


@dataclass(frozen=True)
class Prepared:
    """What the parts read: the dialogue, who stands where, and the planned phases."""

    dialogue: Dialogue
    standing: Anchoring
    planned: list[PlannedPhase]

    def page(self, name: str) -> str:
        return reverse(f"dialogues:{name}", args=[self.dialogue.slug])


def readiness(dialogue: Dialogue) -> Readiness:
    """Five queries, four before a mandate is published."""
    known = Prepared(dialogue, anchoring(dialogue), list(dialogue.plan.all()))
    rows = together(part(known) for part in PARTS)
    return Readiness(
        state=_state(known, rows),
        summary=_summary(known),
        missing=rows.missing,
        steps=rows.steps,
        waiting=rows.waiting,
        promises=rows.promises,
    )


def issue(known: Prepared) -> Rows:
    if known.dialogue.issue:
        return Rows()
    text = _("What is it that people do not agree on? Everything else in the dialogue leans on these sentences.")
    page = known.page("description")
    return Rows(
        missing=(Missing(_("A description of the issue"), page),),
        steps=(Step(_("Describe the issue"), text, page, weight=10),),
    )


def purpose(known: Prepared) -> Rows:
    if known.dialogue.purpose:
        return Rows()
    return Rows(missing=(Missing(_("The purpose"), known.page("description")),))


def triage(known: Prepared) -> Rows:
    """Whether somebody has said how complex the issue is. One query."""
    rounds = known.dialogue.triage.order_by()
    answered, waiting, is_open = rounds.aggregate(
        answered=Count("sheets", filter=Q(sheets__answered_at__isnull=False)),
        waiting=Count("sheets", filter=Q(sheets__answered_at=None, sheets__round__closed_at=None)),
        open=Count("pk", filter=Q(closed_at=None)),
    ).values()
    page = known.page("triage")
    waits: tuple[Waiting, ...] = ()
    if waiting:
        text = ngettext(
            "%(n)d answer to whether the issue is complex.", "%(n)d answers to whether the issue is complex.", waiting
        )
        waits = (Waiting(_("You"), _("those asked"), text % {"n": waiting}, page, _("See who")),)
    if answered:
        return Rows(waiting=waits)
    title = _("Answer the questions yourself") if is_open else _("Find out together whether it is complex")
    text = _("Some twenty questions tell which method fits, how much time trust needs, and when not to begin.")
    return Rows(
        missing=(Missing(_("Answers to whether the issue is complex"), page),),
        steps=(Step(title, text, page, weight=11),),
        waiting=waits,
    )


def mandate(known: Prepared) -> Rows:
    """Published, and told where it went otherwise."""
    if known.dialogue.mandate_version:
        return Rows(promises=_deviations(known))
    text = _("What may the dialogue decide, and who carries it out? Those you ask will want to know.")
    page = known.page("mandate")
    return Rows(
        missing=(Missing(_("The mandate"), page),),
        steps=(Step(_("Write down the mandate"), text, page, weight=12),),
    )


def _deviations(known: Prepared) -> tuple[Promised, ...]:
    found = known.dialogue.deviations.count()
    if not found:
        return ()
    return (
        Promised(
            figure=str(found),
            of="",
            text=ngettext(
                "time it went otherwise than the mandate said",
                "times it went otherwise than the mandate said",
                found,
            ),
            say=_("Anyone can read what was promised, what happened and why."),
            url=known.page("mandate"),
            link_text=_("Read the mandate"),
        ),
    )


def sign_offs(known: Prepared) -> Rows:
    standing, page = known.standing, known.page("sign_offs")
    if not standing.total:
        text = _("Anchoring at home is what dialogues most often founder on. Begin with those who must act later.")
        return Rows(
            missing=(Missing(_("Someone who stands behind the mandate"), page),),
            steps=(Step(_("Ask the administrations to stand behind the mandate"), text, page, weight=14),),
        )
    return Rows(
        missing=_missing_answers(standing, page),
        waiting=_waiting_for_answers(standing, page),
        promises=_kept_by_organisations(standing, page),
    )


def ground(known: Prepared) -> Rows:
    """What a yes rests on, who does what already, and what is known: one query for the three."""
    found = ground_of(known.dialogue)
    steps = []
    if known.dialogue.issue and not found.has_actors:
        text = _("Who works for whom today, and where do they meet? What nobody does shows by itself.")
        steps.append(Step(_("Draw the actor map"), text, known.page("actors"), weight=40))
    if known.dialogue.issue and not found.has_sources:
        text = _("Somebody has asked before. Write down what they found, and whose picture it is.")
        steps.append(Step(_("Write down what is known already"), text, known.page("knowledge"), weight=42))
    return Rows(steps=tuple(steps), promises=_conditions(found, known.page("sign_offs")))


def _conditions(found: Ground, url: str) -> tuple[Promised, ...]:
    if not found.conditions:
        return ()
    return (
        Promised(
            figure=str(found.unmet) if found.unmet else _("None"),
            of=_("of %(all)d") % {"all": found.conditions},
            text=ngettext(
                "condition for standing behind the mandate is not met yet",
                "conditions for standing behind the mandate are not met yet",
                found.unmet,
            ),
            say=_("A yes that rests on them falls if they are forgotten.")
            if found.unmet
            else _("Each says how it was met."),
            url=url,
            link_text=_("See the conditions"),
        ),
    )


def plan(known: Prepared) -> Rows:
    """A plan, and one that leaves time for what builds trust. What else there is to think of is on its own page."""
    if known.planned:
        return _too_little_time(known)
    text = _("Seven steps with rough dates. They may overlap and change; the plan is there to be talked about.")
    return Rows(
        missing=(Missing(_("A time plan"), known.page("preparation") + "#plan"),),
        steps=(Step(_("Lay out the time plan"), text, known.page("plan_new"), weight=16),),
    )


def _too_little_time(known: Prepared) -> Rows:
    titles = {
        "squeezed": (_("Time to build trust in the time plan"), _("Give trust more time in the plan")),
        "hurried": (_("Time for the interviews in the time plan"), _("Give the interviews more time in the plan")),
        "order": (
            _("A time plan in which everyone is heard before people meet"),
            _("Let everyone be heard before people meet"),
        ),
    }
    page = known.page("time_plan")
    found = [one for one in warnings(known.planned, [], timezone.localdate()) if one.kind in titles]
    return Rows(
        missing=tuple(Missing(titles[one.kind][0], page) for one in found),
        steps=tuple(Step(titles[one.kind][1], one.text, page, weight=17) for one in found[:1]),
    )


def protection(known: Prepared) -> Rows:
    gaps, page = known.dialogue.privacy_gaps(), known.page("privacy_edit")
    if not gaps:
        return Rows()
    today = timezone.localdate()
    is_soon = any(
        row.phase == PhaseKey.INTERVIEWS and (row.starts_on - today).days < SOON_DAYS for row in known.planned
    )
    text = _("No interview can be registered until the legal basis and the information text are in place.")
    lacking = _("Protection of interviews: %(gaps)s") % {"gaps": get_text_list(gaps, _("and"))}
    return Rows(
        missing=(Missing(lacking, page),),
        steps=(Step(_("Settle how the interviews are protected"), text, page, weight=5 if is_soon else 18),),
    )


def public_page(known: Prepared) -> Rows:
    dialogue = known.dialogue
    if dialogue.is_published or not (dialogue.issue and dialogue.purpose):
        return Rows()
    text = _("The page is ready to be read: what it is about, why, and what happens next.")
    return Rows(steps=(Step(_("Show the dialogue to the public"), text, known.page("publish"), weight=60),))


PARTS: list[Callable[[Prepared], Rows]] = [
    issue,
    purpose,
    triage,
    mandate,
    sign_offs,
    ground,
    plan,
    protection,
    public_page,
]


def _state(known: Prepared, rows: Rows) -> str:
    if not rows.missing:
        return DONE
    dialogue = known.dialogue
    begun = dialogue.issue or dialogue.purpose or dialogue.mandate_version or known.standing.total or known.planned
    return PART if begun else GAP


def _summary(known: Prepared) -> str:
    standing = known.standing
    if standing.total and standing.behind == standing.total:
        return ngettext(
            "The one who was asked stands behind the mandate.",
            "All %(all)d who were asked stand behind the mandate.",
            standing.total,
        ) % {"all": standing.total}
    if standing.total:
        return ngettext(
            "%(n)d of %(all)d who were asked stands behind the mandate.",
            "%(n)d of %(all)d who were asked stand behind the mandate.",
            standing.behind,
        ) % {"n": standing.behind, "all": standing.total}
    if known.dialogue.issue:
        return _("The issue is described. No one has been asked to stand behind it yet.")
    return _("Nothing is written yet.")


def _missing_answers(standing: Anchoring, url: str) -> tuple[Missing, ...]:
    if not standing.silent:
        return ()
    text = ngettext(
        "An answer about the mandate from %(n)d of %(all)d",
        "Answers about the mandate from %(n)d of %(all)d",
        standing.silent,
    )
    return (Missing(text % {"n": standing.silent, "all": standing.total}, url),)


def _waiting_for_answers(standing: Anchoring, url: str) -> tuple[Waiting, ...]:
    silent = [row for group in standing.groups if group.key == "asked" for row in group.rows]
    return tuple(
        Waiting(
            _("You"),
            str(row.organisation),
            _("Answer about the mandate, %(since)s.") % {"since": since(timezone.localtime(row.created_at).date())},
            url,
            _("See the answers"),
        )
        for row in sorted(silent, key=lambda row: row.created_at)[:NAMES_SHOWN]
    )


def _kept_by_organisations(standing: Anchoring, url: str) -> tuple[Promised, ...]:
    outside = [row for group in standing.groups for row in group.rows if not row.stands_behind]
    return (
        Promised(
            figure=str(len(outside)) if outside else _("None"),
            of=_("of %(all)d") % {"all": standing.total},
            text=ngettext(
                "organisation does not stand behind the mandate yet",
                "organisations do not stand behind the mandate yet",
                len(outside),
            ),
            say=names(outside) + "." if outside else _("Everyone who was asked has said yes."),
            url=url,
            link_text=_("See who stands where"),
        ),
    )
