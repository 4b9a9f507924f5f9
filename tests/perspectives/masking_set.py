"""Spoken Swedish sentences with what points somebody out marked: ``Jag ringde {name|Annas} mamma.``

Written for the test of the assistant; nobody and nothing in it exists. First and last names are put together by rule,
personal numbers have a wrong check figure, phone numbers are from the series kept free for fiction, addresses on the
net are from the domains kept free for examples. Half is for writing the rules against (``DEVELOPMENT``), half for
measuring them (``HELD_OUT``).

Kinds: register (a name in the dialogue's register), other (a name that is not), personal_number, phone, email, street,
school, workplace, place, number. A sentence without marks must be left alone.
"""

import re
from dataclasses import dataclass

from perspectives.masking.words import listed

FIRST = listed("""
Annika Birgitta Cecilia Dagmar Elisabet Frida Gunilla Hedvig Ingegerd Johanna Katarina Linnéa Margareta Nathalie
Ottilia Pernilla Rebecka Susanne Therese Ulrika Viktoria Ylva Åsa Östen Anders Bengt Christer David Erik Fredrik
Göran Håkan Ingemar Joakim Kenneth Lennart Mattias Niklas Oskar Patrik Rickard Stefan Torbjörn Urban Viktor Yngve
Örjan Amina Bashir Chaltu Dilovan Ebrahim Fadumo Ghazal Hodan Ibrahim Jamila Khadija Leyla Mehmet Nasteho Omid
Parisa Qasim Rukiye Samira Tesfaye Ubah Veronika Warsame Xhemile Yohannes Zahra Aino Tuula Eeva-Liisa Ante Máret
Anna-Karin Lars-Erik Karl-Johan Björn Sten Sol Bo Liv
""")
LAST = listed("""
Abrahamsberg Blåsippe Davidström Ekorrfors Fjällkvist Granbacka Hjortsson Islom Jättendahl Klöverstam Lingonfelt
Myrlund Nordanskär Odenmo Porsfors Qvistholm Rimfrost Snöbergh Tranberg Uvholm Videstrand Ytterfors Ängskog Örnklint
Warfaali Yaxaroole Tsegayev Haddadian Karimzad Mansouran Öztürkoglu Virtasalo Länsmanoja Kowalczak Petrovicin
Nguyetan Berg Ek Lind Holm Strand
""")
REGISTER = [f"{first} {LAST[place * 7 % len(LAST)]}" for place, first in enumerate(FIRST)]
"""The people of the invented dialogue, by name."""
AREAS = frozenset({"ersboda", "mariehem", "ålidhem", "umeå"})


@dataclass(frozen=True)
class Sentence:
    """``labels`` are (kind, from, to) in ``text``."""

    text: str
    labels: tuple[tuple[str, int, int], ...]


_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")


def _read(marked: str) -> Sentence:
    text, labels, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        labels.append((match.group(1), len(text), len(text) + len(match.group(2))))
        text += match.group(2)
        last = match.end()
    return Sentence(text + marked[last:], tuple(labels))


# --- Names in the register ------------------------------------------------------------------------------------------

_SUBJECT = """
Det var * som ringde först, sen kom de andra.
Jag frågade * rakt ut varför ingen hade berättat.
Nej alltså * sa att det inte gick att göra nåt åt.
Och då kom * och ställde sig i dörren.
Vi satt där hela kvällen, * och jag, och bara pratade.
Man vet ju att * alltid ställer upp när det gäller.
Innan jul så flyttade * härifrån, det var tråkigt.
Den som vet mest om det här är nog *.
Jag litar på *, det gör jag verkligen.
Fast när * fick höra det blev det tyst.
Sen hade vi * som tog emot alla ungar.
Det finns ingen som jobbar hårdare än * gör.
De skickade ett brev till * om hyran.
Ja, och så * då, som aldrig blev tillfrågad.
Jag träffade * på mötet i tisdags.
Utan * hade vi aldrig öppnat på fredagarna.
Varför ska * behöva förklara sig varje gång?
Jag tror att * kände sig väldigt ensam där.
Grannarna, alltså * och dom, har bott här längst.
Då sa jag till * att det får räcka nu.
Tack vare * kom ungarna in i laget.
Hon bad * följa med till kommunen.
Det var samma sak för * som för oss.
Jag ringde * direkt när jag hörde det.
Det är * du ska prata med, inte mig.
Han hälsade på * i trappan, som vanligt.
Och * bara skrattade åt alltihop.
Till slut fick * nog och slutade.
Jag vill inte att * ska läsa det här.
De lyssnar mer på * än på oss andra.
Alla visste vad * hade gjort för föreningen.
""".strip().split("\n")
_OWNER = """
Det var * mamma som hämtade oss.
Jag såg * bil stå där hela natten.
Och * bror fick inte heller något svar.
Vi lånade * nyckel till källaren.
Hela * familj har bott här sen åttiotalet.
De skrev på * dörr, det var fruktansvärt.
Jag tyckte om * idé, men ingen lyssnade.
Barnen går i samma klass som * dotter.
Det var på * initiativ som vi började.
Efter * möte med rektorn ändrades allt.
Man hörde * röst ända ut på gården.
Jag minns * ord än i dag.
""".strip().split("\n")


def _no_marks(word: str) -> str:
    return word.translate(str.maketrans("åäöÅÄÖéáüÜ", "aaoAAOeauU"))


def _own(word: str) -> str:
    return word if word[-1].lower() in "sxz" else word + "s"


def _apostrophe(word: str) -> str:
    return word + ("’" if word[-1].lower() in "sxz" else "’s")


def _misspelt(word: str, way: int) -> str:
    """Spell a long word wrong in one of five ways, inside it."""
    at = 2 + way % max(1, len(word) - 4)
    match way % 5:
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 3:
            return (
                word[:at]
                + {"a": "e", "e": "a", "i": "y", "k": "c", "s": "z", "o": "å"}.get(word[at], "h")
                + word[at + 1 :]
            )
        case _:
            return word[:-1] + {"a": "ah", "e": "a", "t": "d", "d": "t", "k": "g"}.get(word[-1], word[-1] * 2)


def _register_forms(first: str, last: str, turn: int) -> tuple[str, bool]:
    """Return how the person is mentioned on a turn, and whether that is a genitive."""
    common = {"Björn", "Sten", "Sol", "Bo", "Liv", "Berg", "Ek", "Lind", "Holm", "Strand"}
    small = first if first not in common else last if last not in common else f"{first} {last}"
    long = first if len(first) >= 6 and first not in common and "-" not in first else last if len(last) >= 6 else ""
    forms = [
        (first, False),
        (_own(first), True),
        (last, False),
        (f"{first} {last}", False),
        (small.lower(), False),
        (_own(small).lower(), True),
        (_misspelt(long, turn) if long else first, False),
        (f"{first} {_own(last)}", True),
        (_no_marks(first), False),
        (first.upper(), False) if first not in common else (f"{first} {last}".upper(), False),
        (_apostrophe(first), True),
        (_misspelt(long, turn + 2).lower() if long else last, False),
        (_own(_no_marks(last)), True),
    ]
    return forms[turn % len(forms)]


def _register_sentences() -> list[str]:
    made = []
    for turn in range(280):
        first, last = REGISTER[turn * 3 % len(REGISTER)].split(" ")
        form, genitive = _register_forms(first, last, turn)
        frames = _OWNER if genitive else _SUBJECT
        made.append(frames[turn * 5 % len(frames)].replace("*", f"{{register|{form}}}"))
    return list(dict.fromkeys(made))


OPENINGS = """
{register|Fadumo} sa att det blir bättre sen. Jag tror inte det.
{register|Håkan} ringde i går. Han var arg.
{register|Samiras} lillasyster är nio.
Det var mörkt. {register|Torbjörn} höll i ficklampan.
{register|Anna-Karin} och {register|Lars-Erik} höll i det hela.
{register|Björn} sa nej direkt.
Grannen {register|Sten} brukar skotta.
Min kompis {register|Sol} bor där borta.
Hos {register|Bo} är det alltid kaffe.
Det där har {register|liv ekorrfors} fixat.
{register|karl-johan} undrade samma sak.
Jag och {register|Liv Ekorrfors} gick dit.
""".strip().split("\n")

# --- Numbers --------------------------------------------------------------------------------------------------------

_TENS = ["", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
_UNITS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
_TEENS = ["tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"]


def _pair(two: str) -> str:
    if two[0] == "0":
        return f"noll {_UNITS[int(two[1])]}"
    if two[0] == "1":
        return _TEENS[int(two[1])]
    return _TENS[int(two[0])] + (_UNITS[int(two[1])] if two[1] != "0" else "")


def _pairs(digits: str) -> str:
    return " ".join(_pair(digits[at : at + 2]) for at in range(0, len(digits), 2))


def _singly(digits: str, between: str = " ") -> str:
    return between.join(_UNITS[int(one)] for one in digits)


def _wrong_check(nine: str) -> str:
    """Add a check figure that does not fit, so that the number is nobody's."""
    total = sum(sum(divmod(int(one) * (2 - place % 2), 10)) for place, one in enumerate(nine))
    return nine + str((10 - total % 10 + 3) % 10)


def _personal() -> list[str]:
    frames = [
        "Mitt personnummer är *, om du behöver det.",
        "De frågade efter * i telefon, rakt ut i väntrummet.",
        "Då läste hon upp * så att alla hörde.",
        "Skriv * så hittar de mig i systemet.",
        "Jag sa *, och sen var det tyst.",
        "På lappen stod det *, inget mer.",
        "Hon är alltså *, min yngsta.",
    ]
    made = []
    for turn in range(56):
        year, month, day = 1931 + turn * 17 % 68, 1 + turn * 5 % 12, 1 + turn * 11 % 28
        if turn % 9 == 8:
            year = 2001 + turn % 9
        day += 60 if turn % 6 == 5 else 0
        ten = _wrong_check(f"{year % 100:02}{month:02}{day:02}{turn * 37 % 1000:03}")
        date, four = ten[:6], ten[6:]
        forms = [
            f"{date}-{four}",
            f"{year}{date[2:]}-{four}",
            f"{date} {four}",
            f"{_pairs(date)} {_pairs(four)}",
            f"{year}{date[2:]}{four}",
            f"{date[:2]} {date[2:4]} {date[4:]} - {four}",
            f"{_pair(date[:2])}, {_pairs(date[2:])}, {_singly(four)}",
            f"{date}+{four}",
            f"{_singly(date)} {_singly(four)}",
            f"{year} {date[2:4]} {date[4:]} {four[:2]} {four[2:]}",
            f"{date} streck {_singly(four)}",
            f"{date}–{four}",
            f"{_pair(str(year)[:2])}hundra{_pair(date[:2])} {_pairs(date[2:])} {_pairs(four)}",
        ]
        form = forms[turn % len(forms)]
        if year >= 2000 and turn % len(forms) == 12:
            form = forms[1]
        made.append(frames[turn % len(frames)].replace("*", f"{{personal_number|{form}}}"))
    made += [
        "Fyra sista är {personal_number|4417}, det kunde hon utantill.",
        "De fyra sista siffrorna är {personal_number|fyra fyra ett sju}.",
        "Det stod {personal_number|871264-xxxx} på papperet.",
    ]
    return made


def _phones() -> list[str]:
    frames = [
        "Du når mig på * efter fem.",
        "Ring * om det är något, sa hon.",
        "Numret är *, men jag svarar inte alltid.",
        "Det satt en lapp med * på dörren.",
        "Och sen fick jag * av en i trappan.",
        "Mobilen är *.",
        "Skicka ett sms till * så öppnar vi.",
    ]
    made = []
    for turn in range(62):
        last = f"{5 + turn % 95:02}"
        mobile, stockholm, gothenburg, malmo, north = (
            f"07017406{last}", f"084650040{turn % 10}", f"03139006{last}", f"04062804{last}",
            f"0980319{200 + turn % 100}",
        )  # fmt: skip
        forms = [
            f"{mobile[:3]}-{mobile[3:6]} {mobile[6:8]} {mobile[8:]}",
            mobile,
            f"{mobile[:4]}-{mobile[4:]}",
            f"+46 {mobile[1:3]} {mobile[3:6]} {mobile[6:8]} {mobile[8:]}",
            f"+46{mobile[1:]}",
            f"{_singly(mobile[:3])} {_pairs(mobile[4:6])} {_singly(mobile[3])} {_pairs(mobile[6:])}",
            f"{stockholm[:2]}-{stockholm[2:5]} {stockholm[5:8]} {stockholm[8:]}",
            f"{gothenburg[:3]}/{gothenburg[3:6]} {gothenburg[6:8]} {gothenburg[8:]}",
            f"noll {_pair(mobile[1:3])}, {_singly(mobile[3:6])}, {_pair(mobile[6:8])}, {_pairs(mobile[8:])}",
            f"{malmo[:3]} {malmo[3:6]} {malmo[6:8]} {malmo[8:]}",
            f"{north[:4]}-{north[4:7]} {north[7:]}",
            f"0046 {mobile[1:3]} {mobile[3:]}",
            f"({mobile[:3]}) {mobile[3:6]} {mobile[6:]}",
            f"noll{_pair(mobile[1:3])} {_singly(mobile[3:])}",
            f"{mobile[:2]} {mobile[2:4]} {mobile[4:6]} {mobile[6:8]} {mobile[8:]}",
            f"plus fyrtiosex {_pair(mobile[1:3])} {_singly(mobile[3:])}",
            " ".join(mobile),
        ]
        made.append(frames[turn % len(frames)].replace("*", f"{{phone|{forms[turn % len(forms)]}}}"))
    return made


def _mails() -> list[str]:
    frames = [
        "Mejla mig på * så svarar jag.",
        "Det är * man ska skriva till.",
        "Hon gav mig * på en lapp.",
        "Skicka det till *, tack.",
        "Jag har *, samma sen jag var liten.",
    ]
    locals_ = ["lingon.skogsson", "ubah_w", "tranberg82", "y.fors", "dilovan-h", "info.granen", "mansouran", "aino.v"]
    hosts = ["example.org", "example.com", "mejl.example.se", "example.net"]
    made = []
    for turn in range(36):
        local, host = locals_[turn % len(locals_)], hosts[turn * 3 % len(hosts)]
        said_local = local.replace(".", " punkt ").replace("_", " understreck ").replace("-", " bindestreck ")
        said_host = host.replace(".", " punkt ")
        forms = [
            f"{local}@{host}",
            f"{said_local} snabel-a {said_host}",
            f"{local.upper()}@{host}",
            f"{local} @ {host}",
            f"{said_local} snabela {said_host}",
            f"{local}(at){host}",
            f"{local}@{host}",
            f"{said_local} snabel a {said_host}",
            f"{local} [at] {host}",
            f"{said_local} at {said_host}",
            f"{local} snabel-a gmail",
        ]
        made.append(frames[turn % len(frames)].replace("*", f"{{email|{forms[turn % len(forms)]}}}"))
    made += """
På insta heter jag {email|lingonris_04}, följ mig gärna.
Hon la ut det på snapchat, konto {email|rimfrost.umea}.
Min snap är {email|ytterfors99} om du vill ha bilden.
Det låg på {email|https://www.facebook.com/lingon.skogsson} i flera dar.
Kolla {email|@porsfors_live} så ser du själv.
Det är {email|instagram.com/granbacka} som lägger ut sånt.
På discord heter jag {email|tranan_82}.
På tiktok heter hon {email|videstrandy}.
""".strip().split("\n")
    return made


# --- The other kinds -------------------------------------------------------------------------------------------------

OTHER_NAMES = """
Min granne {other|Ragnhild} såg alltihop.
Det var {other|Mohammed} som öppnade.
Jag gick dit med {other|Abdirahman} en gång.
Och {other|Kerstins} man körde oss.
Vi bjöd in {other|Fereshteh} också.
Alla känner ju {other|Lasse} här.
Då sa {other|jocke} att vi kunde gå.
Läraren, {other|Gun-Britt}, var snäll.
Han heter {other|Zabiullah} och är tolv.
Det var {other|andersson} på fastighetskontoret som skrev.
Jag pratade med {other|Emine} i tvättstugan.
Hon och {other|Piotr} startade det.
De kallade in {other|Oleksandr} som tolk.
Farbror {other|Ivar} har bott här sen sextiotalet.
Sen kom {other|Tuulas} son.
Det var {other|Nils Perssons} idé från början.
Vi frågade {other|Hodan} och {other|Ifrah}.
Min son {other|Isak} fick sluta.
Kuratorn {other|Monika} lyssnade i alla fall.
Det var {other|Wahlgren} som bestämde.
{other|Margit} ringde polisen.
{other|Yusuf} fick aldrig någon förklaring.
""".strip().split("\n")

STREETS = """
Vi bor på {street|Lingonstigen 4}, längst in.
Det hände på {street|Blåsippsgatan} mitt på dan.
Jag växte upp på {street|Norrskensvägen 12 B}.
Det är mörkt på {street|rimfrostvägen} ända ner till affären.
Bussen går inte längre till {street|Hjortrongränd}.
Vi håller till i {street|trappuppgång C}.
Det brann vid {street|Trandansvägen 31}.
Postnumret är {street|907 99} om du undrar.
Adressen är {street|Videbågen 7}, {street|907 99} Umeå.
Skicka till {street|Box 1234}.
De bor i {street|lägenhet 1203}.
Jag gick över {street|Järpens gränd}.
Vid {street|Porsbacken 2} står de alltid.
Alla på {street|Tjäderstigen} vet vem det var.
Vi möttes på {street|Stjärntorget 3}.
Hon flyttade till {street|Norra Islomsgatan 9}.
{street|Snögränd 5} har ingen hiss.
De river {street|Kråkbärsallén 14}.
""".strip().split("\n")

SCHOOLS = """
Barnen går på {school|Fjällvindsskolan} båda två.
Min dotter går i {school|8B} och vill inte dit.
Han började på {school|Norrskensgymnasiet} i höstas.
Hon jobbar på {school|förskolan Blåsippan}.
Det var värst i klass {school|6C}.
De stängde {school|Tranmyrens skola} utan att fråga.
Jag gick på {school|rimfrostskolan} på nittiotalet.
Mentorn i {school|9A} ringde hem.
{school|Islomsskolans} gård är bara asfalt.
Vi lämnar på {school|dagis Trollet} varje morgon.
Hon går {school|NA2b} och trivs.
Lärarna på {school|Videskolan} orkar inte.
Hela {school|åttan C} var där.
Alla från {school|Porsfors gymnasium} var inbjudna.
Han är på {school|fritids Lyktan} efteråt.
""".strip().split("\n")

WORKPLACES = """
Jag jobbar på {workplace|Rimfrost Städ} sen fem år.
Han körde för {workplace|Tranbergs Åkeri} innan.
Min man är anställd på {workplace|Nordanskär Bygg AB}.
Vi äter alltid på {workplace|pizzeria Vesuvina}.
Hon fick praktik hos {workplace|Blåsippans Café}.
Hon jobbar extra på {workplace|ica}.
Jag städade på {workplace|Hotell Norrsken} när jag kom hit.
Det var {workplace|Granbacka Livs} som sponsrade.
Chefen på {workplace|Ytterfors Plåt AB} sa nej.
Han jobbar natt på {workplace|Lingonia}.
De äger {workplace|restaurang Tranan}.
Sonen sommarjobbade på {workplace|willys}.
""".strip().split("\n")

PLACES = """
Vi samlades utanför {place|Videparken} på kvällen.
Det är stökigt vid {place|Trantorget}.
Festen var i {place|Granhuset} som vanligt.
Man ser det från {place|Rimfrostkyrkan}.
De hänger bakom {place|Snöhallen}.
Vi brukade ses i {place|Lingongården}.
Ungarna åker till {place|Porsbadet}.
Det var ljust ända bort till {place|Tranbron}.
""".strip().split("\n")

NUMBERS = """
Ärendenummer {number|20220415} ligger där än.
Föreningen har org.nummer {number|802499-1234} nu.
Portkoden är {number|4417} till alla.
Bilen hette {number|ABC 12D} tror jag.
Jag är född {number|870312} och har bott här sen dess.
""".strip().split("\n")

ALONE = """
Solen gick ner bakom husen och ingen var ute.
Det är bara sol och vind där uppe.
En björn gick rakt över gården i våras.
Björnar och vargar, det är det enda de pratar om.
De kastade sten på bussen.
Sten efter sten låg på gräset.
Man kan bo här om man har råd.
Bo hemma tills man är trettio, vem vill det?
Det är liv och rörelse på kvällarna.
Liv i huset blir det ju bara på helgerna.
I maj ska de riva alltihop.
Maj är bäst, då kommer alla ut.
På måndag och tisdag är det stängt.
Vi träffas i juni, juli och augusti.
Det kostar 5 000 kronor i månaden.
Hyran är 8 750 kr och ska upp till 9 200.
Det är 3 km till affären och 12 mil till sjukhuset.
Det bor 130 000 människor i kommunen.
Linje 4 och buss 72 går var tionde minut.
Mötet var klockan 18.30, den 12 mars 2019.
Mellan 2015 och 2018 byggde de ingenting.
Det var 1998, 2004 och 2010, varje gång samma sak.
Huset har fyra våningar och 24 lägenheter.
Vi var tjugo, trettio, kanske fyrtio stycken.
En två tre fyra fem sex sju, så räknade de.
Tio elva tolv tretton fjorton år, det är de som hänger där.
Öppet 16–20 varje fredag sedan 2016.
Det blev 50 procent av 1 200 000 kronor.
Den 2022-03-12 skulle det vara klart.
Kommunen lovade en hel del 2021.
Skolan ska stängas, det är bestämt.
Barnen går i förskolan nere på gården.
Jag gick i grundskolan och sen gymnasiet.
Det är långt till skolan och vägen är mörk.
Fasaderna är grå och gavlarna målade de aldrig.
Jag jobbar på kommunen och tycker ändå så här.
Han jobbar i hemtjänsten, natt mest.
Hon arbetar på sjukhuset sen länge.
Från Ersboda till centrum tar det tjugo minuter.
I Umeå är det mycket prat om Ersboda och Mariehem.
Vi kom från Somalia till Sverige.
Jag bodde i Stockholm och sen i Göteborg.
Alla borde få prata svenska och sitt eget språk.
Vi flyttade hit för att det var billigt.
Försäkringskassan svarar aldrig.
Det stod på Facebook och i tidningen.
Jag ringde 112 men det kom ingen.
Ring 1177 säger de, alltid 1177.
Polisen kom efter fyrtio minuter.
Gud ska veta att vi försökte.
Det heter segregation, men vi säger att vi är delade.
Ett par kronor per person räcker.
Per automat så skickas de vidare.
Man blir glad när man ser dem.
En ros på bordet gör skillnad.
Linda in det hur ni vill, det är ett nej.
Klara besked är allt jag begär.
Mina barn ska inte skämmas för var de bor.
Hans bror fick jobb direkt, min fick inte det.
Mars var kall, april var värre.
Saga upp och saga ner, säg som det är.
Vi är sanna mot varandra, det är det viktiga.
Lägg inte locket på, prata med folk.
Tim efter tim satt vi där och väntade.
Max tio personer fick komma in.
Kan man lita på dem? Nej.
Ingen frågade oss. Ingen alls.
Ring på dörren, säg hej, så enkelt är det.
Fröken på dagis var snäll mot alla.
Vi är 12–15 stycken som träffas varje vecka.
Elever i åttan och nian har ingenstans att vara.
Det tog 45 minuter, ibland 60, ibland 90.
Jag har bott här i 22 år och sett alltihop.
Gatan är inte bilfri längre.
Vägen hem går genom skogen.
På torget fanns det marknad förr.
Parken är fin på sommaren.
De gav oss 15 000 och sen inget mer 2017.
Nummer 7 på listan fick det sista kontraktet.
Kvinnor, män, unga, gamla, alla sa samma sak.
Dom har 4G men inte fiber på 100.
Bussen gick 07:30 och 08:15, aldrig däremellan.
Sidan 4, punkt 3 i protokollet.
Det är min stad också.
Ja, nej, jag vet inte.
Handlingsplanen finns på papper men inte i verkligheten.
Fritidsgården har öppet två kvällar.
Cykelvägen mot centrum är upplyst nu.
Musikskolan kostar, det glömmer de.
Lärarna gör så gott de kan.
Ordföranden pratade hela mötet.
Dag ut och dag in samma sak.
Min far kom hit på sjuttiotalet.
Tack, säger man, och går.
Sången handlade om en älv och ett berg.
Alla ekar och lindar sågades ner.
Ur led är tiden, brukar de säga.
Inga pengar, inga lokaler, inget stöd.
Vem är svensk egentligen?
Islam och kristendom läser man om i sjuan.
Ramadan var fin i år.
Det finns elva lekplatser och ingen är hel.
Sju av tio röstade inte.
Noll respekt, noll svar, noll pengar.
""".strip().split("\n")

BY_KIND: dict[str, list[str]] = {
    "register": [*_register_sentences(), *OPENINGS],
    "personal_number": _personal(),
    "phone": _phones(),
    "email": _mails(),
    "other": OTHER_NAMES,
    "street": STREETS,
    "school": SCHOOLS,
    "workplace": WORKPLACES,
    "place": PLACES,
    "number": NUMBERS,
    "alone": ALONE,
}
DEVELOPMENT = [_read(one) for rows in BY_KIND.values() for one in rows[0::2]]
HELD_OUT = [_read(one) for rows in BY_KIND.values() for one in rows[1::2]]
