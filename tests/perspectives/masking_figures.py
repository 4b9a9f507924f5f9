"""How well the assistant finds what points somebody out: ``python -m tests.perspectives.masking_figures [--misses]``.

Prints recall and precision by kind on both halves of the labelled set, and what one wording costs with a register of
1,000 people. ``--misses`` shows the development half's misses, never the held-out half's.
"""

import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Figures:
    """Counts by kind. A label is found when findings of its kind cover all its letters and figures; a finding is right
    when it meets a label of its kind."""

    labels: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    wrong: Counter = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        return sum(self.found[kind] for kind in kinds) / sum(self.labels[kind] for kind in kinds)

    def precision(self, kind: str) -> float:
        said = self.right[kind] + self.wrong[kind]
        return self.right[kind] / said if said else 1.0


AS_FOUND = {"register": "name", "other": "name"}
"""Labels whose findings go by another kind: a finding never tells whether a name is in the register."""


def measure(sentences) -> Figures:
    from perspectives.masking.assistant import Surroundings, findings
    from perspectives.masking.register import Register

    from .masking_set import AREAS, REGISTER

    around = Surroundings(Register.of(REGISTER), AREAS)
    figures = Figures()
    for sentence in sentences:
        covered: dict[str, set[int]] = {}
        for one in findings(sentence.text, around):
            if one.kind == "combination":
                continue
            places = {at for start, end in one.places for at in range(start, end)}
            covered.setdefault(str(one.kind), set()).update(places)
            meant = {
                at
                for kind, start, end in sentence.labels
                if AS_FOUND.get(kind, kind) == one.kind
                for at in range(start, end)
            }
            (figures.right if places & meant else figures.wrong)[str(one.kind)] += 1
            if not places & meant:
                figures.misses.append(f"wrong {one.kind} {one.words!r}: {sentence.text}")
        for kind, start, end in sentence.labels:
            figures.labels[kind] += 1
            letters = {at for at in range(start, end) if sentence.text[at].isalnum()}
            if letters <= covered.get(AS_FOUND.get(kind, kind), set()):
                figures.found[kind] += 1
            else:
                figures.misses.append(f"missed {kind} {sentence.text[start:end]!r}: {sentence.text}")
    return figures


def table(figures: Figures) -> str:
    lines = ["kind                 labels  recall   precision"]
    for kind in (
        "personal_number",
        "phone",
        "email",
        "register",
        "other",
        "street",
        "school",
        "workplace",
        "place",
        "number",
    ):
        precision = figures.precision(AS_FOUND.get(kind, kind))
        lines.append(f"{kind:<20} {figures.labels[kind]:>6}  {figures.recall(kind):>6.1%}  {precision:>8.1%}")
    return "\n".join(lines)


def cost(people: int = 1000) -> tuple[float, float]:
    """Return milliseconds for one statement of some 300 characters: the median, and the slowest of a hundred."""
    from perspectives.masking.assistant import Surroundings, findings
    from perspectives.masking.register import Register

    from .masking_set import AREAS, FIRST, HELD_OUT, LAST

    syllables = ["ber", "lin", "gran", "fors", "ka", "mu", "tor", "vi", "sel", "ahd"]
    names = [
        f"{FIRST[at % len(FIRST)]}{syllables[at // 7 % 10]} "
        f"{LAST[at % len(LAST)]}{syllables[at % 10]}{syllables[at // 10 % 10]}"
        for at in range(people)
    ]
    around = Surroundings(Register.of(names), AREAS)
    texts = [" ".join(one.text for one in HELD_OUT[at : at + 6]) for at in range(0, 300, 3)]
    findings(texts[0], around)
    took = []
    for text in texts:
        began = time.perf_counter()
        findings(text, around)
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    return took[len(took) // 2], took[-1]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from .masking_set import BY_KIND, DEVELOPMENT, HELD_OUT

    say(", ".join(f"{kind} {len(rows)}" for kind, rows in BY_KIND.items()) + " sentences")
    development = measure(DEVELOPMENT)
    say(f"\nDevelopment half\n{table(development)}\n\nHeld-out half\n{table(measure(HELD_OUT))}")
    middle, slowest = cost()
    say(f"\nOne statement at 1,000 identities: {middle:.2f} ms, slowest of a hundred {slowest:.2f} ms")
    if "--misses" in sys.argv:
        say("\n" + "\n".join(development.misses))


if __name__ == "__main__":
    main()
