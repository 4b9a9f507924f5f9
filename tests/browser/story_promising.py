"""From the meetings to the follow-up report: people meet, promise, and tell how it goes."""

from . import worker
from .walk import IDEA, INVITED, MEETINGS, PARTICIPANTS, PERSPECTIVES, PROMISE, REPORT, Walk


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
    lena.follows("Inbjudningar")
    lena.presses("Bjud in 1 person med mejl")
    lena.sees(petra.email)
    lena.presses("Skicka")
    lena.is_told("1 mejl är på väg.")

    letter = petra.opens_the_mail("Kommer du till träffarna")
    assert "Hur blir skolgården en plats för alla som bor här?" in letter
    petra.fills(comes="Ja, jag kommer", needs="Nötallergi")
    petra.presses("Skicka mitt svar")
    petra.sees("Välkommen!", "Ditt svar är sparat, och det du behöver.")


def the_meetings_are_held(walk: Walk) -> None:
    lena = walk.lena
    lena.goes_to("Träffar")
    lena.follows("Träff 1: Läsa och välja")
    lena.adds_agenda_part("Incheckning", 20, "Vad hoppas du på i kväll?")
    lena.adds_agenda_part("Läs sammanställningen vid borden", 60, "Vad förvånar dig?")
    lena.follows("Planera och flytta")
    lena.fills(tables=2)
    with worker.busy():
        lena.presses("Planera den här kvällen")
        lena.sees("Borden planeras")
    worker.plans_tables()
    lena.looks_again()
    lena.sees("Så bra är blandningen")
    lena.presses("Lägg borden så här")
    lena.is_told("Borden är lagda som planerat.")
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
        **{"money-0-amount": "120 000", "money-0-year": "2026", "money-0-source": "Ramen"},
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
    lena.looks_again()
    lena.saves("Öppna PDF:en", walk.folder / "follow-up.pdf")
    lena.page.reload()
    lena.follows("Publicera")
    lena.confirms("Publicera")
    lena.is_told("Uppföljningsrapporten är publicerad.")
