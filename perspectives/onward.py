"""Where a perspective leads on: the rooms above register here what they have made of it, so that whoever reads what
somebody said can follow it to what was done, without this room importing them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from accounts.models import User
from dialogues.models import Dialogue


@dataclass(frozen=True)
class Lead:
    """One thing that a perspective has led to. ``what`` is the kind of thing, ``mark`` and ``state`` how it stands;
    without ``url`` the reader may not open it. A loose end is a lead with the mark ``gap``."""

    what: str
    title: str
    url: str = ""
    mark: str = ""
    state: str = ""


Follow = Callable[[Dialogue, Collection[int], User | None], list[Lead]]
_follows: list[Follow] = []


def register(follow: Follow) -> None:
    """Say what perspectives lead to: ``follow(dialogue, keys, user)``, with no user for a page that anyone reads.
    Called from ``AppConfig.ready``."""
    if follow not in _follows:
        _follows.append(follow)


def leads(dialogue: Dialogue, keys: Collection[int], user: User | None) -> list[Lead]:
    """Everything that the perspectives lead to, as far as ``user`` may see; nothing for no perspectives."""
    return [lead for follow in _follows for lead in follow(dialogue, keys, user)] if keys else []
