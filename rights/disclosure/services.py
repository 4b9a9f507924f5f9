"""Verbs of a request for public records. Each runs in one transaction and writes its event, without a word of them."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record, record_reads
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from interviews.models import Interviewee, InterviewText

from .. import papers
from ..models import Disclosure, DisclosureItem, Handing
from .finding import Found, record_at
from .masks import spans_of

KIND = "disclosure"
PROTECTED = ("interviews.Identity", "interviews.InterviewText")
"""What each reading of is an event of its own, wherever it is read."""


@transaction.atomic
def open_disclosure(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Disclosure:
    """Note that somebody asks for public records. Who asks is not noted: nobody has to say."""
    values: dict[str, object] = {"dialogue": dialogue, "opened_by": actor}
    is_new = form.instance.pk is None
    if is_new:
        values["number"] = next_number(Disclosure, dialogue=dialogue)
    row, changed = form.save_record(**values)
    if changed:
        name = "disclosure.opened" if is_new else "disclosure.changed"
        record(name, dialogue=dialogue, actor=actor, obj=row, number=row.number)
    return row


@transaction.atomic
def note_searched(*, disclosure: Disclosure, found: list[Found], actor: User) -> None:
    """Log a search and how much it showed; an event for it, since what was shown may be identities and sources."""
    dialogue = disclosure.dialogue
    record("disclosure.searched", dialogue=dialogue, actor=actor, obj=disclosure, count=len(found))
    read = {label: {one.object_id for one in found if one.source.startswith(f"{label}.")} for label in PROTECTED}
    people = Interviewee.objects.filter(identity__in=read["interviews.Identity"])
    record_reads("identity.read", dialogue=dialogue, actor=actor, objects=list(people))
    texts = InterviewText.objects.filter(pk__in=read["interviews.InterviewText"]).defer("text")
    record_reads("source.read", dialogue=dialogue, actor=actor, objects=list(texts))


@transaction.atomic
def mark(*, disclosure: Disclosure, found: Found, actor: User) -> DisclosureItem | None:
    """Take a record into the request, as its text is now. A second time changes nothing.

    None when the record is no longer as it was found: somebody may have taken it back in this very moment.
    """
    _still_open(disclosure)
    if record_at(found.value, user=actor, dialogue=disclosure.dialogue) != found:
        return None
    try:
        with transaction.atomic():
            item = DisclosureItem.objects.create(
                disclosure=disclosure, source=found.source, object_id=found.object_id, text=found.text
            )
    except IntegrityError:
        return DisclosureItem.objects.get(disclosure=disclosure, source=found.source, object_id=found.object_id)
    record("disclosure.marked", dialogue=disclosure.dialogue, actor=actor, obj=item)
    _throw_away_paper(disclosure)
    return item


def _lock(disclosure: Disclosure) -> Disclosure:
    """Changes to a request and orders of its PDF come one after the other."""
    return Disclosure.objects.select_for_update(no_key=True, of=("self",)).get(pk=disclosure.pk)


def _still_open(disclosure: Disclosure) -> None:
    if _lock(disclosure).closed_at is not None:
        raise ValidationError(_("The request is closed."))


def _throw_away_paper(disclosure: Disclosure) -> None:
    """What was printed before a change holds what may since be hidden: it is not there to be fetched any more."""
    papers.throw_away_papers([KIND], keys=[disclosure.pk])


@transaction.atomic
def unmark(*, item: DisclosureItem, actor: User) -> None:
    _still_open(item.disclosure)
    record("disclosure.unmarked", dialogue=item.disclosure.dialogue, actor=actor, obj=item)
    item.delete()
    _throw_away_paper(item.disclosure)


def note_read(*, item: DisclosureItem, actor: User) -> None:
    record_reads("disclosure.read", dialogue=item.disclosure.dialogue, actor=actor, objects=[item])


@transaction.atomic
def hide(*, item: DisclosureItem, words: str, paragraph: str, reason: str, opened: int, actor: User) -> int:
    """Hide every place in the text where the words stand; return how many.

    Raises:
        Conflict: somebody else decided about the record since it was opened.
        ValidationError: the words stand nowhere in it, or the request is closed.
    """
    _still_open(item.disclosure)
    spans = spans_of(words, item.text)
    if not spans:
        raise ValidationError({"words": _("Those words do not stand in the record.")})
    new = [{"start": a, "end": b, "paragraph": paragraph, "reason": reason} for a, b in spans]
    item.masks = [one for one in item.masks if (one["start"], one["end"]) not in spans] + new
    item.handing, item.decided_by = Handing.MASKED, actor
    item.save_edited(opened_version=opened)
    _decided(item, actor)
    return len(spans)


@transaction.atomic
def show_again(*, item: DisclosureItem, actor: User) -> None:
    """Take every mask away; what to do with the record is then not decided."""
    _still_open(item.disclosure)
    DisclosureItem.objects.filter(pk=item.pk).update(
        masks=[], handing=Handing.UNDECIDED, decided_by=actor, version=F("version") + 1
    )
    _decided(item, actor)


@transaction.atomic
def decide(*, form: RecordForm, item: DisclosureItem, actor: User) -> DisclosureItem:
    """Decide whether a record is handed out.

    Raises:
        Conflict: somebody else decided since it was opened.
        ValidationError: the request is closed.
    """
    _still_open(item.disclosure)
    row, _changed = form.save_record(decided_by=actor)
    _decided(row, actor)
    return row


def _decided(item: DisclosureItem, actor: User) -> None:
    record(
        "disclosure.decided",
        dialogue=item.disclosure.dialogue,
        actor=actor,
        obj=item,
        handing=item.handing,
        masks=len(item.masks),
    )
    _throw_away_paper(item.disclosure)


@transaction.atomic
def make_ready(*, disclosure: Disclosure, actor: User):
    """Order what is handed out as a PDF.

    Raises:
        ValidationError: nothing is marked, or a record is not decided about yet.
    """
    _lock(disclosure)
    items = DisclosureItem.objects.filter(disclosure=disclosure)
    if not items.exists():
        raise ValidationError(_("Mark at least one record first."))
    if items.filter(handing=Handing.UNDECIDED).exists():
        raise ValidationError(_("Decide about every record first."))
    record("disclosure.made", dialogue=disclosure.dialogue, actor=actor, obj=disclosure, count=items.count())
    return papers.order(KIND, disclosure.pk)


@transaction.atomic
def close(*, disclosure: Disclosure, actor: User) -> None:
    """Close the request: nothing in it changes any more."""
    if Disclosure.objects.filter(pk=disclosure.pk, closed_at=None).update(
        closed_at=timezone.now(), version=F("version") + 1
    ):
        record("disclosure.closed", dialogue=disclosure.dialogue, actor=actor, obj=disclosure)
