"""The demo's forms on the web: Umeå's for anyone, Sigtuna's for ideas from within, and what lies in their inboxes."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import translation

from interviews.models import (
    AnswerStatus,
    InterviewKind,
    WebForm,
    WebFormAnswer,
    WebFormQuestion,
)
from interviews.webforms import guard
from interviews.webforms.ready_made import READY_MADE

from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

BATCH = 500

UMEA_WRITTEN: list[tuple[str, list[str], dict[str, Any]]] = [
    (
        "foraldrar",
        [
            "Min dotter har bytt klass två gånger utan att byta skola. Varje gång var det de svensktalande föräldrarna som flyttade först.",
            "Hon har slutat fråga vart kompisarna tog vägen. Jag har börjat räkna väskor i hallen.",
            "Låt oss föräldrar träffas innan klasserna görs, inte efteråt.",
        ],
        {"allows_quotes": True},
    ),
    (
        "unga",
        [
            "I min buss tystnar folk när vi fem kliver på. Vi har inte sagt något än.",
            "Jag tar cykeln nu, även i februari.",
            "Några vuxna som hälsar hade räckt långt.",
        ],
        {"allows_quotes": True},
    ),
    (
        "nyanlanda",
        [
            "I have lived here for fourteen months. My neighbours are kind in the lift and silent in the yard.",
            "I speak Swedish only with the cashier.",
            "Give every new family one family to have coffee with, for a year.",
        ],
        {
            "language": "en",
            "allows_quotes": True,
            "allows_contact": True,
            "name": "A. Brisling",
            "email": "brisling@umea.example",
        },
    ),
    (
        "aldre",
        [
            "Jag har bott på Mariehem sedan husen luktade målarfärg. Det pratas om oss som om vi vore ett problem som flyttat in.",
            "Barnbarnen får frågan om det är farligt att hälsa på.",
            "Skriv om det som fungerar också. Gården är full av människor varje torsdag.",
        ],
        {"allows_contact": True, "email": "torsdagsgarden@umea.example"},
    ),
    (
        "foreningar",
        [
            "Vi har sextio barn på innebandyn och en nyckel som ska lämnas in klockan åtta.",
            "De äldsta står kvar utanför. Det är där det börjar.",
            "Låt föreningar som skött sig i tre år ha egna nycklar.",
        ],
        {"allows_quotes": True, "allows_contact": True, "name": "Tränaren", "email": "tranaren@umea.example"},
    ),
    (
        "",
        [
            "Det är klassfrågor alltihop. Ni kallar det något annat för att slippa prata om hyror.",
            "Den som har råd flyttar. Den som inte har det får en trygghetsvandring.",
            "",
        ],
        {"allows_quotes": True},
    ),
    (
        "unga_vuxna",
        [
            "Jag skriver inte mitt efternamn i första mejlet längre. Då blir jag kallad på intervju.",
            "Man blir två personer, och båda är trötta.",
            "Anonyma ansökningar, åtminstone till kommunens egna sommarjobb.",
        ],
        {},
    ),
    (
        "foraldrar",
        [
            "Öppna förskolan är det enda stället där jag träffar någon som inte är lik mig.",
            "När den stänger över sommaren blir det tio tysta veckor.",
            "Ha öppet i juli. Vi kan turas om att koka kaffe.",
        ],
        {"allows_quotes": True},
    ),
    (
        "kommun",
        [
            "Vi som arbetar i området har fem chefer som ska vara överens innan en dörr får öppnas.",
            "Invånarna tror att vi inte vill. Vi vill, men vi får inte bestämma.",
            "Ge en person rätt att säga ja till sådant som kostar under tiotusen.",
        ],
        {"allows_quotes": False},
    ),
    (
        "",
        [
            "Ingen har frågat oss som flyttade härifrån varför vi gjorde det. Vi hade trivts. Det var skolvalet.",
            "Nu bor vi bland folk som är som vi, och det är lugnt och lite dött.",
            "Gör skolan så bra att ingen behöver välja bort den.",
        ],
        {"allows_quotes": True},
    ),
    (
        "",
        [
            "Billiga lån utan säkerhet, se https://lan.example och https://kredit.example och www.snabbt.example",
            "Klicka nu",
            "",
        ],
        {"doubts": "links"},
    ),
    (
        "",
        ["Best prices for your roof, visit our page today and get a free inspection this week only", "", ""],
        {"doubts": "hidden,quick", "language": "en"},
    ),
]
UMEA_ASIDE: list[tuple[str, str]] = [
    ("Vi säljer larm till halva priset till alla i området under hela november.", "advertising"),
    ("När plogas Hissjövägen egentligen? Jag har ringt tre gånger.", "elsewhere"),
    ("test", "empty"),
    ("Jag har bott på Mariehem sedan husen luktade målarfärg. Det pratas om oss som om vi vore ett problem.", "twice"),
    ("Get more followers, we help your association grow in only seven days.", "advertising"),
    ("Parkeringsboten på torget är fel och jag tänker inte betala den.", "elsewhere"),
    ("asdf asdf", "empty"),
    (
        "Hyresvärden vill att formuläret ska handla om sophämtningen i stället.",
        "Felanmälan, skickad vidare till hyresvärden",
    ),
    ("Win a phone, answer three questions and leave your card number.", "advertising"),
    ("Ni borde skämmas, och jag vet var ni har ert kontor.", "hurtful"),
    ("Öppna förskolan är det enda stället där jag träffar någon som inte är lik mig.", "twice"),
    ("Kan jag få jobba hos er? Jag bifogar mitt brev när jag hittar det.", "Fråga om arbete, besvarad"),
]
SIGTUNA_WRITTEN: list[tuple[str, list[str]]] = [
    ("skola", ["Elever som kommer mitt i terminen får en plats men ingen vän.", "Två elever per klass har som uppdrag att följa den nya den första månaden, och får en eftermiddag ledigt för det.", "Den nya, men mest de två.", "Att någon gör schemat."]),
    ("social", ["Vi skriver brev som ingen förstår, och så ringer alla på måndagen.", "Läs varje mall högt för en person utanför huset innan den används.", "Telefonväxeln.", "En timme i månaden."]),
    ("kultur", ["Biblioteket stänger när skiftarbetarna slutar.", "Meröppet med bricka för alla som fyllt sexton.", "De som arbetar när andra är lediga.", "Brickor och en väktarrunda."]),
    ("arbete", ["Deltagare går tre kurser i samma sak hos tre verksamheter.", "Ett gemensamt kort där det står vad man redan har gått.", "Deltagaren, som slipper berätta om igen.", "Att vi litar på varandras intyg."]),
    ("skola", ["Föräldramöten handlar om schemat.", "Byt hälften av mötena mot middag i matsalen, barnen lagar.", "De föräldrar som aldrig räcker upp handen.", "Köket öppet till sju."]),
    ("social", ["Hemtjänsten ser vem som är ensam men har ingenstans att säga det.", "En låda i mobilen: tryck, så hör någon från frivilligcentralen av sig.", "Den gamla, och vi som cyklar därifrån.", "Att den gamla sagt ja först."]),
    ("kultur", ["Ungdomarna vet inte vad lokalerna kostar, så de frågar inte.", "Skriv priset på dörren. Är det noll så skriv noll.", "Alla under tjugo.", "En penna."]),
    ("arbete", ["Praktikplatser beror på vem man känner.", "Alla enheter över tio anställda tar emot en praktikant per termin.", "De som inte känner någon.", "Ett beslut av ledningen."]),
    ("skola", ["Modersmålsläraren kör mellan fem skolor och äter i bilen.", "Samla undervisningen på två skolor och kör barnen i stället.", "Läraren, och barnen som får klasskamrater.", "En buss på onsdagar."]),
    ("social", ["Anhöriga som vårdar får information men ingen vila.", "En natt i månaden då någon annan sover över.", "Anhöriga till personer med demens.", "Tre tjänster på natten."]),
    ("kultur", ["Simhallens damkväll är full och herrarnas är tom.", "Byt dagar efter hur många som kommer.", "De som står på kö.", "Att någon räknar."]),
    ("arbete", ["Vi mäter hur många som slutar hos oss, inte vart de tog vägen.", "Ring efter ett halvår och fråga.", "Vi själva, när vi ska bestämma vad som fungerar.", "Tjugo samtal i veckan."]),
    ("skola", ["Skolskjutsen går hem innan läxhjälpen börjar.", "En sen buss, två dagar i veckan.", "Barn på landet.", "Pengar till bränsle."]),
    ("social", ["Nya kollegor får en pärm.", "Låt dem följa med en brukare en hel dag i stället.", "Den som ska bli bemött.", "Brukare som vill."]),
    ("", ["Vi får aldrig veta vad som hände med det vi föreslog förra gången.", "Skriv tillbaka. Även om svaret är nej.", "Den som tänkt föreslå något till.", "Mod."]),
]  # fmt: skip


def write(loading: Loading) -> None:
    """Write the dialogue's form and its inbox."""
    with translation.override("sv"):
        if loading.case.key == "umea":
            _umea(loading)
        else:
            _sigtuna(loading)


def _form(loading: Loading, ready_made: str, title: str, key: str) -> WebForm:
    ready = READY_MADE[ready_made]
    made = WebForm.objects.create(
        dialogue=loading.dialogue,
        key=key,
        title=title,
        lead=str(ready.lead),
        thanks=str(ready.thanks),
        audience=ready.audience,
        created_at=noon(loading.case.collected_from),
        opened_at=noon(loading.case.collected_from),
    )
    WebFormQuestion.objects.bulk_create(
        WebFormQuestion(
            form=made,
            text=str(asked.text),
            help_text=str(asked.help_text),
            is_long=asked.is_long,
            required=asked.required,
            position=position,
        )
        for position, asked in enumerate(ready.questions)
    )
    return made


def _answer(loading: Loading, form: WebForm, number: int, at: datetime, **values: Any) -> WebFormAnswer:
    return WebFormAnswer(
        form=form, number=number, created_at=at, notice=loading.dialogue.notice, **({"answers": ""} | values)
    )


def _pairs(questions: list[str], texts: list[str]) -> dict[str, str]:
    pairs = [[question, text] for question, text in zip(questions, texts, strict=False) if text]
    return {"answers": json.dumps(pairs, ensure_ascii=False), "fingerprint": guard.fingerprint(texts)}


def _back(loading: Loading, days: int) -> datetime:
    """Noon some days before today, never in the hours to come."""
    return noon(loading.today - timedelta(days=days + 1))


def _umea(loading: Loading) -> None:
    form = _form(loading, "perspective", "Berätta hur det är för dig", "umea-beratta")
    questions = [row.text for row in form.questions.all()]
    asked = [questions[0], questions[1], questions[4]]
    rows, number = [], 0
    for place, (text, reason) in enumerate(UMEA_ASIDE):
        number += 1
        at = _back(loading, 60 - place * 3)
        late = _back(loading, 0) - at > timedelta(days=34)
        kept = {} if late else _pairs(asked[:1], [text])
        rows.append(
            _answer(
                loading, form, number, at, **kept,
                status=AnswerStatus.SET_ASIDE, reason=reason, sorted_by=loading.users["leader"],
                sorted_at=at + timedelta(days=2), emptied_at=at + timedelta(days=32) if late else None,
                doubts="links" if reason == "advertising" else "",
            )
        )  # fmt: skip
    number += 1
    at = _back(loading, 20)
    rows.append(_answer(loading, form, number, at, status=AnswerStatus.TAKEN_BACK, emptied_at=at + timedelta(days=1)))
    for place, (group, texts, values) in enumerate(UMEA_WRITTEN):
        number += 1
        at = _back(loading, 16 - place)
        rows.append(
            _answer(loading, form, number, at, group=loading.groups.get(group), **_pairs(asked, texts), **values)
        )
    WebFormAnswer.objects.bulk_create(rows, batch_size=BATCH)


def _sigtuna(loading: Loading) -> None:
    """The ideas that were sorted long ago, with their words in the interviews alone, and fifteen that have come since."""
    form = _form(loading, "ideas", "Sigtunas idéformulär", hashlib.sha256(loading.case.slug.encode()).hexdigest()[:24])
    questions = [row.text for row in form.questions.all()]
    taken = loading.dialogue.interviews.filter(kind=InterviewKind.FORM).order_by("number")
    rows, number = [], 0
    for interview in taken.prefetch_related("people__group"):
        number += 1
        at = noon(interview.held_on)
        rows.append(
            _answer(
                loading, form, number, at, status=AnswerStatus.SORTED, interview=interview,
                group=interview.people.all()[0].group, sorted_by=loading.users["leader"],
                sorted_at=at + timedelta(days=5), emptied_at=at + timedelta(days=35),
            )
        )  # fmt: skip
    for place, (group, texts) in enumerate(SIGTUNA_WRITTEN):
        number += 1
        rows.append(
            _answer(
                loading, form, number, _back(loading, len(SIGTUNA_WRITTEN) - place), allows_quotes=True,
                group=loading.groups.get(group), **_pairs(questions, texts),
            )
        )  # fmt: skip
    WebFormAnswer.objects.bulk_create(rows, batch_size=BATCH)
