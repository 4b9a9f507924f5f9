"""The files of an installation: which rows name one, and how all of them are exchanged at once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import models

from .rows import tables

BY_NAME = {"actions.ReportAttachment": "stored", "dialogues.KnowledgeFile": "stored"}
"""Columns that hold a file's place without being a ``FileField``."""
STAGED, BEFORE = ".restored-", ".before-"
ALL_OF_IT = ".all-of-it"
"""Lies among what was moved aside once nothing is left to move."""


def root() -> Path:
    return Path(settings.MEDIA_ROOT)


def named() -> Iterator[str]:
    """Give the place of every file that a row names, below the folder of files."""
    for model in tables():
        names = [field.attname for field in model._meta.local_concrete_fields if isinstance(field, models.FileField)]
        if own := BY_NAME.get(model._meta.label):
            names.append(own)
        for name in names:
            for place in (
                model._base_manager.exclude(**{name: ""}).order_by("pk").values_list(name, flat=True).iterator()
            ):
                yield str(place)


def is_ours(place: str) -> bool:
    """Whether a place lies below the folder of files and nowhere else."""
    parts = PurePosixPath(place).parts
    return bool(parts) and not place.startswith("/") and "\\" not in place and "\0" not in place and (
        not any(part in {"..", "."} or part.startswith((STAGED, BEFORE)) for part in parts)
    )  # fmt: skip


class Exchange:
    """Files of a restore, laid beside those that are there and put in their place in one sweep at the end.

    ``key`` is in the names of both folders: after a power cut ``settle`` can tell from the database whether the restore
    it belongs to came to an end.
    """

    def __init__(self, key: str) -> None:
        self.staged, self.before = root() / f"{STAGED}{key}", root() / f"{BEFORE}{key}"

    def take(self, place: str, pieces: Iterator[bytes]) -> None:
        target = self.staged / place
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())

    def put_in_place(self) -> None:
        """Move what is there aside and what was staged to its place. ``put_back`` undoes it wherever it stopped."""
        self.before.mkdir(parents=True)
        for one in _visible(root()):
            one.rename(self.before / one.name)
        (self.before / ALL_OF_IT).touch()
        if self.staged.is_dir():
            for one in sorted(self.staged.iterdir()):
                one.rename(root() / one.name)

    def put_back(self) -> None:
        all_of_it = self.before / ALL_OF_IT
        if all_of_it.exists():  # all was moved aside: what lies there now came with the restore
            for one in _visible(root()):
                _remove(one)
            all_of_it.unlink()
        if self.before.is_dir():
            for one in sorted(self.before.iterdir()):
                one.rename(root() / one.name)
        self.clear()

    def clear(self) -> None:
        for folder in (self.staged, self.before):
            shutil.rmtree(folder, ignore_errors=True)


def _visible(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(one for one in folder.iterdir() if not one.name.startswith((STAGED, BEFORE)))


def _remove(one: Path) -> None:
    shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()


def unsettled() -> list[str]:
    """Return the keys of restores that were killed before they had tidied up."""
    if not root().is_dir():
        return []
    names = (one.name for one in root().iterdir())
    return sorted({name.split("-", 1)[1] for name in names if name.startswith((STAGED, BEFORE))})
