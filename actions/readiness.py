"""How far proposals, decisions and promises have come, for the path and the overview."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.models import Dialogue, PhaseKey
from dialogues.permissions import Role
from dialogues.phases import DONE, GAP, LATE, PART, Missing, Phase, Promised, Readiness, Step, Waiting, register

from . import queries, spine
from .deciding import anchoring
from .learning.readiness import learning
from .models import PROMISED, Decision, DecisionOutcome, Handshake, Proposal, ProposalState
from .owning.words import handshake, lacks_owner
from .standing import as_date, as_words, summary, weeks_between

UNDECIDED = (ProposalState.HARVESTED, ProposalState.SHORTLISTED, ProposalState.PRIORITISED)
SAID_YES = (Handshake.ACCEPTED, Handshake.CHANGES)


def _counts(dialogue: Dialogue) -> dict[str, int]:
    return dict(queries.standing_alone(dialogue).order_by().values_list("state").annotate(n=Count("pk")))


def _figure(number: int) -> str:
    return str(number) if number else _("None")


def proposals(dialogue: Dialogue) -> Readiness:
    """Collecting and culling: five queries at most. It falls again when a later proposal touches somebody who has not
    signed off the mandate."""
    counts = _counts(dialogue)
    home = reverse("actions:list", args=[dialogue.slug])
    gaps = reverse("actions:gaps", args=[dialogue.slug])
    if not counts:
        return _no_proposals(dialogue)
    kept = sum(counts.get(state, 0) for state in queries.KEPT)
    promised = sum(counts.get(state, 0) for state in PROMISED)
    undecided = sum(counts.get(state, 0) for state in UNDECIDED)
    figures = dialogue.proposals.filter(state__in=queries.KEPT).aggregate(
        owned=Count("pk", filter=Q(handshake__in=SAID_YES), distinct=True),
        based=Count("pk", filter=Q(perspectives__isnull=False), distinct=True),
    )
    unowned, baseless = kept - figures["owned"], kept - figures["based"]
    missing = []
    if unowned:
        words = ngettext(
            "%(count)s chosen proposal that nobody has taken on",
            "%(count)s chosen proposals that nobody has taken on",
            unowned,
        )
        missing.append(Missing(words % {"count": unowned}, gaps if promised else home))
    if baseless:
        words = ngettext(
            "%(count)s chosen proposal that rests on nothing said",
            "%(count)s chosen proposals that rest on nothing said",
            baseless,
        )
        missing.append(Missing(words % {"count": baseless}, gaps if promised else home))
    unsigned = anchoring.on_their_way_unsigned(dialogue).count()
    if unsigned:
        words = ngettext(
            "%(count)s proposal on its way touches an administration that does not stand behind the mandate",
            "%(count)s proposals on their way touch an administration that does not stand behind the mandate",
            unsigned,
        )
        missing.append(Missing(words % {"count": unsigned}, reverse("dialogues:preparation", args=[dialogue.slug])))
    promise = Promised(
        figure=_figure(unowned) if kept else "–",
        of=_("of %(n)s") % {"n": kept} if kept else "",
        text=_("chosen proposals without someone who has said yes to being responsible"),
        say=_("Asked is not the same as yes.") if kept else _("None has been chosen yet."),
        url=gaps if promised else home,
        link_text=_("See which") if kept else _("See the proposals"),
    )
    return Readiness(
        state=DONE if kept and not undecided and not unowned and not unsigned else PART,
        summary=_culling(counts, kept),
        missing=tuple(missing),
        steps=tuple(_culling_steps(dialogue, counts, kept, promised)),
        waiting=tuple(_waiting(dialogue)),
        promises=(promise,),
    )


def _no_proposals(dialogue: Dialogue) -> Readiness:
    begins = dialogue.plan.filter(phase=PhaseKey.PROPOSALS).order_by("starts_on").values_list("starts_on", flat=True)
    day = begins.first()
    words = _("No proposals yet.")
    if day and day > timezone.localdate():
        words += " " + _("They are planned from %(date)s.") % {"date": as_date(day)}
    promise = Promised(
        figure="–",
        of="",
        text=_("chosen proposals without someone who has said yes to being responsible"),
        say=_("No proposals yet. The row begins to count with the first."),
    )
    return Readiness(state=GAP, summary=words, promises=(promise,))


def _culling(counts: dict[str, int], kept: int) -> str:
    collected = sum(counts.values())
    words = ngettext("One proposal has been collected.", "%(count)s proposals have been collected.", collected)
    words %= {"count": capfirst(as_words(collected))}
    if not kept:
        return words + " " + _("None has been chosen yet.")
    chosen = ngettext("One has been chosen.", "%(count)s have been chosen.", kept)
    return words + " " + chosen % {"count": capfirst(as_words(kept))}


def _culling_steps(dialogue: Dialogue, counts: dict[str, int], kept: int, promised: int) -> list[Step]:
    choices = reverse("actions:choices", args=[dialogue.slug])
    if kept > dialogue.most_kept and not promised:
        words = _("%(count)s are kept. More than %(most)s makes follow-up harder.")
        words %= {"count": kept, "most": as_words(dialogue.most_kept)}
        return [Step(title=_("Cull once more"), text=words, url=choices, weight=40)]
    if counts.get(ProposalState.HARVESTED) and not kept:
        words = _("The few that are both urgent and feasible go on; the rest are kept in the idea bank.")
        return [Step(title=_("Choose among the proposals"), text=words, url=choices, weight=45)]
    return []


def _waiting(dialogue: Dialogue) -> list[Waiting]:
    """Who has been asked to be responsible and has not answered, longest first; three at most."""
    asked = dialogue.proposals.filter(state__in=queries.KEPT, handshake=Handshake.ASKED, handshake_at__isnull=False)
    rows = []
    for proposal in asked.select_related("owner_organisation").order_by("handshake_at")[:3]:
        weeks = weeks_between(queries.local(proposal.handshake_at), timezone.localdate())
        since = ngettext("for a week", "for %(weeks)s weeks", weeks) % {"weeks": as_words(weeks)}
        words = {"title": proposal.title, "since": since if weeks else _("since this week")}
        rows.append(
            Waiting(
                who=_("The project leader"),
                whom=str(proposal.owner_organisation or _("the one responsible")),
                text=_("A yes to being responsible for “%(title)s”, %(since)s.") % words,
                url=reverse("actions:detail", args=[dialogue.slug, proposal.number]) + "#owner",
                link_text=_("Ask again"),
            )
        )
    return rows


def decisions(dialogue: Dialogue) -> Readiness:
    """What has been decided and what waits: three queries."""
    outcomes = Decision.objects.filter(proposal__dialogue=dialogue).order_by().values_list("outcome")
    counts = dict(outcomes.annotate(n=Count("proposal", distinct=True)))
    waiting = dialogue.proposals.filter(state=ProposalState.PROPOSED).count()
    yes = Decision.objects.filter(outcome__in=queries.AGREED).values("proposal")
    without = dialogue.proposals.filter(state__in=PROMISED).exclude(pk__in=yes).count()
    if not counts and not waiting and not without:
        return Readiness(state=GAP, summary="")
    missing, steps = [], []
    if waiting:
        words = ngettext("%(count)s proposal waits for a decision", "%(count)s proposals wait for a decision", waiting)
        url = reverse("actions:list", args=[dialogue.slug]) + f"?state={ProposalState.PROPOSED}"
        missing.append(Missing(words % {"count": waiting}, url))
        title = ngettext("One proposal waits for a decision", "%(count)s proposals wait for a decision", waiting)
        text = _("Write down what was decided, by whom and when.")
        named = title % {"count": capfirst(as_words(waiting))}
        steps.append(Step(title=named, text=text, url=url, weight=35))
        text = _("Yes, no or changed, each with reasons. Those who made them are waiting to hear.")
        steps.append(Step(title=named, text=text, url=url, weight=35, role=Role.STEERING))
    if without:
        words = ngettext("%(count)s promise without a decision", "%(count)s promises without a decision", without)
        missing.append(Missing(words % {"count": without}, reverse("actions:gaps", args=[dialogue.slug])))
    return Readiness(
        state=DONE if counts and not waiting and not without else PART,
        summary=_decided(counts),
        missing=tuple(missing),
        steps=tuple(steps),
    )


def _decided(counts: dict[str, int]) -> str:
    if not counts:
        return _("Nothing has been decided yet.")
    parts = []
    for outcome, one, many in (
        (DecisionOutcome.YES, _("one yes"), _("%(count)s yes")),
        (DecisionOutcome.CHANGED, _("one yes with changes"), _("%(count)s yes with changes")),
        (DecisionOutcome.LATER, _("one later"), _("%(count)s later")),
        (DecisionOutcome.NO, _("one no"), _("%(count)s no")),
    ):
        if n := counts.get(outcome, 0):
            parts.append(one if n == 1 else many % {"count": as_words(n)})
    return _("Decided: %(outcomes)s.") % {"outcomes": ", ".join(parts)}


def follow_up(dialogue: Dialogue) -> Readiness:
    """How the promises stand: seven queries."""
    every = queries.promises(dialogue)
    if not every:
        return Readiness(state=GAP, summary="")
    lacking = [key for promise in every for key in spine.missing_links(promise)]
    ended = all(promise.proposal.state in {ProposalState.DONE, ProposalState.STOPPED} for promise in every)
    gaps = reverse("actions:gaps", args=[dialogue.slug])
    missing, steps = [], []
    if n := lacking.count("plan"):
        words = ngettext("%(count)s promise without a plan", "%(count)s promises without a plan", n)
        missing.append(Missing(words % {"count": n}, gaps))
    ownerless = [promise.proposal for promise in every if lacks_owner(promise.proposal)]
    if ownerless:
        words = ngettext(
            "%(count)s promise that nobody answers for", "%(count)s promises that nobody answers for", len(ownerless)
        )
        missing.insert(0, Missing(words % {"count": len(ownerless)}, gaps))
        steps.append(_find_owner(dialogue, ownerless[0]))
    silent = lacking.count("report")
    if silent:
        words = ngettext(
            "%(count)s status report that has not come", "%(count)s status reports that have not come", silent
        )
        missing.append(Missing(words % {"count": silent}, gaps))
        latest = max(every, key=lambda promise: promise.standing.report_weeks_late)
        steps.append(_ask(dialogue, latest.proposal, latest.standing.detail))
    promise = Promised(
        figure=_figure(silent),
        of=_("of %(n)s") % {"n": len(every)},
        text=_("status reports that have not come"),
        say=_("Silence costs more trust than delay."),
        url=gaps,
        link_text=_("See which"),
    )
    late = any(promise.standing.is_late for promise in every)
    return Readiness(
        state=LATE if late else DONE if ended else PART,
        summary=summary(promise.standing for promise in every),
        missing=tuple(missing),
        steps=tuple(steps),
        promises=(promise,),
    )


def _ask(dialogue: Dialogue, proposal: Proposal, why: str) -> Step:
    return Step(
        title=_("Ask how it is going with “%(title)s”") % {"title": proposal.title},
        text=why,
        url=reverse("actions:detail", args=[dialogue.slug, proposal.number]) + "#reports",
        weight=20,
    )


def _find_owner(dialogue: Dialogue, proposal: Proposal) -> Step:
    return Step(
        title=_("Find someone who answers for “%(title)s”") % {"title": proposal.title},
        text=handshake(proposal).words + ". " + _("It is promised, and anyone can see that nobody answers for it."),
        url=reverse("actions:detail", args=[dialogue.slug, proposal.number]) + "#owner",
        weight=3,
    )


def register_phases() -> None:
    """Four of the method's steps are one room: one row in the menu, four on the path."""
    for key, order, title, url_name, worked_out, plan in (
        ("actions", 70, gettext_lazy("Actions"), "actions:list", proposals, PhaseKey.PROPOSALS),
        ("decisions", 71, gettext_lazy("Decisions"), "actions:decisions", decisions, PhaseKey.DECISION),
        ("follow_up", 72, gettext_lazy("Follow-up"), "actions:follow_ups", follow_up, PhaseKey.FOLLOW_UP),
        ("learning", 73, gettext_lazy("Learning"), "actions:learning", learning, PhaseKey.LEARNING),
    ):
        register(
            Phase(
                key=key,
                order=order,
                title=title,
                url_name=url_name,
                capability="read_actions",
                readiness=worked_out,
                plan_key=plan,
                menu=key == "actions",
            )
        )
