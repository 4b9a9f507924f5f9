"""Verbs of people's rights: noting who asks, showing what is kept, mailing the person a link to it."""

from collections import defaultdict

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from dialogues import links
from dialogues.events import record, record_reads
from dialogues.models import Dialogue
from dialogues.permissions import Role

from .. import tasks
from ..models import LINK_VALID, PersonRequest, Wants
from .gathering import gather
from .whom import ANCHORS, Hit, Whom, by_address, may_be_several, reached, same_address

PURPOSE = "own_data"


def note_search(*, dialogue: Dialogue, hits: list[Hit], actor: User) -> None:
    """Log that who these people are was shown, an event each, as on the page with the person."""
    for anchor in ANCHORS:
        _note_shown(anchor, {hit.key for hit in hits if hit.anchor == anchor}, dialogue, actor)


READS = {"interviewee": "identity.read", "candidate": "identity.read_candidate"}
"""What it is called in the log that somebody was shown, where it is not ``person.shown``."""


def _note_shown(anchor: str, keys: set[int], dialogue: Dialogue, actor: User) -> None:
    rows = list(ANCHORS[anchor].model._base_manager.filter(pk__in=keys).order_by("pk"))
    record_reads(READS.get(anchor, "person.shown"), dialogue=dialogue, actor=actor, objects=rows)


@transaction.atomic
def open_request(*, dialogue: Dialogue, rows: list[str], address: str, actor: User | None) -> PersonRequest:
    """Note which rows are the person who asks. ``rows`` are ``anchor:key``, already checked to be of the dialogue."""
    who: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        anchor, key = row.split(":")
        who[anchor].append(int(key))
    last = PersonRequest.objects.filter(dialogue=dialogue).aggregate(last=Max("number"))["last"] or 0
    request = PersonRequest.objects.create(dialogue=dialogue, number=last + 1, who=dict(who), address=address, by=actor)
    record("person.request_opened", dialogue=dialogue, actor=actor, obj=request, number=request.number)
    return request


@transaction.atomic
def note_read(*, request: PersonRequest, dialogue: Dialogue, whom: Whom, actor: User, fetched: bool = False) -> None:
    """Log that all that is kept of somebody was shown, and that their identity and words were."""
    for anchor, keys in whom.keys.items():
        _note_shown(anchor, keys, dialogue, actor)
    name = "person.fetched" if fetched else "person.read"
    record_reads(name, dialogue=dialogue, actor=actor, objects=[request])


@transaction.atomic
def order_link(address: str) -> PersonRequest:
    """Note that the holder of an address asks what is kept. The worker looks it up, so that the answer to whoever asks
    takes the same time whether or not there is anything."""
    request = PersonRequest.objects.create(dialogue=None, address=address)
    transaction.on_commit(lambda: tasks.send_own_data.delay(request.pk))
    return request


@transaction.atomic
def send_link(*, request: PersonRequest) -> bool:
    """Mail the holder of the address a link to what is kept. False when there is nothing: the question is forgotten.

    The link is for the address: whoever reads that mailbox. When that may be several people there is no link, and the
    leaders answer by hand. A second call for the same question sends nothing.
    """
    whom = by_address(request.address)
    if not gather(whom):
        request.delete()
        return False
    if not PersonRequest.objects.filter(pk=request.pk, sent_at=None).update(sent_at=timezone.now()):
        return False
    if may_be_several(whom):
        _answer_by_hand(request, whom)
        return True
    link = links.issue(purpose=PURPOSE, object_id=request.pk, dialogue=None, valid=LINK_VALID)
    with translation.override(settings.LANGUAGE_CODE):
        send_mail(
            to=request.address,
            subject=_("What is kept about you"),
            template="own_data",
            context={"link": link, "days": LINK_VALID.days},
            key=f"own-data-{request.pk}",
        )
    record("person.link_sent", dialogue=None, obj=request)
    return True


def _answer_by_hand(request: PersonRequest, whom: Whom) -> None:
    """Open a request in each dialogue, without saying who it is: the leader finds that out. One a week at most."""
    for dialogue in dialogues_of(whom):
        lately = PersonRequest.objects.filter(
            dialogue=dialogue, wants=Wants.SEE, by=None, created_at__gte=timezone.now() - LINK_VALID
        )
        if any(same_address(row.address) == same_address(request.address) for row in lately):
            continue
        opened = open_request(dialogue=dialogue, rows=[], address=request.address, actor=None)
        _tell_leaders(dialogue, opened)
    with translation.override(settings.LANGUAGE_CODE):
        send_mail(
            to=request.address,
            subject=_("What is kept about you"),
            template="own_data_by_hand",
            context={},
            key=f"own-data-{request.pk}",
        )


def send_waiting() -> int:
    """Answer questions that a lost message or a stopped worker left lying; return how many mails went out."""
    waiting = PersonRequest.objects.filter(dialogue=None, sent_at=None)
    return sum(send_link(request=row) for row in waiting)


@transaction.atomic
def ask_for_erasure(*, request: PersonRequest, whom: Whom) -> int:
    """Open a request in each dialogue that holds something of the person, and tell those who lead it. How many."""
    asked = 0
    for dialogue in dialogues_of(whom):
        known = PersonRequest.objects.filter(dialogue=dialogue, wants=Wants.ERASE, erased_at=None)
        if any(row.address == request.address for row in known):
            continue
        opened = open_request(dialogue=dialogue, rows=_rows_in(whom, dialogue), address=request.address, actor=None)
        PersonRequest.objects.filter(pk=opened.pk).update(wants=Wants.ERASE)
        opened.wants = Wants.ERASE
        _tell_leaders(dialogue, opened)
        asked += 1
    return asked


def dialogues_of(whom: Whom) -> list[Dialogue]:
    """The dialogues that hold something the person has said, given or been asked."""
    keys = {row.dialogue.pk for part in gather(whom) for row in part.rows if row.dialogue}
    return list(Dialogue.objects.filter(pk__in=keys).select_related("municipality").order_by("pk"))


def _rows_in(whom: Whom, dialogue: Dialogue) -> list[str]:
    here = reached(whom.keys, dialogues=[dialogue.pk])
    return [f"{anchor}:{key}" for anchor, keys in here.keys.items() for key in sorted(keys)]


def _tell_leaders(dialogue: Dialogue, request: PersonRequest) -> None:
    leaders = User.objects.filter(memberships__dialogue=dialogue, memberships__role=Role.LEADER, is_active=True)
    address = settings.SITE_URL + reverse("rights:person", args=[dialogue.slug, request.number])
    with translation.override(settings.LANGUAGE_CODE):
        subject, template = _("Somebody asks what is kept of them in %(dialogue)s"), "asks_by_hand"
        if request.wants == Wants.ERASE:
            subject, template = _("Somebody asks to be erased from %(dialogue)s"), "asks_erasure"
        for leader in leaders.distinct().order_by("pk"):
            send_mail(
                to=leader.email,
                subject=subject % {"dialogue": dialogue.title},
                template=template,
                context={"dialogue": dialogue, "link": address},
                key=f"{template.replace('_', '-')}-{request.pk}-{leader.pk}",
            )
