"""Questions to choose from when a guide is made: what perspective interviews ask about, in words one can say aloud.

Content, not interface: Swedish, and each dialogue changes them as it likes once they are in its guide. Written for
talks of an hour or more (SKR's method, step 2): open questions about what the person has seen and felt, never about
what the municipality would like to hear. ``key`` is kept for good.
"""

from dataclasses import dataclass

from ..models import GuideSubject

S = GuideSubject
RESIDENTS, OFFICIALS, YOUNG = "residents", "officials", "young"
EVERYBODY = frozenset({RESIDENTS, OFFICIALS, YOUNG})
GROWN = frozenset({RESIDENTS, OFFICIALS})
LIVING = frozenset({RESIDENTS, YOUNG})
ONLY_RESIDENTS, ONLY_OFFICIALS, ONLY_YOUNG = frozenset({RESIDENTS}), frozenset({OFFICIALS}), frozenset({YOUNG})

FOLLOW_UPS = (
    "Hur menar du?",
    "Kan du berätta om en gång när det hände?",
    "Hur kändes det?",
    "Vad gjorde du då?",
    "Vem mer var med?",
    "Vad tänkte du att de andra tänkte?",
    "Har det alltid varit så?",
    "Är det något mer du vill säga om det?",
    "Om jag har förstått dig rätt menar du att … Stämmer det?",
    "Det får gärna vara tyst en stund. Ta den tid du behöver.",
)
"""For when the talk stands still; they lead nowhere in particular."""


@dataclass(frozen=True)
class BankQuestion:
    """A question to choose. ``good_for``: whom it is put to. ``first_choice``: whose ready-made guide it is part of."""

    key: str
    subject: str
    text: str
    prompts: tuple[str, ...] = ()
    good_for: frozenset[str] = EVERYBODY
    first_choice: frozenset[str] = frozenset()


def _q(
    key: str,
    subject: str,
    text: str,
    *prompts: str,
    good_for: frozenset[str] = EVERYBODY,
    first: frozenset[str] = frozenset(),
) -> BankQuestion:
    return BankQuestion(key, subject, text, prompts, good_for, first)


BANK: tuple[BankQuestion, ...] = (
    # opening
    _q("berätta-om-dig", S.OPENING, "Berätta lite om dig själv. Hur ser en vanlig vecka ut för dig?",
       "Var är du mest?", "Vilka träffar du?", good_for=LIVING, first=ONLY_RESIDENTS),
    _q("koppling", S.OPENING, "Vad har du för koppling till den här frågan?",
       "Hur länge har den funnits i ditt liv?", "När tänkte du på den senast?", good_for=GROWN),
    _q("tackade-ja", S.OPENING, "Vad var det som gjorde att du tackade ja till att prata med mig?",
       "Var det något du tvekade inför?"),
    _q("uppdrag", S.OPENING, "Vad gör du på jobbet, och var i det stöter du på den här frågan?",
       "Vad är du skyldig att göra?", "Vad gör du fast ingen har bett dig?", good_for=ONLY_OFFICIALS,
       first=ONLY_OFFICIALS),
    _q("hänga", S.OPENING, "Var brukar du vara när du själv får bestämma?",
       "Vad gör ni där?", "Finns det ställen du undviker?", good_for=ONLY_YOUNG, first=ONLY_YOUNG),
    _q("visa-runt", S.OPENING, "Om jag var här för första gången, vad skulle du visa mig?",
       "Och vad skulle du inte visa?", good_for=LIVING),
    # the situation
    _q("hur-är-det", S.SITUATION, "Hur är det att leva här just nu?",
       "Vad är bra?", "Vad är svårt?", "Vad har ändrats sedan du kom hit?", good_for=LIVING,
       first=LIVING),
    _q("vad-handlar-det-om", S.SITUATION,
       "Om du fick förklara för någon utifrån vad det här egentligen handlar om, hur skulle du säga?",
       "Vilket ord skulle du inte använda?", first=ONLY_OFFICIALS),
    _q("bra-dag", S.SITUATION, "Berätta om en dag när det fungerade som det ska.",
       "Vad var det som gjorde skillnad?", "Vilka var där?"),
    _q("dålig-dag", S.SITUATION, "Berätta om en gång när det inte fungerade alls.",
       "Vad hände sedan?", "Fick någon veta det?", first=ONLY_RESIDENTS),
    _q("vilka-träffas", S.SITUATION, "Vilka brukar mötas här, och vilka möts aldrig?",
       "Var skulle det kunna ske?", "Vad står i vägen?", good_for=GROWN),
    _q("trygg", S.SITUATION, "Var känner du dig lugn, och var är du på din vakt?",
       "Är det olika på dagen och på kvällen?", "Vem får dig att känna dig tryggare?", good_for=LIVING,
       first=ONLY_YOUNG),
    _q("beskrivs", S.SITUATION, "Hur brukar andra prata om det här stället eller den här frågan? Känner du igen dig?",
       "Vad får de om bakfoten?", "Vad stämmer, fast det är obekvämt?", first=ONLY_RESIDENTS),
    _q("inte-på-papper", S.SITUATION, "Vad vet du som inte står i någon rapport?",
       "Varför har det inte skrivits ner?", good_for=ONLY_OFFICIALS, first=ONLY_OFFICIALS),
    _q("underlag", S.SITUATION, "Vad bygger er bild av läget på, och vem har inte fått vara med och måla den?",
       "Vad skulle de säga?", good_for=ONLY_OFFICIALS, first=ONLY_OFFICIALS),
    _q("skolan-och-fritiden", S.SITUATION, "Hur är det i skolan, och hur är det efter skolan?",
       "När är du mest dig själv?", "När blir du trött på det?", good_for=ONLY_YOUNG, first=ONLY_YOUNG),
    _q("redan-görs", S.SITUATION, "Vad görs redan här som ingen ser?",
       "Vilka gör det?", "Vad skulle de behöva för att orka?"),
    # consequences
    _q("vad-gör-det-med-dig", S.CONSEQUENCES, "Vad gör det här med dig?",
       "Märks det i kroppen?", "Vad har du slutat göra?", "Vad har du börjat göra?", good_for=LIVING,
       first=ONLY_RESIDENTS),
    _q("närmaste", S.CONSEQUENCES, "Hur påverkas de som står dig nära?",
       "Pratar ni om det hemma?", good_for=LIVING),
    _q("vem-betalar", S.CONSEQUENCES, "Vem är det som betalar priset för att det är som det är?",
       "Vet de om det själva?", "Vem tjänar på det?", first=ONLY_OFFICIALS),
    _q("om-inget-händer", S.CONSEQUENCES, "Om ingenting ändras, hur ser det ut om fem år?",
       "Vad är du mest rädd för?"),
    _q("förlorat", S.CONSEQUENCES, "Är det något som har gått förlorat på vägen?",
       "Går det att få tillbaka?", good_for=GROWN),
    _q("jobbet", S.CONSEQUENCES, "Vad betyder det för ditt arbete och för dina kolleger?",
       "När har du behövt göra något du inte kunde stå för?", good_for=ONLY_OFFICIALS),
    _q("låter-bli", S.CONSEQUENCES, "Är det något du låter bli att göra för att det är som det är?",
       "Vad skulle hända om du gjorde det ändå?", good_for=LIVING, first=ONLY_YOUNG),
    _q("oväntat-gott", S.CONSEQUENCES, "Har det kommit något gott ur det, som du inte hade väntat dig?"),
    # causes
    _q("varför", S.CAUSES, "Varför tror du att det har blivit så här?",
       "Och bakom det, vad ligger där?", first=EVERYBODY),
    _q("började", S.CAUSES, "När började det, tycker du? Vad hände då?",
       "Vem var det som bestämde?", good_for=GROWN),
    _q("andra-förklaringen", S.CAUSES, "Hur skulle de som inte håller med dig förklara det?",
       "Ligger det något i det?", first=GROWN),
    _q("inte-fått-höra", S.CAUSES, "Vad är det ingen riktigt vågar säga om orsakerna?",
       "Vad händer med den som säger det?"),
    _q("förtroende", S.CAUSES, "Vad har gjort att du litar, eller inte litar, på dem som bestämmer?",
       "När märkte du det första gången?", "Vad skulle de behöva göra för att du skulle lita på dem?", first=LIVING),
    _q("egen-del", S.CAUSES, "Vad har den egna organisationen för del i att det har blivit så här?",
       "Vilket beslut skulle du vilja göra om?", good_for=ONLY_OFFICIALS, first=ONLY_OFFICIALS),
    _q("pengar-och-regler", S.CAUSES,
       "Vilka regler, pengar eller avtal gör att det fortsätter, fast ingen vill ha det så?",
       "Vem kan ändra dem?", good_for=GROWN),
    _q("orättvist", S.CAUSES, "Vad är det mest orättvisa, tycker du?",
       "Vem har sett till att det är så?", good_for=ONLY_YOUNG),
    # gender
    _q("olika-för", S.GENDER, "Är det olika för tjejer och killar, kvinnor och män?",
       "Vem märker det inte?", first=EVERYBODY),
    _q("vem-pratar", S.GENDER, "När det pratas om det här, vilka är det som pratar och vilka sitter tysta?",
       "Vad skulle de tysta säga?"),
    _q("får-inte-vara", S.GENDER,
       "Finns det platser eller sammanhang där man inte är välkommen, för att man är den man är?",
       "Hur får man veta det?", good_for=LIVING),
    _q("hemma-och-ute", S.GENDER, "Vem gör vad hemma, och hur påverkar det vem som kan vara med och påverka?",
       good_for=ONLY_RESIDENTS),
    _q("insatser-når", S.GENDER, "Vilka når ni med det ni gör, och vilka når ni inte? Kvinnor, män, unga, gamla?",
       "Hur vet ni det?", "Vad skulle behöva vara annorlunda?", good_for=ONLY_OFFICIALS),
    _q("förväntas", S.GENDER, "Vad förväntas av dig, som inte förväntas av andra i din ålder?",
       "Vem förväntar sig det?", good_for=ONLY_YOUNG),
    # what can be done here
    _q("en-sak", S.LOCAL, "Om du fick ändra en enda sak här, vad skulle det vara?",
       "Varför just den?", "Vem skulle bli arg?", first=EVERYBODY),
    _q("själv-bidra", S.LOCAL, "Vad skulle du själv vilja vara med och göra?",
       "Vad behöver du för att kunna?", "Vad vill du absolut inte bli inblandad i?", first=ONLY_RESIDENTS),
    _q("lära-av", S.LOCAL, "Har du varit med om något ställe där de har lyckats?",
       "Vad gjorde de som vi inte gör?"),
    _q("prövat", S.LOCAL, "Vad har redan prövats, och hur gick det?",
       "Varför tog det slut?", "Fick ni veta vad som kom ut av det?", good_for=GROWN, first=ONLY_OFFICIALS),
    _q("föreningarna", S.LOCAL, "Vilken roll har föreningarna, och vilken skulle de kunna ha?",
       "Vilka släpps inte in?", good_for=GROWN),
    _q("mötesplats", S.LOCAL, "Vad skulle behöva finnas här, som ni kunde gå till?",
       "När skulle det vara öppet?", "Vem skulle ha nyckeln?", good_for=LIVING, first=ONLY_YOUNG),
    _q("tillsammans", S.LOCAL, "Vilka skulle behöva sätta sig vid samma bord, fast de inte gör det i dag?",
       "Vem skulle kunna bjuda in dem?", good_for=GROWN),
    _q("inte-göra", S.LOCAL, "Vad ska man absolut inte göra?",
       "Vad skulle det ställa till med?"),
    # what others must do
    _q("andra-måste", S.STRUCTURAL, "Vad går inte att lösa här, utan måste lösas av någon annan?",
       "Av vem?", "Vad skulle få dem att göra det?", first=ONLY_RESIDENTS),
    _q("politikerna", S.STRUCTURAL, "Vad skulle du vilja säga till dem som bestämmer, om de satt här?",
       "Vad tror du att de skulle svara?", good_for=LIVING, first=ONLY_YOUNG),
    _q("förvaltningar", S.STRUCTURAL, "Vilka förvaltningar eller myndigheter behöver göra något annorlunda, och vad?",
       "Vad hindrar dem?", "Vem äger frågan i dag?", good_for=ONLY_OFFICIALS, first=ONLY_OFFICIALS),
    _q("hela-staden", S.STRUCTURAL, "Vad behöver ändras i resten av staden för att det ska bli bättre just här?",
       "Vem skulle behöva avstå något?", good_for=GROWN),
    _q("långsiktigt", S.STRUCTURAL, "Vad krävs för att det inte ska bli ännu ett projekt som tar slut?",
       "Vem måste stå för det om tio år?", good_for=GROWN),
    _q("vuxna", S.STRUCTURAL, "Vad är det de vuxna inte har fattat?",
       "Hur skulle man få dem att lyssna?", good_for=ONLY_YOUNG, first=ONLY_YOUNG),
    # closing
    _q("glömt-fråga", S.CLOSING, "Vad har jag glömt att fråga om?",
       "Är det något du hade tänkt säga, som du inte har sagt?", first=EVERYBODY),
    _q("fler-att-höra", S.CLOSING, "Vem mer borde vi prata med? Gärna någon som inte tycker som du.",
       "Hur når vi den personen på ett bra sätt?", first=EVERYBODY),
    _q("viktigast", S.CLOSING, "Av allt du har sagt, vad är viktigast att andra får höra?",
       "Får vi säga det med dina ord?"),
    _q("försiktig-med", S.CLOSING, "Är det något av det du har sagt som vi behöver vara extra försiktiga med?",
       "Vem skulle kunna förstå att det är du?"),
    _q("sagt-ja-till-samtal", S.CLOSING, "Vad skulle få dig att komma till ett samtal där alla sidor sitter med?",
       "Vad skulle få dig att låta bli?"),
    _q("hur-kändes-samtalet", S.CLOSING, "Hur var det att prata om det här?",
       "Är det något du vill ändra eller ta tillbaka?", good_for=LIVING),
)  # fmt: skip

BY_KEY = {question.key: question for question in BANK}


def ready_made(audience: str) -> list[BankQuestion]:
    """Return a guide of a dozen or so questions for one audience, subject by subject."""
    return [question for question in BANK if audience in question.first_choice]
