"""A mandate part by part, the same on every page: what is said, by which step, and how two versions differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..models import Influence, MandateDecision, MandateDeviation, MandatePart, MandateVersion


@dataclass(frozen=True)
class StairStep:
    """One of the five steps of influence, and whether it is this mandate's."""

    number: int
    title: str
    says: str
    is_here: bool


@dataclass(frozen=True)
class ShownPart:
    """One part: its text (or rows, or facts), and where things went otherwise."""

    key: str
    title: str
    text: str = ""
    decisions: Sequence[MandateDecision] = ()
    facts: Sequence[tuple[str, str]] = ()
    deviations: list[MandateDeviation] = field(default_factory=list)

    @property
    def is_said(self) -> bool:
        return bool(self.text or self.decisions or self.facts)


def step_says(step: str) -> str:
    """What a step means for those who take part, in one sentence to them."""
    return {
        Influence.INFORMATION: _("You are told what has been decided and why. Nothing in it can be changed."),
        Influence.CONSULTATION: _(
            "You say what you think of what is proposed. The municipality weighs it and decides."
        ),
        Influence.DIALOGUE: _(
            "You meet those who see it otherwise and learn how it looks from there. What you arrive at is part of what "
            "the decision rests on."
        ),
        Influence.INFLUENCE: _(
            "You take part over time, from describing the problem to proposing what is to be done. The decision builds "
            "on your proposals, and a no is explained."
        ),
        Influence.CO_DECISION: _(
            "You decide, alone or together with the municipality, within what the law lets it give away."
        ),
    }[Influence(step)]


def stairs(version: MandateVersion) -> list[StairStep]:
    return [
        StairStep(number, str(label), step_says(key), key == version.influence)
        for number, (key, label) in enumerate(Influence.choices, start=1)
    ]


def facts_of(version: MandateVersion) -> list[tuple[str, str]]:
    """What there is to work with, as label and value; only what is said."""
    share = _("%(share)d per cent") % {"share": version.leader_share} if version.leader_share is not None else ""
    known = [
        (_("The project leader's time"), share),
        (_("Money"), version.money),
        (_("Interpreters and translation"), version.interpreters),
        (_("Other resources"), version.more_resources),
    ]
    return [(label, value) for label, value in known if value]


def text_of(version: MandateVersion, key: str) -> str:
    """A part as plain text: what a deviation is set against, and how two versions are compared."""
    if key == MandatePart.DECISIONS:
        return "\n".join(
            ", ".join(part for part in (row.what, row.who, row.when) if part) for row in version.decisions.all()
        )
    if key == MandatePart.INFLUENCE:
        label = version.get_influence_display() if version.influence else ""
        return ". ".join(str(part).capitalize() for part in (label, version.influence_words) if part)
    if key == MandatePart.RESOURCES:
        return "\n".join(f"{label}: {value}" for label, value in facts_of(version))
    return str(getattr(version, key))


def shown(version: MandateVersion, deviations: Iterable[MandateDeviation] = ()) -> list[ShownPart]:
    """Every part that is said, or that something went otherwise about, in reading order. One query, prefetched."""
    known = list(deviations)
    parts = []
    for key, title in MandatePart.choices:
        parts.append(
            ShownPart(
                key=key,
                title=str(title),
                text=text_of(version, key) if key not in {MandatePart.DECISIONS, MandatePart.RESOURCES} else "",
                decisions=list(version.decisions.all()) if key == MandatePart.DECISIONS else (),
                facts=facts_of(version) if key == MandatePart.RESOURCES else (),
                deviations=[one for one in known if one.part == key],
            )
        )
    return [part for part in parts if part.is_said or part.deviations]


def changed_parts(earlier: MandateVersion | None, later: MandateVersion) -> list[str]:
    """Titles of the parts that read otherwise in ``later``; none for a first version."""
    if earlier is None:
        return []
    return [
        str(title) for key, title in MandatePart.choices if text_of(earlier, key).strip() != text_of(later, key).strip()
    ]
