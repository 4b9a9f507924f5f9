"""Several people at several keyboards, each with several texts open, on a database of its own.

Started as ``python -m tests.soak.soak --edits 10000 --people 4 --seed 7`` with the environment of ``own_database``. It
writes the demo dialogue and forks a process for each person. Each opens texts at random, a few at a time, and saves
them in another order than they were opened: a save that comes too late is met by ``Conflict``, the text is read as it
is now, and the words are put in again. Between the edits they do other things to the same rows, from copies that they
read earlier: put a theme away and back, answer for a proposal, move things about. One edit in twenty goes by way of
the page itself. Every accepted edit is a line in the journal, from which ``proof.py`` says whether any was lost.

The last line is what came of it; the exit status is 1 when anything was lost or doubled.
"""

import argparse
import json
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.exceptions import ValidationError  # noqa: E402 - Django first
from django.db import OperationalError, connection, connections  # noqa: E402

from accounts.models import User  # noqa: E402
from accounts.records import Conflict, Gone  # noqa: E402
from actions.models import Proposal  # noqa: E402
from actions.owning.services import answer_ownership  # noqa: E402
from dialogplattform.demo.load import load  # noqa: E402
from dialogues.models import Dialogue  # noqa: E402
from perspectives.codebook.services import remove_theme, restore_theme  # noqa: E402
from perspectives.models import Perspective, Theme  # noqa: E402
from perspectives.perspective_services import remove_perspective, restore_perspective  # noqa: E402
from tests.soak.pages import Pages  # noqa: E402
from tests.soak.proof import Edit, problems  # noqa: E402
from tests.soak.texts import BY_NAME, KINDS, Opened, Refused  # noqa: E402

OPEN_AT_ONCE = 5
BY_PAGE = 0.05
ASIDE = 0.05
"""How often something else is done to a row."""
MARK = " ¶ "
KEPT = 3
"""Words of earlier writers that stay when somebody writes; the older ones have been seen and are taken out."""


def with_word(text: str, word: str) -> str:
    """The text with one more word at its end, and no more than some of those that others put there."""
    prose, _mark, words = text.partition(MARK)
    return prose + MARK + " ".join([*words.split()[-KEPT:], word])


class Person:
    """One process's work: ``edits`` accepted edits, written in a journal of its own."""

    def __init__(self, number: int, *, edits: int, seed: int, texts: list[tuple[str, int]], folder: Path) -> None:
        self.number, self.edits, self.texts = number, edits, texts
        self.chance = random.Random(f"{seed}-{number}")  # noqa: S311 - repeatable, not secret
        self.journal = (folder / f"journal-{number}").open("w")
        self.actor = User.objects.get(email="leader@umea.example")
        self.pages = Pages(self.actor)
        self.counts: Counter[str] = Counter()

    def work(self) -> None:
        written = 0
        for _round in range(self.edits):  # more than enough: each opens several
            opened = [(kind, key, self._open(kind, key)) for kind, key in self.chance.sample(self.texts, OPEN_AT_ONCE)]
            stale = self._look_at_something() if self.chance.random() < ASIDE * OPEN_AT_ONCE else None
            self.chance.shuffle(opened)
            for kind, key, one in opened:
                if written < self.edits:
                    written += self._save(kind, key, one, f"{self.number}.{written}x")
            if stale is not None:
                self._do(stale)
            if written == self.edits:
                break
        self.journal.write(json.dumps({"counts": self.counts}) + "\n")
        self.journal.close()

    def _open(self, kind: str, key: int) -> Opened:
        if self.pages.knows(kind) and self.chance.random() < BY_PAGE:
            self.counts["by page"] += 1
            return self.pages.open(kind, key)
        return BY_NAME[kind].open(key, self.actor)

    def _save(self, kind: str, key: int, one: Any, word: str) -> int:
        """Write until it is accepted, looking at the text anew each time; 1, or 0 when it is refused."""
        for _attempt in range(50):
            wrote = with_word(one.saw, word)
            try:
                one.save(wrote)
            except (Conflict, Gone):
                self.counts["met another's"] += 1
                one = BY_NAME[kind].open(key, self.actor)
                continue
            except OperationalError as error:
                self._was_let_go(error)
                one = BY_NAME[kind].open(key, self.actor)
                continue
            except (Refused, ValidationError) as error:
                self.counts[f"refused {kind}"] += 1
                self.counts[f"because {error}"[:200]] += 1
                return 0
            line = Edit(f"{kind} {key}", one.saw, wrote, word)
            self.journal.write(json.dumps(line) + "\n")
            return 1
        self.counts["gave up"] += 1
        return 0

    def _look_at_something(self) -> Any:
        model = self.chance.choice([Theme, Perspective, Proposal])
        keys = [key for kind, key in self.texts if kind == model.__name__.lower()]
        return model.objects.select_related("dialogue").get(pk=self.chance.choice(keys))

    def _do(self, row: Any) -> None:
        """Something else than an edit, with the row as it was read a while ago."""
        try:
            if isinstance(row, Proposal):
                answer = self.chance.choice(["accepted", "declined", "changes"])
                answer_ownership(proposal=row, answer=answer, words=f"{self.number}", actor=self.actor)
            else:
                away = remove_theme if isinstance(row, Theme) else remove_perspective
                back = restore_theme if isinstance(row, Theme) else restore_perspective
                name = "theme" if isinstance(row, Theme) else "perspective"
                away(**{name: row, "actor": self.actor})
                back(**{name: type(row).objects.get(pk=row.pk), "actor": self.actor})
            self.counts["done aside"] += 1
        except (ValidationError, Conflict, Gone):
            self.counts["aside refused"] += 1
        except OperationalError as error:
            self._was_let_go(error)

    def _was_let_go(self, error: OperationalError) -> None:
        """Two waited for each other, and the database gave up this one."""
        self.counts["let go by the database"] += 1
        self.counts[f"because {error}"[:200]] += 1


def world() -> list[tuple[str, int]]:
    """Write the demo, and return every text by kind and key."""
    dialogue = load("umea")
    return [(kind.name, key) for kind in KINDS for key in kind.keys(dialogue)]


def texts_now(texts: list[tuple[str, int]]) -> dict[str, str]:
    actor = User.objects.get(email="leader@umea.example")
    return {f"{kind} {key}": BY_NAME[kind].open(key, actor).saw for kind, key in texts}


def run(people: int, edits: int, seed: int) -> int:
    folder = Path(os.environ["DATA_DIR"])
    texts = world()
    began = texts_now(texts)
    events = Dialogue.objects.get(slug="umea-segregation").events.count()
    started = time.monotonic()
    connections.close_all()
    shares = [edits // people + (number < edits % people) for number in range(people)]
    pids = []
    for number, share in enumerate(shares):
        if not (pid := os.fork()):
            status = 1
            try:
                Person(number, edits=share, seed=seed, texts=texts, folder=folder).work()
                status = 0
            finally:
                sys.stderr.flush()
                os._exit(status)
        pids.append(pid)
    ended = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    accepted, counts = [], Counter()
    for number in range(people):
        for line in (folder / f"journal-{number}").read_text().splitlines():
            read = json.loads(line)
            if isinstance(read, dict):
                counts += Counter(read["counts"])
            else:
                accepted.append(Edit(*read))
    wrong = problems(accepted, began, texts_now(texts))
    wrong += [f"person {number} ended with {status}" for number, status in enumerate(ended) if status]
    for line in wrong[:20]:
        print(line)
    for words, count in sorted(counts.items()):
        if words.startswith(("refused", "because")):
            print(f"{words}: {count}")
    more = Dialogue.objects.get(slug="umea-segregation").events.count() - events
    late, given_up = counts["met another's"], counts["let go by the database"]
    print(
        f"soak: seed {seed}, {len(accepted)} edits of {len(texts)} texts of {len(KINDS)} kinds by {people} people on "
        f"{connection.vendor} in {time.monotonic() - started:.0f} s; {late} came late and saw both, "
        f"{counts['done aside']} other changes, {given_up} let go by the database, {more} lines in the log; "
        f"{len(wrong)} lost or doubled"
    )
    return 1 if wrong or len(accepted) < edits * 0.98 else 0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--people", type=int, default=4)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1, 1_000_000))
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    sys.exit(run(asked.people, asked.edits, asked.seed))


if __name__ == "__main__":
    main()
