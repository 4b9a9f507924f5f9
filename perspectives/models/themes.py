"""Themes: the codebook's entries and the compilation's chapters, and what has become of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.records import Record
from dialogues.models import TEXT, Dialogue


class Theme(Record):
    """A chapter of what was said. Statements and perspectives can stand in several."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="themes")
    title = models.CharField(_("title"), max_length=120)
    lead = models.TextField(_("introduction"), max_length=TEXT, blank=True)
    silence = models.TextField(_("what was not said"), max_length=TEXT, blank=True)
    description = models.TextField(_("when it is used"), max_length=TEXT, blank=True)
    """For those who code; never published."""
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
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


class ThemeVerb(models.TextChoices):
    CREATED = "created", _("created")
    CHANGED = "changed", _("changed")
    MOVED = "moved", _("moved")
    MERGED = "merged", _("merged")
    SPLIT = "split", _("split")
    REMOVED = "removed", _("removed")
    RESTORED = "restored", _("put back")
    IMPORTED = "imported", _("imported")


class ThemeChange(models.Model):
    """A line in the codebook's history. ``detail`` holds titles as they read, and counts; never what was said."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="theme_changes")
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=10, choices=ThemeVerb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.verb}"
