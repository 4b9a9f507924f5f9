"""What the journal proves. It knows nothing of the product: only who saw which text and wrote which in its place.

Every text that is written is unlike every other, so that it can be told what each writer had before them. Then

- an edit was *lost* when its text is neither what stands there now nor what some accepted edit had before it;
- two overwrote the *same* when both had the same text before them: the later did not know of the earlier;
- an edit was *doubled* when its own word stands twice in what is there now, or when the text that stands there now was
  written by nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """One edit that was accepted. ``text`` names the text: its kind and key."""

    text: str
    saw: str
    wrote: str
    word: str


def problems(edits: Iterable[Edit], began: dict[str, str], now: dict[str, str]) -> list[str]:
    """Return what was lost or doubled, a sentence each; empty when nothing was."""
    by_text: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_text[edit.text].append(edit)
    found = []
    for text, done in by_text.items():
        seen, wrote = Counter(edit.saw for edit in done), {edit.wrote for edit in done}
        found += [f"{text}: {count} edits overwrote the same text" for count in seen.values() if count > 1]
        found += [
            f"{text}: the edit {edit.word} is neither there nor was it seen by whoever overwrote it"
            for edit in done
            if edit.wrote != now[text] and edit.wrote not in seen
        ]
        found += [f"{text}: {edit.word} had a text before it that nobody wrote" for edit in done
                  if edit.saw not in wrote and edit.saw != began[text]]  # fmt: skip
        found += [f"{text}: {edit.word} stands there twice" for edit in done if now[text].count(edit.word) > 1]
        if now[text] not in wrote:
            found.append(f"{text}: what stands there now was written by nobody")
    return found
