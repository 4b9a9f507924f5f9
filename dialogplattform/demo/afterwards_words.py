"""What people in the invented dialogues thought of the meetings, and what was sent to them. Every word is made up."""

from typing import Any

SUMMARIES = {
    1: "Vi läste sammanställningen två teman var och sa vad som saknas. Sex teman fick prickar. Föreningslivet och bemötandet fick flest, och tre invändningar står kvar vid de teman de gäller.\n\nNästa gång bildar vi två arbetsgrupper. Fundera på vilken fråga du inte kan låta bli.",
    2: "Två arbetsgrupper bildades och skrev varsin beskrivning av problemet. Ingen av dem kunde skrivas under av alla. Det som någon inte kan stå bakom står vid texten, med vad som skulle behövas.\n\nLäs båda texterna innan nästa träff och ta med den mening du helst vill stryka.",
    3: "Tjugosju förslag hänger på väggen. Vi bedömde inget av dem. För varje förslag skrev vi vem som förlorar på det.\n\nSista träffen väljer vi de få som är både angelägna och möjliga.",
    4: "Tio förslag bedömdes och åtta blev kvar, var och en med någon som har sagt ja. De andra finns i idébanken med skälen. Vi vet att åtta är många.\n\nDu får höra av oss när besluten är fattade, och sedan var åttonde vecka.",
}

THOUGHTS: dict[int, dict[str, Any]] = {
    1: {"every_perspective": (3.6, 2.9), "learned": (3.9, 3.7), "trust": (2.9, 2.3)},
    2: {"every_perspective": (3.8, 3.3), "learned": (4.1, 3.8), "trust": (3.1, 2.8)},
    3: {"every_perspective": (4.0, 3.7), "learned": (3.8, 3.9), "trust": (3.5, 3.3)},
    4: {"every_perspective": (4.1, 3.8), "learned": (3.6, 3.5), "trust": (3.8, 3.4)},
}

WORDS = {
    1: ["Jag saknade någon som tycker att allt var bättre förr. De finns, men inte här.", "Första gången någon från kommunen frågade mig något utan att skriva samtidigt.", "För lite tid vid borden.", "Soppan var god. Resten får vi se."],
    2: ["Vi fick stryka ett ord som jag har använt i hela mitt yrkesliv. Det var rätt.", "Min invändning står kvar i texten. Det trodde jag inte.", "Det blev mycket prat om orden."],
    3: ["Någon gjorde mitt förslag bättre än jag hade tänkt det.", "Roligast hittills. Men vem betalar?", "Jag vill att de som bestämmer är med och skriver lappar nästa gång."],
    4: ["Åtta är för många, men jag förstår varför.", "Jag tror på det när jag har sett den första rapporten.", "Två av mina egna chefer sa ja inför alla. Det går inte att ta tillbaka.", "Skolvalet försvann igen."],
}

DISSENT = {
    "Föreningslivet": ("Meningen om ett rum låter som om alla föreningar vill samma sak. Vi vill inte ha ett rum till, vi vill att de rum som finns låses upp.", "Att det står rum, i flertal, och att de gamla är med."),
}

OPEN_SPACE: list[dict[str, Any]] = [
    {"title": "Hur slutar vi skicka runt människor mellan oss?", "why": "Tre förvaltningar, samma familj, tre handläggare.", "place": "Fönstret, första omgången",
     "notes": [("problem", "Den som söker hjälp får berätta från början varje gång."), ("proposal", "En enda ingång med samma person första halvåret."), ("objection", "Sekretessen stoppar det. Då blir det ett möte till i stället för ett mindre.")]},
    {"title": "Vad kan vi sluta göra?", "why": "Ingen av oss har tid för något nytt.", "place": "Runda bordet, första omgången",
     "notes": [("note", "Sju rapporter lämnas varje år som ingen runt bordet har läst."), ("proposal", "Varje förvaltning stryker en återkommande uppgift innan den får en ny.")]},
    {"title": "Vem lär känna Valsta om vi inte är där?", "why": "Vi pratar om ett område som få av oss går igenom.", "place": "Dörren, andra omgången",
     "notes": []},
]
