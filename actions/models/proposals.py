"""Proposals on their way, what they came from, their ledger and the objections to them."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from accounts.records import Record
from dialogues.models import TEXT, Dialogue
from meetings.models import Meeting, Note, Option, ProblemDescription
from perspectives.models import Perspective


class ProposalState(models.TextChoices):
    HARVESTED = "harvested", pgettext_lazy("proposal", "harvested")
    SHORTLISTED = "shortlisted", pgettext_lazy("proposal", "shortlisted")
    PRIORITISED = "prioritised", pgettext_lazy("proposal", "prioritised")
    PROPOSED = "proposed", pgettext_lazy("proposal", "proposed for decision")
    DECIDED = "decided", pgettext_lazy("proposal", "decided")
    UNDER_WAY = "under_way", pgettext_lazy("proposal", "under way")
    DONE = "done", pgettext_lazy("proposal", "done")
    STOPPED = "stopped", pgettext_lazy("proposal", "stopped")
    IDEA_BANK = "idea_bank", pgettext_lazy("proposal", "in the idea bank")
    MERGED = "merged", pgettext_lazy("proposal", "part of another")


MOVES: dict[str, tuple[str, ...]] = {
    ProposalState.HARVESTED: (ProposalState.SHORTLISTED, ProposalState.IDEA_BANK),
    ProposalState.SHORTLISTED: (
        ProposalState.PRIORITISED,
        ProposalState.PROPOSED,
        ProposalState.IDEA_BANK,
        ProposalState.HARVESTED,
    ),
    ProposalState.PRIORITISED: (ProposalState.PROPOSED, ProposalState.IDEA_BANK, ProposalState.SHORTLISTED),
    ProposalState.PROPOSED: (
        ProposalState.DECIDED,
        ProposalState.PRIORITISED,
        ProposalState.SHORTLISTED,
        ProposalState.IDEA_BANK,
    ),
    ProposalState.DECIDED: (ProposalState.UNDER_WAY, ProposalState.STOPPED, ProposalState.DONE),
    ProposalState.UNDER_WAY: (ProposalState.DONE, ProposalState.STOPPED),
    ProposalState.DONE: (ProposalState.UNDER_WAY,),
    ProposalState.STOPPED: (ProposalState.UNDER_WAY, ProposalState.IDEA_BANK),
    ProposalState.IDEA_BANK: (ProposalState.HARVESTED, ProposalState.SHORTLISTED),
    ProposalState.MERGED: (),
}
"""Allowed moves. Nothing is ever deleted and anything can come back. Into ``MERGED`` and out of it leads no move but
merging and splitting (``actions/merging/``), which write the ledger of both proposals."""

PROMISED = (ProposalState.DECIDED, ProposalState.UNDER_WAY, ProposalState.DONE, ProposalState.STOPPED)
"""States in which a proposal is a promise that the public follows."""


class Level(models.TextChoices):
    """Where a measure works, and where a cause lies (the mapping studies, DOMAIN.md)."""

    INDIVIDUAL = "individual", pgettext_lazy("level", "with single people")
    AREA = "area", pgettext_lazy("level", "in an area")
    STRUCTURAL = "structural", pgettext_lazy("level", "in how things are arranged")


class Handshake(models.TextChoices):
    NOT_ASKED = "not_asked", pgettext_lazy("ownership", "not asked")
    ASKED = "asked", pgettext_lazy("ownership", "asked, no answer yet")
    ACCEPTED = "accepted", pgettext_lazy("ownership", "accepted")
    CHANGES = "changes", pgettext_lazy("ownership", "accepted with changes")
    DECLINED = "declined", pgettext_lazy("ownership", "declined")
    PASSED_ON = "passed_on", pgettext_lazy("ownership", "passed on, waits for the project leader")
    LEFT = "left", pgettext_lazy("ownership", "has left")


class Proposal(Record):
    """A proposal on its way from the table to a promise, or to the idea bank. ``number`` is its public address."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("title"), max_length=160)
    what = models.TextField(_("what is to be done"), max_length=TEXT)
    why = models.TextField(_("why"), max_length=TEXT, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=ProposalState, default=ProposalState.HARVESTED, editable=False
    )
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="proposals", verbose_name=_("from the meeting")
    )
    note = models.ForeignKey(Note, models.SET_NULL, null=True, blank=True, related_name="proposals", editable=False)
    description = models.ForeignKey(
        ProblemDescription,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("answers the problem description"),
    )
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="proposals", verbose_name=_("perspectives it answers")
    )
    urgency = models.PositiveSmallIntegerField(
        _("urgency, 1–5"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    feasibility = models.PositiveSmallIntegerField(
        _("feasibility, 1–5"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    owner_organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="owned",
        verbose_name=_("responsible organisation"),
    )
    owner_name = models.CharField(_("responsible person"), max_length=120, blank=True)
    owner_email = models.EmailField(_("e-mail of the responsible person"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="owned_proposals", editable=False
    )
    handshake = models.CharField(max_length=10, choices=Handshake, default=Handshake.NOT_ASKED, editable=False)
    handshake_words = models.TextField(max_length=2000, blank=True, editable=False)
    handshake_at = models.DateTimeField(null=True, blank=True, editable=False)
    partners = models.ManyToManyField(
        Organisation, blank=True, related_name="partnered", verbose_name=_("together with")
    )
    touches = models.ManyToManyField(
        Organisation, blank=True, related_name="touched", verbose_name=_("administrations it touches")
    )
    level = models.CharField(
        _("where the measure works"), max_length=10, choices=Level, blank=True, default="", db_default=""
    )
    cause_level = models.CharField(
        _("where the cause lies"), max_length=10, choices=Level, blank=True, default="", db_default=""
    )
    resources = models.TextField(_("resources"), max_length=2000, blank=True, default="", db_default="")
    effect = models.TextField(_("expected effect"), max_length=2000, blank=True, default="", db_default="")
    due_on = models.DateField(_("to be done by"), null=True, blank=True)
    report_every_weeks = models.PositiveSmallIntegerField(
        _("weeks between status reports"), default=8, validators=[MinValueValidator(1), MaxValueValidator(104)]
    )
    merged_into = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts", editable=False)
    """The proposal that it became part of. It keeps its number, its words and its own address."""

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False)
                | (~models.Q(state="merged") & models.Q(merged_into=None)),
                name="merged_into_something",
            ),
            models.CheckConstraint(condition=~models.Q(merged_into=models.F("id")), name="never_merged_into_itself"),
            models.UniqueConstraint(fields=["dialogue", "number"], name="one_proposal_per_number"),
            models.CheckConstraint(condition=models.Q(report_every_weeks__gte=1), name="reports_have_an_interval"),
        ]
        indexes = [models.Index(fields=["dialogue", "state", "number"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("actions:detail", args=[self.dialogue.slug, self.number])

    def get_public_url(self) -> str:
        return reverse("public:action", args=[self.dialogue.slug, self.number])

    @property
    def is_promise(self) -> bool:
        return self.state in PROMISED

    @property
    def is_owned(self) -> bool:
        """Whether someone has said yes, with or without changes."""
        return self.handshake in {Handshake.ACCEPTED, Handshake.CHANGES}


class ProposalOption(models.Model):
    """A proposal as something to choose in a round. The option keeps the words the proposal had then."""

    option = models.OneToOneField(Option, models.CASCADE, related_name="proposal_link")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="option_links")

    class Meta:
        ordering = ["option__number", "pk"]

    def __str__(self) -> str:
        return f"{self.option_id} {self.proposal_id}"


class Move(models.Model):
    """One line of the culling ledger: who moved the proposal, when, at which meeting, and why. Append-only."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="moves")
    from_state = models.CharField(max_length=12, choices=ProposalState, blank=True)
    to_state = models.CharField(max_length=12, choices=ProposalState)
    reason = models.TextField(_("why"), max_length=2000)
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("at the meeting")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    other = models.ForeignKey(Proposal, models.SET_NULL, null=True, blank=True, related_name="+")
    """The other proposal, when the line tells of a merging or a splitting."""
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} {self.to_state}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("The culling ledger is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("The culling ledger is append-only.")


class ProposalObjection(Record):
    """An objection to a proposal, and what the objector would need in order to go along. It is never removed."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="objections")
    move = models.ForeignKey(Move, models.SET_NULL, null=True, blank=True, related_name="objections", editable=False)
    """The line of the ledger that stood when it was said."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)
    objection = models.TextField(_("objection"), max_length=2000)
    needs = models.TextField(_("what would you need in order to go along?"), max_length=2000, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.objection[:60]
