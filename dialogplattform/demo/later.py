"""What became of Umeå's promises after December 2022. Invented, like everything that is said in the demo."""

from datetime import date, timedelta

UMEA: dict[int, dict] = {
    1: {
        "state": "done",
        "steps": {"Kalkyl för drift": "2023-02-13", "Förstudien till nämnden": "2023-04-26"},
        "reports": [
            ("2023-02-20", "on_track", "Kalkylen är klar. Den tomma affärslokalen är billigast, panncentralen är den alla vill ha. Vi lägger fram båda, med siffror."),
            ("2023-04-26", "done", "Förstudien är lämnad till nämnden, två dagar före utsatt tid. Löftet var en förstudie och den finns. Ett hus är inte lovat än, och det vet alla som varit med."),
        ],
    },
    3: {
        "state": "done",
        "steps": {"Fyra skolor i gång": "2023-03-01", "Uppföljning med eleverna": "2023-06-13"},
        "reports": [
            ("2023-03-02", "on_track", "Fyra skolor är i gång. Den femte har frågat om de också får. Vaktmästarna har fått tre timmar i veckan för det extra."),
            ("2023-06-14", "done", "Eleverna har sagt sitt: de vill ha mer som inte är idrott. 214 barn har varit med minst fem gånger. Avtalet gäller ett år till."),
        ],
    },
    4: {
        "state": "done",
        "steps": {"Sex guider hittade": "2023-01-23", "Fyrtio besök gjorda": "2023-05-24"},
        "reports": [
            ("2023-02-13", "on_track", "Sex guider nu. Den sjätte är en av dem som själv blev guidad i höstas."),
            ("2023-05-30", "done", "43 besök. 29 av dem ledde till att någon är kvar i föreningen. Studieförbundet fortsätter på egen hand och med egna pengar."),
        ],
    },
    5: {
        "every": 26,
        "steps": {"Andra träffen": "2023-01-18"},
        "reports": [
            ("2023-02-01", "on_track", "Andra träffen hölls på Ålidhem. Samma två från kommunen kom, precis som lovat. Vi ses varannan månad och skriver en sida efteråt."),
        ],
        "latest": (21, "on_track", "Nätverket träffas fortfarande varannan månad. Byarna är med. Det vi bråkar om nu är lokaler, och det är ett bättre bråk än det vi började med."),
    },
    6: {
        "state": "done",
        "steps": {"Två förskolor börjar": "2023-01-16", "Föräldrarna säger om det hjälper": "2023-06-01"},
        "reports": [
            ("2023-02-06", "on_track", "Två förskolor har börjat, i hallen vid hämtning. Häftena är borta. Fyra språk."),
            ("2023-06-02", "done", "Föräldrarna säger att det hjälper mest att det är samma människa varje gång. 57 har varit med. Båda förskolorna fortsätter."),
        ],
    },
    7: {
        "state": "stopped",
        "steps": {"Nuläge: klagomål och medarbetarenkät": "2023-04-17"},
        "reports": [
            ("2023-03-06", "delayed", "Nuläget drar ut sju veckor. Klagomålen låg på fem ställen och ingen hade räknat dem tillsammans förut."),
            ("2023-09-04", "stopped", "Kommunstyrelsen lade in frågan i den vanliga personalplanen i stället för en egen strategi. Styrgruppen är upplöst. Fyra i gruppen tycker att det är fel beslut, och det står i protokollet."),
        ],
    },
    8: {
        "state": "done",
        "steps": {"Belysning på plats": "2023-03-29", "Öppnar": "2023-04-14"},
        "reports": [
            ("2023-04-14", "done", "Tre skolgårdar är tända till nio varje kväll. Den argaste grannen har tagit på sig att låsa boden."),
        ],
    },
}  # fmt: skip

SIGTUNA: dict[int, dict] = {
    1: {
        "every": 26,
        "state": "done",
        "steps": {"Uppföljning med besökarna": "2023-05-30"},
        "reports": [
            ("2023-06-07", "on_track", "Besökarna vill ha kvar söndagarna och slippa kalendern i appen. Nu sitter den på väggen också."),
            ("2023-12-13", "done", "Pengarna är slut och söndagarna blir kvar, i den vanliga budgeten. Nattfotbollen drivs vidare av en förening."),
        ],
    },
    2: {
        "every": 26,
        "state": "done",
        "steps": {"Fyrtio deltagare": "2023-02-01", "Första halvårsuppföljningen": "2023-06-28"},
        "reports": [
            ("2023-06-28", "delayed", "Fyrtio blev femtiotre, men utlåtandet om sekretess kom fem månader sent. Under tiden fick folk säga samma sak två gånger."),
            ("2023-12-11", "done", "31 av 53 arbetar eller studerar ett halvår efter. Arbetssättet fortsätter på två av tre ställen."),
        ],
    },
    3: {
        "every": 26,
        "reports": [
            ("2023-06-12", "on_track", "Kurserna går på fyra språk. Hallkaffet blev viktigare än kurserna, och det skriver vi gärna upp."),
        ],
        "steps": {"Första kursen": "2023-01-16", "Hallkaffe på fem förskolor": "2023-03-06"},
    },
    4: {
        "every": 26,
        "state": "done",
        "steps": {"Intyg som räknas som merit": "2023-09-29"},
        "reports": [
            ("2023-05-24", "on_track", "Åtta är anställda och elva står på kö. De vanligaste frågorna är brev, skola och ensamhet."),
            ("2023-12-12", "done", "Sex av åtta är kvar, två har fått annat arbete på intyget. Gruppen är inskriven i nästa budget."),
        ],
    },
}  # fmt: skip


def recent(today: date, days: int) -> date:
    """A weekday about ``days`` before ``today``: what is still under way has a fresh report whenever it is loaded."""
    day = today - timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))
