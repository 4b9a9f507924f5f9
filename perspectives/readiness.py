"""How far the coding and the perspectives have come, for the overview. Few queries; kept until something changes."""

from django.db.models import Count, F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.models import Dialogue
from dialogues.phases import DONE, GAP, PART, Missing, Phase, Promised, Readiness, Step, Waiting, register
from interviews.models import InterviewStatus

from .models import StatementStatus
from .queries import CodingProgress, coding_progress, perspectives_with_gaps, without_perspective


def coding(dialogue: Dialogue) -> Readiness:
    """Interviews coded, statements with themes, masked and confirmed. Four queries."""
    address = reverse("perspectives:statements", args=[dialogue.slug])
    progress = coding_progress(dialogue)
    if not progress.statements:
        return _before_coding(dialogue, progress)
    left = progress.held - progress.coded
    missing = []
    if left > 0:
        words = ngettext("%(n)d held interview is not coded", "%(n)d held interviews are not coded", left)
        missing.append(Missing(words % {"n": left}, _uncoded(dialogue)))
    bare, unmasked, adrift = progress.bare, progress.unmasked, progress.adrift
    for count, words, query in (
        (bare, ngettext("%(n)d statement has no theme", "%(n)d statements have no theme", bare), "theme=none"),
        (
            unmasked,
            ngettext("%(n)d statement is not masked", "%(n)d statements are not masked", unmasked),
            "status=lifted",
        ),
        (
            adrift,
            ngettext(
                "%(n)d statement is no longer in its text", "%(n)d statements are no longer in their texts", adrift
            ),
            "status=adrift",
        ),
    ):
        if count:
            missing.append(Missing(words % {"n": count}, f"{address}?{query}"))
    done = not missing and not progress.unconfirmed
    return Readiness(
        state=DONE if done else PART,
        summary=_("%(coded)d of %(held)d held interviews are coded.")
        % {"coded": progress.coded, "held": progress.held},
        missing=tuple(missing),
        steps=tuple(_coding_steps(dialogue, progress, address)),
        waiting=tuple(_coding_waits(dialogue, address)),
        promises=tuple(_promises(progress, address)),
    )


def _uncoded(dialogue: Dialogue) -> str:
    first = dialogue.interviews.filter(status=InterviewStatus.HELD, coded_at=None).order_by("number").first()
    if first is None:
        return reverse("interviews:list", args=[dialogue.slug])
    return reverse("perspectives:coding", args=[dialogue.slug, first.number])


def _before_coding(dialogue: Dialogue, progress: CodingProgress) -> Readiness:
    if not progress.held:
        return Readiness(GAP, _("Begins when the first interview has been held."))
    step = Step(
        _("Lift the first statements"),
        _("Begin with an interview you remember well. Mark what the person says, word for word, and give it a theme."),
        _uncoded(dialogue),
        weight=45,
        role="interviewer",
    )
    return Readiness(GAP, _("No statement has been lifted out of the interviews yet."), steps=(step,))


def _coding_steps(dialogue: Dialogue, progress: CodingProgress, address: str) -> list[Step]:
    steps = []
    if progress.unconfirmed:
        words = ngettext("Confirm %(n)d mask", "Confirm %(n)d masks", progress.unconfirmed)
        steps.append(
            Step(
                words % {"n": progress.unconfirmed},
                _("Read what others will see. Can anyone be recognised, and is anything softened?"),
                f"{address}?status=masked",
                weight=46,
            )
        )
    if progress.confirmed:
        words = ngettext(
            "Show %(n)d statement to the design team", "Show %(n)d statements to the design team", progress.confirmed
        )
        steps.append(
            Step(
                words % {"n": progress.confirmed},
                _("They are masked and confirmed, and wait for you to let them go."),
                f"{address}?status=waiting",
                weight=48,
            )
        )
    return steps


def _coding_waits(dialogue: Dialogue, address: str) -> list[Waiting]:
    """Interviewers whose masks nobody has confirmed wait for the leader. One query."""
    rows = (
        dialogue.statements.filter(status=StatementStatus.MASKED, lifted_by__isnull=False)
        .order_by()
        .values(name=F("lifted_by__name"))
        .annotate(n=Count("pk"))
    )
    leaders = {member.user.name for member in dialogue.memberships.filter(role="leader").select_related("user")}
    first = next(iter(sorted(leaders)), "")
    return [
        Waiting(
            row["name"],
            first,
            ngettext("%(n)d mask to be confirmed", "%(n)d masks to be confirmed", row["n"]) % {"n": row["n"]},
            f"{address}?status=masked",
            _("Read them"),
        )
        for row in rows
        if first and row["name"] and row["name"] not in leaders
    ]


def _promises(progress: CodingProgress, address: str) -> list[Promised]:
    seen = progress.confirmed + progress.released
    if not seen + progress.unconfirmed:
        return []
    return [
        Promised(
            str(seen),
            _("of %(n)s") % {"n": progress.statements},
            _("statements seen by two pairs of eyes before anyone else"),
            _("Nobody should be recognised by their words."),
            f"{address}?status=masked" if progress.unconfirmed else "",
            _("Confirm the rest") if progress.unconfirmed else "",
        )
    ]


def perspectives(dialogue: Dialogue) -> Readiness:
    """Perspectives worded, each resting on statements, no statement left out of them. Two queries. A parked one is
    not counted."""
    address = reverse("perspectives:list", args=[dialogue.slug])
    rows = list(
        perspectives_with_gaps(dialogue.perspectives.filter(removed_at=None, parked_at=None), released_only=False)
        .only("dialogue", "number", "title")
        .order_by("number")
    )
    if not rows:
        if not dialogue.statements.exists():
            return Readiness(GAP, _("Begins when statements have been lifted out of the interviews."))
        step = Step(
            _("Word the first perspectives"),
            _("A perspective is a standpoint, a feeling or an idea. One voice is enough for it to be there."),
            reverse("perspectives:new", args=[dialogue.slug]),
            weight=50,
        )
        return Readiness(GAP, _("No perspective has been worded yet."), steps=(step,))
    missing = []
    unsaid = [one for one in rows if not one.is_said]
    if unsaid:
        words = ngettext("%(n)d perspective rests on no words", "%(n)d perspectives rest on no words", len(unsaid))
        missing.append(Missing(words % {"n": len(unsaid)}, f"{address}?gap=unsaid"))
    loose = without_perspective(dialogue.statements.all()).count()
    if loose:
        words = ngettext("%(n)d statement is in no perspective", "%(n)d statements are in no perspective", loose)
        link = reverse("perspectives:statements", args=[dialogue.slug]) + "?perspective=none"
        missing.append(Missing(words % {"n": loose}, link))
    words = ngettext("%(n)d perspective is worded.", "%(n)d perspectives are worded.", len(rows))
    return Readiness(DONE if not missing else PART, words % {"n": len(rows)}, missing=tuple(missing))


def register_phases() -> None:
    """Put the coding and the perspectives on the path."""
    register(
        Phase(
            key="coding",
            order=40,
            title=gettext_lazy("Statements"),
            url_name="perspectives:statements",
            capability="read_statements",
            readiness=coding,
            plan_key="interviews",
        )
    )
    register(
        Phase(
            key="perspectives",
            order=45,
            title=gettext_lazy("Perspectives"),
            url_name="perspectives:board",
            capability="read_statements",
            readiness=perspectives,
            plan_key="interviews",
        )
    )
