"""``docs/data-inventory.md``, written from the inventory, so that it says what the code says."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import translation

from ..kinds import CATEGORIES, KINDS, PLAIN, RecordKind
from .reading import BESIDES_ROLES, Entry, inventory

PATH = settings.BASE_DIR / "docs" / "data-inventory.md"
ERASED = {
    "delete": "the row goes",
    "blank": "name, words and the like are emptied, the row stays",
    "service": "by a service of its own (`rights/erasing/services.py`)",
    "account": "goes when the account is closed",
    "": "kept",
}


def written() -> str:
    """Return the document. In English, as the other documents of the repository. No query."""
    with translation.override("en"):
        return "\n".join([*_head(), *_kinds(), *_models(), *_plain()]) + "\n"


def _head() -> Iterator[str]:
    yield "# Data inventory"
    yield ""
    yield "Written by `manage.py data_inventory` from `rights/inventory/*.toml` and `rights/kinds.py`; do not edit. A"
    yield "test fails when a field of any model, those of libraries too, is missing here, or this file is out of step."
    yield "[privacy.md](privacy.md) says in words how it hangs together."
    yield ""
    yield "## Kinds of record"
    yield ""
    yield "Retention is the municipality's decision; what stands here is a suggestion, but for the promised kinds:"
    yield "those who were heard have been told a day, and on that day it goes."
    yield ""


def _kinds() -> Iterator[str]:
    yield "| kind | about | purpose | basis | suggested retention | promised | special categories |"
    yield "|---|---|---|---|---|---|---|"
    for kind in KINDS.values():
        yield (
            f"| {kind.title} | {kind.whom} | {kind.purpose} | {kind.basis} | {kind.suggestion} | "
            f"{'yes' if kind.promised else ''} | {'yes' if kind.sensitive else ''} |"
        )
    yield ""


def _models() -> Iterator[str]:
    for kind in KINDS.values():
        entries = [entry for entry in inventory().values() if entry.personal and entry.kind_key == kind.key]
        if entries:
            yield from _kind(kind, entries)


def _kind(kind: RecordKind, entries: list[Entry]) -> Iterator[str]:
    yield f"## {str(kind.title).capitalize()}"
    yield ""
    yield "| field | holds | who may read | encrypted | leaves the system | when erased |"
    yield "|---|---|---|---|---|---|"
    for entry in sorted(entries, key=lambda one: one.label):
        readers = ", ".join(BESIDES_ROLES.get(one, f"`{one}`") for one in entry.readers)
        for name, category in entry.personal.items():
            holds = str(CATEGORIES[category]) + (", of somebody else" if name in entry.third else "")
            yield (
                f"| `{entry.label}.{name}` | {holds} | {readers} | {'yes' if is_encrypted(entry, name) else ''} | "
                f"{', '.join(entry.leaves)} | {ERASED[entry.erase]} |"
            )
    yield ""


def is_encrypted(entry: Entry, name: str) -> bool:
    """Whether the column holds ciphertext. Models of apps that are not in use are not asked."""
    try:
        return getattr(entry.model._meta.get_field(name), "is_encrypted", False)
    except LookupError:
        return False


def _plain() -> Iterator[str]:
    yield "## Fields that hold nothing of a person"
    yield ""
    for key, words in PLAIN.items():
        yield f"- **{key}**: {words}"
    yield ""
    yield "| model | fields |"
    yield "|---|---|"
    for label, entry in sorted(inventory().items()):
        parts = [f"every field of a {entry.base}: technical"] if entry.base else []
        parts += [f"{', '.join(f'`{name}`' for name in names)}: {key}" for key, names in entry.plain.items()]
        if parts:
            yield f"| `{label}` | {'; '.join(parts)} |"
