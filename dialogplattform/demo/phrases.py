"""Reads the demo's lines of speech and says them: slots, masks and tags in, an original and a masked wording out.

A block of words looks like this, one line per utterance::

    # namnet-stanger            the perspective the lines below speak to
    @unga                       the group that speaks
    + [k &rasism] Jag {sa|ropade} att <Samira=mitt barn> bor på $D.

``+`` says so, ``-`` says the opposite. ``{a|b}`` is a choice, made anew each time a line is used again.
``<a=b>`` is said as ``a`` and shown masked as ``[b]``; ``<@skola>`` takes the speaker's own (invented) school.
``$D`` is the speaker's district, ``$A`` the speaker's age in words. ``||`` parts a line from its Swedish translation.
Tags: ``k``/``m`` a woman's or man's line, ``u``/``s`` foreign or Swedish background, ``&key`` one more perspective,
``en``/``ar`` the language, ``=1`` said by one person only; any other word is a role within the group.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

LINE = re.compile(r"([+-]) (?:\[([^\]]*)\] )?(.+)")
SLOT = re.compile(r"\{([^{}]*)\}")
MASK = re.compile(r"<(@?[^<>=]+)(?:=([^<>]*))?>")
SLIP = re.compile(r"([.?])(\]?)\.(?!\.)")
FLAGS = frozenset({"k", "m", "u", "s", "en", "ar", "=1", "D"})


@dataclass(frozen=True)
class Core:
    """One written line: who may say it, and what it says."""

    perspectives: tuple[str, ...]
    group: str
    stance: str
    template: str
    tags: frozenset[str]
    roles: frozenset[str]
    translation: str
    variants: int

    @property
    def lang(self) -> str:
        """Return the language code of the line."""
        return next((code for code in ("en", "ar") if code in self.tags), "sv")

    @property
    def single(self) -> bool:
        """Tell whether one person alone says this, at any scale."""
        return "=1" in self.tags


def read(words: str) -> Iterator[Core]:
    """Yield the lines of a block of words.

    Raises:
        ValueError: a line that is neither heading, group, utterance nor empty.
    """
    perspective = group = ""
    for number, line in enumerate(words.splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("# "):
            perspective = line[2:].strip()
        elif line.startswith("@"):
            group = line[1:].strip()
        elif match := LINE.fullmatch(line):
            yield _core(perspective, group, *match.groups())
        else:
            raise ValueError(f"line {number} is not speech: {line[:60]}")


def _core(perspective: str, group: str, sign: str, tags: str | None, rest: str) -> Core:
    marks = (tags or "").split()
    template, _, translation = (part.strip() for part in rest.partition(" || "))
    return Core(
        perspectives=(perspective, *(mark[1:] for mark in marks if mark.startswith("&"))),
        group=group,
        stance="for" if sign == "+" else "against",
        template=template,
        tags=frozenset(mark for mark in marks if mark in FLAGS),
        roles=frozenset(mark for mark in marks if mark not in FLAGS and not mark.startswith("&")),
        translation=translation,
        variants=max((len(slot.split("|")) for slot in SLOT.findall(template)), default=1),
    )


def passages(words: str) -> dict[str, dict[str, list[str]]]:
    """Return talk that is never lifted, as section → group → lines (``# section``, ``@group``, then a line each)."""
    found: dict[str, dict[str, list[str]]] = {}
    section = group = ""
    for line in words.splitlines():
        if line.startswith("# "):
            section = line[2:].strip()
        elif line.startswith("@"):
            group = line[1:].strip()
        elif line.strip():
            found.setdefault(section, {}).setdefault(group, []).append(line.strip())
    return found


@cache
def _pieces(template: str) -> tuple[tuple[str, ...], ...]:
    """Cut a template into its fixed parts (one option) and slots (several), once per template."""
    pieces: list[tuple[str, ...]] = []
    at = 0
    for slot in SLOT.finditer(template):
        pieces.append((template[at : slot.start()],))
        pieces.append(tuple(slot[1].split("|")))
        at = slot.end()
    pieces.append((template[at:],))
    return tuple(pieces)


def choose(template: str, turn: int) -> str:
    """Fill the slots for the ``turn``-th use of a line: every slot moves on, so that neighbours in turn differ."""
    return "".join(options[turn % len(options)] for options in _pieces(template))


def say(template: str, turn: int, own: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return the line as said and as shown masked.

    ``own`` holds what the speaker fills in: ``"@skola": ("Gärdsmygsskolan", "skolan")`` and ``"$D"``, ``"$A"``.
    """
    line = choose(template, turn)
    if "$" in line:
        for key in ("$D", "$A"):
            if key in own:
                line = line.replace(key, own[key][0])
    said: list[str] = []
    shown: list[str] = []
    at = 0
    for mask in MASK.finditer(line):
        before = line[at : mask.start()]
        word, cover = own[mask[1]] if mask[1].startswith("@") else (mask[1], mask[2])
        if not "".join(shown + [before]).strip() or (shown + [before])[-1].rstrip().endswith((".", "?", ":")):
            cover = cover[:1].upper() + cover[1:]
        said += [before, word]
        shown += [before, f"[{cover}]"]
        at = mask.end()
    tail = line[at:]
    return _tidy("".join(said) + tail), _tidy("".join(shown) + tail)


def _tidy(text: str) -> str:
    """Mend what choices leave behind: doubled spaces, a full stop after a question mark."""
    text = SLIP.sub(r"\1\2", " ".join(text.split()))
    return text[:1].upper() + text[1:]
