"""What a published version rests on, kept so that the next one can be compared with it. Never shown to a reader."""

from django.db import models

from interviews.models import Interviewee

from .compilation import Compilation


class Basis(models.Model):
    """Counts of people behind what a version told, and what it told of whom. No words of anybody, no name.

    Columns and rows have the keys of ``perspectives/told.py``. Kept are the groups of the plan and what was in print,
    no more. The counts stay when somebody takes back what they said; who was counted does not.
    """

    compilation = models.OneToOneField(Compilation, models.CASCADE, related_name="basis")
    threshold = models.PositiveSmallIntegerField()
    heard = models.JSONField(help_text="{column: people heard in it}")
    named = models.JSONField(help_text="[column of a group that was named]")
    spoken_of = models.JSONField(help_text="[column of which words were told]")
    cells = models.JSONField(help_text="{row: {column: [word, people who say it, people who say the opposite]}}")
    facts = models.JSONField(default=dict, help_text="the counts behind the facts on the cover")

    class Meta:
        verbose_name_plural = "bases"

    def __str__(self) -> str:
        return f"basis of {self.compilation_id}"


class BasisPerson(models.Model):
    """Somebody who was counted in a version, and in which columns. Goes when they take back what they said."""

    basis = models.ForeignKey(Basis, models.CASCADE, related_name="people")
    interviewee = models.ForeignKey(Interviewee, models.CASCADE, related_name="+")
    columns = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["basis", "interviewee"], name="counted_once_in_a_version")]

    def __str__(self) -> str:
        return f"{self.basis_id} {self.interviewee_id}"
