"""What the demo's statements describe, how its second codebook sorts them, and what its leader put side by side.

The rule is plain on purpose: words that tell a need, a cause, an idea, and what is usual for the perspective. It gives
the same marks every time, and leaves some statements without any, as a coder would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.differences import facets
from perspectives.models import (
    Category,
    Contrast,
    ContrastQuote,
    ContrastSide,
    PerspectiveKind,
    Statement,
    StatementKind,
    bits_of,
)

if TYPE_CHECKING:
    from .load import Loading

BATCH = 500
PROBLEM, CAUSE, CONSEQUENCE, NEED, IDEA = StatementKind
OF_PERSPECTIVE = {
    "namnet-stanger": (PROBLEM, CONSEQUENCE), "rapporten-forst": (CAUSE,), "hela-stan": (PROBLEM, CAUSE), "bostaderna": (CAUSE,),
    "kostar": (CAUSE, CONSEQUENCE), "bjuder-in": (CAUSE,), "raknas-inte": (PROBLEM,), "gamla-glomda": (PROBLEM, NEED),
    "eget-rum": (NEED,), "skal-att-vara-radd": (PROBLEM, CONSEQUENCE), "ryktet": (CAUSE,), "polis": (NEED,),
    "stoppad": (PROBLEM, CONSEQUENCE), "bakom-dorren": (PROBLEM,), "skolvalet": (CAUSE,), "forvantningar": (CAUSE, CONSEQUENCE),
    "spraket": (NEED,), "jobbet": (NEED,), "stod-vart-satt": (NEED, IDEA), "anmald": (PROBLEM, CONSEQUENCE),
    "borjar-hemma": (CAUSE,), "hinner-inte": (PROBLEM, NEED), "oversatter": (CONSEQUENCE,), "pappor": (PROBLEM, NEED),
    "gor-som-tankt": (PROBLEM, CONSEQUENCE), "rasism": (CAUSE,), "fel-tid": (PROBLEM, CAUSE), "lar-personalen": (NEED,),
    "inte-vi-heller": (CAUSE,), "landet-glomt": (PROBLEM, NEED),
    "borta-nar": (PROBLEM,), "hela-kommunen": (NEED,), "krav": (NEED,), "radda-for-oss": (PROBLEM, CONSEQUENCE),
    "inte-gratis": (PROBLEM,), "vardagsspraket": (CAUSE, NEED), "vara-ord": (CAUSE,), "stupror": (PROBLEM, CAUSE),
    "inte-ett-projekt-till": (CONSEQUENCE, NEED), "vad-hjalper": (PROBLEM, CAUSE), "de-som-flyttade": (IDEA,),
}  # fmt: skip
"""What most say of a perspective who carry it, for those whose own words tell nothing."""
SAID = {
    CAUSE: ("därför", "eftersom", "beror på", "på grund av", "orsaken", "för att de", "det är ju för att", "ingen frågade"),
    CONSEQUENCE: ("sen kommer", "slutar", "leder till", "då blir", "vågar inte", "går inte ut", "säger inte", "stannar"),
    NEED: ("behöver", "behövs", "saknas", "fattas", "vi vill", "jag vill", "skulle vilja", "hinner inte", "önskar"),
    IDEA: ("låt ", "kunde man", "skulle kunna", "varför inte", "ge oss", "prova", "tänk om", "borde"),
}  # fmt: skip
"""Words that give a kind."""
CATEGORIES = {
    "Område": {
        "arbetsmarknad": ("jobb", "praktik", "arbets", "anställ", "lön"),
        "skola och utbildning": ("skola", "lärare", "klass", "sfi", "elev", "förskol"),
        "boende": ("hyres", "lägenhet", "bostad", "flytta", "trångbo", "huset", "villa"),
        "demokrati och civilsamhälle": ("förening", "möte", "bidrag", "röst", "politiker", "dialog"),
        "brottslighet": ("polis", "kamera", "stulen", "brott", "slagen", "vakt"),
        "hälsa": ("sjuk", "läkare", "sov", "ont", "stress", "må "),
    },
    "Slag av åtgärd": {
        "samverkan inom kommunen": ("förvaltning", "kollegor", "chef"),
        "samverkan med andra": ("tillsammans", "förening", "hyresvärd"),
        "strategisk styrning": ("beslut", "plan", "politiker", "nämnd"),
        "arbete direkt med människor": ("öppet", "gå med", "visa", "skolgård", "kväll"),
        "en ny funktion": ("någon som", "samordn", "guide", "lots"),
    },
    "Målgrupp": {
        "nyanlända": ("svenska", "ny i", "tolk", "sfi"),
        "kvinnor": ("mamma", "kvinn", "tjej", "flick"),
        "barn och unga": ("barn", "unga", "ungdom", "elev", "killar", "tjejer"),
        "den egna organisationen": ("kollegor", "personal", "vi som jobbar", "förvaltning"),
        "särskilda områden": ("stadsdel", "område", "gården"),
    },
    "Jämställdhetsperspektiv": {"uttryckligt": ("kvinn", "tjejer", "flickor", "pappor", "pappa"), "ja": ("mamma",)},
}  # fmt: skip
"""Words that give a category, among statements that are an idea or a need; of a question with one answer the first."""


CONTRASTS = {
    "umea": [
        ("Är det otryggt i stadsdelen om kvällen?", "place", "trygghet",
         "Båda talar om samma gator och samma tid på dygnet.",
         ("unga", "trygg-har", "for", "hälsar på varannan"), ("andra_delar", "trygg-har", "against", "kör jag hellre runt")),
        ("Vad gjorde trygghetssatsningen?", "measure", "utpekad",
         "Båda säger att de som bor där tillfrågades sent.",
         ("kommun", "ratt-tid", "for", "Vi såg vart det var på väg"), ("foreningar", "rapporten-forst", "for", "rödmarkerade")),
        ("Varför slutar unga i föreningen?", "other", "forening", "",
         ("foreningar", "kostar", "against", "Halltider kostar"), ("unga", "kostar", "for", "mammas vinterjacka")),
        ("Varför tackar föräldrar nej till stöd?", "measure", "foralder",
         "Båda talar om barnets bästa.",
         ("foraldrar", "anmald", "for", "Jag vågar inte be om hjälp"), ("kommun", "anmald", "against", "rädslan befogad")),
    ],
    "sigtuna": [
        ("Ska kommunen anställa dem som redan bygger broar?", "measure", "broar", "",
         ("ledning", "anstall-broar", "against", ""), ("social", "anstall-broar", "for", "")),
        ("Vem är det som är svår att förstå?", "other", "sprak", "Båda vill att invånaren ska förstå.",
         ("chefer", "vara-ord", "against", ""), ("social", "vara-ord", "for", "")),
    ],
}  # fmt: skip
"""Question, what both speak of, theme, neutral sentence, and the sides: group, perspective, stance, words to look for."""


def write(loading: Loading) -> None:
    """Say what the statements describe; in Umeå sort its ideas and needs by the second codebook too."""
    usual = {
        perspective.pk: (IDEA,) if perspective.kind == PerspectiveKind.IDEA else OF_PERSPECTIVE.get(key, ())
        for key, perspective in loading.perspectives.items()
    }
    rows = list(
        Statement.objects.filter(dialogue=loading.dialogue).prefetch_related("voices").only("pk", "masked", "kinds")
    )
    by_kinds: dict[int, list[int]] = {}
    for row in rows:
        carries = [usual[voice.perspective_id] for voice in row.voices.all() if voice.stance == "for"]
        row.kinds = _described(row.masked, [kind for kinds in carries for kind in kinds])
        by_kinds.setdefault(row.kinds, []).append(row.pk)
    for kinds, keys in by_kinds.items():
        for at in range(0, len(keys), BATCH):
            Statement.objects.filter(pk__in=keys[at : at + BATCH]).update(kinds=kinds)
    if loading.case.key == "umea":
        facets.switch(dialogue=loading.dialogue, on=True, actor=loading.users["leader"])
        _sort(loading, [row for row in rows if row.kinds & bits_of(["idea", "need"])])
    _side_by_side(loading)


def _side_by_side(loading: Loading) -> None:
    for position, (title, about, theme, lead, *sides) in enumerate(CONTRASTS[loading.case.key]):
        contrast = Contrast.objects.create(
            dialogue=loading.dialogue,
            title=title,
            about=about,
            lead=lead,
            theme=loading.themes[theme],
            position=position,
        )
        for place, (group, perspective, stance, words) in enumerate(sides, 1):
            side = ContrastSide.objects.create(
                contrast=contrast,
                position=place,
                group=loading.groups[group],
                perspective=loading.perspectives[perspective],
                stance=stance,
            )
            said = Statement.objects.filter(
                voices__perspective=side.perspective, voices__stance=stance, group=side.group
            ).order_by("number")
            statement = said.filter(masked__contains=words).first() or said.first()
            if statement:
                ContrastQuote.objects.create(side=side, statement=statement, position=1)


def _described(words: str, usual: list[StatementKind]) -> int:
    """What the words tell, else what is usual, at most two kinds: a coder who ticks everything has told nothing.

    One in nine is left without, by the length of its words.
    """
    if len(words) % 9 == 4:
        return 0
    text = words.casefold()
    told = [kind for kind, signs in SAID.items() if any(sign in text for sign in signs)]
    first = [IDEA] if IDEA in usual else usual[len(words) % 2 :][:1] or usual[:1]
    return bits_of([*first, *[kind for kind in told if kind not in first]][:2])


def _sort(loading: Loading, rows: list[Statement]) -> None:
    through = Statement.categories.through
    made = []
    singles = {facet.name for facet in loading.dialogue.facets.all() if facet.is_single}
    keys = {
        (one.facet.name, one.name): one.pk
        for one in Category.objects.filter(facet__dialogue=loading.dialogue).select_related("facet")
    }
    for row in rows:
        text = row.masked.casefold()
        for facet, categories in CATEGORIES.items():
            fits = [name for name, signs in categories.items() if any(sign in text for sign in signs)]
            for name in fits[:1] if facet in singles else fits:
                made.append(through(statement_id=row.pk, category_id=keys[facet, name]))
    through.objects.bulk_create(made, batch_size=BATCH)
