"""Runbooks to begin from: the method's four meetings, Open Space and a full day.

Content, not interface: Swedish, and each dialogue changes them as it likes once they are in its agenda. Every one has a
round at the beginning and at the end, and a pause. ``key`` is kept for good.
"""

from dataclasses import dataclass

from ..models import PartKind

IN, WORK, PAUSE, OUT = PartKind.CHECK_IN, PartKind.WORK, PartKind.PAUSE, PartKind.CHECK_OUT


@dataclass(frozen=True)
class Item:
    minutes: int
    title: str
    prompt: str = ""
    kind: str = WORK


@dataclass(frozen=True)
class Runbook:
    key: str
    title: str
    about: str
    items: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)


CHECK_OUT = "Runda: ett ord eller en mening var. Ingen kommenterar någon annans."

RUNBOOKS: tuple[Runbook, ...] = (
    Runbook(
        "reading",
        "Träff 1: läsa och välja teman",
        "Sammanställningen läses vid blandade bord, och rummet väljer vilka teman det tar sig an.",
        (
            Item(20, "Incheckning", "Säg ditt namn, och en sak du hoppas att kvällen inte blir.", IN),
            Item(10, "Så här arbetar vi", "Alla perspektiv får finnas här. Vi letar inte efter vem som har rätt."),
            Item(30, "Läs var för sig", "Stryk under det du känner igen, och det som du har svårt att höra."),
            Item(35, "Samtal vid borden", "Vad stämmer? Vad saknas? Vem skulle säga emot, och hur skulle det låta?"),
            Item(15, "Paus", "", PAUSE),
            Item(25, "Välj teman", "Ge era prickar. Innan vi räknar: finns det någon invändning som ska med?"),
            Item(15, "Utcheckning", CHECK_OUT, OUT),
        ),
    ),
    Runbook(
        "describing",
        "Träff 2: beskriva problemet",
        "Arbetsgrupper bildas efter intresse, och varje grupp skriver en beskrivning som alla i den kan stå för.",
        (
            Item(15, "Incheckning", "Vad har du tänkt på sedan vi sågs?", IN),
            Item(25, "Arbetsgrupper bildas", "Gå till den fråga du inte kan släppa. Är gruppen blandad? Byt annars."),
            Item(40, "Beskriv problemet", "En mening i taget. Den som inte kan stå för den säger vad som behövs."),
            Item(15, "Paus", "", PAUSE),
            Item(25, "Läs varandras", "Den andra gruppen letar efter den som saknas i texten."),
            Item(15, "Läs högt", "Hela texten, och det som inte alla håller med om."),
            Item(15, "Utcheckning", CHECK_OUT, OUT),
        ),
    ),
    Runbook(
        "proposing",
        "Träff 3: många förslag",
        "Så många förslag som möjligt kommer fram innan någon bedömer dem.",
        (
            Item(15, "Incheckning", "Vad skulle förvåna dig om det hände inom ett år?", IN),
            Item(15, "Läs problembeskrivningarna", "Läs dem högt, som om någon hörde dem för första gången."),
            Item(25, "Skriv tyst", "Minst fem förslag var. Inget är för litet och inget är för dyrt än."),
            Item(40, "Bygg vidare", "Ta någon annans förslag och gör det bättre. Skriv det på arbetsbladet."),
            Item(15, "Paus", "", PAUSE),
            Item(25, "Vad skulle gå sönder?", "För varje förslag: vem förlorar något på det, och vad?"),
            Item(15, "Utcheckning", CHECK_OUT, OUT),
        ),
    ),
    Runbook(
        "choosing",
        "Träff 4: de få som går vidare",
        "Förslagen bedöms: hur angelägna, hur genomförbara? De som går vidare får någon som svarar för dem.",
        (
            Item(15, "Incheckning", "Vilket förslag har du svårast att släppa?", IN),
            Item(35, "Bedöm", "Hur angeläget? Hur genomförbart? Var och en för sig, sedan tillsammans."),
            Item(30, "Invändningarna", "Vad skulle du behöva för att kunna gå med?"),
            Item(15, "Paus", "", PAUSE),
            Item(30, "Vem tar det?", "Ett förslag utan någon som säger ja med egen röst går till idébanken."),
            Item(10, "Så följs det upp", "Hur ofta, av vem, och var går det att läsa?"),
            Item(15, "Utcheckning", CHECK_OUT, OUT),
        ),
    ),
    Runbook(
        "open_space",
        "Öppet forum (Open Space)",
        "Deltagarna sätter själva dagordningen: den som har ett ämne hänger upp det, och alla går dit de vill.",
        (
            Item(15, "Incheckning", "Vi sitter i ring. Vad för dig hit?", IN),
            Item(
                10,
                "Så går det till",
                "De som är här är rätt personer. När du varken lär dig eller bidrar går du.",
            ),
            Item(20, "Ämnen på väggen", "Du som har ett ämne: skriv det, säg det högt och välj tid och bord."),
            Item(40, "Första passet", "Den som hängde upp ämnet ser till att något skrivs på bladet."),
            Item(15, "Paus", "", PAUSE),
            Item(40, "Andra passet", "Nytt bord, nya människor. Bladen ligger kvar."),
            Item(20, "Läs bladen", "Gå runt och läs. Skriv dit det som saknas."),
            Item(15, "Utcheckning", CHECK_OUT, OUT),
        ),
    ),
    Runbook(
        "full_day",
        "Heldag",
        "En arbetsdag med blandade grupper: från det som hörts till några förslag som har någon bakom sig.",
        (
            Item(30, "Incheckning", "Vilka är här, och vad behöver du för att dagen ska vara värd din tid?", IN),
            Item(45, "Det vi fick höra", "Läs temana vid borden. Vad känns igen, och vad är nytt?"),
            Item(20, "Paus", "", PAUSE),
            Item(60, "Beskriv problemet", "I blandade grupper, en mening i taget. Skriv på första arbetsbladet."),
            Item(60, "Lunch", "", PAUSE),
            Item(60, "Många förslag", "Tyst först, sedan tillsammans. Bygg vidare på varandras."),
            Item(45, "Välj vilka som utvecklas", "Häng upp förslagen och gå till det du vill arbeta med."),
            Item(15, "Paus", "", PAUSE),
            Item(60, "Utveckla förslagen", "Andra arbetsbladet: vem gör vad, vad behövs, vad är första steget?"),
            Item(45, "Presentera", "Varje grupp berättar. De andra frågar: vad skulle krävas för att du ska gå med?"),
            Item(20, "Utcheckning", CHECK_OUT, OUT),
        ),
    ),
)


def runbook(key: str) -> Runbook | None:
    return next((one for one in RUNBOOKS if one.key == key), None)
