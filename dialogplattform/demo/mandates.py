"""The demo's mandate: two published versions each, and one thing that went otherwise, written where all can read it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from dialogues.models import Dialogue, MandateDecision, MandateDeviation, MandateVersion

from . import calendar

if TYPE_CHECKING:
    from .load import Loading

MANDATES: dict[str, dict[str, Any]] = {
    "umea": {
        "first": ("2021-10-18", {
            "is_open": "Vilka åtgärder som ska göras mot segregationen, vem som ska göra dem och i vilken ordning. Förslagen får gälla alla nämnders ansvar och hela kommunen, inte bara de stadsdelar som brukar nämnas.",
            "is_decided": "Detaljplanerna för Tomtebo och Ersboda ligger fast, liksom årets budget. Dialogen prövar inga enskilda ärenden.",
            "influence": "dialogue",
            "influence_words": "De som är med beskriver problemet tillsammans och ger råd. Nämnderna väljer vad de går vidare med.",
            "leader_share": 50,
            "money": "350 000 kronor för 2021 och 2022, ur kommunstyrelsens medel",
            "interpreters": "Tolk på arabiska, somaliska och tigrinja vid intervjuer och träffar",
            "promise": "Nämnderna tar upp varje förslag till beslut, ger skäl om de säger nej och utser en ansvarig för det de säger ja till.",
        }, [
            ("Vilka förslag som går vidare", "Styrgruppen", "juni 2022"),
            ("Åtgärderna, en för en", "Den nämnd som förslaget gäller", "augusti till september 2022"),
            ("Pengar för 2023", "Kommunfullmäktige", "november 2022"),
        ]),
        "second": ("2021-12-17", {
            "influence": "influence",
            "influence_words": "De som är med tar fram förslagen. Nämnderna beslutar, och det de säger nej till ska de kunna förklara för dem som föreslog det.",
            "promise": "Nämnderna tar upp varje förslag till beslut inom tre månader från sista träffen, ger skäl om de säger nej och utser en ansvarig för det de säger ja till. Hur det går berättas var åttonde vecka.",
            "more_resources": "Två ur designteamet är med och intervjuar, på betald tid",
        }, "Designteamet ville ha mer än råd. Arbetsutskottet sa ja till det, och lovade en tid inom vilken varje förslag får svar."),
        "deviation": ("2022-10-04", {
            "part": "promise",
            "said": "Nämnderna tar upp varje förslag till beslut inom tre månader från sista träffen.",
            "happened": "Två av åtta förslag togs upp först i oktober, nästan fyra månader efter sista träffen.",
            "why": "Valet i september gjorde att två nämnder inte hade något möte i tid. Vi borde ha sett det när vi lovade.",
            "now": "Båda förslagen är beslutade nu. Nästa gång räknar vi från nämndernas möten i stället för från träffen.",
        }),
    },
    "sigtuna": {
        "first": ("2022-01-24", {
            "is_open": "Vilka insatser förvaltningarna ska göra tillsammans, hur de ska bemannas och var de ska ligga.",
            "is_decided": "Lagstadgade uppdrag ändras inte, och ansvar flyttas inte mellan nämnder.",
            "influence": "dialogue",
            "influence_words": "Alla medarbetare kan lämna idéer. En arbetsgrupp sorterar, styrgruppen väljer.",
            "leader_share": 40,
            "money": "Ramen beslutas av kommunstyrelsen i juni",
            "promise": "Alla idéer läses och sorteras öppet. De som inte går vidare sparas i en idébank.",
        }, [
            ("Vilka förslag som utvecklas", "De som är med på heldagen", "april 2022"),
            ("Vilka förslag som läggs fram", "Styrgruppen, förvaltningscheferna", "maj 2022"),
            ("Pengar för 2022 och 2023", "Kommunstyrelsen", "juni 2022"),
        ]),
        "second": ("2022-03-28", {
            "influence": "influence",
            "influence_words": "De som är med på heldagen prioriterar och utvecklar förslagen. Styrgruppen säger ja eller nej till färdiga förslag, med skäl.",
            "promise": "Varje förslag som utvecklas får ett ja eller ett nej med skäl före sommaren. Det som får ja får en arbetsgrupp och pengar. Resten sparas i en idébank.",
        }, "Efter insamlingen, med över hundra idéer, lovade styrgruppen att själva dagen ska avgöra vad som utvecklas."),
        "deviation": ("2022-06-14", {
            "part": "promise",
            "said": "Varje förslag som utvecklas får ett ja eller ett nej med skäl före sommaren.",
            "happened": "Ett av fem förslag fick varken ja eller nej. Det gick tillbaka för att utredas vidare.",
            "why": "Det rörde två nämnder som inte hade hunnit tala med varandra om kostnaden.",
            "now": "Kommunledningskontoret tar frågan till båda nämnderna i höst, och gruppen som utvecklade förslaget är med.",
        }),
    },
}  # fmt: skip


def _version(dialogue: Dialogue, number: int, day: str, by: Any, **values: Any) -> MandateVersion:
    return MandateVersion.objects.create(
        dialogue=dialogue, number=number, published_on=date.fromisoformat(day), published_by=by, **values
    )


def write(loading: Loading) -> None:
    """Two versions, and what went otherwise once the plan has come that far."""
    dialogue, leader = loading.dialogue, loading.users["leader"]
    told = calendar.moved(MANDATES[loading.case.key], calendar.steps_to(loading.today))
    day, values, decisions = told["first"]
    first = values | {"words": loading.words.MANDATE}
    later_day, later, changed = told["second"]
    versions = [
        _version(dialogue, 1, day, leader, **first),
        _version(dialogue, 2, later_day, leader, **(first | later), changed=changed),
    ]
    for version in versions:
        MandateDecision.objects.bulk_create(
            MandateDecision(version_of=version, position=place, what=what, who=who, when=when)
            for place, (what, who, when) in enumerate(decisions)
        )
    Dialogue.objects.filter(pk=dialogue.pk).update(mandate=first["words"], mandate_version=2)
    dialogue.mandate, dialogue.mandate_version = first["words"], 2
    day, values = told["deviation"]
    MandateDeviation.objects.create(
        dialogue=dialogue, mandate=versions[1], number=1, happened_on=date.fromisoformat(day), recorded_by=leader,
        **values,
    )  # fmt: skip
