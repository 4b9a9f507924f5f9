"""From the issue to the published compilation: a dialogue is prepared, people are heard, and it is written down."""

import io

import docx

from . import worker
from .walk import (
    CHOSEN,
    IDENTIFYING,
    INVITED,
    MASKED,
    NAMES,
    NEIGHBOUR,
    PARENT,
    PASSWORD,
    PERSPECTIVES,
    SAID,
    SAID_SHOWN,
    UNRELEASED,
    Walk,
)


def word_file(name: str, paragraphs: list[str]) -> dict:
    """A Word file as a browser uploads it."""
    document, file = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {"name": name, "mimeType": kind, "buffer": file.getvalue()}


def lena_starts_a_dialogue(walk: Walk) -> None:
    lena = walk.lena
    lena.begins_a_dialogue(PASSWORD)
    lena.answers(kind="medborgardialog: de som bor här, och kommunen")
    lena.answers(title="Skolgården vid Berget")
    lena.answers(starts_on=walk.ago(200))
    lena.answers(issue="Grannar och föräldrar är oense om skolgården ska vara öppen på kvällarna.")
    lena.answers()
    lena.answers(reach="alla i kommunen")
    for _left_empty in range(3):
        lena.answers()
    lena.answers(begin_with="Ingenting")
    lena.sees("Läs igenom dina svar", "Skolgården vid Berget")
    lena.presses("Starta dialogen")
    lena.is_told("Dialogen är startad och du leder den.")


def lena_prepares_it(walk: Walk) -> None:
    lena = walk.lena
    lena.follows("Ändra vad det handlar om")
    lena.fills(
        background="Kommunen stängde gården på kvällarna i våras. Ingen frågade dem som bor där.",
        purpose="Att skolgården blir en plats som både barn och gamla vill vara på.",
    )
    lena.presses("Spara")
    lena.is_told("Det är sparat.")
    lena.follows("Till uppdraget", "Skriv uppdraget")
    lena.fills(
        words="Kommunstyrelsen beställer dialogen, KS-2026/00211. Den får föreslå, inte besluta om budget.",
        is_open="Öppettider, vilka som är där och vad som görs.",
        is_decided="Gården ligger kvar.",
        influence="Inflytande",
        promise="Varje förslag får ett svar av kommunstyrelsen inom tre månader.",
    )
    lena.presses("Spara utkastet")
    lena.follows("Publicera det")
    lena.confirms("Publicera")
    lena.is_told("Uppdraget är publicerat.")
    lena.follows("Förberedelser")
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

    lena.follows("Flytta och ändra i planen")
    lena.plans("Förberedelser och designteam", walk.ago(200), walk.ago(150))
    lena.plans("Perspektivinsamling", walk.ago(149), walk.ago(90))
    lena.plans("Dialogträffar", walk.ago(89), walk.ago(20))
    lena.plans("Åtgärdsförslag", walk.ago(40), walk.ago(10))
    lena.plans("Beslut", walk.ago(9), walk.ahead(5))
    lena.plans("Genomförande och uppföljning", walk.ahead(6), walk.ahead(400))
    lena.follows("Förberedelser")


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


def the_others_are_invited(walk: Walk) -> None:
    lena, ines, dana = walk.lena, walk.ines, walk.dana
    lena.invites(ines, "Intervjuare")
    lena.invites(dana, "Designteamsmedlem")

    ines.opens_the_mail(INVITED)
    ines.follows("Logga in och svara")
    ines.logs_in(PASSWORD)
    ines.presses("Ja, jag vill vara med")
    ines.is_told("Du är med. Välkommen till dialogen.")

    dana.joins(CHOSEN)


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
    lena.follows("Planen", "Lägg till den första gruppen")
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
    ines.presses("Hämta från en fil")
    ines.fills(file=word_file("granne.docx", NEIGHBOUR))
    ines.presses("Läs filen")
    ines.sees("Inget är sparat än.", "vägg i vägg")
    ines.presses("Lägg in texten")
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
    lena.follows("Nytt perspektiv")
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
    lena.is_told("Svaret finns där och kommentaren är löst.")
    lena.goes_to("Sammanställning")
    lena.follows("Utgåva 1: Det vi fick höra om skolgården", "Ändra texterna")
    lena.fills(summary="Alla vill ha gården kvar. Det som skaver är att ingen i kvarteret blev frågad.")
    lena.presses("Spara")
    lena.follows("Lämna ditt svar")
    lena.fills(sees_gap="nej", sees_someone="nej", verdict="ja, den kan publiceras")
    lena.presses("Lämna svaret")
    lena.follows("Godkänn utgåvan")
    lena.confirms("Godkänn")
    lena.sees("Ingen i designteamet har sagt ja till texten som den är nu.")

    dana.goes_to("Sammanställning")
    dana.follows("Utgåva 1: Det vi fick höra om skolgården", "Läs utkastet")
    dana.sees("Jag har skrivit om meningen.", "ingen i kvarteret blev frågad")
    dana.goes_to("Sammanställning")
    dana.follows("Utgåva 1: Det vi fick höra om skolgården", "Lämna ditt svar")
    dana.fills(
        sees_gap="ja",
        sees_someone="nej",
        verdict="ja, den kan publiceras",
        missing="Ungdomarna. Det står, och det räcker för nu.",
    )
    dana.presses("Lämna svaret")
    dana.sees("Ditt svar finns där.")


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
    lena.looks_again()
    lena.saves("Öppna PDF:en", walk.folder / "compilation.pdf")
    anyone.opens("/")
    anyone.follows("Skolgården vid Berget", "Det vi fick höra")
    anyone.sees("Det vi fick höra om skolgården")
