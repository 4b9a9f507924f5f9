"""What a working group has and lacks: sides, and the perspectives of its themes that nobody in it carries.

Which perspectives somebody carries is for the leader alone, so the list of what is missing is too; it names
perspectives and never a person.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from perspectives.models import Perspective

from ..models import Side, WorkingGroup


@dataclass
class Balance:
    group: WorkingGroup
    sides: dict[str, int]
    uncarried: list[Perspective] = field(default_factory=list)
    carried: int = 0

    @property
    def people(self) -> int:
        return sum(self.sides.values())

    @property
    def lacks(self) -> list[str]:
        """In words, most important first; empty when nothing is missing."""
        if not self.people:
            return [_("Nobody is in the group yet.")]
        found = []
        if not self.sides[Side.MUNICIPALITY]:
            found.append(_("Nobody from the municipality is in the group."))
        if not self.sides[Side.CIVIL_SOCIETY]:
            found.append(_("Nobody from civil society is in the group."))
        low, high = sorted(self.sides.values())
        if low and high > 2 * low:
            found.append(_("One side has more than twice as many as the other."))
        if self.uncarried:
            words = ngettext(
                "One perspective of its themes is carried by nobody in the group: %(which)s.",
                "%(n)s perspectives of its themes are carried by nobody in the group: %(which)s.",
                len(self.uncarried),
            )
            titles = "; ".join(f"”{one.title}”" for one in self.uncarried)
            found.append(words % {"n": len(self.uncarried), "which": titles})
        return found


def balances(groups: list[WorkingGroup]) -> list[Balance]:
    """The balance of each group. Five queries, however many groups."""
    keys = [group.pk for group in groups]
    sides = {key: dict.fromkeys(Side.values, 0) for key in keys}
    members: dict[int, set[int]] = {key: set() for key in keys}
    rows = WorkingGroup.members.through.objects.filter(workinggroup__in=keys)
    for group, person, side in rows.values_list("workinggroup_id", "participant_id", "participant__side"):
        sides[group][side] += 1
        members[group].add(person)
    rows_of = Perspective.objects.filter(themes__working_groups__in=keys, removed_at=None, parked_at=None).distinct()
    standing = list(rows_of.prefetch_related("carriers", "themes__working_groups"))
    carriers: dict[int, set[int]] = {}
    themes: dict[int, set[int]] = {}
    for perspective in standing:
        carriers[perspective.pk] = {person.pk for person in perspective.carriers.all()}
        themes[perspective.pk] = {
            group.pk for theme in perspective.themes.all() for group in theme.working_groups.all()
        }
    found = []
    perspectives = {perspective.pk: perspective for perspective in standing}
    for one in groups:
        asked = [pk for pk in perspectives if one.pk in themes[pk]]
        missing = [perspectives[pk] for pk in asked if not carriers[pk] & members[one.pk]]
        found.append(Balance(one, sides[one.pk], missing, len(asked) - len(missing)))
    return found
