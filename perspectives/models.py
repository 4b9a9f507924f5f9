"""What does it mean: statements lifted from the source, themes, perspectives, and the compilation of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import TEXT, Dialogue
from interviews.models import Interview, Interviewee, StakeholderGroup
from reports.models import Document

LONGEST_STATEMENT = 10_000


class Theme(Record):
    """A chapter of what was said. Statements and perspectives can stand in several."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="themes")
    title = models.CharField(_("title"), max_length=120)
    lead = models.TextField(_("introduction"), max_length=TEXT, blank=True)
    silence = models.TextField(_("what was not said"), max_length=TEXT, blank=True)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    kept = models.JSONField(default=dict, blank=True, editable=False)
    """While removed: keys of what it was used by, so that putting it back loses nothing."""

    # set by the list of themes, for those who shape them
    statement_count: int
    perspective_count: int

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "title"], condition=models.Q(removed_at=None), name="one_theme_per_title"
            )
        ]

    def __str__(self) -> str:
        return self.title


class StatementStatus(models.TextChoices):
    LIFTED = "lifted", _("lifted")
    MASKED = "masked", _("masked")
    CONFIRMED = "confirmed", _("mask confirmed")


class StandingStatements(models.Manager):
    """Statements that have not been removed: what everything but putting back works with."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(removed_at=None)


class Statement(Record):
    """A span of an interview's text: the speaker's own words, and the masked wording that others see.

    ``start`` and ``end`` are code-point offsets into the text. ``original`` is source (leader and own interviewer);
    ``masked`` is what the design team sees once ``released_at`` is set, and the public once it is published. What
    hides something in it stands in square brackets. ``group`` is the speaker's group, copied so that masked pages
    need not touch the person. ``anchored`` is False once the words no longer stand in the text; ``start`` and ``end``
    then say where they stood. ``objects`` leaves out removed statements, and so does every relation to statements.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="statements")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField(editable=False)
    speaker = models.ForeignKey(Interviewee, models.SET_NULL, null=True, blank=True, related_name="statements")
    group = models.ForeignKey(StakeholderGroup, models.PROTECT, null=True, related_name="statements", editable=False)
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    anchored = models.BooleanField(default=True, editable=False)
    original = models.TextField(max_length=LONGEST_STATEMENT, editable=False)
    masked = models.TextField(_("as others see it"), max_length=LONGEST_STATEMENT)
    language = models.CharField(max_length=12, default="sv")
    translation = models.TextField(_("translation"), max_length=LONGEST_STATEMENT, blank=True)
    status = models.CharField(_("masking"), max_length=10, choices=StatementStatus, default=StatementStatus.LIFTED)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    kept = models.JSONField(default=dict, blank=True, editable=False)
    """While removed: themes, perspectives and unpublished quotes it stood in, so that putting it back loses nothing."""
    themes = models.ManyToManyField(Theme, blank=True, related_name="statements", verbose_name=_("themes"))

    objects = StandingStatements()
    everything: ClassVar[models.Manager["Statement"]] = models.Manager()

    # set by the pages that show it, so that no row costs a query
    theme_list: list[Theme]
    group_name: str
    coded_in: int | None

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_statement_per_number"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="statement_is_not_empty"),
        ]
        indexes = [
            models.Index(fields=["interview", "start"]),
            models.Index(fields=["dialogue", "status", "number"]),
            models.Index(
                fields=["dialogue", "creation_key"],
                condition=models.Q(released_at__isnull=False),
                name="released_statements",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Statement %(number)s")) % {"number": self.number}

    @property
    def is_masked(self) -> bool:
        return self.status != StatementStatus.LIFTED

    @property
    def is_verbatim(self) -> bool:
        return self.masked == self.original


class PerspectiveKind(models.TextChoices):
    STANDPOINT = "standpoint", _("standpoint")
    FEELING = "feeling", _("feeling")
    IDEA = "idea", _("idea")


class Perspective(Record):
    """A standpoint, feeling or idea in relation to the issue. One voice or many, it weighs the same."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="perspectives")
    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("wording"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=PerspectiveKind, default=PerspectiveKind.STANDPOINT)
    text = models.TextField(_("description"), max_length=TEXT, blank=True)
    speaks_for = models.TextField(_("what speaks for it"), max_length=TEXT, blank=True)
    speaks_against = models.TextField(_("what speaks against it"), max_length=TEXT, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="perspectives", verbose_name=_("themes"))
    statements = models.ManyToManyField(Statement, through="Voice", related_name="perspectives")
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    kept = models.JSONField(default=dict, blank=True, editable=False)
    """While removed: the statements that carried it, so that putting it back loses nothing."""

    # set by ``queries.perspectives_with_gaps``
    is_said: bool
    is_opposed: bool

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_perspective_per_number")]

    def __str__(self) -> str:
        return self.title


class Stance(models.TextChoices):
    FOR = "for", _("says so")
    AGAINST = "against", _("says the opposite")


class Voice(models.Model):
    """A statement that carries a perspective, or contradicts it."""

    perspective = models.ForeignKey(Perspective, models.CASCADE, related_name="voices")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="voices")
    stance = models.CharField(max_length=8, choices=Stance, default=Stance.FOR)

    class Meta:
        ordering = ["statement__number"]
        constraints = [models.UniqueConstraint(fields=["perspective", "statement"], name="one_voice_per_statement")]

    def __str__(self) -> str:
        return f"{self.perspective_id} {self.statement_id}"


class CompilationStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("under review")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")


class Compilation(Record):
    """A version of the perspective compilation. Publishing freezes what page and PDF alike are made from.

    ``content`` holds the cover and what stands around the chapters, ``PublishedChapter`` the chapters; their shapes
    are documented in ``perspectives/document.py``. ``ages`` is worked out from identities when the version is begun
    and when it is published. ``approved_key`` is the fingerprint of the text that was approved.
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
    approved_key = models.CharField(max_length=64, blank=True, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
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

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["compilation", "statement"], name="one_place_per_quote")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.position}"


class ReviewComment(Record):
    """A reader's comment on a paragraph of the draft, and the leader's answer to it."""

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="comments")
    anchor = models.CharField(max_length=60, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    text = models.TextField(_("comment"), max_length=4000)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Verdict(models.TextChoices):
    YES = "yes", _("yes, it can be published")
    NO = "no", _("no, not as it is")


class ReviewAnswer(Record):
    """One person's answer to the draft. A no stays attached with what would be needed.

    ``content_key`` is the fingerprint of the text they answered: a yes to another wording is no yes to this one.
    """

    compilation = models.ForeignKey(Compilation, models.CASCADE, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", editable=False)
    capacity = models.CharField(
        max_length=12, choices=[("leader", _("project leader")), ("team", _("design team"))], editable=False
    )
    content_key = models.CharField(max_length=64, default="", editable=False)
    missing = models.TextField(_("Is anything missing?"), max_length=4000, blank=True)
    recognisable = models.TextField(_("Can anyone be recognised?"), max_length=4000, blank=True)
    verdict = models.CharField(_("Can it be published?"), max_length=4, choices=Verdict)
    objection = models.TextField(
        _("Objection, and what you would need in order to go along"), max_length=4000, blank=True
    )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["compilation", "by"], name="one_answer_per_reader")]

    def __str__(self) -> str:
        return f"{self.compilation_id} {self.verdict}"
