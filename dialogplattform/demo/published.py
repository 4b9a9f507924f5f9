"""The demo's compilation: built, read, approved and published through its services, as a project leader would."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from accounts.models import OutgoingMail
from perspectives.compilations import document
from perspectives.compilations import review as compilation_review
from perspectives.compilations import services as compilation_services
from perspectives.models import (
    Compilation,
    Feedback,
    FeedbackKind,
    FeedbackStatus,
    PublishedPerspective,
    Quote,
    ReviewAnswer,
    ReviewComment,
    ReviewReading,
)

from . import languages
from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

QUOTES_EACH = 6
"""How many quotes the demo's leader chose under each perspective, times the scale; the rest are in the workspace."""

TEXTS = {
    "umea": {
        "title": "Det vi fick höra när vi frågade om segregation i Umeå",
        "summary": (
            "Vi har talat med människor i Umeå om segregation. De är unga och gamla, födda här och på andra ställen, "
            "anställda i kommunen, aktiva i föreningar och ingetdera. De är inte överens, och det är meningen att det "
            "ska synas.\n\nNågra saker återkommer. Att bli beskriven som ett problem gör något med den som blir "
            "beskriven. Föreningslivet är öppet på papperet. Tryggheten har olika ansikten beroende på vem man frågar. "
            "Skolan sorterar, även när ingen vill det. Föräldrar tiger av rädsla. Och den som blivit lovad något förut "
            "lyssnar på ett annat sätt nästa gång."
        ),
        "method": (
            "Projektledaren och två i designteamet har hållit samtalen, i bygdehus, bibliotek, kök och tjänsterum. De "
            "flesta tog mellan en och en och en halv timme. Det människor sa är nedskrivet, och det som kan peka ut "
            "någon är utbytt mot ord inom hakparentes. Inget är mildrat."
        ),
        "unheard": (
            "Nyanlända på Mariehem är nästan inte hörda. Ingen under 14 år är intervjuad. De som bor i byarna är "
            "färre än vi ville, och ingen av dem är under trettio."
        ),
        "respond": "Saknas något du sa, eller något du hade velat säga? Skriv till dialog@umea.example eller ring växeln.",
    },
    "sigtuna": {
        "title": "Idéer och perspektiv på sociala insatser i Sigtuna",
        "summary": (
            "Medarbetare, chefer och kommunledning har lämnat idéer och berättat vad som hindrar dem. Idéerna är "
            "många och pekar åt olika håll."
        ),
        "method": "Verkstäder med ledning, förvaltningschefer och medarbetare, och ett formulär på den interna webben.",
        "unheard": "Invånarna är inte tillfrågade i den här omgången. Dialogen i Valsta några år tidigare bär deras röster.",
        "respond": "Skriv till dialog@sigtuna.example.",
    },
}


def write_compilation(loading: Loading) -> Compilation:
    """Build version 1, let leader and design team read it, publish it, and date it as it happened."""
    leader, dana = loading.users["leader"], loading.users["designteam"]
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{loading.case.slug}:1")
    compilation = compilation_services.create_compilation(dialogue=loading.dialogue, actor=leader, creation_key=key)
    Compilation.objects.filter(pk=compilation.pk).update(**TEXTS[loading.case.key])
    compilation.refresh_from_db()
    keep_some_quotes(compilation, QUOTES_EACH * loading.scale)
    if loading.case.key == "umea":
        languages.translate(compilation, loading)
    published = noon(loading.case.published_on)
    compilation_review.send_to_review(compilation=compilation, actor=leader)
    OutgoingMail.objects.filter(key__startswith=f"review:{compilation.pk}:").delete()  # it happened long ago
    ReviewReading.objects.create(compilation=compilation, by=dana, at=published - timedelta(days=18))
    if loading.case.key == "umea":
        comments(compilation, loading, published)
    compilation.refresh_from_db()
    text_key = document.fingerprint(compilation)
    for reader, capacity, missing in (
        (leader, "leader", ""),
        (dana, "team", "Nyanlända på Mariehem. Men hellre ut med det här nu och en ny utgåva sen."),
    ):
        ReviewAnswer.objects.create(
            compilation=compilation,
            by=reader,
            capacity=capacity,
            sees_gap="yes" if missing else "no",
            missing=missing,
            sees_someone="no",
            answered_at=published - timedelta(days=4),
            verdict="yes",
            content_key=text_key,
        )
    compilation_review.approve(compilation=compilation, actor=leader)
    compilation.refresh_from_db()
    compilation = compilation_review.publish(compilation=compilation, actor=leader)
    dates = {"sent_at": 20, "approved_at": 1, "published_at": 0}
    Compilation._base_manager.filter(pk=compilation.pk).update(
        **{name: published - timedelta(days=before) for name, before in dates.items()}
    )
    if loading.case.key == "umea":
        letters_from_readers(compilation, loading, published)
    return compilation


def letters_from_readers(compilation: Compilation, loading: Loading, published: datetime) -> None:
    """Two readers wrote back: one was answered, one waits. Neither stands anywhere in public."""
    inside = PublishedPerspective.objects.filter(chapter__compilation=compilation, content__title="Byarna är glömda")
    about = inside.values_list("key", flat=True).first() or ""
    said = [
        (FeedbackKind.MISSING, about, 6,
         "Bussen är halva saken, den andra halvan är att skolan i byn kan läggas ner. Det har vi pratat om i åtta år. "
         "Fråga gärna oss som fortfarande bor här.",
         9, "Tack. Två till i byarna är tillfrågade nu, och det du skriver om skolan är med i frågorna till dem."),
        (FeedbackKind.OTHER, "", 15,
         "Vår studiecirkel har läst kortversionen högt. Kan vi få korten utskrivna till nästa gång? Vi är sju bord.",
         None, ""),
    ]  # fmt: skip
    for number, (kind, key, after, text, answered, answer) in enumerate(said, 1):
        row = Feedback.objects.create(
            compilation=compilation,
            number=number,
            creation_key=uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{loading.case.slug}:letter:{number}"),
            kind=kind,
            about=key,
            text=text,
            answer=answer,
            status=FeedbackStatus.ANSWERED if answered else FeedbackStatus.NEW,
            answered_by=loading.users["leader"] if answered else None,
            answered_at=published + timedelta(days=answered) if answered else None,
        )
        Feedback.objects.filter(pk=row.pk).update(created_at=published + timedelta(days=after))


def comments(compilation: Compilation, loading: Loading, published: datetime) -> None:
    """What was said of the draft: one resolved at once, one that had to be opened again, one by the facilitator."""
    leader, dana, farid = (loading.users[who] for who in ("leader", "designteam", "facilitator"))
    chapter = compilation.chapters.order_by("position").first()
    said = [
        ("summary", dana, 16, "Det låter som om alla skulle vara överens om att bli utpekad är fel. Det är inte alla. Säg det.",
         14, "Ändrat. Motsatsen står nu under samma tema, med samma utrymme."),
        (f"c{chapter.pk}-lead", farid, 12, "Ordet ”utsatt” står tre gånger på fem rader. Det är det folk säger att de är trötta på.",
         11, "Nu står det en gång, och då i ett citat."),
        ("unheard", dana, 15, "Ni skriver att nyanlända är svåra att nå. De är inte svåra att nå, vi nådde dem inte.",
         13, "Bra. Omskrivet."),
    ]  # fmt: skip
    made = [
        ReviewComment.objects.create(
            compilation=compilation, anchor=anchor, by=by, text=text, created_at=published - timedelta(days=before),
            answer=answer, answered_by=leader, answered_at=published - timedelta(days=after),
        )
        for anchor, by, before, text, after, answer in said
    ]  # fmt: skip
    ReviewComment.objects.create(
        compilation=compilation, anchor="unheard", by=dana, reopens=made[-1],
        text="Det stod kvar i sista meningen när jag läste igen.", created_at=published - timedelta(days=10),
        answer="Borta nu. Tack för att du läste en gång till.", answered_by=leader,
        answered_at=published - timedelta(days=9),
    )  # fmt: skip


def keep_some_quotes(compilation: Compilation, each: int) -> None:
    """Leave ``each`` quotes under every perspective, the first in the shuffled order, and number them anew."""
    compilation.entries.update(all_quotes=False)
    seen: dict[int, int] = {}
    surplus = []
    for pk, entry in compilation.quotes.order_by("entry_id", "position", "pk").values_list("pk", "entry_id"):
        seen[entry] = seen.get(entry, 0) + 1
        if seen[entry] > each:
            surplus.append(pk)
    for start in range(0, len(surplus), 500):
        Quote.objects.filter(pk__in=surplus[start : start + 500]).delete()
