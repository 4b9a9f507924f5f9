"""The demo's anchoring: contacts, each answer that was given, conditions met and not, and one who has not answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify

from dialogues.models import SignOff, SignOffAnswer, SignOffCondition

from .calendar import noon

if TYPE_CHECKING:
    from .load import Loading

EARLIER: dict[str, tuple[int, str, str]] = {
    "För- och grundskolenämnden": (18, "no", "Nej. Skolan har redan fått tre uppdrag i år som ingen frågat om."),
    "Socialförvaltningen": (12, "not_yet", "Vi vill först veta vad som händer om någon berättar om ett ärende."),
    "Stadsbyggnadsförvaltningen": (5, "not_yet", "Vi har inte hunnit läsa uppdraget."),
}
"""Organisation to what it answered before: days after the start, answer, words."""
MET: dict[str, tuple[int, str]] = {
    "Socialförvaltningen": (55, "Samtalsledarna har fått det i sin körplan, och det står i inbjudan till träffarna."),
    "Stadsbyggnadsförvaltningen": (14, "Heldagen lades efter remisstidens slut. Beslut i styrgruppen i januari."),
}
CONTACTS: dict[str, tuple[str, str]] = {
    "Kommunstyrelsens arbetsutskott": ("Ylva Kvisthåla", "Att frågan blir ett gräl till i budgeten."),
    "Fritidsnämnden": ("Rune Tallmyr", "Pengarna till fritidsgårdarna."),
    "För- och grundskolenämnden": ("Sanna Björkhed", "Skolornas tid och rykte."),
    "Fritidsförvaltningen": ("Kerstin Granlya", "Lokalerna, och att få göra klart."),
    "Socialförvaltningen": ("Amir Skogstjärn", "Förtroendet hos dem som behöver stöd."),
    "Utbildningsförvaltningen": ("Britt Hedlid", "Att skolan inte får bära allt."),
    "Personalavdelningen": ("Göran Stenmo", "Hur vi bemöts som arbetsgivare när bemötande granskas."),
    "Studieförbundet Norrskär": ("Dana Granspång", "Att kritiken tas på allvar."),
    "Ersboda bygdehus": ("Nadim Rimtuva", "Huset, och rätten att säga ifrån."),
    "Kommunstyrelsen": ("Stig Norrtuva", "Att få saker blir gjorda ordentligt."),
    "Kommunledningskontoret": ("Åsa Hällsnår", "Att Valstadialogen får en fortsättning."),
    "Barn- och ungdomsförvaltningen": ("Lotta Starrlya", "Förskolans plats i orten."),
    "Utbildnings- och arbetsmarknadsförvaltningen": ("Jamal Tjärnglimt", "Vägen till egen försörjning."),
    "Kultur- och fritidsförvaltningen": ("Maud Ljusdunge", "Lokaler som står tomma."),
    "Stadsbyggnadsförvaltningen": ("Pontus Säglimt", "Detaljplanerna."),
    "Äldre- och omsorgsförvaltningen": ("Gittan Rönntuva", "Att de äldre räknas."),
    "Ekonomiavdelningen": ("Torbjörn Vidklyka", "Kostnader som ingen har räknat på."),
}
ANSWERED_AFTER = 40


def write(loading: Loading) -> None:
    """Write who was asked, what they have answered, each time, and what their yes rests on."""
    for row in loading.words.SIGN_OFFS:
        _write(loading, row)


def _write(loading: Loading, row: dict[str, Any]) -> None:
    dialogue, name = loading.dialogue, row["organisation"]
    begun = dialogue.starts_on
    contact, stake = CONTACTS.get(name, ("", ""))
    sign_off = SignOff.objects.create(
        dialogue=dialogue,
        organisation=loading.organisation(name, row["kind"]),
        contact_name=contact,
        contact_email=f"{slugify(contact).replace('-', '.')}@{loading.case.key}.example" if contact else "",
        stake=stake,
        status=row["status"],
        words=row["words"],
        answered_on=begun + timedelta(days=ANSWERED_AFTER),
        asked_at=noon(begun + timedelta(days=2)) if contact else None,
    )
    if name in EARLIER:
        after, status, words = EARLIER[name]
        _answer(sign_off, status, words, begun + timedelta(days=after))
    _answer(sign_off, row["status"], row["words"], begun + timedelta(days=ANSWERED_AFTER))
    if row["status"] == "conditions":
        after, how = MET.get(name, (0, ""))
        SignOffCondition.objects.create(
            sign_off=sign_off,
            text=row["words"],
            met_on=begun + timedelta(days=ANSWERED_AFTER + after) if how else None,
            met_words=how,
        )


def _answer(sign_off: SignOff, status: str, words: str, on: date) -> None:
    SignOffAnswer.objects.create(
        sign_off=sign_off, status=status, words=words, answered_on=on, said_by=sign_off.contact_name, by_link=True,
        at=noon(on), mandate_version=min(1, sign_off.dialogue.mandate_version),
    )  # fmt: skip
