"""The demo's actor map: who does what for whom, where they meet, and what nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogues.actors.services import forums_named, targets_named
from dialogues.models import Actor, Forum, TargetKind

if TYPE_CHECKING:
    from .load import Loading

TARGETS = {
    "umea": (
        ["Barn och unga", "Nyanlända föräldrar", "Kvinnor i hemmet", "Unga vuxna utan arbete", "Äldre utan svenska"],
        ["Ersboda", "Mariehem", "Ålidhem", "Byarna", "Hela kommunen"],
    ),
    "sigtuna": (
        ["Barn och unga", "Föräldrar", "Långtidsarbetslösa", "Äldre", "Medarbetare"],
        ["Valsta", "Märsta", "Rosersberg", "Hela kommunen"],
    ),
}
FORUMS = {
    "umea": [
        ("Områdesgruppen Ersboda", "Läget i området, var fjärde vecka.", "Fritidsförvaltningen kallar.", "Föräldrar, och den som hyr ut."),
        ("Föreningsrådet", "Bidrag, lokaler och tider.", "Kommunen kallar fyra gånger om året.", "Föreningar utan organisationsnummer."),
        ("Frukostnätverket", "Kaffe och frågor utan protokoll.", "Den som hinner kallar.", ""),
    ],
    "sigtuna": [
        ("Förvaltningschefernas tisdag", "Det som rör flera.", "Kommunledningskontoret, varje vecka.", "De som arbetar i Valsta."),
        ("Valstagruppen", "Vardagen i centrum.", "Kultur- och fritid, en gång i månaden.", "Skolan."),
    ],
}  # fmt: skip
ACTORS = {
    "umea": [
        ("Fritidsförvaltningen", "municipal", "Fritidsgårdar och öppna hallar på kvällar.", ["Barn och unga"], ["Ersboda", "Ålidhem"], "Fyra gårdar, elva ledare.", ["Områdesgruppen Ersboda", "Föreningsrådet"], "cooperates", ""),
        ("Socialförvaltningen", "municipal", "Fältgrupp, föräldrastöd och försörjningsstöd.", ["Barn och unga", "Nyanlända föräldrar"], ["Hela kommunen"], "Fältgrupp om sex.", ["Områdesgruppen Ersboda"], "cooperates", ""),
        ("Studieförbundet Norrskär", "association", "Språkcaféer och studiecirklar.", ["Nyanlända föräldrar", "Kvinnor i hemmet"], ["Ersboda", "Mariehem"], "Cirkelledare på nio språk.", ["Föreningsrådet", "Frukostnätverket"], "critical", "Sa upp samarbetet om satsningen och skrev varför."),
        ("Ersboda bygdehus", "association", "Läxhjälp, fester, ett rum som alltid är öppet.", ["Barn och unga", "Kvinnor i hemmet"], ["Ersboda"], "Ett hus och fyrtio frivilliga.", ["Områdesgruppen Ersboda", "Frukostnätverket"], "critical", "Vill ha hyresavtal, inte projekt."),
        ("Barnrättsföreningen Lyktan", "association", "Samlar ungas egna berättelser.", ["Barn och unga"], ["Hela kommunen"], "En anställd.", ["Frukostnätverket"], "conflict", "Anmälde satsningen för hur unga beskrevs."),
        ("Kvinnoföreningen Nålsögat", "association", "Syateljé och följeslagare till myndigheter.", ["Kvinnor i hemmet", "Nyanlända föräldrar"], ["Ålidhem"], "Förtroende, och sexton maskiner.", [], "funded", ""),
        ("Al-Noors församling", "faith", "Läxhjälp, begravningar, samtal.", ["Nyanlända föräldrar", "Barn och unga"], ["Mariehem"], "En lokal och tre språk.", [], "no_contact", ""),
        ("Mammorna på gården", "network", "Håller ett öga på varandras barn.", ["Barn och unga"], ["Ålidhem"], "Varandra.", [], "no_contact", "Finns inte i något register. Nås genom Nålsögat."),
        ("Bostadsbolaget Björken", "company", "Hyr ut två tredjedelar av lägenheterna.", [], ["Ersboda", "Ålidhem"], "Kvartersvärdar och två lokaler som står tomma.", ["Områdesgruppen Ersboda"], "cooperates", ""),
        ("Regionens hälsocentral", "public", "Vård och föräldragrupper.", ["Nyanlända föräldrar"], ["Ersboda"], "Barnmorska med tolk.", [], "cooperates", ""),
    ],
    "sigtuna": [
        ("Kultur- och fritidsförvaltningen", "municipal", "Bibliotek, ungdomens hus, lokaler.", ["Barn och unga"], ["Valsta", "Märsta"], "Nycklar till nästan allt.", ["Förvaltningschefernas tisdag", "Valstagruppen"], "cooperates", ""),
        ("Barn- och ungdomsförvaltningen", "municipal", "Förskola, öppen förskola och skola.", ["Barn och unga", "Föräldrar"], ["Hela kommunen"], "Den enda plats där alla är.", ["Förvaltningschefernas tisdag"], "cooperates", ""),
        ("Socialförvaltningen", "municipal", "Föräldrastöd och fältarbete.", ["Föräldrar", "Barn och unga"], ["Valsta"], "Sex fältarbetare.", ["Förvaltningschefernas tisdag", "Valstagruppen"], "cooperates", ""),
        ("Utbildnings- och arbetsmarknadsförvaltningen", "municipal", "Vägar till arbete och studier.", ["Långtidsarbetslösa"], ["Hela kommunen"], "Coacher och praktikplatser.", ["Förvaltningschefernas tisdag"], "cooperates", ""),
        ("Fackligt samråd", "network", "Samlar medarbetarnas syn.", ["Medarbetare"], ["Hela kommunen"], "Tid en halv dag i veckan.", [], "critical", "Vill se vad som tas bort när något läggs till."),
        ("Valsta kvinnocafé", "association", "Café, språk och barnpassning.", ["Föräldrar"], ["Valsta"], "Tolv frivilliga.", ["Valstagruppen"], "funded", ""),
        ("Hyresvärden vid torget", "company", "Äger centrum.", [], ["Valsta"], "Tre tomma lokaler.", [], "no_contact", ""),
    ],
}  # fmt: skip


def write(loading: Loading) -> None:
    """Write target groups, areas, forums and actors."""
    dialogue, key = loading.dialogue, loading.case.key
    groups, areas = TARGETS[key]
    targets_named(dialogue, TargetKind.GROUP, groups)
    targets_named(dialogue, TargetKind.AREA, areas)
    for name, about, calls, missing in FORUMS[key]:
        Forum.objects.create(dialogue=dialogue, name=name, about=about, calls=calls, missing=missing)
    for name, kind, does, served, where, resources, forums, relation, words in ACTORS[key]:
        row = Actor.objects.create(
            dialogue=dialogue,
            name=name,
            kind=kind,
            does=does,
            resources=resources,
            relation=relation,
            relation_words=words,
        )
        row.targets.set(
            [*targets_named(dialogue, TargetKind.GROUP, served), *targets_named(dialogue, TargetKind.AREA, where)]
        )
        row.forums.set(forums_named(dialogue, forums))
