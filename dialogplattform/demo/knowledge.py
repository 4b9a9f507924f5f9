"""The demo's knowledge base: what was known before, whose picture each source is, and what nobody knew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dialogues.models import Knowledge, KnowledgeGap

if TYPE_CHECKING:
    from .load import Loading

SOURCES: dict[str, list[dict[str, Any]]] = {
    "umea": [
        {
            "title": "Trygghetsmätningen för tre stadsdelar", "publisher": "Kommunledningskontoret", "kind": "statistics",
            "areas": ["crime"], "rests_on": ["officials"], "speaks_of": ["residents", "young"],
            "says": "Anmälda brott och iakttagelser från kvällspersonal i tre stadsdelar. Otryggheten beskrivs som störst "
            "bland unga på kvällar. Övriga stadsdelar mättes inte.",
            "unknown": "Vad de boende själva menar med trygghet, och hur det ser ut i resten av staden.",
            "flags": ["stand_in", "structure"], "year": -1,
        },
        {
            "title": "Ungas egna berättelser", "publisher": "Barnrättsföreningen Lyktan", "kind": "report",
            "areas": ["crime", "school"], "rests_on": ["young", "associations"], "speaks_of": ["young"], "heard": 12,
            "says": "Tolv unga berättar om vägen hem, om att bli stoppad och om vuxna som stannar till. Rapporten skiljer "
            "på rädsla för andra och rädsla för att bli misstänkt.",
            "unknown": "Unga som inte är med i någon förening.", "flags": [], "year": -2, "in_compilation": True,
        },
        {
            "title": "Boende och flyttmönster 2010–2020", "publisher": "Universitetet", "kind": "research",
            "areas": ["housing", "labour"], "rests_on": ["registers", "researchers"], "speaks_of": ["residents"],
            "says": "Inkomster och flyttar följs hus för hus. Delningen har ökat även i områden som aldrig nämns i "
            "debatten, och mest genom dem som flyttar därifrån.",
            "unknown": "Varför människor flyttar.", "flags": [], "year": -1, "in_compilation": True,
            "url": "https://forskning.example/boende-och-flyttmonster",
        },
        {
            "title": "Kartläggning av föreningslivet", "publisher": "Fritidsförvaltningen", "kind": "report",
            "areas": ["democracy"], "rests_on": ["officials", "associations"], "speaks_of": ["associations"], "heard": 41,
            "says": "Fyrtioen föreningar har svarat om lokaler, bidrag och ledare. De som saknar organisationsnummer "
            "kunde inte svara.",
            "unknown": "De grupper som gör mest utan att vara förening.", "flags": ["no_follow_up"], "year": -3,
        },
    ],
    "sigtuna": [
        {
            "title": "Sammanställningen från dialogen i Valsta", "publisher": "Kommunen", "kind": "dialogue",
            "areas": ["democracy", "crime", "school"], "rests_on": ["residents", "young", "associations"],
            "speaks_of": ["residents", "young"],
            "says": "De boende beskriver ett centrum att vara stolt över och en kommun som kommer när något har hänt. "
            "Föräldrar ber om stöd som inte börjar med en anmälan.",
            "unknown": "De som arbetar i Valsta och bor någon annanstans.", "flags": [], "year": -3, "in_compilation": True,
        },
        {
            "title": "Vägen till egen försörjning", "publisher": "Utbildnings- och arbetsmarknadsförvaltningen",
            "kind": "statistics", "areas": ["labour"], "rests_on": ["officials", "registers"], "speaks_of": ["residents"],
            "says": "Tiden mellan första besök och första lön har blivit längre för dem med kort skolgång.",
            "unknown": "Vad som händer mellan besöken.", "flags": [], "year": -1,
        },
        {
            "title": "Intervjuer med nio föräldrar", "publisher": "Socialförvaltningen", "kind": "report",
            "areas": ["health"], "rests_on": ["residents"], "speaks_of": ["residents"], "heard": 9,
            "says": "Nio föräldrar berättar om mötet med socialtjänsten och om vad de hade behövt ett år tidigare.",
            "unknown": "De som aldrig sökte hjälp.", "flags": ["few"], "year": -1,
        },
    ],
}  # fmt: skip
UNKNOWN = {
    "umea": [
        ("crime", "Vad menar de som bor i de tre stadsdelarna med trygghet?", "De som bor där, var för sig.", ""),
        ("housing", "Vilka vill flytta men kan inte?", "Hyresvärdarna, och de som står i kö.", ""),
        ("democracy", "Vilka grupper finns som inget register känner?", "Nålsögat och församlingen.", "Minst nio, enligt intervjuerna. De flesta leds av kvinnor."),
    ],
    "sigtuna": [
        ("health", "Vilka föräldrar möter vi aldrig?", "Öppna förskolan.", ""),
        ("housing", "Hur bor de som inte står på kontraktet?", "Vuxna elever, hyresvärden.", ""),
    ],
}  # fmt: skip


def write(loading: Loading) -> None:
    """Write sources, their years counted from the dialogue's start, and what nobody knew."""
    dialogue, key = loading.dialogue, loading.case.key
    for row in SOURCES[key]:
        Knowledge.objects.create(dialogue=dialogue, **(row | {"year": dialogue.starts_on.year + row["year"]}))
    for area, question, could_tell, answer in UNKNOWN[key]:
        KnowledgeGap.objects.create(
            dialogue=dialogue, area=area, question=question, could_tell=could_tell, answer=answer
        )
