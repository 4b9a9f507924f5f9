"""What was known before anybody was asked: sources, whose picture each rests on, and what nobody knows."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record

from .dialogue import Dialogue


class KnowledgeArea(models.TextChoices):
    """The fields that mappings of segregation are coded by (DOMAIN.md)."""

    LABOUR = "labour", _("labour market")
    SCHOOL = "school", _("school and education")
    HOUSING = "housing", pgettext_lazy("field of knowledge", "housing")
    DEMOCRACY = "democracy", _("democracy and civil society")
    CRIME = "crime", pgettext_lazy("field of knowledge", "crime")
    HEALTH = "health", pgettext_lazy("field of knowledge", "health")


class KnowledgeKind(models.TextChoices):
    REPORT = "report", pgettext_lazy("source", "report")
    STATISTICS = "statistics", pgettext_lazy("source", "statistics")
    DIALOGUE = "dialogue", pgettext_lazy("source", "earlier dialogue")
    RESEARCH = "research", pgettext_lazy("source", "research")
    OTHER = "other", pgettext_lazy("source", "other")


class Viewpoint(models.TextChoices):
    """Whose picture a source rests on, and whom it speaks of."""

    RESIDENTS = "residents", pgettext_lazy("viewpoint", "residents")
    YOUNG = "young", pgettext_lazy("viewpoint", "children and young people")
    ASSOCIATIONS = "associations", pgettext_lazy("viewpoint", "associations")
    OFFICIALS = "officials", pgettext_lazy("viewpoint", "officials")
    POLITICIANS = "politicians", pgettext_lazy("viewpoint", "politicians")
    RESEARCHERS = "researchers", pgettext_lazy("viewpoint", "researchers")
    REGISTERS = "registers", pgettext_lazy("viewpoint", "figures from registers")


class KnowledgeFlag(models.TextChoices):
    """What to be careful with in a source, as a study of mappings by municipalities and associations found."""

    STAND_IN = "stand_in", _("officials' picture stands in for residents'")
    FEW = "few", _("what a few said is told of many")
    OUTSIDE = "outside", _("describes a place as it is seen from outside")
    STRUCTURE = "structure", _("puts on an area what has its cause elsewhere")
    NO_FOLLOW_UP = "no_follow_up", _("proposes measures, and nobody followed up")


class Knowledge(Record):
    """One source: what it says and for which groups, and whose picture it rests on. Its link is shown, never fetched.

    ``areas``, ``rests_on``, ``speaks_of`` and ``flags`` are lists of keys of the choices above.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="knowledge")
    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=KnowledgeKind)
    areas = models.JSONField(_("areas"), default=list, blank=True)
    says = models.TextField(_("what it says, and for which groups"), max_length=2000)
    rests_on = models.JSONField(_("whose picture it rests on"), default=list, blank=True)
    speaks_of = models.JSONField(_("whom it speaks of"), default=list, blank=True)
    heard = models.PositiveIntegerField(_("how many people it rests on"), null=True, blank=True)
    flags = models.JSONField(_("to be careful with"), default=list, blank=True)
    unknown = models.TextField(_("what it does not tell"), max_length=1000, blank=True)
    in_compilation = models.BooleanField(_("show it in the compilation, as what was known before"), default=False)

    class Meta:
        ordering = ["-year", "title", "pk"]
        verbose_name = "knowledge"
        constraints = [
            # Shown as a link: one that calls a script must not lie here, whatever way it came.
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__startswith="https://") | models.Q(url__startswith="http://"),
                name="knowledge_links_to_the_web",
            )
        ]

    def __str__(self) -> str:
        return self.title


class KnowledgeFile(models.Model):
    """The source itself as a file: written anew (``files/cleaning``), so that nothing is in it but what is seen.

    ``stored`` is its place under ``MEDIA_ROOT``; ``key`` its address. Another file is another row.
    """

    source = models.OneToOneField(Knowledge, models.CASCADE, related_name="file")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    stored = models.CharField(max_length=120, unique=True)
    size = models.PositiveIntegerField()
    """Bytes."""
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name


class KnowledgeGap(Record):
    """Something that nobody knows. It stays a question until there is an answer to write down."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="knowledge_gaps")
    area = models.CharField(_("area"), max_length=12, choices=KnowledgeArea)
    question = models.CharField(_("what we do not know"), max_length=300)
    could_tell = models.CharField(_("who could tell"), max_length=200, blank=True)
    answer = models.TextField(_("what we know now"), max_length=2000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(question=""), name="an_unknown_is_a_question")]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return not self.answer
