"""Verbs of following: ask, confirm, leave. The answer is the same whether an address follows already or not."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import OutgoingMail
from accounts.refusals import broken_among
from dialogues import erasures, links
from dialogues.models import Dialogue, OneTimeLink

from ..models import Follower, Pace, Proposal
from ..open.news import absolute

PURPOSE = "confirm_following"
VALID = timedelta(days=7)
"""How long a wish to follow waits to be confirmed, and the row that holds it."""
SALT = "actions.following"


def hash_of(email: str) -> str:
    """What an address is found by; worthless to whoever lacks the secret key."""
    return salted_hmac(SALT, email.strip().casefold(), algorithm="sha256").hexdigest()


def leave_url(follower: Follower) -> str:
    """The address that ends it with one press. It works as long as the row is there, and for nothing else."""
    return absolute(reverse("leave_following", args=[signing.dumps(str(follower.creation_key), salt=SALT)]))


def follower_of(token: str) -> Follower | None:
    """Whom a leave address belongs to; None when it is not ours or they have left."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Follower.objects.select_related("dialogue__municipality", "proposal").filter(creation_key=key).first()


@transaction.atomic
def ask(*, dialogue: Dialogue, email: str, pace: str, proposal: Proposal | None = None) -> None:
    """Mail a link to confirm by. Whoever follows already gets a mail that says so, with the way out; nobody gets more
    than one mail a day from here, however often the form is sent."""
    found, _is_new = Follower.objects.get_or_create(
        dialogue=dialogue,
        proposal=proposal,
        address_hash=hash_of(email),
        defaults={"email": email.strip(), "pace": Pace(pace)},
    )
    if found.confirmed_at is None and found.pace != pace:
        Follower.objects.filter(pk=found.pk).update(pace=pace)
    about = proposal.title if proposal else dialogue.title
    known = found.confirmed_at is not None
    today = timezone.localdate()
    key = f"following:{found.pk}:{'known' if known else 'asked'}:{today.isoformat()}"
    send_mail(
        to=found.email,
        subject=(_("You already follow “%(title)s”") if known else _("Do you want to follow “%(title)s”?"))
        % {"title": about},
        template="following_known" if known else "following_asked",
        context={
            "dialogue": dialogue,
            "proposal": proposal,
            "about": about,
            "url": "" if known else _confirm_link(found, key),
            "leave": leave_url(found),
            "valid_until": today + VALID,
        },
        key=key,
    )


def _confirm_link(follower: Follower, key: str) -> str:
    if OutgoingMail.objects.filter(key=key).exists():
        return ""  # the mail of today is out already, and its link goes on working
    links.revoke(purpose=PURPOSE, object_id=follower.pk)
    return links.issue(purpose=PURPOSE, object_id=follower.pk, dialogue=follower.dialogue, valid=VALID)


@transaction.atomic
def confirm(*, follower: Follower, link: OneTimeLink) -> bool:
    """Begin to tell them of what happens from now on. False when the link was used in the same moment."""
    if not links.use(link):
        return False
    now = timezone.now()
    Follower.objects.filter(pk=follower.pk, confirmed_at=None).update(confirmed_at=now, told_until=now, looked_at=now)
    return True


@transaction.atomic
def leave(*, follower: Follower) -> None:
    """Erase the row; nothing of the address is left."""
    erasures.note("follower.left", follower)
    links.revoke(purpose=PURPOSE, object_id=follower.pk)
    Follower.objects.filter(pk=follower.pk).delete()


def forget_unconfirmed() -> int:
    """Erase wishes that nobody confirmed within a week, and those whom no mail reaches."""
    unconfirmed = Follower.objects.filter(confirmed_at=None, created_at__lt=timezone.now() - VALID)
    return unconfirmed.delete()[0] + rest_the_broken()


def rest_the_broken() -> int:
    """Erase followers whose address a mail server has refused time after time: nothing reaches them."""
    everybody = Follower.objects.values_list("email", flat=True)
    hashes = [hash_of(address) for address in broken_among(everybody.iterator())]
    return Follower.objects.filter(address_hash__in=hashes).delete()[0] if hashes else 0
