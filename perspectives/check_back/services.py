"""Verbs of the check-back: ask, make a letter, take back the asking, answer by the link.

Each runs in one transaction and writes its event, which holds numbers and states only. What may change what is
published locks the versions first, in the order that a publication and a withdrawal lock them too
(``interviews/consent/found.py``): so either the publication is before, and the quote is listed as in print, or it is
after, and meets that its text has changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import NOT_TWICE_WITHIN
from accounts.models import User
from dialogues import links
from dialogues.events import record
from dialogues.models import OneTimeLink
from interviews.consent.receipts import new_code
from interviews.models import Consent, Interviewee

from ..models import (
    CheckBack,
    CheckBackAddition,
    CheckBackWay,
    Compilation,
    QuoteAnswer,
    QuoteVerdict,
)
from ..withdrawal import lock_versions
from . import letters
from .quotes import own_quotes
from .withholding import give_back, withhold


@dataclass(frozen=True)
class Asked:
    """How many were mailed, and who could not be: they are asked by letter."""

    count: int
    without_address: tuple[Interviewee, ...] = ()


def may_be_asked(person: Interviewee) -> bool:
    """Whether the person has said that they may be contacted again, and has not taken back what they said."""
    consent = Consent.objects.filter(interviewee=person).first()
    return consent is not None and consent.allows_contact and consent.withdrawn_at is None


@transaction.atomic
def ask(*, compilation: Compilation, people: Iterable[Interviewee], actor: User) -> Asked:
    """Mail people a link to their own quotes. Asking again gives a new link and as long again to answer.

    Somebody who may not be contacted is passed over, whatever was ticked; so is whoever was mailed two minutes ago.

    Raises:
        ValidationError: the version is published: then there is nothing left to say yes to.
    """
    _check_unpublished(compilation)
    count, without, just_now = 0, [], timezone.now() - NOT_TWICE_WITHIN
    for person in people:
        if person.dialogue_id != compilation.dialogue_id or not may_be_asked(person):
            continue
        to = letters.address_of(person)
        if not to:
            without.append(person)
            continue
        Interviewee.objects.select_for_update().get(pk=person.pk)
        if person.check_backs.filter(
            compilation=compilation, way=CheckBackWay.MAIL, closed_at=None, finished_at=None, asked_at__gt=just_now
        ).exists():
            continue
        letters.ask(_asked(compilation, person, CheckBackWay.MAIL, actor), to=to)
        count += 1
    return Asked(count, tuple(without))


@transaction.atomic
def make_letter(*, compilation: Compilation, person: Interviewee, actor: User) -> tuple[CheckBack, str, str]:
    """Make a letter for somebody without an address; return the check-back, the link and the code, which exist
    nowhere else. An earlier letter or link of theirs works no longer.

    Raises:
        ValidationError: the version is published, or the person may not be contacted.
    """
    _check_unpublished(compilation)
    if not may_be_asked(person):
        raise ValidationError(_("The person has not said that we may get in touch again. So we do not."))
    code = new_code()
    check_back = _asked(compilation, person, CheckBackWay.LETTER, actor, code_hash=letters.hash_of(code))
    letters.close_links(check_back)
    return check_back, letters.new_link(check_back), code


def _check_unpublished(compilation: Compilation) -> None:
    if compilation.published_at is not None:
        raise ValidationError(_("The version is published. Begin the next one, and ask about that."))


def _asked(compilation: Compilation, person: Interviewee, way: str, actor: User, code_hash: str = "") -> CheckBack:
    now = timezone.now()
    values = {
        "way": way,
        "asked_by": actor,
        "asked_at": now,
        "expires_at": now + letters.VALID,
        "reminded_at": None,
        "finished_at": None,
        "closed_at": None,
        "code_hash": code_hash,
    }
    row, is_new = CheckBack.objects.get_or_create(compilation=compilation, interviewee=person, defaults=values)
    if not is_new:
        CheckBack.objects.filter(pk=row.pk).update(**values, version=F("version") + 1)
        row.refresh_from_db()
    row.compilation, row.interviewee = compilation, person
    record(
        "check_back.asked", dialogue=compilation.dialogue, actor=actor, obj=row,
        person=person.number, way=str(way), again=not is_new,
    )  # fmt: skip
    return row


@transaction.atomic
def close(*, check_back: CheckBack, actor: User) -> bool:
    """Take back the asking: link and code work no longer. What was answered stays. False when it is closed already."""
    letters.close_links(check_back)
    rows = CheckBack.objects.filter(pk=check_back.pk, closed_at=None)
    if not rows.update(closed_at=timezone.now(), code_hash="", version=F("version") + 1):
        return False
    dialogue, number = check_back.compilation.dialogue, check_back.interviewee.number
    record("check_back.closed", dialogue=dialogue, actor=actor, obj=check_back, person=number)
    return True


@transaction.atomic
def note_opened(check_back: CheckBack) -> None:
    """Note that the link has been opened, the first time. A mail program that looks at links does that too, so this
    says that the mail has come to somebody, not that anybody has read."""
    if check_back.opened_at is None:
        CheckBack.objects.filter(pk=check_back.pk, opened_at=None).update(opened_at=timezone.now())


# --- Answering ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """What the person sent: by key of a statement a verdict, a wish where it is another wording, and the fingerprint
    of what they were shown; what is missing; and whether they are done."""

    verdicts: Mapping[int, str]
    wishes: Mapping[int, str] = field(default_factory=dict)
    seen: Mapping[int, str] = field(default_factory=dict)
    missing: str = ""
    is_done: bool = False


class Stale(ValidationError):
    """Quotes have another wording than the one that was answered. ``statements`` are their keys."""

    def __init__(self, statements: list[int]) -> None:
        super().__init__(_("We have changed a wording while you were reading. Look at it again, and answer."))
        self.statements = statements


@transaction.atomic
def answer(*, check_back: CheckBack, said: Said, link: OneTimeLink) -> bool:
    """Keep what the person says by their link; False when it was closed or used up in that very moment.

    What they take away is out of all unpublished work when this returns. Being done uses the link up.

    Raises:
        Stale: a quote that is answered about reads differently now than when it was shown.
    """
    compilation = check_back.compilation
    lock_versions(compilation.dialogue)
    row = CheckBack.objects.select_for_update(of=("self",)).get(pk=check_back.pk)
    if not row.is_open or not _still_open(link, said.is_done):
        return False
    before = {one.statement_id: one for one in row.answers.select_for_update(of=("self",))}
    shown = {quote.statement: quote for quote in own_quotes(compilation, check_back.interviewee)}
    stale = [
        key
        for key, verdict in said.verdicts.items()
        if key in shown and verdict != QuoteVerdict.WITHDRAWN and said.seen.get(key) != shown[key].key
    ]
    if stale:
        raise Stale(stale)
    for key, verdict in said.verdicts.items():
        if key in shown or key in before:
            wording = shown[key].key if key in shown else before[key].wording_key
            _keep(row, before.get(key), key, verdict, said.wishes.get(key, ""), wording)
    _keep_missing(row, said.missing)
    now = timezone.now()
    values = {"answered_at": now} | ({"finished_at": now, "code_hash": ""} if said.is_done else {})
    CheckBack.objects.filter(pk=row.pk).update(**values, version=F("version") + 1)
    if said.is_done:
        letters.close_links(row)
    record("check_back.answered", dialogue=compilation.dialogue, obj=row, person=check_back.interviewee.number)
    letters.tell_leaders(compilation.dialogue)
    return True


def _still_open(link: OneTimeLink, is_done: bool) -> bool:
    """Use the link up when they are done; else only see that nobody has done so since the page was shown."""
    if is_done:
        return links.use(link)
    link.refresh_from_db()
    return link.is_open


def _keep(row: CheckBack, earlier: QuoteAnswer | None, key: int, verdict: str, wish: str, wording: str) -> None:
    was_withdrawn = earlier is not None and earlier.verdict == QuoteVerdict.WITHDRAWN
    if earlier is None:
        earlier = QuoteAnswer(check_back=row, statement_id=key)
    elif (earlier.verdict, earlier.wording_key) == (verdict, wording) and (
        verdict != QuoteVerdict.CHANGE or earlier.wish == wish
    ):
        return  # nothing new: what has been settled stays settled
    else:
        earlier.version += 1
    earlier.verdict, earlier.wording_key, earlier.answered_at = verdict, wording, timezone.now()
    earlier.wish = wish if verdict == QuoteVerdict.CHANGE else ""
    earlier.settled_at, earlier.settled_by, earlier.outcome, earlier.reply = None, None, "", ""
    earlier.save()
    if verdict == QuoteVerdict.WITHDRAWN:
        if withhold(key):
            record("check_back.quote_withdrawn", dialogue=row.compilation.dialogue, obj=row)
    elif was_withdrawn and give_back(key):
        record("check_back.quote_given_back", dialogue=row.compilation.dialogue, obj=row)


def _keep_missing(row: CheckBack, text: str) -> None:
    """Write what is missing, or change what nobody has dealt with yet; emptied, it is gone."""
    waiting = row.additions.select_for_update(of=("self",)).filter(settled_at=None).first()
    if waiting is None:
        if text:
            CheckBackAddition.objects.create(check_back=row, text=text)
    elif not text:
        waiting.delete()
    elif waiting.text != text:
        waiting.text = text
        waiting.version += 1
        waiting.save()
