"""The compilation: versions that are worked on, and rows that are frozen when one is published."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import TEXT, Dialogue
from reports.models import Document

from .perspectives import Perspective
from .statements import Statement
from .themes import Theme


class CompilationStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("under review")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")


class Compilation(Record):
    """A version of the perspective compilation. Publishing freezes what page and PDF alike are made from.

    ``content`` holds the cover and what stands around the chapters, ``PublishedChapter`` the chapters; their shapes
    are documented in ``perspectives/compilations/document.py``. ``ages`` is worked out from identities when the version
    is begun and when it is published: the decades of the youngest and the oldest that may be told ("10:70").
    ``approved_key`` is the fingerprint of the text that was approved.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="compilations")
    number = models.PositiveSmallIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("summary"), max_length=TEXT, blank=True)
    method = models.TextField(_("how it was done"), max_length=TEXT, blank=True)
    unheard = models.TextField(_("what we did not hear"), max_length=TEXT, blank=True)
    respond = models.TextField(_("how to respond"), max_length=TEXT, blank=True)
    status = models.CharField(max_length=10, choices=CompilationStatus, default=CompilationStatus.DRAFT, editable=False)
    ages = models.CharField(max_length=20, blank=True, editable=False)
    left_out = models.JSONField(default=list, blank=True, editable=False)
    """Columns (``told.of_group``) that are without words in this version, since no word beside an earlier is safe."""
    approved_key = models.CharField(max_length=64, blank=True, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    content = models.JSONField(null=True, blank=True, editable=False)
    document = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_compilation_per_number"),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(published_at__isnull=False, content__isnull=False),
                name="published_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Version %(number)s")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("compilations:detail", args=[self.dialogue.slug, self.number])

    @property
    def is_open(self) -> bool:
        return self.status in {CompilationStatus.DRAFT, CompilationStatus.REVIEW}


class Frozen(models.Model):
    """A row that is written once and never changed; it goes only with the whole version it belongs to."""

    content = models.JSONField(editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("What has been published is never changed; a new version follows.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("What has been published is never removed; a new version follows.")


class PublishedChapter(Frozen):
    """A chapter as it was published, with the first quotes of each perspective: what one public page shows."""

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="published_chapters")
    number = models.PositiveSmallIntegerField()
    theme = models.ForeignKey("Theme", models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=16, default="", db_index=True)
    """The same in every version that has the theme: what a lasting link leads to."""
    words = models.TextField(blank=True)
    """All that the chapter itself says, folded for searching (``compilations/finding.py``)."""

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["compilation", "number"], name="one_published_chapter")]

    def __str__(self) -> str:
        return f"{self.compilation_id} {self.number}"


class PublishedPerspective(Frozen):
    """A perspective as it was published, with every quote; ``perspective`` leads back into the workspace."""

    chapter = models.ForeignKey(PublishedChapter, models.CASCADE, related_name="perspectives")
    number = models.PositiveSmallIntegerField()
    perspective = models.ForeignKey("Perspective", models.SET_NULL, null=True, related_name="published")
    key = models.CharField(max_length=16, default="", db_index=True)
    """The same in every version that has the perspective."""
    words = models.TextField(blank=True)
    """All that it says, every quote too, folded for searching."""

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["chapter", "number"], name="one_published_perspective")]

    def __str__(self) -> str:
        return f"{self.chapter_id} {self.number}"


class Chapter(models.Model):
    """A theme's place in a compilation."""

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="chapters")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["compilation", "theme"], name="one_chapter_per_theme")]

    def __str__(self) -> str:
        return f"{self.compilation_id} {self.position}"


class ChapterPerspective(models.Model):
    """A perspective's place in a chapter; each stands in one chapter of a version only."""

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="entries")
    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="entries")
    perspective = models.ForeignKey(Perspective, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    all_quotes = models.BooleanField(default=True)
    """Everything that may be quoted stands here, what comes later too. Off as soon as somebody chooses by hand."""

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["compilation", "perspective"], name="one_entry_per_perspective")]

    def __str__(self) -> str:
        return f"{self.chapter_id} {self.position}"


class Quote(models.Model):
    """A chosen statement under a perspective; each statement stands once in a version."""

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="quotes")
    entry = models.ForeignKey(ChapterPerspective, models.CASCADE, related_name="quotes")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="quotes")
    position = models.PositiveSmallIntegerField()
    named = models.BooleanField(default=False, editable=False)
    """Published with its group beside it; what was published without stays without in later versions."""

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["compilation", "statement"], name="one_place_per_quote")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.position}"
