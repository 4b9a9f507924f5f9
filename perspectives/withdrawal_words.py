"""Where somebody's words are in print and what is left to look at, in words with a way to each: what a withdrawal
found (``withdrawal.py``), as the leader reads it."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.models import Dialogue
from interviews.consent.found import CHECK, PUBLISHED, Found, Place

from .differences.printed import NO_CHAPTER, in_words
from .models import Compilation, Contrast, Feedback, Perspective, PublishedPerspective, Theme, Translation


def describe(dialogue: Dialogue, found: Found) -> list[Place]:
    """Put the places in words, with where to go. Two queries for what is in print, one for each kind of the rest."""
    return [*_in_print(dialogue, found.get("places", [])), *_to_look_at(dialogue, found)]


def _in_print(dialogue: Dialogue, places: list[list[int]]) -> list[Place]:
    if not places:
        return []
    versions = {row.number: row for row in dialogue.compilations.filter(number__in={place[0] for place in places})}
    titles = {
        (version, chapter, number): (title, theme)
        for version, chapter, number, title, theme in PublishedPerspective.objects.filter(
            chapter__compilation__in=versions.values()
        ).values_list(
            "chapter__compilation__number", "chapter__number", "number", "content__title", "chapter__content__title"
        )
    }
    said = []
    for number, chapter, perspective, quotes in places:
        title, theme = titles.get((number, chapter, perspective), ("", ""))
        words = {"version": number, "chapter": chapter, "theme": theme, "perspective": title}
        text = _("Version %(version)s, chapter %(chapter)s, %(theme)s: %(perspective)s") % words
        url = reverse("compilations:read_perspective", args=[dialogue.slug, number, chapter, perspective])
        if not title:
            text, url = _("Version %(version)s") % words, reverse("compilations:read", args=[dialogue.slug, number])
        if chapter == NO_CHAPTER and perspective:
            text, url = in_words(number, perspective), f"{url}#parting"
        note = ngettext("%(n)d quote", "%(n)d quotes", quotes) % {"n": quotes}
        said.append(Place(PUBLISHED, text, url if number in versions else "", note))
    return said


def _to_look_at(dialogue: Dialogue, found: Found) -> list[Place]:
    said = []
    if count := found.get("to_check"):
        words = ngettext(
            "%(n)d statement from a talk of several that nobody is noted for",
            "%(n)d statements from talks of several that nobody is noted for",
            count,
        )
        url = reverse("perspectives:statements", args=[dialogue.slug]) + "?status=lifted"
        said.append(Place(CHECK, words % {"n": count}, url, _("Note who spoke, or remove what was theirs.")))
    lone = dialogue.perspectives.filter(number__in=found.get("lone", []), removed_at=None)
    for perspective in lone.order_by("number"):
        url = reverse("perspectives:detail", args=[dialogue.slug, perspective.number])
        note = _("It rested on their words only. Keep it if others hold it too, else remove it.")
        said.append(Place(CHECK, _("The perspective %(title)s") % {"title": perspective.title}, url, note))
    return said + _echoes_in_words(dialogue, found.get("echoes", []))


def _echoes_in_words(dialogue: Dialogue, listed: list[list]) -> list[Place]:
    keys: dict[str, list[int]] = {}
    for kind, key in listed:
        keys.setdefault(kind, []).append(key)
    note = _("Repeats several of their words in a row. Write it in other words.")
    slug, said = dialogue.slug, []
    for theme in Theme.objects.filter(dialogue=dialogue, pk__in=keys.get("theme", [])):
        url = reverse("perspectives:theme_edit", args=[slug, theme.pk])
        said.append(Place(CHECK, _("The texts of the theme %(title)s") % {"title": theme.title}, url, note))
    for row in Perspective.objects.filter(dialogue=dialogue, pk__in=keys.get("perspective", [])):
        url = reverse("perspectives:edit", args=[slug, row.number])
        said.append(Place(CHECK, _("The texts of the perspective %(title)s") % {"title": row.title}, url, note))
    for contrast in Contrast.objects.filter(dialogue=dialogue, pk__in=keys.get("contrast", []), removed_at=None):
        url = reverse("perspectives:contrast_edit", args=[slug, contrast.pk])
        said.append(Place(CHECK, _("The contradiction %(title)s") % {"title": contrast.title}, url, note))
    for translated in Translation.objects.filter(pk__in=keys.get("translation", [])).select_related("compilation"):
        url = reverse("compilations:language", args=[slug, translated.compilation.number, translated.language])
        said.append(Place(CHECK, _("A translation in version %(n)s") % {"n": translated.compilation.number}, url, note))
    for letter in Feedback.objects.filter(pk__in=keys.get("feedback", [])).select_related("compilation"):
        url = reverse("compilations:feedback_one", args=[slug, letter.compilation.number, letter.number])
        said.append(Place(CHECK, _("What a reader wrote, number %(n)s") % {"n": letter.number}, url, note))
    versions = Compilation.objects.filter(
        Q(pk__in=keys.get("version", []))
        | Q(comments__in=keys.get("comment", []))
        | Q(answers__in=keys.get("answer", [])),
        dialogue=dialogue,
    )
    for version in versions.distinct().order_by("number"):
        name = "texts" if version.pk in keys.get("version", []) else "comments"
        url = reverse(f"compilations:{name}", args=[slug, version.number])
        words = {
            "texts": _("The texts of the compilation, version %(number)s"),
            "comments": _("Comments and answers to the compilation, version %(number)s"),
        }[name]
        said.append(Place(CHECK, words % {"number": version.number}, url, note))
    return said
