"""Forms of the compilation: its texts, choosing and ordering, comments and answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm

from ..masking.assistant import hard_findings
from ..models import Compilation, ReviewAnswer, ReviewComment, Seen, Theme, Verdict
from .services import DOWN, FIRST, TO, UP, Move


class TextsForm(RecordForm):
    class Meta:
        model = Compilation
        fields = ["title", "summary", "method", "unheard", "respond"]
        labels = {
            "summary": _("In short"),
            "method": _("How it was done"),
            "unheard": _("What we did not hear"),
            "respond": _("How to say that something is missing"),
        }
        help_texts = {
            "title": _("The heading of the cover, the page and the file."),
            "summary": _("What a reader with two minutes should know. No side weighs more than another."),
            "method": _("How people were found, heard and quoted. Figures come by themselves."),
            "unheard": _("Groups and questions that are missing, and why. Being open about it builds trust."),
            "respond": _("Where somebody turns who does not find what they said, and until when."),
        }


class ChapterTextsForm(RecordForm):
    class Meta:
        model = Theme
        fields = ["lead", "silence"]
        labels = {"lead": _("Introduction to the chapter"), "silence": _("What was not said")}
        help_texts = {
            "lead": _("Two or three sentences before the perspectives. Say where people part, not who is right."),
            "silence": _("What nobody brought up, or only some did. Silence also says something."),
        }


class CommentForm(RecordForm):
    class Meta:
        model = ReviewComment
        fields = ["text"]
        labels = {"text": _("Your comment")}
        help_texts = {"text": _("Everyone who may read the draft sees it, with your name.")}


class AnswerForm(RecordForm):
    class Meta:
        model = ReviewComment
        fields = ["answer"]
        labels = {"answer": _("Your answer")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True


class VerdictForm(RecordForm):
    class Meta:
        model = ReviewAnswer
        fields = [
            "sees_gap",
            "missing",
            "sees_someone",
            "recognisable",
            "verdict",
            "objection",
            "words_may_stand",
        ]
        widgets = {"sees_gap": forms.RadioSelect, "sees_someone": forms.RadioSelect, "verdict": forms.RadioSelect}
        help_texts = {
            "sees_gap": _("A perspective you know of, a group, a tone that has become too soft."),
            "sees_someone": _("Read as somebody who lives there. Two coarse things together may be enough."),
            "recognisable": _("Say which quote, and not whom you think of."),
            "objection": _("It stays with the version, whatever the others answer."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("sees_gap", Seen), ("sees_someone", Seen), ("verdict", Verdict)):
            self.fields[name].required = True
            self.fields[name].choices = [(value, capfirst(label)) for value, label in choices.choices]

    def clean(self) -> dict:
        super().clean()
        data = self.cleaned_data
        asked = [
            ("sees_gap", Seen.YES, "missing", _("Write what is missing.")),
            ("sees_someone", Seen.YES, "recognisable", _("Write where, so that it can be looked at.")),
            (
                "verdict",
                Verdict.NO,
                "objection",
                _("Write what you object to, and what you would need in order to go along."),
            ),
        ]
        for question, answer, words, error in asked:
            if data.get(question) == answer and not data.get(words, "").strip():
                self.add_error(words, error)
        if data.get("words_may_stand") and hard_findings(data.get("objection", "")):
            self.add_error(
                "objection",
                _("There is a number or an address in it that leads to one person. It cannot stand in public."),
            )
        if data.get("verdict") == Verdict.YES:
            data["words_may_stand"] = False
        return data


@dataclass(frozen=True)
class Arrangement:
    """What was sent from a page for choosing and ordering."""

    shown: list[int]
    chosen: list[int]
    move: Move | None


def arrangement(data: QueryDict) -> Arrangement:
    """Read the rows shown, those ticked and the one to move. What is mangled counts as not sent."""
    key, _colon, way = data.get("move", "").partition(":")
    move = Move(int(key), way) if _is_key(key) and (way in {FIRST, UP, DOWN} or TO.fullmatch(way)) else None
    return Arrangement(_keys(data.getlist("shown")), _keys(data.getlist("chosen")), move)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18


def _keys(texts: Iterable[str]) -> list[int]:
    return list(dict.fromkeys(int(text) for text in texts if _is_key(text)))
