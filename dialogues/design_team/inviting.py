"""Asking somebody to sit in the design team, by mail with a link: yes, no with reasons, or ask me later."""

import unicodedata
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import NOT_TWICE_WITHIN, send_mail
from accounts.models import User

from .. import links
from ..events import record
from ..models import CandidateStatus, DesignTeamCandidate, Dialogue
from ..people_services import invite
from ..permissions import Role

PURPOSE = "design_team"
VALID = timedelta(days=45)


def spelled(name: str) -> str:
    """The one spelling of a name by which people are compared: no case, accents, marks or order of the words."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return " ".join(sorted(letters.split()))


def same_person(dialogue: Dialogue, candidate: DesignTeamCandidate) -> DesignTeamCandidate | None:
    """Somebody on the list who must be the same: the same address or the same name, however spelled. One query."""
    email, name = candidate.email.strip().lower(), spelled(candidate.name)
    for other in dialogue.design_team.exclude(pk=candidate.pk):
        if (email and other.email.strip().lower() == email) or spelled(other.name) == name:
            return other
    return None


@transaction.atomic
def invite_candidate(*, candidate: DesignTeamCandidate, actor: User) -> None:
    """Mail the question, or mail it again with a fresh link; earlier links stop working.

    Raises:
        ValidationError: there is no address, they have said yes, or the same person stands on the list twice.
    """
    dialogue = candidate.dialogue
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    candidate.refresh_from_db()
    if not candidate.email:
        raise ValidationError(_("Write down an e-mail address first."))
    if candidate.status == CandidateStatus.ACCEPTED:
        raise ValidationError(_("They have already said yes."))
    twin = same_person(dialogue, candidate)
    if twin is not None and twin.status in {CandidateStatus.INVITED, CandidateStatus.ACCEPTED}:
        raise ValidationError(
            _("%(name)s seems to be the same person, and has been asked already.") % {"name": twin.name}
        )
    if links.is_fresh(purpose=PURPOSE, object_id=candidate.pk, within=NOT_TWICE_WITHIN):
        return  # the button was pressed twice
    links.revoke(purpose=PURPOSE, object_id=candidate.pk)
    mail_invitation(candidate, who=str(actor), is_reminder=False)
    DesignTeamCandidate.objects.filter(pk=candidate.pk).update(
        status=CandidateStatus.INVITED, invited_at=timezone.now(), ask_again_on=None, version=F("version") + 1
    )
    record("design_team.candidate_invited", dialogue=dialogue, actor=actor, obj=candidate, side=candidate.side)


def mail_invitation(candidate: DesignTeamCandidate, *, who: str, is_reminder: bool, key: str | None = None) -> None:
    """Put the question in the outbox, with a link of its own. Links sent before keep working."""
    dialogue = candidate.dialogue
    send_mail(
        to=candidate.email,
        subject=(_("Will you sit in the design team? %(dialogue)s") % {"dialogue": dialogue.title})[:240],
        template="team_invitation",
        context={
            "dialogue": dialogue,
            "name": candidate.name,
            "who": who,
            "url": links.issue(purpose=PURPOSE, object_id=candidate.pk, dialogue=dialogue, valid=VALID),
            "valid_until": timezone.localdate() + VALID,
            "is_reminder": is_reminder,
        },
        key=key,
    )


@transaction.atomic
def answer_invitation(
    *, candidate: DesignTeamCandidate, answer: str, words: str = "", ask_again_on: date | None = None
) -> None:
    """Keep what somebody answered by the link: accepted, declined or later. They may change their mind.

    Who says yes is asked, in a mail of its own, whether they want to log in as well.

    Raises:
        ValidationError: the answer is none of the three.
    """
    if answer not in {CandidateStatus.ACCEPTED, CandidateStatus.DECLINED, CandidateStatus.LATER}:
        raise ValidationError(_("Choose one of the answers."))
    dialogue = candidate.dialogue
    DesignTeamCandidate.objects.filter(pk=candidate.pk).update(
        status=answer,
        answer=words.strip(),
        ask_again_on=ask_again_on if answer == CandidateStatus.LATER else None,
        answered_at=timezone.now(),
        version=F("version") + 1,
    )
    data = {"side": candidate.side, "status": str(answer)}
    record("design_team.candidate_answered", dialogue=dialogue, actor=None, obj=candidate, **data)
    if answer == CandidateStatus.ACCEPTED:
        _ask_to_log_in(candidate)
    candidate.refresh_from_db()


def _ask_to_log_in(candidate: DesignTeamCandidate) -> None:
    """An invitation to the role, unless they have it or have been asked; sent in the leader's name."""
    leader = candidate.dialogue.memberships.filter(role=Role.LEADER).select_related("user").first()
    if leader is None or candidate.user_id:
        return
    try:
        with transaction.atomic():
            invite(
                dialogue=candidate.dialogue,
                email=candidate.email,
                name=candidate.name,
                roles=[Role.DESIGN_TEAM],
                actor=leader.user,
            )
    except ValidationError:  # has the role, or has been asked for it
        return


def could_replace(candidate: DesignTeamCandidate) -> list[DesignTeamCandidate]:
    """Others on the list from the same side who have not said no. One query."""
    rows = candidate.dialogue.design_team.filter(side=candidate.side).exclude(pk=candidate.pk)
    return list(rows.exclude(status=CandidateStatus.DECLINED).order_by("name", "pk"))
