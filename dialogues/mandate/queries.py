"""What the mandate's pages read."""

from dataclasses import dataclass

from ..models import Dialogue, MandateDeviation, MandateVersion
from .parts import ShownPart, StairStep, changed_parts, shown, stairs


@dataclass(frozen=True)
class ListedVersion:
    """A published version in the list: with the parts that were changed in it."""

    version: MandateVersion
    parts: list[str]


@dataclass(frozen=True)
class MandatePage:
    """One version as it is read, with all the published ones and where things went otherwise."""

    version: MandateVersion | None
    parts: list[ShownPart]
    stairs: list[StairStep]
    versions: list[ListedVersion]
    deviations: list[MandateDeviation]
    draft: MandateVersion | None

    @property
    def latest(self) -> MandateVersion | None:
        return self.versions[0].version if self.versions else None


def mandate_page(dialogue: Dialogue, *, number: int | None = None, with_draft: bool = False) -> MandatePage | None:
    """The version ``number``, else the latest published, else (``with_draft``) the draft. None for an unknown number.

    Three queries. Deviations from any version are shown beside the part they are about, in every version.
    """
    rows = list(dialogue.mandates.prefetch_related("decisions").order_by("-number", "pk"))
    published = [row for row in rows if row.number]
    draft = next((row for row in rows if not row.number), None) if with_draft else None
    if number is None:
        version = published[0] if published else draft
    else:
        version = next((row for row in published if row.number == number), None)
        if version is None:
            return None
    deviations = list(dialogue.deviations.select_related("mandate"))
    pairs = zip(published, [*published[1:], None], strict=False)
    return MandatePage(
        version=version,
        parts=shown(version, deviations) if version else [],
        stairs=stairs(version) if version else [],
        versions=[ListedVersion(later, changed_parts(earlier, later)) for later, earlier in pairs],
        deviations=deviations,
        draft=draft,
    )
