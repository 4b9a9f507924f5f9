"""How the attack on suppression went: ``python -m tests.dialogues.suppression_figures [dialogues]``.

Publishes so many made-up dialogues in three versions each, attacks every one twice (an outsider, and an insider who
knows what they said themselves), and prints what was hidden and how narrow the narrowest interval was.
"""

import sys
import time


def main(dialogues: int) -> None:
    from dialogues.suppression import past_of, reveals

    from .suppression_attack import Figures, attack
    from .suppression_dialogues import make
    from .test_suppression_attack import INSIDER, flips

    began = time.process_time()
    total, leaks, turned, refused, waiting, versions, revealed = Figures(), 0, 0, 0, 0, 0, 0
    why: dict[str, int] = {}
    for seed in range(dialogues):
        made = make(seed)
        refused += made.refused
        turned += len(flips(made))
        for number, edition in enumerate(made.editions, 1):
            versions += 1
            waiting += bool(edition.left_out)
            revealed += len(reveals(edition.earlier, past_of(number, edition.telling)))
            for cell in edition.telling.cells.values():
                for side in (cell.says, cell.against):
                    name = side.why.value if side.why else "told"
                    why[name] = why.get(name, 0) + 1
        for insider in (None, INSIDER):
            found, figures = attack(made, insider=insider)
            leaks += len(found)
            total.add(figures)
    say = sys.stdout.write
    say(f"{dialogues} dialogues, {versions} versions, attacked by an outsider and an insider\n")
    say(f"  cells {total.cells // 2}, without a word {total.hidden // 2}\n")
    say("  sides of cells: " + ", ".join(f"{name} {count}" for name, count in sorted(why.items())) + "\n")
    say(f"  versions in which a group had to wait {waiting}, for {refused} cells without a safe way\n")
    say(f"  questions asked {total.questions}, solved to proven bounds {total.solved}\n")
    say(f"  leaks {leaks}, counts pinned {total.pinned}\n")
    say(f"  narrowest interval: {100 * total.narrowest:.0f} % of what it may be\n")
    say(f"  words that came or went because of a few {turned}, found by the last look {revealed}\n")
    say(f"  {time.process_time() - began:.0f} s of processor time\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
