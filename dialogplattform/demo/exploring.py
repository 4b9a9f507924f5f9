"""The demo's exploratory interviews: the first talks, by which candidates for the design team were found."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from interviews.exploring.questions import USUAL
from interviews.models import ExploratoryInterview

if TYPE_CHECKING:
    from .load import Loading

TALKS: dict[str, list[dict[str, Any]]] = {
    "umea": [
        {"by": "leader", "day": 9, "place": "Studieförbundets kök", "name": "Dana Granspång", "candidate": "Dana Granspång",
         "contact": "Ring efter fyra, mejla inte till jobbet",
         "answers": ("Om vi som bor här är med, eller bara blir omskrivna. Jag har slutat gå på möten där svaret redan är tryckt.",
                     "De som beställde satsningen. De tror att vi är emot dem. Vi är emot att bli utpekade.",
                     "Alla som jobbar kväll. Och de som blev glada för kamerorna, dem pratar ingen med.",
                     "Någon som sitter i ett bygdehus och inte i ett styrelserum. Och den som lade fram förslaget, annars pratar vi om honom i stället för med honom.",
                     "Att frågan inte är färdig. Att jag får säga i tidningen vad jag tycker, även under tiden."),
         "perspective": "Tre stadsdelar pekades ut, och ingen frågade dem först.",
         "whom_else": "Nadim på Ersboda bygdehus, han känner dem som inte står i något register.\nNågon från enheten för trygghet."},
        {"by": "interviewer", "day": 16, "place": "Ersboda bygdehus", "name": "Nadim Rimtuva", "candidate": "Nadim Rimtuva",
         "contact": "Finns i bygdehuset tisdag och torsdag",
         "answers": ("Att det vi redan gör får fortsätta. Varje nytt projekt börjar med att fråga oss vad som saknas, och sedan hyrs lokalen av någon annan.",
                     "Skolan, tror jag. De ser barnen åtta timmar och vi ser dem sedan.",
                     "Mammorna. De kommer till oss men aldrig till kommunen.",
                     "En mamma, och någon som får bestämma om lokaler.",
                     "Kvällstid, och att ingen antecknar vem som sa vad."),
         "perspective": "Människor gör redan jobbet. De saknar rum.",
         "whom_else": "Kvinnoföreningen Nålsögat."},
        {"by": "interviewer", "day": 22, "place": "Biblioteket", "name": "Tova Stenbräcka",
         "contact": "Nås genom hyresgästföreningen",
         "answers": ("Tryggheten. Jag blev glad när lamporna kom, och det vågar jag knappt säga högt.",
                     "Grannarna i föreningslivet. De har inte fel, men de går inte hem ensamma klockan elva.",
                     "Vi som jobbar natt inom vården.",
                     "Någon som säger det jag säger, fast orkar bli emotsagd.",
                     "Att det är på dagen, och att jag slipper vara den enda."),
         "perspective": "Satsningen gjorde skillnad för oss som går hem sent.",
         "whom_else": "Två kolleger på natten, hon frågar dem själv först."},
    ],
}  # fmt: skip


def write(loading: Loading) -> None:
    """Write the exploratory interviews, each linked to the candidate it led to."""
    dialogue = loading.dialogue
    team = {row.name: row for row in dialogue.design_team.all()}
    for number, row in enumerate(TALKS.get(loading.case.key, []), start=1):
        day = dialogue.starts_on + timedelta(days=row["day"])
        ExploratoryInterview.objects.create(
            dialogue=dialogue,
            number=number,
            interviewer=loading.users[row["by"]],
            held_on=day,
            told_on=day,
            place=row["place"],
            name=row["name"],
            contact=row["contact"],
            notes="\n\n".join(f"{asked}\n{said}" for asked, said in zip(USUAL, row["answers"], strict=True)),
            perspective=row["perspective"],
            whom_else=row["whom_else"],
            candidate=team.get(row.get("candidate", "")),
        )
