"""What travels between this product and others, as plain data: codebooks and projects of the REFI-QDA standard.

Knows nothing of the database, of files or of who asks. Positions are code points, as in Python: the first character
is 0 and ``end`` is the first that is not in. That is what is stored here and how QualCoder slices a text; a program
that counts UTF-16 units differs after the first emoji.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime


def new_guid() -> str:
    return str(uuid.uuid4())


@dataclass
class Code:
    """A theme on its way. ``parent`` is the key of the code it lies under, which stands before it in the list."""

    key: str
    title: str
    description: str = ""
    parent: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass
class User:
    key: str
    name: str


@dataclass
class Note:
    key: str
    name: str
    text: str


@dataclass
class Variable:
    key: str
    name: str


@dataclass
class Applied:
    """That somebody gave a selection a code."""

    code: str
    key: str = field(default_factory=new_guid)
    user: str = ""
    at: datetime | None = None


@dataclass
class Selection:
    key: str
    start: int
    end: int
    codes: list[Applied] = field(default_factory=list)
    name: str = ""
    description: str = ""
    user: str = ""
    at: datetime | None = None
    notes: list[str] = field(default_factory=list)


@dataclass
class Source:
    key: str
    name: str
    text: str
    description: str = ""
    selections: list[Selection] = field(default_factory=list)


@dataclass
class Case:
    """A person, by number. ``values`` are pairs of a variable's key and a text; a variable may occur twice."""

    key: str
    name: str
    values: list[tuple[str, str]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    selections: list[str] = field(default_factory=list)


@dataclass
class Project:
    name: str
    users: list[User] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    variables: list[Variable] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    project_notes: list[str] = field(default_factory=list)
    user: str = ""
    at: datetime | None = None


@dataclass
class Read:
    """What was read, and in words what could not be taken."""

    codes: list[Code] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


@dataclass
class ReadProject(Read):
    project: Project = field(default_factory=lambda: Project(""))


def in_tree_order(codes: Iterable[Code]) -> Iterator[tuple[int, Code]]:
    """Yield (level, code) as a tree is read: each code before those under it, siblings in the order given.

    A code whose parent is not among the codes, or that lies under itself, comes at the top: none is lost.
    """
    rows = list(codes)
    known = {code.key for code in rows}
    under: dict[str, list[Code]] = {}
    for code in rows:
        under.setdefault(code.parent if code.parent in known else "", []).append(code)
    seen: set[str] = set()
    for start in [*under.get("", []), *rows]:
        waiting = [(0, start)]
        while waiting:
            level, code = waiting.pop()
            if code.key in seen:
                continue
            seen.add(code.key)
            yield level, code
            waiting += [(level + 1, child) for child in reversed(under.get(code.key, []))]
