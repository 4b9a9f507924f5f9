"""A whole dialogue, walked in the browser by four people in turn, from the issue to the follow-up report.

Nothing but one municipality, its project leader and an interviewer's account exists beforehand; everything else is
typed in, clicked, mailed and answered. The steps depend on each other, so they are one test.
"""

import io
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from django.utils import timezone

from tests import factories

from . import worker
from .person import Person
from .reading import Paper
from .rooms import Designing, Gathering, Interviewing, Lifting, Preparing, Promising
from .watching import PHONE, Watch

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PASSWORD = "dialog-demo"
TODAY = timezone.localdate()

NAMES = ["Saga Fjällgren", "Evert Myrmark"]
PARENT = """Jag har bott här i tjugo år. När min son Melker gick i trean på Tallbackaskolan fick han vara på gården till \
åtta. Nu är grinden låst och han sitter inne med telefonen.

De stängde utan att fråga en enda av oss. Det är det som gör ont."""
NEIGHBOUR = [
    "Jag bor vägg i vägg med gården. Efter elva på kvällen är det mopeder.",
    "Jag ringde Gunborg Brofors på kommunen fyra gånger och ingen svarade.",
    "Men jag vill inte att barnen ska bort. Jag vill att någon vuxen är där.",
]
SAID = [
    "När min son Melker gick i trean på Tallbackaskolan fick han vara på gården till åtta.",
    "De stängde utan att fråga en enda av oss.",
    "Jag ringde Gunborg Brofors på kommunen fyra gånger och ingen svarade.",
    "Jag vill att någon vuxen är där.",
    "Efter elva på kvällen är det mopeder.",
]
MASKED = {
    0: "När min son [ett barn] gick i trean på [skolan] fick han vara på gården till åtta.",
    2: "Jag ringde [en tjänsteperson] på kommunen fyra gånger och ingen svarade.",
}
SAID_SHOWN = [
    "fick han vara på gården till åtta.",
    "De stängde utan att fråga en enda av oss.",
    "på kommunen fyra gånger och ingen svarade.",
    "Jag vill att någon vuxen är där.",
]
PERSPECTIVES = ["Gården ska vara öppen, med någon vuxen där", "Vi blev inte tillfrågade"]
UNRELEASED = "Efter elva på kvällen är det mopeder."
IDENTIFYING = [*NAMES, "Melker", "Tallbackaskolan", "Gunborg", "Brofors", "070-000 00 72"]
MEETINGS = [("Läsa och välja", 80), ("Beskriva problemet", 60), ("Ta fram förslag", 40), ("Välja de få", 20)]
PROMISE = "Kvällsvärdar på skolgården"
IDEA = "Ett torg i stället för parkering"
REPORT = "Vi har talat med fritidsledarna. Två av dem vill vara värdar."
INVITED = "frågar om du vill vara med"
CHAPTERS = {"Att bli tillfrågad": SAID_SHOWN[1:3], "Gården efter skoltid": [SAID_SHOWN[0], SAID_SHOWN[3]]}
PARTICIPANTS = [  # who, from which side, and which perspective they carry
    ("Enhetschefen", "kommun", 0),
    ("Rektorn", "kommun", 1),
    ("Fritidsledaren", "kommun", 0),
    ("Byalagets ordförande", "civilsamhälle", 1),
    ("Fotbollsklubben", "civilsamhälle", 0),
    ("Hyresgästföreningen", "civilsamhälle", 1),
]


def word_file(name: str, paragraphs: list[str]) -> dict:
    """A Word file as a browser uploads it."""
    document, file = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": name, "mimeType": kind, "buffer": file.getvalue()}


class Colleague(Preparing, Designing, Interviewing, Lifting, Gathering, Promising):
    """Anyone in the walk can do what the pages let them."""


class Walk:
    """The people, and what the later steps need to know of the earlier ones."""

    PEOPLE = ("lena", "ines", "dana", "otto", "petra")

    def __init__(self, watch: Watch, today: date, folder: Path) -> None:
        self.watch, self.today, self.folder = watch, today, folder
        self.lena, self.ines = Colleague(watch, "Lena"), Colleague(watch, "Ines")
        self.dana, self.otto = Colleague(watch, "Dana"), Colleague(watch, "Otto")
        self.petra = Person(watch, "Petra", viewport=PHONE)
        self.notes: dict[str, str] = {}
        self.latest = "lena"

    def begin(self) -> None:
        """What must be there before anyone can log in: the municipality and its administrator; Ines has an account."""
        lena = factories.make_user("Lena")
        factories.make_municipality("Umeå kommun", "umea").administrators.add(lena)
        factories.make_user("Ines")

    def passer_by(self) -> Person:
        """Anyone, with a browser that has not been here before."""
        return Person(self.watch, "Anyone")

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        return self.today + timedelta(days=days)


def lena_starts_a_dialogue(walk: Walk) -> None:
    lena = walk.lena
    lena.opens("/")
    lena.follows("Logga in")
    lena.logs_in(PASSWORD)
    lena.follows("Starta en dialog")
    lena.fills(
        title="Skolgården vid Berget",
        kind="medborgardialog",
        starts_on=walk.ago(200),
        issue="Grannar och föräldrar är oense om skolgården ska vara öppen på kvällarna.",
    )
    lena.presses("Starta dialogen")
    lena.is_told("Dialogen är startad och du leder den.")
    walk.notes["workspace"] = lena.page.url.split("preparation")[0]


def lena_prepares_it(walk: Walk) -> None:
    lena = walk.lena
    lena.follows("Ändra vad det handlar om")
    lena.fills(
        background="Kommunen stängde gården på kvällarna i våras. Ingen frågade dem som bor där.",
        purpose="Att skolgården blir en plats som både barn och gamla vill vara på.",
    )
    lena.presses("Spara")
    lena.is_told("Det är sparat.")
    lena.follows("Ändra uppdraget")
    lena.fills(mandate="Kommunstyrelsen beställer dialogen, KS-2026/00211. Den får föreslå, inte besluta om budget.")
    lena.presses("Spara")
    lena.follows("Ändra skyddet")
    lena.fills(
        legal_basis="Uppgift av allmänt intresse, artikel 6.1 e",
        notice="Du bestämmer själv vad du berättar, och du kan ångra dig.",
        impact_assessment="KS-2026/00212",
        retain_until=walk.ahead(900),
        threshold=3,
    )
    lena.presses("Spara")

    lena.follows("Fråga den första", "Organisationer i Umeå kommun")
    lena.adds_organisation("Fritidsförvaltningen", "förvaltning")
    lena.adds_organisation("Skolförvaltningen", "förvaltning")
    lena.adds_organisation("Kommunstyrelsen", "politiskt organ")
    lena.adds_organisation("Byalaget på Berget", "förening")
    lena.follows("Vilka står bakom uppdraget?")
    lena.adds_sign_off(
        "Fritidsförvaltningen",
        contact_name="Enhetschefen",
        stake="Ansvarar för gården efter skoltid",
        status="ja",
        answered_on=walk.ago(190),
        words="Vi är med, om det inte bara blir ord.",
    )
    lena.adds_sign_off("Kommunstyrelsen", status="ja, med villkor", answered_on=walk.ago(185), words="Inom ramen.")
    lena.adds_sign_off("Skolförvaltningen", status="tillfrågad, inget svar ännu", stake="Städningen på morgonen")
    lena.follows("Förberedelser")

    lena.plans("Förberedelser och designteam", walk.ago(200), walk.ago(150))
    lena.plans("Perspektivinsamling", walk.ago(149), walk.ago(90))
    lena.plans("Dialogträffar", walk.ago(89), walk.ago(20))
    lena.plans("Åtgärdsförslag", walk.ago(40), walk.ago(10))
    lena.plans("Beslut", walk.ago(9), walk.ahead(5))
    lena.plans("Genomförande och uppföljning", walk.ahead(6), walk.ahead(400))


def lena_publishes_its_page(walk: Walk) -> None:
    lena, anyone = walk.lena, walk.passer_by()
    lena.follows("Ändra vad allmänheten ser")
    lena.fills(
        next_step="I vår intervjuar vi dem som bor, arbetar och går i skola vid gården.",
        contact_email="dialog@umea.example",
    )
    lena.presses("Spara")
    lena.follows("Visa för alla")
    lena.confirms("Visa för alla")
    lena.is_told("Nu kan vem som helst läsa om dialogen.")
    anyone.opens("/")
    anyone.follows("Skolgården vid Berget")
    anyone.sees("Att skolgården blir en plats som både barn och gamla vill vara på.", "I vår intervjuar vi dem")
    anyone.does_not_see("Vi är med, om det inte bara blir ord.")
    walk.notes["public"] = anyone.page.url


def the_others_are_invited(walk: Walk) -> None:
    lena, ines, dana = walk.lena, walk.ines, walk.dana
    lena.invites(ines, "Intervjuare")
    lena.invites(dana, "Designteamsmedlem")

    ines.opens_the_mail(INVITED)
    ines.follows("Logga in och svara")
    ines.logs_in(PASSWORD)
    ines.presses("Ja, jag vill vara med")
    ines.is_told("Du är med. Välkommen till dialogen.")

    dana.opens_the_mail(INVITED)
    dana.fills(name="Dana", password="fyra ord i rad duger")
    dana.presses("Ja, jag vill vara med")
    dana.is_told("Du är med. Välkommen till dialogen.")


def the_design_team_finds_the_question(walk: Walk) -> None:
    lena, dana = walk.lena, walk.dana
    lena.goes_to("Designteam")
    lena.follows("Alla som övervägs")
    lena.writes_down(
        "Dana",
        side="kritiker",
        perspective="Kommunen bestämmer först och frågar sedan.",
        organisation="Byalaget på Berget",
        email=dana.email,
        reason="Utan henne tror ingen i kvarteret på det här.",
        status="har tackat ja",
    )
    lena.writes_down("Nämndens ordförande", side="politik", perspective="Pengarna måste räcka.", status="har tackat ja")
    lena.writes_down("Rektorn", side="förvaltning", perspective="Gården slits.", status="inbjuden")

    lena.follows("Designteam", "Lägg in det första mötet")
    lena.fills(
        held_on=walk.ago(160),
        place="Biblioteket",
        agenda="Vilka är vi?\nVad är frågan?",
        present=["Dana", "Nämndens ordförande"],
        minutes="Dana sa att stängningen var ett svek. Ordföranden sa att den var nödvändig.",
        decisions="Nästa gång prövar vi två formuleringar.",
    )
    lena.presses("Spara")
    lena.is_told("Mötet är sparat.")

    lena.goes_to("Designteam")
    lena.follows("Pröva en första formulering", "Pröva en första formulering")
    lena.puts_forward("Hur får vi bort stöket på skolgården?", "En första, för att ha något att invända mot.")

    dana.goes_to("Designteam")
    dana.follows("Formuleringen som prövats")
    dana.objects_to(1, "Stöket är ert ord. Där är mina barn.", "Att frågan handlar om platsen, inte om ungdomarna.")

    lena.follows("Pröva en ny formulering")
    lena.puts_forward("Hur blir skolgården en plats för alla som bor här?", "Danas invändning mot den första.")
    lena.follows("Teamet är överens om formulering 2")
    lena.fills(agreed_at="Designteamets möte 1", agreed_on=walk.ago(160))
    lena.presses("Ja, det är den frågan")
    lena.is_told("Dialogen har sin centrala frågeställning.")
    lena.sees("Stöket är ert ord.")


def lena_plans_whom_to_hear(walk: Walk) -> None:
    lena = walk.lena
    lena.goes_to("Intervjuer")
    lena.follows("Grupper i planen", "Lägg till den första gruppen")
    lena.adds_group("Föräldrar", "boende", 4, "De känner gården bäst på kvällen.")
    lena.follows("Lägg till en grupp")
    lena.adds_group("Grannar", "boende", 3, "De hör allt.")


def ines_interviews(walk: Walk) -> None:
    ines = walk.ines
    ines.goes_to("Intervjuer")
    ines.follows("Registrera den första")
    ines.registers_interview(
        held_on=walk.ago(120),
        kind="djupintervju",
        minutes=75,
        place="hemma hos personen",
        group="Föräldrar",
        name=NAMES[0],
        age=41,
        informed_on=walk.ago(121),
    )
    ines.follows("Skriv eller ladda upp texten")
    ines.fills(text=PARENT)
    ines.presses("Spara texten")
    ines.is_told("Texten är sparad.")

    ines.goes_to("Intervjuer")
    ines.follows("Registrera intervju")
    ines.registers_interview(
        held_on=walk.ago(110),
        kind="djupintervju",
        minutes=50,
        place="biblioteket",
        group="Grannar",
        name=NAMES[1],
        phone="070-000 00 72",
        informed_on=walk.ago(110),
    )
    ines.follows("Skriv eller ladda upp texten")
    ines.fills(file=word_file("granne.docx", NEIGHBOUR))
    ines.presses("Spara texten")
    ines.is_told("Texten är sparad.")
    ines.sees("vägg i vägg")


def ines_lifts_statements(walk: Walk) -> None:
    ines = walk.ines
    ines.goes_to("Intervjuer")
    ines.follows("Intervju 1", "Lyft utsagor")
    ines.marks(SAID[0])
    ines.presses("Lyft")
    ines.codes(MASKED[0], new_theme="Gården efter skoltid")
    ines.marks(SAID[1])
    with ines.page.expect_navigation():
        ines.page.keyboard.press("l")
    ines.codes(new_theme="Att bli tillfrågad")
    ines.presses("Intervjun är kodad")

    ines.goes_to("Intervjuer")
    ines.follows("Intervju 2", "Lyft utsagor", "lyft med tangentbordet")
    ines.ticks_sentence_by_keyboard(SAID[2])
    with ines.page.expect_navigation():
        ines.page.keyboard.press("Enter")
    ines.codes(MASKED[2], themes="Att bli tillfrågad")
    for words in SAID[3:]:
        ines.marks(words)
        ines.presses("Lyft")
        ines.codes(themes="Gården efter skoltid")


def lena_confirms_and_releases(walk: Walk) -> None:
    lena, dana = walk.lena, walk.dana
    dana.goes_to("Utsagor")
    dana.sees("Inget att läsa än")
    lena.goes_to("Utsagor")
    lena.fills(everything=True)
    lena.presses("Bekräfta maskningen")
    lena.is_told("5 maskningar är bekräftade.")
    for words in SAID_SHOWN:
        lena.chooses(words)
    lena.presses("Visa för designteamet")
    lena.is_told("Designteamet ser nu 4 utsagor till.")

    dana.goes_to("Utsagor")
    dana.sees(*SAID_SHOWN)
    dana.does_not_see(*IDENTIFYING, UNRELEASED)


def lena_words_the_perspectives(walk: Walk) -> None:
    lena = walk.lena
    lena.goes_to("Perspektiv")
    lena.follows("Formulera det första perspektivet")
    lena.words(PERSPECTIVES[0], kind="ståndpunkt", themes="Gården efter skoltid")
    lena.attaches(SAID_SHOWN[0], SAID_SHOWN[3])
    lena.goes_to("Perspektiv")
    lena.follows("Nytt perspektiv")
    lena.words(PERSPECTIVES[1], kind="känsla", themes="Att bli tillfrågad")
    lena.attaches(SAID_SHOWN[1], SAID_SHOWN[2])


def lena_drafts_the_compilation(walk: Walk) -> None:
    lena = walk.lena
    lena.goes_to("Sammanställning")
    lena.presses("Börja en utgåva")
    lena.follows("Välj och ordna kapitel")
    lena.presses("Flytta upp: Att bli tillfrågad")
    lena.follows("Tillbaka till utgåvan", "Ändra texterna")
    lena.fills(
        title="Det vi fick höra om skolgården",
        summary="Alla vill ha gården kvar. Det som skaver är hur den stängdes.",
        method="Två djupintervjuer, hållna av en intervjuare.",
        unheard="Ungdomarna själva har vi inte hört ännu.",
        respond="Saknar du något? Skriv till dialog@umea.example före årsskiftet.",
    )
    lena.presses("Spara")
    lena.is_told("Texterna är sparade.")
    lena.follows("1. Att bli tillfrågad", "Skriv kapitlets inledning")
    lena.fills(lead="Här är de flesta arga, på olika sätt.", silence="Ingen talade om pengar.")
    lena.presses("Spara")


def the_draft_is_reviewed(walk: Walk) -> None:
    lena, dana = walk.lena, walk.dana
    lena.goes_to("Sammanställning")
    lena.follows("Utgåva 1: Det vi fick höra om skolgården", "Skicka till granskning")
    lena.confirms("Skicka till granskning")
    lena.is_told("Utkastet är ute på granskning.")

    dana.goes_to("Sammanställning")
    dana.follows("Utgåva 1: Det vi fick höra om skolgården", "Läs utkastet", "Kommentera: I korthet")
    dana.fills(text="Skriv att det var kvarteret som inte blev frågat.")
    dana.presses("Lämna kommentaren")
    dana.sees("Skriv att det var kvarteret")

    lena.goes_to("Sammanställning")
    lena.follows("Utgåva 1: Det vi fick höra om skolgården", "1 kommentar", "Svara: I korthet")
    lena.fills(answer="Ja. Jag har skrivit om meningen.")
    lena.presses("Spara svaret")
    lena.is_told("Svaret finns på plats.")
    lena.goes_to("Sammanställning")
    lena.follows("Utgåva 1: Det vi fick höra om skolgården", "Ändra texterna")
    lena.fills(summary="Alla vill ha gården kvar. Det som skaver är att ingen i kvarteret blev frågad.")
    lena.presses("Spara")
    lena.follows("Lämna ditt svar")
    lena.fills(verdict="ja, den kan publiceras")
    lena.presses("Lämna svaret")
    lena.follows("Godkänn utgåvan")
    lena.confirms("Godkänn")
    lena.sees("Ingen i designteamet har sagt ja till texten som den är nu.")

    dana.goes_to("Sammanställning")
    dana.follows("Utgåva 1: Det vi fick höra om skolgården", "Läs utkastet")
    dana.sees("Jag har skrivit om meningen.", "ingen i kvarteret blev frågad")
    dana.goes_to("Sammanställning")
    dana.follows("Utgåva 1: Det vi fick höra om skolgården", "Lämna ditt svar")
    dana.fills(verdict="ja, den kan publiceras", missing="Ungdomarna. Det står, och det räcker för nu.")
    dana.presses("Lämna svaret")
    dana.sees("Ditt svar finns på plats.")


def lena_publishes_the_compilation(walk: Walk) -> None:
    lena, anyone = walk.lena, walk.passer_by()
    lena.goes_to("Sammanställning")
    lena.follows("Utgåva 1: Det vi fick höra om skolgården", "Godkänn utgåvan")
    lena.confirms("Godkänn")
    lena.is_told("Utgåvan är godkänd.")
    lena.follows("Publicera")
    with worker.busy():
        lena.confirms("Publicera")
    lena.is_told("Utgåvan är publicerad.")
    lena.sees_progress()
    worker.works()
    lena.saves("Öppna PDF:en", walk.folder / "compilation.pdf")
    anyone.opens(walk.notes["public"])
    anyone.follows("Det vi fick höra")
    anyone.sees("Det vi fick höra om skolgården")


def lena_plans_the_meetings(walk: Walk) -> None:
    lena, petra = walk.lena, walk.petra
    lena.goes_to("Träffar")
    lena.follows("Planera en träff")
    for number, (title, days) in enumerate(MEETINGS, 1):
        if number > 1:
            lena.follows("Träffar", "Planera en träff")
        lena.plans_meeting(title, walk.ago(days), place="Skolans matsal", purpose="Alla perspektiv i rummet.")
    lena.follows("Träffar", "Deltagare")
    for name, side, carries in PARTICIPANTS:
        lena.adds_participant(name, side, perspectives=PERSPECTIVES[carries], status="kommer")
    lena.adds_participant("Petra", "civilsamhälle", email=petra.email, role="ungdomsledare", status="övervägs")
    lena.follows("Bjud in Petra")
    lena.confirms("Skicka inbjudan")
    lena.is_told("Inbjudan är på väg.")

    letter = petra.opens_the_mail("Kommer du till träffarna")
    assert "Hur blir skolgården en plats för alla som bor här?" in letter
    petra.fills(comes="Ja, jag kommer", needs="Nötallergi")
    petra.presses("Skicka mitt svar")
    petra.is_told("Tack. Ditt svar är sparat.")


def the_meetings_are_held(walk: Walk) -> None:
    lena = walk.lena
    lena.goes_to("Träffar")
    lena.follows("Träff 1: Läsa och välja")
    lena.adds_agenda_part("Incheckning", 20, "Vad hoppas du på i kväll?")
    lena.adds_agenda_part("Läs sammanställningen vid borden", 60, "Vad förvånar dig?")
    lena.follows("Blanda och flytta")
    lena.fills(tables=2)
    lena.presses("Blanda borden")
    lena.is_told("Borden är blandade.")
    lena.sees_mixed_tables(2)
    lena.follows("Träff 1", "Pricka av vilka som kom")
    lena.ticks_off(
        came=["Petra", *(name for name, _side, _carries in PARTICIPANTS[1:])], stayed_away=[PARTICIPANTS[0][0]]
    )
    lena.sees("6 av 7 avprickade som närvarande.")
    lena.writes_note(
        "anteckning", "Stängningen kom som ett brev på posten.", table="Bord 1", perspectives=PERSPECTIVES[1]
    )

    lena.follows("Träffar", "Arbetsgrupper", "Bilda en arbetsgrupp")
    lena.fills(
        name="Gården på kvällen",
        formed_at="Träff 2",
        themes="Gården efter skoltid",
        members=["Petra", PARTICIPANTS[1][0]],
    )
    lena.presses("Spara")
    lena.follows("Skriv problembeskrivningen")
    lena.fills(
        text="Gården stängs för att ingen vuxen är där, och ingen vuxen är där för att den är stängd.",
        dissent="En i gruppen menar att mopederna är hela problemet.",
        written_at="Träff 2",
        perspectives=PERSPECTIVES,
    )
    lena.presses("Spara som ny version")
    lena.is_told("Problembeskrivningen är sparad.")

    lena.goes_to("Träffar")
    lena.follows("Träff 3: Ta fram förslag")
    lena.writes_note("förslag", "Kvällsvärdar på gården två kvällar i veckan.", perspectives=PERSPECTIVES)
    lena.writes_note("förslag", "Ett torg i stället för parkering.", perspectives=PERSPECTIVES[0])
    lena.writes_note("invändning", "Värdar får inte bli vakter.", needs="Att ungdomarna väljer dem.")


def the_proposals_are_culled(walk: Walk) -> None:
    lena = walk.lena
    lena.follows("Gör till förslag Kvällsvärdar på gården två kvällar i ve…")
    lena.fills(
        title=PROMISE,
        why="Det är det enda som båda sidor har sagt ja till.",
        description="Gården på kvällen",
        perspectives=PERSPECTIVES,
        urgency=5,
        feasibility=4,
    )
    lena.presses("Spara förslaget")
    lena.is_told("Förslaget är sparat bland de insamlade.")
    lena.moves_it("Välj ut det", reason="Mest angeläget, och det går att börja nu.", meeting="Träff 4")

    lena.goes_to("Träffar")
    lena.follows("Träff 3: Ta fram förslag", "Gör till förslag Ett torg i stället för parkering.")
    lena.fills(title=IDEA, urgency=2, feasibility=1)
    lena.presses("Spara förslaget")
    lena.moves_it("Lägg i idébanken", reason="Marken är inte kommunens.", meeting="Träff 4")


def otto_is_asked_and_says_yes(walk: Walk) -> None:
    lena, otto = walk.lena, walk.otto
    lena.goes_to("Åtgärder")
    lena.follows(f"1. {PROMISE}", "Skriv vem som är ansvarig")
    lena.fills(
        owner_organisation="Fritidsförvaltningen",
        owner_name="Otto",
        owner_email=otto.email,
        partners=["Byalaget på Berget", "Skolförvaltningen"],
        due_on=walk.ahead(200),
        report_every_weeks=8,
    )
    lena.presses("Spara")
    lena.is_told("Ingen är ansvarig förrän de har sagt ja.")
    lena.follows("Fråga med mejl")
    lena.presses("Skicka frågan")
    lena.is_told("Frågan är skickad.")

    otto.opens_the_mail(f"Vill du ansvara för ”{PROMISE}”?")
    otto.sees(PROMISE, "Byalaget på Berget")
    otto.fills(answer="Ja, om något ändras", words="Ja, om vi får börja efter sommaren.")
    otto.presses("Skicka svaret")
    otto.sees("Tack för ditt svar")

    lena.goes_to("Åtgärder")
    lena.follows(f"1. {PROMISE}")
    lena.sees("Har sagt ja, om något ändras", "Ja, om vi får börja efter sommaren.")
    lena.moves_it("Föreslå för beslut", reason="Otto har sagt ja.")


def the_board_decides(walk: Walk) -> None:
    lena = walk.lena
    lena.follows("Skriv in ett beslut")
    lena.fills(
        body="Kommunstyrelsen",
        decided_on=walk.ago(3),
        outcome="ja",
        reference_number="KS-2026/00340",
        reasons="Det ryms i ramen.",
        money="120 000 kronor",
    )
    lena.presses("Spara beslutet")
    lena.is_told("Beslutet är sparat.")
    lena.sees("Beslutat")


def otto_reports(walk: Walk) -> None:
    lena, otto = walk.lena, walk.otto
    lena.invites(otto, "Ansvarig")
    otto.opens_the_mail(INVITED)
    otto.fills(name="Otto")
    otto.presses("Ja, jag vill vara med")
    otto.is_told("Du är med. Välkommen till dialogen.")
    otto.logs_out_and_in_by_a_mailed_code()
    otto.follows("Skolgården vid Berget")
    otto.goes_to("Åtgärder")
    otto.follows(f"1. {PROMISE}", "Lägg till ett steg")
    otto.fills(title="Anställa två värdar", due_on=walk.ahead(60))
    otto.presses("Spara steget")
    otto.is_told("Steget är sparat.")
    otto.follows("Skriv en lägesrapport")
    otto.fills(state="enligt plan", text=REPORT)
    otto.presses("Publicera rapporten")
    otto.is_told("Rapporten är publicerad.")


def lena_makes_the_follow_up_report(walk: Walk) -> None:
    lena = walk.lena
    lena.goes_to("Åtgärder")
    lena.follows("Uppföljningsrapporter", "Gör en uppföljningsrapport")
    lena.fills(title="Så gick det med gården", summary="Det första löftet är på väg.")
    with worker.busy():
        lena.presses("Frys och gör PDF:en")
    lena.sees_progress()
    worker.works()
    lena.saves("Öppna PDF:en", walk.folder / "follow-up.pdf")
    lena.page.reload()
    lena.follows("Publicera")
    lena.confirms("Publicera")
    lena.is_told("Uppföljningsrapporten är publicerad.")


def anyone_can_read_all_of_it(walk: Walk) -> None:
    anyone = walk.passer_by()
    anyone.opens("/")
    anyone.follows("Skolgården vid Berget")
    anyone.sees("Hur blir skolgården en plats för alla som bor här?")
    pages = [anyone.page.content()]
    anyone.follows("Det vi fick höra")
    anyone.sees("Det vi fick höra om skolgården", "ingen i kvarteret blev frågad")
    anyone.saves("PDF, ", walk.folder / "public-compilation.pdf")
    pages.append(anyone.page.content())
    chapters, first = {}, anyone.page.url
    for title in CHAPTERS:
        anyone.opens(first)
        anyone.follows(title)
        chapters[title] = anyone.reads()
        pages.append(anyone.page.content())
    for title, said in CHAPTERS.items():
        for words in SAID_SHOWN:
            assert chapters[title].count(words) == (words in said), f"{words!r} in {title}"

    anyone.follows("Det vi lovade")
    anyone.sees(IDEA, "Marken är inte kommunens.")
    pages.append(anyone.page.content())
    anyone.saves("Så gick det med gården", walk.folder / "public-follow-up.pdf")
    anyone.follows(f"1. {PROMISE}")
    anyone.sees("Fritidsförvaltningen", "Byalaget på Berget", "KS-2026/00340", REPORT, "Anställa två värdar")
    anyone.does_not_see("Otto", *NAMES)
    pages.append(anyone.page.content())
    for words in [*IDENTIFYING, UNRELEASED]:
        assert [place for place, page in enumerate(pages) if words in page] == [], words


def the_papers_say_the_same(walk: Walk) -> None:
    folder = walk.folder
    assert (folder / "public-compilation.pdf").read_bytes() == (folder / "compilation.pdf").read_bytes()
    assert (folder / "public-follow-up.pdf").read_bytes() == (folder / "follow-up.pdf").read_bytes()
    compilation, follow_up = Paper(folder / "compilation.pdf"), Paper(folder / "follow-up.pdf")
    compilation.check_form("Det vi fick höra om skolgården")
    follow_up.check_form("Så gick det med gården")
    chapters = compilation.contents(*CHAPTERS)
    for title, said in CHAPTERS.items():
        for words in said:
            assert compilation.text.count(words) == 1, words
            assert compilation.chapter_with(words, chapters) == title
    assert follow_up.contents(PROMISE)
    for words in [PROMISE, REPORT, *PERSPECTIVES, "Anställa två värdar", "Byalaget på Berget", "KS-2026/00340"]:
        assert words in follow_up.text
    for words in [*IDENTIFYING, UNRELEASED, "Otto", "otto@example.org"]:
        assert words not in compilation.text + follow_up.text


STEPS = [
    lena_starts_a_dialogue,
    lena_prepares_it,
    lena_publishes_its_page,
    the_others_are_invited,
    the_design_team_finds_the_question,
    lena_plans_whom_to_hear,
    ines_interviews,
    ines_lifts_statements,
    lena_confirms_and_releases,
    lena_words_the_perspectives,
    lena_drafts_the_compilation,
    the_draft_is_reviewed,
    lena_publishes_the_compilation,
    lena_plans_the_meetings,
    the_meetings_are_held,
    the_proposals_are_culled,
    otto_is_asked_and_says_yes,
    the_board_decides,
    otto_reports,
    lena_makes_the_follow_up_report,
    anyone_can_read_all_of_it,
    the_papers_say_the_same,
]


def test_a_whole_dialogue(watch: Watch, tmp_path: Path) -> None:
    walk = Walk(watch, TODAY, tmp_path)
    walk.begin()
    for step in STEPS:
        step(walk)
        assert watch.faults == [], step.__name__
