"""From nothing to an agreed question: the start, the triage, the mandate before everybody, the team, its question."""

from playwright.sync_api import expect

from dialogues.triage.questions import QUESTIONS

from .walk import CHOSEN, PASSWORD, Colleague, Ground

HOME = "/dialogues/skolgarden-vid-berget/"
PROMISE = "Varje förslag får ett svar inom tre månader."
FIRST = "Varför vill Berget inte integreras?"
WAY = [
    "Översikt",
    "Förberedelser",
    "Designteam",
    "Intervjuer",
    "Utsagor",
    "Perspektiv",
    "Sammanställning",
    "Träffar",
    "Åtgärder",
]
SECOND = "Vad behöver vi göra tillsammans för att alla ska räknas med?"


def lena_starts_a_dialogue(walk: Ground) -> None:
    lena = walk.lena
    lena.begins_a_dialogue(PASSWORD)
    lena.answers(kind="medborgardialog: de som bor här, och kommunen")
    lena.answers(title="Skolgården vid Berget")
    lena.answers()
    lena.sees("En sak behöver rättas")
    lena.fills(starts_on=walk.ago(60))
    lena.presses("Spara och stanna här")
    lena.is_told("utkastet väntar här")
    lena.follows("Skolgården vid Berget")
    lena.sees("Läs igenom dina svar", "Medborgardialog: de som bor här, och kommunen")
    lena.follows("Svara frågan")
    lena.fills(issue="Grannar och föräldrar är oense om skolgården.")
    lena.presses("Spara och gå tillbaka till svaren")
    lena.follows("Svara plats")
    lena.fills(reach="alla i kommunen")
    lena.presses("Spara och gå tillbaka till svaren")
    lena.follows("Svara omstritt")
    lena.fills(**{"points-0-what": "Om gården ska vara öppen på kvällen", "points-0-by_whom": "grannar och föräldrar"})
    lena.presses("Spara och gå tillbaka till svaren")
    lena.sees("Om gården ska vara öppen på kvällen. Grannar och föräldrar")
    lena.presses("Starta dialogen")
    lena.is_told("Dialogen är startad och du leder den.")


def answers_all(person: Colleague, step: int, **others: int) -> None:
    """Choose the same step everywhere but where ``others`` says."""
    for question in QUESTIONS:
        chosen = others.get(question.key, step)
        person.sets(person.page.locator(f"input[name='{question.key}'][value='{chosen}']"))
    person.presses("Lämna in")


def three_say_apart_how_they_see_it(walk: Ground) -> None:
    lena, nora, dana = walk.lena, walk.nora, walk.dana
    lena.follows("Till frågor och svar", "Ställ frågorna")
    lena.fills(why="Innan vi frågar förvaltningarna")
    lena.presses("Öppna")
    for one in (nora, dana):
        lena.follows("Fråga någon per mejl")
        lena.fills(name=one.name, email=one.email)
        lena.presses("Mejla frågorna")
    for one, problem, count in ((nora, 3, "En har svarat"), (dana, 0, "Två har svarat")):
        one.opens_the_mail("undrar hur du ser på det")
        one.does_not_see("Lena")
        answers_all(one, 2, problem=problem)
        one.sees("Tack för dina svar", count)
    lena.sees("Vad de andra har svarat visas när du har svarat själv.")
    lena.follows("Svara på frågorna")
    answers_all(lena, 2, problem=3)
    lena.sees("Tre har svarat", "Här skiljer ni er åt", "Beskriver de som berörs samma problem?")
    parted = lena.page.locator("section", has=lena.page.get_by_role("heading", name="Här skiljer ni er åt")).last
    expect(parted.locator("li", has_text="Ja, ungefär med samma ord")).to_contain_text("Dana")
    expect(parted.locator("li", has_text="De är inte överens om att det finns ett")).to_contain_text("Nora, Lena")


def lena_publishes_the_mandate_and_shows_it_to_anyone(walk: Ground) -> None:
    lena = walk.lena
    lena.goes_to("Förberedelser")
    lena.follows("Ändra vad det handlar om")
    lena.fills(purpose="Att barn och gamla vill vara på gården.")
    lena.presses("Spara")
    lena.follows("Visa för alla")
    lena.confirms("Visa för alla")
    lena.follows("Till uppdraget", "Skriv uppdraget")
    lena.fills(
        words="Kommunstyrelsen beställer dialogen.",
        is_open="Öppettider och vilka som är där.",
        influence="Inflytande",
        promise=PROMISE,
    )
    lena.presses("Spara utkastet")
    lena.follows("Publicera det")
    lena.confirms("Publicera")
    lena.is_told("Uppdraget är publicerat.")


def it_goes_otherwise_and_the_mandate_is_changed(walk: Ground) -> None:
    lena = walk.lena
    lena.follows("Blev det annorlunda? vad kommunen lovar att göra med resultatet")
    lena.fills(happened="Svaret dröjde ett halvår.", why="Nämnden bordlade.", happened_on=walk.ago(1))
    lena.presses("Skriv upp det")
    lena.is_told("Nu står det bredvid uppdraget.")
    lena.follows("Skriv en ny version")
    lena.fills(is_open="Öppettider, och vad skolgården får kosta.")
    lena.presses("Spara utkastet")
    lena.follows("Publicera det")
    lena.fills(changed="Nämnden har gett pengar till gården.")
    lena.confirms("Publicera")


def anyone_holds_the_mandate_against_what_happened(walk: Ground) -> None:
    anyone = walk.passer_by()
    anyone.opens("/")
    anyone.follows("Skolgården vid Berget", "Uppdraget")
    anyone.sees(PROMISE, "Svaret dröjde ett halvår.", "Nämnden bordlade.", "Nämnden har gett pengar till gården.")
    anyone.sees("vad skolgården får kosta")
    anyone.follows("Version 1")
    anyone.sees("Öppettider och vilka som är där.", "Läs den som gäller")
    anyone.does_not_see("vad skolgården får kosta")


def three_are_asked_and_join_the_team(walk: Ground) -> None:
    lena = walk.lena
    for side, one in walk.team.items():
        lena.goes_to("Designteam")
        lena.follows("Alla som övervägs")
        lena.writes_down(one.name, side, f"Så ser {one.name} på det.", email=one.email)
        lena.follows(one.name, "Fråga med mejl")
        lena.confirms("Skicka frågan")
        one.opens_the_mail("Vill du sitta i designteamet?")
        one.fills(answer="Ja, det vill jag")
        one.presses("Skicka mitt svar")
        one.sees("Tack för ditt svar")
        one.joins(CHOSEN)
    lena.goes_to("Designteam")
    lena.sees("Tre personer har tackat ja.")


def the_team_meets_and_one_objects(walk: Ground) -> None:
    lena, dana = walk.lena, walk.dana
    lena.follows("Lägg in det första mötet")
    lena.fills(held_on=walk.ago(2), present=[one.name for one in walk.team.values()])
    lena.presses("Spara")
    lena.is_told("Mötet är sparat.")
    lena.goes_to("Designteam")
    lena.follows("Pröva en första formulering", "Pröva en första formulering")
    lena.puts_forward(FIRST, "En första.")
    expect(lena.page.locator("#wording-1 [data-doubt]").first).to_be_visible()
    lena.follows("Pröva en ny formulering")
    lena.puts_forward(SECOND, "Utan skuld i.")

    dana.goes_to("Designteam")
    dana.follows("Alla 2 formuleringar")
    dana.sees(FIRST, SECOND)
    dana.objects_to(2, "Ordet alla gömmer vilka som inte räknas.", "Att det står vilka.")
    dana.does_not_see("Teamet är överens")


def the_team_agrees_with_the_objection_beside_it(walk: Ground) -> None:
    lena = walk.lena
    lena.page.reload()
    lena.follows("Teamet är överens om formulering 2")
    lena.sees("Ordet alla gömmer vilka som inte räknas.")
    lena.fills(agreed_at="Designteamets möte 1", agreed_on=walk.ago(2))
    lena.presses("Ja, det är den frågan")
    lena.is_told("Dialogen har sin centrala frågeställning.")
    for one in walk.team.values():
        one.goes_to("Designteam")
        one.follows("Alla 2 formuleringar")
        one.sees("Med var: Dana, Elin, Sten.", "Invändning som står kvar", "Att det står vilka.", FIRST)
    walk.dana.goes_to("Översikt")
    walk.dana.sees(f"”{SECOND}”")


def each_meets_what_their_role_may_and_nothing_else(walk: Ground) -> None:
    """What every role may on every page is held by ``tests/test_routes.py``; this is what they come across."""
    lena, dana, nora = walk.lena, walk.dana, walk.nora
    assert lena.rooms() == [*WAY, "Personer och roller", "Logg", "Integritet och handlingar"]
    assert dana.rooms() == WAY
    dana.goes_to("Designteam")
    dana.sees("Så ser Elin på det.")
    dana.does_not_see("Alla som övervägs", "Pröva en ny formulering", "Lägg in")
    for address in ("people/", "log/", "design-team/candidates/new/", "preparation/mandate/edit/"):
        dana.is_refused(HOME + address)
    nora.opens(HOME)
    nora.sees("Logga in")
    nora.does_not_see("Skolgården vid Berget")
