"""The demo's start: the municipality's areas, what is contested and by whom, what was tried, what it builds on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dialogues.models import Area, ContestedPoint, Dialogue, EarlierAttempt, EarlierDialogue

from . import calendar

if TYPE_CHECKING:
    from .load import Loading

AREAS = {
    "umea": [
        "Backen", "Centrala stan", "Ersboda", "Grisbacka", "Haga", "Holmsund", "Hörnefors", "Mariehem", "Obbola",
        "Röbäck", "Sandbacka", "Sävar", "Teg", "Tomtebo", "Ålidhem", "Östra Ersboda",
    ],
    "sigtuna": ["Arlandastad", "Märsta centrum", "Rosersberg", "Sigtuna stad", "Steninge", "Tingvalla", "Valsta", "Ärna"],
}  # fmt: skip
CONTESTED = {
    "umea": [
        ("Om det är områdena eller hela staden som är problemet", "trygghetsprogrammet, föreningar i de tre utpekade stadsdelarna"),
        ("Om ordet otrygg hjälper eller stämplar", "polis och fastighetsägare, unga som bor där, lokaltidningen"),
        ("Vem som ska få lokaler och pengar till föreningsliv", "stora idrottsklubbar, små kulturföreningar, fritidsförvaltningen"),
        ("Om föräldrar får stöd eller blir misstänkta", "föräldrar med utländsk bakgrund, förskola, socialtjänst"),
    ],
    "sigtuna": [
        ("Om insatserna ska ligga i Valsta eller i hela kommunen", "förvaltningschefer, medarbetare i Valsta"),
        ("Vem som äger en familj som flera förvaltningar möter", "socialtjänst, skola, arbetsmarknadsenheten"),
        ("Om korta projekt gör nytta eller sliter ut folk", "kommunledningen, de som arbetat i projekten"),
    ],
}  # fmt: skip
ATTEMPTS = {
    "umea": [
        ("Trygghetsprogram för tre stadsdelar", "2019–2021", "Fler lampor och väktare. Föreningarna sa att de inte blev tillfrågade och att områdena pekades ut."),
        ("Öppna möten om trygghet", "hösten 2020", "Samma trettio personer kom. De som var mest kritiska slutade komma."),
        ("Kartläggning av fritidsvanor bland unga", "2018", "Visade stora skillnader mellan stadsdelar. Ingen förvaltning fick i uppdrag att göra något åt dem."),
    ],
    "sigtuna": [
        ("Samverkansgrupp mellan fyra förvaltningar", "2020", "Möttes sex gånger. Ingen hade mandat att flytta pengar."),
        ("Projekt för föräldrar i Valsta", "2019–2020", "Uppskattat. Tog slut när statsbidraget tog slut."),
    ],
}  # fmt: skip
EARLIER = {
    "umea": [("Medborgardialog om Ålidhems centrum", "2014", "Det går att mötas, men svaret om vad det ledde till kom aldrig.")],
    "sigtuna": [("Medborgardialog i Valsta", "2018–2019", "De boende beskrev problemen bättre än rapporterna, och flera förslag väntar fortfarande på svar.")],
}  # fmt: skip


def _rows(model: Any, dialogue: Dialogue, names: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    model.objects.bulk_create(
        model(dialogue=dialogue, position=place, **dict(zip(names, row, strict=True))) for place, row in enumerate(rows)
    )


def write_areas(loading: Loading) -> None:
    """The municipality's list, before anything on a map is tied to it."""
    for name in AREAS[loading.case.key]:
        Area.objects.get_or_create(municipality=loading.dialogue.municipality, name=name)


def write(loading: Loading) -> None:
    """Umeå asks the whole municipality; the three districts are on its list like all the others."""
    key, dialogue = loading.case.key, loading.dialogue
    steps = calendar.steps_to(loading.today)
    Dialogue.objects.filter(pk=dialogue.pk).update(reach="whole")
    dialogue.reach = "whole"
    _rows(ContestedPoint, dialogue, ("what", "by_whom"), CONTESTED[key])
    _rows(EarlierAttempt, dialogue, ("what", "when", "came_of_it"), calendar.moved(ATTEMPTS[key], steps))
    _rows(EarlierDialogue, dialogue, ("title", "when", "taught"), calendar.moved(EARLIER[key], steps))
