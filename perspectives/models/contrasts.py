"""Contradictions: what people say about the same thing, side by side, in their own words."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record
from dialogues.models import Dialogue
from interviews.models import GroupKind, StakeholderGroup

from .compilation import Compilation
from .perspectives import Perspective, Stance
from .statements import Statement
from .themes import Theme

MOST_SIDES = 4
LONGEST_LEAD = 600


class ContrastAbout(models.TextChoices):
    """What both sides speak of."""

    PLACE = "place", pgettext_lazy("what a contradiction is about", "the same place")
    MEASURE = "measure", pgettext_lazy("what a contradiction is about", "the same measure")
    OTHER = "other", pgettext_lazy("what a contradiction is about", "the same question")


class Contrast(Record):
    """Two descriptions or more of one thing. No side weighs more: none is first because more people hold it.

    ``in_document`` lets it stand in the compilation.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="contrasts")
    title = models.CharField(_("what they see differently"), max_length=160)
    about = models.CharField(_("what both sides speak of"), max_length=10, choices=ContrastAbout, default="other")
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="contrasts", verbose_name=_("theme")
    )
    lead = models.TextField(
        _("a neutral sentence"), max_length=LONGEST_LEAD, blank=True, validators=[MaxLengthValidator(LONGEST_LEAD)]
    )
    in_document = models.BooleanField(_("stands in the compilation"), default=True)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class ContrastSide(models.Model):
    """One of the sides: who, what they hold, and chosen statements of theirs.

    Who is a group of the plan, or a kind of groups, or words of the leader's own; whether that may be said is decided
    when it is shown (``perspectives/differences/labels.py``), since groups grow.
    """

    contrast = models.ForeignKey(Contrast, models.CASCADE, related_name="sides")
    position = models.PositiveSmallIntegerField()
    group = models.ForeignKey(StakeholderGroup, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20, choices=GroupKind, blank=True)
    words = models.CharField(_("in own words"), max_length=60, blank=True)
    perspective = models.ForeignKey(Perspective, models.SET_NULL, null=True, blank=True, related_name="contrast_sides")
    stance = models.CharField(max_length=8, choices=Stance, default=Stance.FOR)
    statements = models.ManyToManyField(Statement, through="ContrastQuote", related_name="contrast_sides")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contrast", "position"], name="one_side_per_place"),
            models.CheckConstraint(
                condition=models.Q(position__gte=1, position__lte=MOST_SIDES), name="contrast_has_few_sides"
            ),
            models.CheckConstraint(
                condition=models.Q(group=None, kind="") | models.Q(group=None, words="") | models.Q(kind="", words=""),
                name="a_side_is_named_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contrast_id} {self.position}"


class ContrastQuote(models.Model):
    """A statement chosen for a side. What may no longer be quoted is not shown, whatever stands here."""

    side = models.ForeignKey(ContrastSide, models.CASCADE, related_name="quotes")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="contrast_quotes")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["side", "statement"], name="one_quote_per_side")]

    def __str__(self) -> str:
        return f"{self.side_id} {self.statement_id}"


class PublishedContrastQuote(models.Model):
    """That a statement is quoted in a contradiction of a published version: so that it is found when it is taken back.

    ``number`` is the contradiction's in that version. The words stand in the version's own frozen content.
    """

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="contrast_quotes")
    number = models.PositiveSmallIntegerField()
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["compilation", "number", "statement"], name="one_published_contrast_quote")
        ]

    def __str__(self) -> str:
        return f"{self.compilation_id} {self.number}"
