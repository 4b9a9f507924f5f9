"""What a document is made from: every app registers a maker for its kinds in ``AppConfig.ready``.

A kind is either printed (a maker returns HTML, which becomes a PDF) or written (a file maker returns the file itself:
a spreadsheet, an archive). Ordering, lease, progress and the page that shows them are the same for both.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


class Print:
    """A document for paper, with what it says already fetched: HTML on ``reports/print_base.html``.

    Args:
        html: the page, or a function that writes it from what was fetched, so that the two are told apart.
        language: the language it is in.
        key: the ``content_key`` of what was fetched. The worker makes nothing under another key: a draft that was
            changed after it was ordered is called off.
        is_current: asked between the stages; when what was fetched no longer stands, the work stops.
    """

    def __init__(
        self,
        *,
        html: str | Callable[[], str],
        title: str,
        language: str = "sv",
        key: str = "",
        is_current: Callable[[], bool] | None = None,
    ) -> None:
        self._html, self.title, self.language, self.key, self._is_current = html, title, language, key, is_current

    @cached_property
    def html(self) -> str:
        return self._html if isinstance(self._html, str) else self._html()

    def is_current(self) -> bool:
        return self._is_current is None or self._is_current()


@dataclass(frozen=True)
class FileMade:
    """A file as it came to be. ``content`` is its bytes, or a path of a file that may be moved away.

    ``name`` is what it is called when fetched. ``notes`` says in words what the format could not take.
    """

    content: bytes | Path
    name: str
    content_type: str
    notes: list[str] = field(default_factory=list)


@contextmanager
def file_to_fill(kind: str, ending: str) -> Iterator[Path]:
    """Give the path of an empty file for ``FileMade`` to carry; it is gone when the filling fails."""
    with tempfile.NamedTemporaryFile(prefix=f"{kind}-", suffix=ending, delete=False) as file:
        target = Path(file.name)
    try:
        yield target
    except BaseException:
        target.unlink(missing_ok=True)
        raise


Maker = Callable[[int], Print]
Progress = Callable[[int], None]
"""Tell how far the writing has come, 0-100. Raises ``LeaseLost`` when somebody else has the job now."""
FileMaker = Callable[[int, Progress], FileMade]
Keeper = Callable[[int, FileMade], None]


@dataclass(frozen=True)
class Kind:
    """``maker`` prints or ``file_maker`` writes; the other is None."""

    maker: Maker | None
    hides_small_groups: bool = False
    file_maker: FileMaker | None = None
    keep: Keeper | None = None

    @property
    def is_file(self) -> bool:
        return self.file_maker is not None


_kinds: dict[str, Kind] = {}


def register(kind: str, maker: Maker, *, hides_small_groups: bool = False) -> None:
    """Say how documents of ``kind`` are printed. The same kind again replaces it.

    Args:
        maker: called in the worker with the object's key, in Swedish; raises ``ObjectDoesNotExist`` when the object
            is gone, which ends the job without further attempts.
        hides_small_groups: the maker suppresses small groups, so the job tells that it has been done.
    """
    _kinds[kind] = Kind(maker, hides_small_groups)


def register_file(kind: str, maker: FileMaker, *, keep: Keeper | None = None, hides_small_groups: bool = False) -> None:
    """Say how files of ``kind`` are written. The same kind again replaces it.

    Args:
        maker: called in the worker with the object's key and a function to tell progress with; see ``register``.
        keep: called with the object's key and what was made, in the transaction that finishes the job, so that what
            the orderer should read beside the file is there exactly when the file is.
    """
    _kinds[kind] = Kind(None, hides_small_groups, maker, keep)


def kind_of(name: str) -> Kind:
    """Return how ``name`` is made.

    Raises:
        KeyError: no app has registered it.
    """
    return _kinds[name]
