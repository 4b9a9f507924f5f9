"""The demo's consents as a record: two information texts, who told whom, receipts, and somebody who changed their mind."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

from interviews.consent.receipts import ALPHABET, LENGTH, hash_of
from interviews.models import (
    Consent,
    ConsentWay,
    Identity,
    Interviewee,
    InterviewKind,
    NoticeVersion,
    ToldTo,
    Withdrawal,
)

from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

BATCH = 500
FIRST_NOTICE = (
    "Du bestämmer själv vad du vill berätta. Vi skriver ner det du säger. "
    "Ditt namn sparas för sig, och bara den som intervjuar dig och projektledaren kan se det. "
    "Det som visas för andra är maskerat så att ingen ska kunna känna igen dig."
)
NEW_AFTER = 10
"""Days into the collection when the text was made clearer."""
CAPACITY = [
    "Berättade med egna ord vad dialogen är till för och att det går att sluta när som helst.",
    "Frågade vem som får läsa, och om lärarna kan se det. Ville sedan gärna vara med.",
    "Vi läste texten tillsammans. Förklarade för sin kompis vad maskerat betyder, och det stämde.",
]
CHILD = "Gick igenom texten ihop med en förälder. Sa själv ja och visste att det går att säga nej."
EVERY_RECEIPT = 6
"""One in so many has asked for the paper."""


def write(loading: Loading) -> None:
    """Number the texts, say who told whom, and let one take back what they said."""
    begun = date.fromisoformat(loading.case.collected_from)
    versions = notices(loading, begun)
    rows = list(
        Consent.objects.filter(interviewee__dialogue=loading.dialogue).select_related("interviewee").order_by("pk")
    )
    leader, interviewer = loading.users["leader"], loading.users["interviewer"]
    ages = {
        identity.interviewee_id: int(identity.age)
        for identity in Identity.objects.filter(interviewee__dialogue=loading.dialogue)
        if identity.age.isdecimal()
    }
    for row in rows:
        number, age = row.interviewee.number, ages.get(row.interviewee_id, 99)
        row.notice_version = versions[row.informed_on >= begun + timedelta(days=NEW_AFTER)]
        row.notice = row.notice_version.text
        row.told_by = leader if number % 3 == 0 else interviewer
        if age < 18:
            row.told_to = ToldTo.BOTH if age < 15 else ToldTo.PERSON
            row.capacity_note = CHILD if age < 15 else CAPACITY[number % len(CAPACITY)]
        if number % EVERY_RECEIPT == 1:
            row.receipt_hash = hash_of(_code(number, loading.case.slug))
    fields = ["notice", "notice_version", "told_by", "told_to", "capacity_note", "receipt_hash"]
    Consent.objects.bulk_update(rows, fields, batch_size=BATCH)
    if loading.case.key == "umea":
        taken_back(loading, versions[True], begun)


def notices(loading: Loading, begun: date) -> dict[bool, NoticeVersion]:
    """Write version 1, and the one that applies now as version 2; by whether it is the later."""
    since = [noon(begun), noon(begun + timedelta(days=NEW_AFTER))]
    made = NoticeVersion.objects.bulk_create(
        NoticeVersion(dialogue=loading.dialogue, number=number, text=text, since=at)
        for number, text, at in zip((1, 2), (FIRST_NOTICE, loading.dialogue.notice), since, strict=True)
    )
    return {False: made[0], True: made[1]}


def _code(number: int, slug: str) -> str:
    """A code that is the same each time the demo is loaded, and printed nowhere."""
    digest = int.from_bytes(hashlib.sha256(f"{slug} {number}".encode()).digest(), "big")
    return "".join(ALPHABET[(digest >> (5 * place)) % len(ALPHABET)] for place in range(LENGTH))


def taken_back(loading: Loading, version: NoticeVersion, begun: date) -> None:
    """One who sat with a focus group, said little, and a week later used the code on the paper."""
    talk = loading.dialogue.interviews.filter(kind=InterviewKind.FOCUS_GROUP).order_by("number").first()
    if talk is None:
        return
    number = loading.dialogue.interviewees.order_by("-number").values_list("number", flat=True)[0] + 1
    group = talk.people.order_by("number")[0].group
    person = Interviewee.objects.create(dialogue=loading.dialogue, number=number, group=group)
    talk.people.add(person)
    day = talk.held_on + timedelta(days=8)
    Consent.objects.create(
        interviewee=person,
        informed_on=talk.held_on,
        way=ConsentWay.WRITTEN,
        notice=version.text,
        notice_version=version,
        told_by=talk.interviewer,
        allows_quotes=False,
        allows_contact=False,
        receipt_hash=hash_of(_code(number, loading.case.slug)),
        withdrawn_at=noon(day),
    )
    Withdrawal.objects.create(
        interviewee=person,
        at=noon(day),
        found={"statements": 0, "to_check": 0, "quotes": 0, "published": 0, "texts": 0, "shared": [talk.number]},
        handled_at=noon(day + timedelta(days=2)),
        handled_by=loading.users["leader"],
        handled_note="Läste om anteckningarna från gruppsamtalet. Två rader som var personens är borttagna.",
        erased_at=noon(day + timedelta(days=30)),
    )
