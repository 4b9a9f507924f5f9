"""What a statement is besides its themes: the kind of problem description, and the optional second codebook."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import Dialogue


class StatementKind(models.TextChoices):
    """Kinds of problem description. Their order is how they are stored (``bit``): a new one is added last."""

    PROBLEM = "problem", _("problem")
    CAUSE = "cause", _("cause")
    CONSEQUENCE = "consequence", _("consequence")
    NEED = "need", _("need")
    IDEA = "idea", _("idea")

    @property
    def bit(self) -> int:
        return 1 << list(StatementKind).index(self)


ALL_KINDS = (1 << len(StatementKind)) - 1


def kinds_in(bits: int) -> list[StatementKind]:
    """Return the kinds whose bits are set, in their own order."""
    return [kind for kind in StatementKind if bits & kind.bit]


def bits_of(kinds: Iterable[str]) -> int:
    """Return ``kinds`` as they are stored.

    Raises:
        ValueError: one of them is no kind.
    """
    together = 0
    for kind in kinds:
        together |= StatementKind(kind).bit
    return together


class Facet(Record):
    """A question that the second codebook asks of a statement: which area, which kind of measure, for whom.

    Not a theme: themes are what people speak of, in the dialogue's own words; a facet sorts what they say the same way
    everywhere. ``is_single`` lets a statement have at most one of its categories.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="facets")
    name = models.CharField(_("name"), max_length=60)
    is_single = models.BooleanField(_("at most one category for each statement"), default=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "name"], name="one_facet_per_name")]

    def __str__(self) -> str:
        return self.name


class Category(Record):
    """One answer to a facet's question. Removed it stays on its statements unseen, so that putting it back loses
    nothing."""

    facet = models.ForeignKey(Facet, models.CASCADE, related_name="categories")
    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(_("when it is used"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    # set by the page of the second codebook
    statement_count: int

    class Meta:
        ordering = ["facet__position", "position", "pk"]
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(
                fields=["facet", "name"], condition=models.Q(removed_at=None), name="one_category_per_name"
            )
        ]

    def __str__(self) -> str:
        return self.name
