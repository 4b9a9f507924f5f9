"""How long is what kept and on whose decision; what people have asked for about themselves; what was handed out."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Municipality
from accounts.records import Record
from dialogues.models import Dialogue
from interviews.crypto import EncryptedTextField

from .kinds import KINDS


class Keeps(models.TextChoices):
    UNTIL = "until", _("until a day")
    MONTHS = "months", _("for some months after the dialogue has ended")
    PRESERVED = "preserved", _("for ever: it is preserved")


class RetentionRule(Record):
    """How long a kind of record is kept, by which decision. A dialogue's own rule goes before the municipality's."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, null=True, related_name="retention_rules")
    dialogue = models.ForeignKey(Dialogue, models.CASCADE, null=True, related_name="retention_rules")
    kind = models.CharField(max_length=20)
    keeps = models.CharField(_("kept"), max_length=10, choices=Keeps)
    until = models.DateField(_("until"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(
        _("months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    decision = models.CharField(_("reference number of the decision"), max_length=120)
    by_itself = models.BooleanField(_("erase by itself when the day has come"), default=False)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(municipality=None) ^ models.Q(dialogue=None), name="a_rule_is_for_one_of_two"
            ),
            models.CheckConstraint(
                condition=models.Q(keeps=Keeps.UNTIL, until__isnull=False, months=None)
                | models.Q(keeps=Keeps.MONTHS, until=None, months__isnull=False)
                | models.Q(keeps=Keeps.PRESERVED, until=None, months=None),
                name="a_rule_says_how_long",
            ),
            models.UniqueConstraint(fields=["dialogue", "kind"], name="one_rule_per_kind_of_a_dialogue"),
            models.UniqueConstraint(fields=["municipality", "kind"], name="one_rule_per_kind_of_a_municipality"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.keeps}"

    @property
    def title(self) -> str:
        return str(KINDS[self.kind].title)


class Ending(Record):
    """The day a dialogue ended: what periods in months are counted from. Without it no such period ever ends."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="ending")
    ended_on = models.DateField(_("the dialogue ended on"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    def __str__(self) -> str:
        return f"{self.dialogue_id} {self.ended_on}"


class Protocol(models.Model):
    """That something was erased: which kinds, how many rows, which keys, on which decision. No words and no names.

    ``lines`` is a list of ``{"kind", "due_on", "decision", "count", "objects": {"app.Model": [key, …]}}``; of a
    person's erasure there is no decision, and ``kept`` says what stays: ``{"kind", "count", "why"}``.
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, null=True, related_name="protocols")
    number = models.PositiveIntegerField()
    about = models.CharField(max_length=10, choices=[("time", _("weeding out")), ("person", _("a person's erasure"))])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    lines = models.JSONField(default=list)
    kept = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_protocol_per_number")]

    def __str__(self) -> str:
        return f"protocol {self.number}"

    @property
    def count(self) -> int:
        return sum(line["count"] for line in self.lines)


LINK_VALID = timedelta(days=7)
"""How long the link works that is mailed to whoever asks what is kept, and how long the question itself is kept."""


class Wants(models.TextChoices):
    SEE = "see", _("to see what is kept")
    CORRECT = "correct", _("to have something corrected")
    ERASE = "erase", _("to have everything erased")


class PersonRequest(Record):
    """Somebody wants to see, correct or have erased what is kept of them. Who it is stands encrypted, and goes later.

    ``who`` holds keys of the rows that are the person, by anchor (``person/whom.py``).
    """

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, null=True, related_name="person_requests")
    number = models.PositiveIntegerField(default=0, editable=False)
    wants = models.CharField(max_length=8, choices=Wants, default=Wants.SEE)
    address = EncryptedTextField(_("e-mail"), blank=True)
    who = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    protocol = models.ForeignKey(Protocol, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"request {self.pk}"


class Disclosure(Record):
    """Somebody has asked for public records: what was asked for, what was found, what was handed out."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="disclosures")
    number = models.PositiveIntegerField(editable=False)
    asked_on = models.DateField(_("asked for on"), default=timezone.localdate)
    asked = models.TextField(_("what was asked for"), max_length=2000)
    reference = models.CharField(_("reference number"), max_length=120, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="one_disclosure_per_number")]

    def __str__(self) -> str:
        return f"disclosure {self.number}"


class Handing(models.TextChoices):
    UNDECIDED = "undecided", _("not decided")
    WHOLE = "whole", _("handed out")
    MASKED = "masked", _("handed out, masked")
    REFUSED = "refused", _("not handed out")


class DisclosureItem(Record):
    """One record in a disclosure: its text as it was when it was marked, what is masked in it and on what ground.

    ``masks`` is a list of ``{"start", "end", "paragraph", "reason"}`` in code points of ``text``.
    """

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="items")
    source = models.CharField(max_length=60)
    """Model and field, as in the inventory: ``meetings.Note.text``."""
    object_id = models.BigIntegerField()
    text = EncryptedTextField()
    handing = models.CharField(_("decision"), max_length=10, choices=Handing, default=Handing.UNDECIDED)
    paragraph = models.CharField(_("paragraph of the law"), max_length=120, blank=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    masks = models.JSONField(default=list)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "source", "object_id"], name="one_item_per_record"),
            models.CheckConstraint(
                condition=~models.Q(handing=Handing.REFUSED) | ~models.Q(paragraph=""),
                name="a_refusal_names_the_law",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.object_id}"


class Assessment(Record):
    """What the municipality itself says in the register of processing and the impact assessment of a dialogue."""

    dialogue = models.OneToOneField(Dialogue, models.CASCADE, related_name="assessment")
    controller = models.CharField(_("which board is the controller"), max_length=200, blank=True)
    processors = models.TextField(_("who runs the installation for you, and which agreement says so"), blank=True)
    transfers = models.TextField(_("whether anything leaves the EU, and on what ground"), blank=True)
    necessity = models.TextField(_("why the dialogue cannot be held with less"), blank=True)
    risks = models.TextField(_("which risks you see here besides those listed"), blank=True)
    consulted = models.TextField(_("what the data protection officer and those concerned have said"), blank=True)
    conclusion = models.TextField(_("your conclusion, and who has decided it"), blank=True)

    def __str__(self) -> str:
        return f"assessment {self.pk}"
