"""The demo's candidates for the design team: who they are, who said no and why, who came instead. Everybody is invented."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dialogues.models import DesignTeamCandidate

from .calendar import noon

if TYPE_CHECKING:
    from .load import Loading

WHO: dict[str, dict[str, tuple[str, str, str]]] = {
    "umea": {
        "Dana Granspång": ("30_49", "woman", "swedish"),
        "Nadim Rimtuva": ("30_49", "man", "foreign"),
        "Hillevi Snöglimt": ("30_49", "woman", "swedish"),
        "Stig Tallskreva": ("50_64", "man", "swedish"),
        "Ragna Hedvret": ("50_64", "woman", "swedish"),
        "Örjan Mossklyka": ("50_64", "man", "swedish"),
        "Pernilla Vidsnår": ("30_49", "woman", "swedish"),
        "Isak Björkstubbe": ("50_64", "man", "swedish"),
        "Hawa Myrlya": ("30_49", "woman", "foreign"),
        "Elias Frosttova": ("18_29", "man", ""),
        "Gunborg Lavdunge": ("65_plus", "woman", "swedish"),
    },
    "sigtuna": {
        "Åsa Hällsnår": ("50_64", "woman", "swedish"),
        "Torbjörn Vidklyka": ("50_64", "man", "swedish"),
        "Rim Bäcktova": ("30_49", "woman", "foreign"),
        "Lotta Starrlya": ("50_64", "woman", "swedish"),
        "Jamal Tjärnglimt": ("30_49", "man", "foreign"),
        "Maud Ljusdunge": ("30_49", "woman", "swedish"),
        "Pontus Säglimt": ("30_49", "man", "swedish"),
        "Gittan Rönntuva": ("50_64", "woman", ""),
        "Dana Kottspång": ("30_49", "woman", "swedish"),
        "Stig Norrtuva": ("50_64", "man", "swedish"),
        "Elsie Mosslykta": ("30_49", "woman", "swedish"),
    },
}
"""Age band, gender and background, as far as they have said."""
SAID_NO = {
    "Gunborg Lavdunge": "Jag vill inte bli uthängd i tidningen. Men jag läser gärna det ni skriver, och svarar.",
    "Elsie Mosslykta": "Fråga invånarna först. Då kommer jag.",
}
MORE = {
    "umea": [
        {"name": "Sixten Dimnäve", "organisation": "Boende på Ålidhem", "side": "resident", "status": "declined",
         "perspective": "Vi har svarat på samma fråga fyra gånger.", "reason": "Har bott där sedan husen byggdes.",
         "answer": "Jag orkar inte fler möten som inte leder någonstans. Fråga Elias, han är arg på rätt sätt.",
         "came": "Elias Frosttova", "who": ("65_plus", "man", "swedish")},
        {"name": "Berit Snöklyka", "organisation": "Villaföreningen Södra backen", "side": "resident", "status": "later",
         "perspective": "Vi som valde bort har också ett ansvar.", "reason": "Kommer från samma förening som Gunborg.",
         "answer": "Inte nu, min man är sjuk. Fråga mig när ni vet mer.", "instead_of": "Gunborg Lavdunge",
         "who": ("65_plus", "woman", "swedish"), "again": 90},
    ],
    "sigtuna": [
        {"name": "Kurt Bäckflinga", "organisation": "Kommunstyrelsen, oppositionen", "side": "politics",
         "status": "later", "perspective": "Var är invånarna i den här dialogen?", "reason": "Sitter på samma mandat.",
         "answer": "Jag svarar när gruppen har talats vid.", "instead_of": "Elsie Mosslykta",
         "who": ("50_64", "man", "swedish"), "again": 30},
    ],
}  # fmt: skip
NAMES = ("age_band", "gender", "background")


def write(loading: Loading) -> None:
    """Fill in who the candidates are, and write those who said no first or wanted to be asked later."""
    dialogue, key = loading.dialogue, loading.case.key
    asked = noon(dialogue.starts_on + timedelta(days=21))
    for name, said in WHO[key].items():
        dialogue.design_team.filter(name=name).update(**dict(zip(NAMES, said, strict=True)))
    for name, words in SAID_NO.items():
        dialogue.design_team.filter(name=name).update(answer=words, invited_at=asked, answered_at=asked)
    for row in MORE[key]:
        again = row.get("again")
        gone = dialogue.design_team.filter(name=row.get("instead_of", "")).first()
        candidate = DesignTeamCandidate.objects.create(
            dialogue=dialogue,
            **{
                name: row[name]
                for name in ("name", "organisation", "side", "status", "perspective", "reason", "answer")
            },
            **dict(zip(NAMES, row["who"], strict=True)),
            replaces=gone,
            invited_at=asked,
            answered_at=asked + timedelta(days=4),
            ask_again_on=asked.date() + timedelta(days=again) if again else None,
        )
        dialogue.design_team.filter(name=row.get("came", "")).update(replaces=candidate)
