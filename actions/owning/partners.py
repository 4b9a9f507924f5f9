"""Partners from the other side: who is asked at an organisation, what they say, and whether both sides are there."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.mail import send_mail
from accounts.models import Organisation, User
from dialogues import links
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import OneTimeLink

from ..models import Partner, PartnerAnswer, Proposal
from ..standing import DONE, GAP, LATE

PURPOSE = "be_partner"
VALID = timedelta(weeks=6)
MARKS = {PartnerAnswer.YES: DONE, PartnerAnswer.NO: LATE}


class PartnerForm(RecordForm):
    class Meta:
        model = Partner
        fields = ["name", "email"]
        help_texts = {"email": gettext_lazy("The question goes here, with a link that works once.")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class PartnerAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=gettext_lazy("Are you with it?"),
        widget=forms.RadioSelect,
        choices=[
            (PartnerAnswer.YES.value, gettext_lazy("Yes, we do it together")),
            (PartnerAnswer.NO.value, gettext_lazy("No, not this time")),
        ],
    )
    words = forms.CharField(
        label=gettext_lazy("What do you want to say about it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )
    may_be_named = forms.BooleanField(
        label=gettext_lazy("My name may stand beside the organisation in public"),
        required=False,
        help_text=gettext_lazy("Without this only the organisation is named."),
    )


@transaction.atomic
def save_partner(*, form: PartnerForm, proposal: Proposal, actor: User) -> Partner:
    """Write down whom to ask at a partner organisation, and ask them. Links sent before stop working.

    Raises:
        Conflict: somebody else changed the contact since it was opened.
    """
    partner, _changed = form.save_record(
        proposal=proposal, answer=PartnerAnswer.ASKED, words="", answered_at=None, may_be_named=False
    )
    links.revoke(purpose=PURPOSE, object_id=partner.pk)
    url = links.issue(purpose=PURPOSE, object_id=partner.pk, dialogue=proposal.dialogue, valid=VALID)
    send_mail(
        to=partner.email,
        subject=_("Will you do “%(title)s” together?") % {"title": proposal.title},
        template="be_partner",
        context={
            "partner": partner,
            "proposal": proposal,
            "dialogue": proposal.dialogue,
            "url": url,
            "asker": actor.get_full_name(),
            "valid_until": timezone.localdate() + VALID,
        },
    )
    record("proposal.partner_asked", dialogue=proposal.dialogue, actor=actor, obj=partner)
    return partner


@transaction.atomic
def answer_partner(*, partner: Partner, answer: str, words: str, may_be_named: bool, link: OneTimeLink) -> bool:
    """Keep what a partner organisation's contact said. False when the link was no longer open.

    Raises:
        ValidationError: the answer is neither yes nor no.
    """
    if answer not in {PartnerAnswer.YES, PartnerAnswer.NO}:
        raise ValidationError(_("Choose one of the answers."))
    if not links.use(link):
        return False
    partner.answer, partner.words, partner.answered_at = answer, words.strip(), timezone.now()
    partner.may_be_named = may_be_named and answer == PartnerAnswer.YES
    partner.version += 1
    partner.save()
    record("proposal.partner_answered", dialogue=partner.proposal.dialogue, obj=partner, answer=answer)
    return True


@dataclass(frozen=True)
class With:
    """A partner organisation as it is shown: its mark, what its contact has said, and the contact if there is one."""

    organisation: Organisation
    contact: Partner | None

    @property
    def mark(self) -> str:
        return MARKS.get(PartnerAnswer(self.contact.answer), GAP) if self.contact else GAP

    @property
    def says(self) -> str:
        return self.contact.get_answer_display() if self.contact else str(PartnerAnswer.NOT_ASKED.label)

    @property
    def public_name(self) -> str:
        """The organisation, and the person only when they have said that their name may stand there."""
        if self.contact and self.contact.may_be_named and self.contact.name:
            return f"{self.organisation} ({self.contact.name})"
        return str(self.organisation)


def partners_of(proposal: Proposal) -> list[With]:
    """The partner organisations with what each has said. Reads prefetched ``partners`` and ``partner_contacts``."""
    contacts = {one.organisation_id: one for one in proposal.partner_contacts.all()}
    return [With(one, contacts.get(one.pk)) for one in proposal.partners.all()]


def one_sided(proposal: Proposal) -> str:
    """A word of warning when owner and partners all come from the same side; empty when both are there, or when
    nobody has been written down. Reads prefetched rows."""
    every = [*proposal.partners.all()]
    if proposal.owner_organisation:
        every.append(proposal.owner_organisation)
    sides = {one.is_municipal for one in every}
    if len(sides) != 1:
        return ""
    if sides == {True}:
        return _("Everyone in it comes from the municipality. Somebody from civil society would carry it further.")
    return _("Nobody in it comes from the municipality. Somebody there may have to open doors.")
