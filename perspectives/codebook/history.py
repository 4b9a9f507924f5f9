"""What has become of each theme, as lines to read: who, when, what. Titles as they read then, never words said."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.models import User
from dialogues.models import Dialogue

from ..models import Theme, ThemeChange, ThemeVerb

FIELDS = ("title", "lead", "silence", "description", "parent")


def note(theme: Theme, verb: str, actor: User | None, **detail: object) -> ThemeChange:
    """Write a line, in the caller's transaction."""
    return ThemeChange.objects.create(
        dialogue_id=theme.dialogue_id, theme=theme, verb=verb, by=actor, detail={"title": theme.title} | detail
    )


def lines(dialogue: Dialogue, theme: Theme | None = None) -> QuerySet[ThemeChange]:
    """The dialogue's lines, or one theme's, newest first."""
    rows = dialogue.theme_changes.select_related("by")
    return rows.filter(theme=theme) if theme else rows


def _statements(count: int) -> str:
    return ngettext("%(n)d statement", "%(n)d statements", count) % {"n": count}


def _changed(detail: dict) -> str:
    if before := detail.get("before"):
        return _("renamed “%(before)s” to “%(title)s”") % {"before": before, "title": detail["title"]}
    names = {
        "lead": _("the introduction"),
        "silence": _("what was not said"),
        "description": _("when it is used"),
    }
    parts = [names[name] for name in detail.get("fields", []) if name in names]
    if not parts:
        return _("changed “%(title)s”") % detail
    return _("changed %(what)s of “%(title)s”") % {"what": f" {_('and')} ".join(parts), "title": detail["title"]}


def _moved(detail: dict) -> str:
    if "under" not in detail:
        return _("changed the place of “%(title)s” in the order") % detail
    if detail["under"]:
        return _("moved “%(title)s” to under “%(under)s”") % detail
    return _("moved “%(title)s” to the top") % detail


def _created(detail: dict) -> str:
    if detail.get("under"):
        return _("created “%(title)s” under “%(under)s”") % detail
    return _("created “%(title)s”") % detail


def sentence(change: ThemeChange) -> str:
    """The rest of a sentence that begins with who did it."""
    detail = {"title": "?"} | change.detail
    detail["said"] = _statements(detail.get("statements", 0))
    match change.verb:
        case ThemeVerb.CREATED:
            return _created(detail)
        case ThemeVerb.CHANGED:
            return _changed(detail)
        case ThemeVerb.MOVED:
            return _moved(detail)
        case ThemeVerb.MERGED:
            return _("merged “%(title)s” into “%(into)s”, with %(said)s") % ({"into": "?"} | detail)
        case ThemeVerb.SPLIT:
            return _("split “%(title)s” from “%(source)s”, with %(said)s") % ({"source": "?"} | detail)
        case ThemeVerb.REMOVED:
            return _("removed “%(title)s”, which had %(said)s") % detail
        case ThemeVerb.RESTORED:
            return _("put “%(title)s” back, with %(said)s") % detail
        case ThemeVerb.IMPORTED:
            return pgettext("codebook", "imported “%(title)s”") % detail
    return str(change.get_verb_display())


def told(changes: Iterable[ThemeChange]) -> list[ThemeChange]:
    """The lines with their sentence set on them as ``words``, and who as ``who``."""
    rows = list(changes)
    for row in rows:
        row.words = sentence(row)
        row.who = (row.by.get_short_name() or str(row.by)) if row.by else _("Someone")
    return rows
