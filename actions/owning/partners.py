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
        help_text=gettext_lazy(
            "On the promise's page. In the open data only the organisation stands, whatever you answer."
        ),
    )


@transaction.atomic
def save_partner(*, form: PartnerForm, proposal: Proposal, actor: User) -> Partner:
    """Write down whom to ask at a partner organisation, and ask them. Links sent before stop working.

    Raises:
        Conflict: somebody else changed the contact since it was opened.
    """
    partner, changed = form.save_record(
        proposal=proposal,
        answer=PartnerAnswer.ASKED,
        words="",
        asked_at=timezone.now(),
        answered_at=None,
        may_be_named=False,
    )
    if not changed:  # the same form, sent twice
        return partner
    mail_partner(partner, asker=actor.get_full_name())
    record("proposal.partner_asked", dialogue=proposal.dialogue, actor=actor, obj=partner)
    return partner


def mail_partner(partner: Partner, *, asker: str, weeks: int = 0, key: str | None = None) -> None:
    """Put the question in the outbox with a fresh link; ``weeks`` is how long they have been asked, in a reminder."""
    proposal = partner.proposal
    links.revoke(purpose=PURPOSE, object_id=partner.pk)
    url = links.issue(purpose=PURPOSE, object_id=partner.pk, dialogue=proposal.dialogue, valid=VALID)
    subject = _("Will you do “%(title)s” together?")
    if weeks:
        subject = _("We would still like your answer: “%(title)s”")
    send_mail(
        to=partner.email,
        subject=subject % {"title": proposal.title},
        template="be_partner",
        context={
            "partner": partner,
            "proposal": proposal,
            "dialogue": proposal.dialogue,
            "url": url,
            "asker": asker,
            "weeks": weeks,
            "valid_until": timezone.localdate() + VALID,
        },
        key=key,
    )


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
    partner.as_it_is_now()
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
    def answer(self) -> str:
        """What its contact has said, as a ``PartnerAnswer``."""
        return self.contact.answer if self.contact else PartnerAnswer.NOT_ASKED

    @property
    def public_person(self) -> str:
        """The contact's name, when they have said that it may stand beside the organisation's; else empty."""
        return self.contact.name if self.contact and self.contact.may_be_named else ""

    @property
    def public_words(self) -> str:
        """What stands in brackets after the organisation's name in public: the person, or that no answer has come."""
        return self.says if self.answer == PartnerAnswer.ASKED else self.public_person


def partners_of(proposal: Proposal) -> list[With]:
    """The partner organisations with what each has said. Reads prefetched ``partners`` and ``partner_contacts``."""
    contacts = {one.organisation_id: one for one in proposal.partner_contacts.all()}
    return [With(one, contacts.get(one.pk)) for one in proposal.partners.all()]


def public_partners(proposal: Proposal) -> list[With]:
    """As ``partners_of``, without those who have said no: nobody is told to be with what they are not."""
    return [one for one in partners_of(proposal) if one.answer != PartnerAnswer.NO]


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
