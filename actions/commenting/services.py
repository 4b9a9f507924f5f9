"""Verbs on comments: ask for a link, write, answer, hide with a reason, show again, change the rules."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import OutgoingMail, User
from dialogues import links
from dialogues.events import record
from dialogues.models import Dialogue
from meetings.models import Participant, ParticipantStatus
from reports.jobs import hand_out

from ..models import PROMISED, AskedForLink, Comment, CommentRules, HiddenReason, Proposal
from ..open.news import absolute
from .forms import AnswerCommentForm, CommentForm, RulesForm

WRITE, ANSWER = "write_comment", "answer_comment"
"""Purposes of one-time links: a participant writes by one, an owner answers by the other."""
VALID = timedelta(days=14)
ANSWER_VALID = timedelta(weeks=6)
MOST_A_DAY = 5
"""Comments by one person in a day."""


def usual_rules() -> str:
    """What holds where the leader has written nothing else."""
    return _(
        "Write about the promise: what you see of it, what you wonder, what would help. Be as sharp as you like about "
        "the matter, and leave persons out of it. Whoever is responsible reads and answers. Nothing is removed in "
        "silence: a comment that breaks the rules is hidden, and the reason stands in its place."
    )


def rules_of(dialogue: Dialogue) -> str:
    found = CommentRules.objects.filter(dialogue=dialogue).values_list("text", flat=True).first()
    return found or usual_rules()


def who_took_part(dialogue: Dialogue) -> Q:
    """Filter for participants who may comment: they came to a meeting, or said yes to coming."""
    return Q(dialogue=dialogue) & (Q(attendances__came=True) | Q(status=ParticipantStatus.YES))


@transaction.atomic
def ask_for_link(*, proposal: Proposal, email: str) -> None:
    """Take down that somebody wants a link to write by. Whoever they are the work is the same, one row: the worker
    looks whether they took part (``send_link``), so the time that the answer takes tells nobody."""
    from .tasks import send_comment_link

    hand_out(AskedForLink.objects.create(proposal=proposal, email=email.strip()), send_comment_link)


def send_link(asked: AskedForLink) -> None:
    """Mail a link to write by, if the address is a participant's; nobody gets more than one such mail a day for a
    promise. The asking is forgotten.

    Raises:
        LeaseLost: another worker has it.
    """

    def effect() -> None:
        _mail_link(asked.proposal, asked.email)
        asked.delete()

    asked.finish(effect=effect)


def _mail_link(proposal: Proposal, email: str) -> None:
    rows = Participant.objects.filter(who_took_part(proposal.dialogue), email__iexact=email)
    person = rows.distinct().order_by("pk").first()
    if person is None:
        return
    key = f"comment-link:{person.pk}:{proposal.pk}:{timezone.localdate().isoformat()}"
    if OutgoingMail.objects.filter(key=key).exists():
        return
    url = links.issue(purpose=WRITE, object_id=person.pk, dialogue=proposal.dialogue, valid=VALID)
    send_mail(
        to=person.email,
        subject=_("Comment on “%(title)s”") % {"title": proposal.title},
        template="comment_link",
        context={
            "proposal": proposal,
            "url": f"{url}?about={proposal.number}",
            "valid_until": timezone.localdate() + VALID,
        },
        key=key,
    )


@transaction.atomic
def write_comment(
    *, form: CommentForm, proposal: Proposal, participant: Participant, actor: User | None = None
) -> Comment:
    """Publish a participant's comment and tell the one responsible.

    Raises:
        ValidationError: the proposal is no promise, or they have written five in a day.
    """
    if proposal.state not in PROMISED:
        raise ValidationError(_("Only promises can be commented on."))
    if earlier := form.already_created():
        return earlier
    Participant.objects.select_for_update(of=("self",)).get(pk=participant.pk)
    since = timezone.now() - timedelta(days=1)
    if Comment.objects.filter(participant=participant, created_at__gt=since).count() >= MOST_A_DAY:
        raise ValidationError(_("You have written five comments in a day. Write again tomorrow."))
    comment, is_new = form.save_record(
        proposal=proposal,
        participant=participant,
        by=actor,
        name=participant.name if form.cleaned_data["shows_name"] else "",
        organisation=participant.organisation.name if participant.organisation else "",
        side=participant.side,
    )
    if is_new:
        record("comment.written", dialogue=proposal.dialogue, actor=actor, obj=comment)
        _tell_owner(comment)
    return comment


def _tell_owner(comment: Comment) -> None:
    proposal = comment.proposal
    if not proposal.owner_email or not proposal.is_owned:
        return
    url = links.issue(purpose=ANSWER, object_id=comment.pk, dialogue=proposal.dialogue, valid=ANSWER_VALID)
    send_mail(
        to=proposal.owner_email,
        subject=_("A comment on “%(title)s”") % {"title": proposal.title},
        template="comment_written",
        context={"comment": comment, "proposal": proposal, "url": url},
        key=f"comment:{comment.pk}",
    )


@transaction.atomic
def answer_comment(*, form: AnswerCommentForm, comment: Comment, actor: User | None = None) -> Comment:
    """Publish an answer below a comment. By the owner's organisation, never by name.

    Raises:
        ValidationError: the comment is itself an answer, or hidden.
    """
    if comment.answers_to_id or comment.is_hidden:
        raise ValidationError(_("This one cannot be answered."))
    owner = comment.proposal.owner_organisation
    answer, is_new = form.save_record(
        proposal=comment.proposal, answers_to=comment, by=actor, organisation=owner.name if owner else ""
    )
    if is_new:
        record("comment.answered", dialogue=comment.proposal.dialogue, actor=actor, obj=comment)
    return answer


@transaction.atomic
def hide_comment(*, comment: Comment, reason: str, actor: User) -> bool:
    """Hide a comment for one of the named reasons; its author is told which. False when it was hidden already."""
    hidden = Comment.objects.filter(pk=comment.pk, hidden_at=None).update(
        hidden_at=timezone.now(), hidden_by=actor, hidden_reason=HiddenReason(reason)
    )
    if not hidden:
        return False
    record("comment.hidden", dialogue=comment.proposal.dialogue, actor=actor, obj=comment, reason=reason)
    if comment.participant and comment.participant.email:
        send_mail(
            to=comment.participant.email,
            subject=_("Your comment is no longer shown"),
            template="comment_hidden",
            context={
                "comment": comment,
                "reason": HiddenReason(reason).label,
                "page": absolute(comment.proposal.get_public_url()),
                "contact": comment.proposal.dialogue.contact_email,
            },
            key=f"comment-hidden:{comment.pk}:{timezone.now():%Y%m%d%H%M%S}",
        )
    return True


@transaction.atomic
def show_comment(*, comment: Comment, actor: User) -> bool:
    """Show a hidden comment again. False when it was shown already."""
    shown = Comment.objects.filter(pk=comment.pk, hidden_at__isnull=False).update(
        hidden_at=None, hidden_by=None, hidden_reason=""
    )
    if shown:
        record("comment.shown", dialogue=comment.proposal.dialogue, actor=actor, obj=comment)
    return bool(shown)


@transaction.atomic
def save_rules(*, form: RulesForm, dialogue: Dialogue, actor: User) -> CommentRules:
    """Write the rules of the dialogue.

    Raises:
        Conflict: somebody else changed them since they were opened.
    """
    rules, changed = form.save_record(dialogue=dialogue)
    if changed:
        record("comment.rules_changed", dialogue=dialogue, actor=actor, obj=rules)
    return rules
