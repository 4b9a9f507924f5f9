"""The demo's board: perspectives that have been parked, each with why, and one that has gone into another.

All are worded after the first version was published, so that none of them is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perspectives.board.merging import merge_perspective
from perspectives.board.shaping import park_perspective
from perspectives.models import Perspective, Statement, Voice

if TYPE_CHECKING:
    from .load import Loading

LATE: dict[str, list[dict[str, Any]]] = {
    "umea": [
        {
            "title": "Busslinjen lades ner fast vi sade nej",
            "kind": "standpoint",
            "theme": "makt",
            "text": "Ett samråd där alla var emot ändrade ingenting.",
            "for_": "Då kommer ingen nästa gång.",
            "against": "Linjen hade nästan inga resande.",
            "words": "busslinjen",
            "parked": "Linjetrafiken beslutas inte i den här dialogen. Vi har frågat vem som kan svara, och tar upp det "
            "igen när vi vet.",
        },
        {
            "title": "Det är våra egna som ringer in tipsen",
            "kind": "feeling",
            "theme": "utpekad",
            "text": "Bilden av stadsdelen görs också av dem som bor här.",
            "for_": "",
            "against": "",
            "words": "våra egna som ringer in tipsen",
            "parked": "Den som sade det vill se hur det formuleras innan andra läser det. Vi ses igen i veckan.",
        },
        {
            "title": "Vi läser om oss själva i tidningen",
            "kind": "feeling",
            "theme": "utpekad",
            "text": "Den som bor här möter sig själv i nyheterna, oftast på en måndag.",
            "for_": "Barn lär sig svenska på ord om sin egen adress.",
            "against": "Det som skrivs har hänt.",
            "words": "svenska med tidningen",
            "into": "ryktet",
        },
    ],
    "sigtuna": [
        {
            "title": "Jobbet ligger där bussen inte går",
            "kind": "standpoint",
            "theme": "forsorjning",
            "text": "Den som saknar bil kan inte ta de jobb som börjar före sex.",
            "for_": "",
            "against": "",
            "words": "där bussen inte går",
            "parked": "Kollektivtrafiken beslutas av någon annan. Frågan är överlämnad, och vi väntar på svar.",
        },
    ],
}


def write(loading: Loading) -> None:
    """Word the late perspectives, with the statements they rest on, and park or merge them as the leader did."""
    dialogue, leader = loading.dialogue, loading.users["leader"]
    number = max(dialogue.perspectives.values_list("number", flat=True))
    for place, row in enumerate(LATE[loading.case.key], start=1):
        perspective = Perspective.objects.create(
            dialogue=dialogue,
            number=number + place,
            title=row["title"],
            kind=row["kind"],
            text=row["text"],
            speaks_for=row["for_"],
            speaks_against=row["against"],
        )
        perspective.themes.set([loading.themes[row["theme"]]])
        said = Statement.objects.filter(dialogue=dialogue, masked__icontains=row["words"]).order_by("number")[:2]
        Voice.objects.bulk_create(Voice(perspective=perspective, statement=one) for one in said)
        if "parked" in row:
            park_perspective(perspective=perspective, reason=row["parked"], actor=leader)
        else:
            into = loading.perspectives[row["into"]]
            merge_perspective(perspective=perspective, into=into, actor=leader)
