"""The demo's candidates: those who came to take part, and as many more who could have. Everybody is invented.

Participants became candidates as people do: some named by the design team, some from associations' lists. Beside them
stand interviewees who may be contacted, sign-ups and nominations.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from interviews.models import BackgroundValue, Interviewee
from meetings.candidates.queries import said_by
from meetings.candidates.services import side_of, write_identity
from meetings.models import Candidate, CandidatePair, Participant, SignUp

from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

BANDS = {
    "14–19": "14–19 år", "20–25": "20–29 år", "26–39": "30–49 år", "40–49": "30–49 år", "50–64": "50–64 år",
    "65–75": "65 år och äldre",
}  # fmt: skip
FROM_INTERVIEWS = 14
SOURCES = ("nomination", "hand", "import")
CRITICAL = {"rapporten-forst", "ryktet", "stoppad", "anmald", "raknas-inte"}
MINORITY = {"rasism", "namnet-stanger", "gamla-glomda", "landet-glomt", "bjuder-in"}
OTHERS = (
    # name, source, side, role, gender, age, district, perspectives, traits
    ("Alva Frostgnista", "sign_up", "civil_society", "Läser till undersköterska", "kvinna", "20–29 år", "Ersboda", ("vuxna-ute",), ()),
    ("Birger Torvnäve", "sign_up", "civil_society", "Pensionär", "man", "65 år och äldre", "Mariehem", ("stolt",), ("majority",)),
    ("Clara Vindlykta", "sign_up", "civil_society", "Lärarvikarie", "kvinna", "30–49 år", "Ålidhem", ("spraket", "skolgard"), ()),
    ("Dawit Rimkälla", "sign_up", "civil_society", "Busschaufför", "man", "30–49 år", "Ersboda", ("jobbet",), ("minority",)),
    ("Edith Mossvante", "sign_up", "civil_society", "Ordnar språkkafé", "kvinna", "65 år och äldre", "Ersboda", ("spraket",), ("majority",)),
    ("Farhad Isgren", "sign_up", "civil_society", "Driver en frisersalong", "man", "30–49 år", "Mariehem", ("var-och-en",), ()),
    ("Greta Hedflinga", "sign_up", "civil_society", "Gymnasieelev", "kvinna", "14–19 år", "Övriga Umeå", ("eget-rum",), ()),
    ("Hiwa Kvistdrag", "sign_up", "civil_society", "Målare", "man", "30–49 år", "Ålidhem", ("bostaderna",), ("critical",)),
    ("Ivar Norrklyka", "nomination", "civil_society", "Fotbollsledare", "man", "50–64 år", "Mariehem", ("kostar", "fond"), ()),
    ("Jamila Snögren", "nomination", "civil_society", "Kassör i en kvinnoförening", "kvinna", "30–49 år", "Ersboda", ("eget-rum", "pappor"), ("minority",)),
    ("Knut Barktopp", "nomination", "civil_society", "Granne till torget", "man", "65 år och äldre", "Ersboda", ("trygg-har",), ("majority",)),
    ("Lova Lavflinga", "nomination", "municipality", "Fritidsledare", "kvinna", "20–29 år", "Ålidhem", ("vuxna-ute", "eget-rum"), ()),
    ("Monica Stenvante", "nomination", "municipality", "Bibliotekarie", "kvinna", "50–64 år", "Mariehem", ("spraket",), ()),
    ("Nils Häggren", "nomination", "municipality", "Ledamot i en nämnd", "man", "50–64 år", "Övriga Umeå", ("ratt-tid",), ("power",)),
    ("Olof Tallflinga", "hand", "municipality", "Planerare", "man", "30–49 år", "Övriga Umeå", ("bostaderna",), ("power",)),
    ("Rahel Ljusgren", "hand", "municipality", "Förskolechef", "kvinna", "30–49 år", "Ersboda", ("stod-vart-satt",), ()),
)  # fmt: skip


def write(loading: Loading) -> None:
    """Write the candidates, the open sign-up as it was, and a pair not asked together."""
    if loading.case.key != "umea":
        return
    of = {row["name"]: row for row in loading.words.PARTICIPANTS}
    values = {
        (value.variable.key, value.name): value
        for value in BackgroundValue.objects.filter(variable__dialogue=loading.dialogue).select_related("variable")
    }
    people = list(loading.dialogue.participants.order_by("pk"))
    for number, participant in enumerate(people, start=1):
        _participant(loading, number, participant, _words_of(of, participant), values)
    number = len(people)
    for person in _heard(loading):
        number += 1
        _interviewee(loading, number, person)
    for row in OTHERS:
        number += 1
        _other(loading, number, row, values)
    _sign_up(loading)
    _apart(loading)


def _words_of(of: dict[str, dict], participant: Participant) -> dict:
    if participant.name in of:
        return of[participant.name]
    return next(row for name, row in of.items() if name.startswith(participant.name.split()[0]))


def _made(loading: Loading, number: int, **values: object) -> Candidate:
    at = noon(loading.meetings[1].held_on - timedelta(days=45 - number % 20))
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"demo-candidate:{loading.dialogue.slug}:{number}")
    return Candidate.objects.create(dialogue=loading.dialogue, number=number, creation_key=key, created_at=at, **values)


def _traits(row: dict) -> list[str]:
    keys, role = set(row["perspectives"]), row["role"].casefold()
    found = {
        "minority": bool(keys & MINORITY),
        "critical": bool(keys & CRITICAL) and row["side"] == "civil_society",
        "majority": "majoritet" in role or "stolt" in keys,
        "power": row["side"] == "municipality"
        and any(one in role for one in ("ledamot", "ordförande", "chef", "rektor")),
    }
    return [name for name, holds in found.items() if holds]


def _participant(loading: Loading, number: int, participant: Participant, row: dict, values: dict) -> None:
    candidate = _made(
        loading,
        number,
        source=SOURCES[number % 3],
        side=participant.side,
        organisation=participant.organisation,
        role=participant.role,
        traits=_traits(row),
        participant=participant,
    )
    politics = any(word in row["organisation"] for word in ("nämnden", "styrelsen", "fullmäktige"))
    sector = "Politik" if politics else "Kommun" if row["side"] == "municipality" else "Förening"
    keys = [
        ("age", BANDS[row["age_band"]]), ("gender", row["gender"]), ("district", row["district"]),
        ("sector", "Invånare" if row["organisation"] == "Invånare" else sector),
    ]  # fmt: skip
    candidate.background.set(values[key] for key in keys if key in values)
    candidate.perspectives.set(loading.perspectives[key] for key in row["perspectives"])
    address = "".join(sign for sign in participant.name.casefold() if sign.isascii() and sign.isalpha())
    email = participant.email or f"{address}@deltagare.example"
    Participant.objects.filter(pk=participant.pk).update(email=email)
    by = "Designteamet" if candidate.source == "nomination" else ""
    write_identity(candidate, {"name": participant.name, "email": email, "nominated_by": by})


def _heard(loading: Loading) -> list[Interviewee]:
    """Some of those who may be contacted and have said what a participant carries too: so each could step in."""
    rows = loading.dialogue.interviewees.filter(
        consent__allows_contact=True,
        consent__withdrawn_at=None,
        interviews__status="held",
        statements__voices__isnull=False,
        statements__removed_at=None,
    )
    found = rows.distinct().select_related("group").prefetch_related("background__variable").order_by("number")
    carried = set(loading.dialogue.perspectives.exclude(carriers=None).values_list("pk", flat=True))
    said = said_by([person.pk for person in found])
    return [person for person in found if said.get(person.pk) and said[person.pk] <= carried][: FROM_INTERVIEWS * 2 : 2]


def _interviewee(loading: Loading, number: int, person: Interviewee) -> None:
    candidate = _made(loading, number, source="interview", side=side_of(person), interviewee=person)
    candidate.background.set(value for value in person.background.all() if value.variable.key != "sector")


def _other(loading: Loading, number: int, row: tuple, values: dict) -> None:
    name, source, side, role, gender, age, district, perspectives, traits = row
    candidate = _made(loading, number, source=source, side=side, role=role, traits=list(traits))
    keys = [("age", age), ("gender", gender), ("district", district)]
    candidate.background.set(values[key] for key in keys if key in values)
    candidate.perspectives.set(loading.perspectives[key] for key in perspectives if key in loading.perspectives)
    address = "".join(sign for sign in name.casefold() if sign.isascii() and sign.isalpha())
    by = "Designteamet" if source == "nomination" else ""
    write_identity(candidate, {"name": name, "email": f"{address}@kandidat.example", "nominated_by": by})


def _sign_up(loading: Loading) -> None:
    first = loading.meetings[1].held_on
    SignUp.objects.create(
        dialogue=loading.dialogue,
        text=(
            "Fyra kvällar i maj och juni, klockan 17.30 till 20. Vi bjuder på mat. Vi väljer trettio personer, hälften "
            "från kommunen och hälften från civilsamhället, så att alla sätt att se på frågan finns med."
        ),
        lasts_until=first - timedelta(days=25),
        opened_at=noon(first - timedelta(days=50)),
    )


def _apart(loading: Loading) -> None:
    first, second = loading.dialogue.candidates.filter(source="sign_up").order_by("pk")[:2]
    CandidatePair.objects.create(dialogue=loading.dialogue, first=first, second=second, reason="Tvist mellan grannar.")
