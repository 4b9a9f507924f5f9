"""Forms of the check-back: the person's own, made of their quotes, and the leader's two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogues.forms_base import RecordForm
from interviews.models import Interview

from ..models import LONGEST_STATEMENT, QuoteAnswer, QuoteVerdict, WishOutcome
from .quotes import OwnQuote
from .services import Said

LONGEST_WISH = 4000

CHOICES = [
    (QuoteVerdict.APPROVED, _("Yes, it can stand like this")),
    (QuoteVerdict.CHANGE, _("I want it worded in another way")),
    (QuoteVerdict.WITHDRAWN, _("Take it away")),
]
AGAIN = [
    (QuoteVerdict.WITHDRAWN, _("It stays away")),
    (QuoteVerdict.APPROVED, _("It may be used again")),
]


@dataclass(frozen=True)
class Asked:
    """One quote on the page with its fields. ``answer`` is what the person said before, if anything."""

    key: int
    text: str
    quote: OwnQuote | None
    answer: QuoteAnswer | None
    verdict: forms.BoundField
    wish: forms.BoundField | None
    seen: forms.BoundField | None
    is_stale: bool = False

    @property
    def is_withdrawn(self) -> bool:
        return self.quote is None


class CheckBackForm(forms.Form):
    """All that a person can say, on one page: of each quote, what is missing, and whether they are done.

    ``quotes`` are theirs in the version; ``withdrawn`` those they have taken away, with their wording. Nothing has to
    be answered: what is left open is no answer.
    """

    missing = forms.CharField(
        label=_("Is anything missing?"),
        help_text=_(
            "Something you said that should be in it, or something you have thought of since. Write it in your own "
            "words. Do not name anybody."
        ),
        required=False,
        max_length=LONGEST_WISH,
        widget=forms.Textarea(attrs={"rows": 5, "class": "input--voice"}),
    )

    def __init__(
        self,
        *args: Any,
        quotes: Sequence[OwnQuote],
        withdrawn: Sequence[tuple[QuoteAnswer, str]] = (),
        answers: dict[int, QuoteAnswer],
        missing: str = "",
        with_guardian: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.quotes, self.withdrawn, self.answers = quotes, withdrawn, answers
        self.stale: set[int] = set()
        self.fields["missing"].initial = missing
        for place, quote in enumerate(quotes, 1):
            self._add(quote.statement, place, CHOICES, answers.get(quote.statement))
            self.fields[f"wish_{quote.statement}"] = forms.CharField(
                label=_("How should it be worded, or what should be hidden?"),
                required=False,
                max_length=LONGEST_WISH,
                initial=self._wish(answers.get(quote.statement)),
                widget=forms.Textarea(attrs={"rows": 3, "class": "input--voice"}),
            )
            self.fields[f"seen_{quote.statement}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, max_length=64, initial=quote.key
            )
        for place, (answer, _text) in enumerate(withdrawn, len(quotes) + 1):
            self._add(answer.statement_id, place, AGAIN, answer)
        if with_guardian:
            self.fields["guardian"] = forms.BooleanField(
                label=_("A guardian has looked at this with me, or I am the guardian"),
                error_messages={"required": _("Look at it together with a guardian, and tick the box.")},
            )

    def _add(self, key: int, place: int, choices: list, answer: QuoteAnswer | None) -> None:
        self.fields[f"verdict_{key}"] = forms.ChoiceField(
            label=_("What do you say about quote %(place)s?") % {"place": place},
            choices=choices,
            required=False,
            initial=answer.verdict if answer else None,
            widget=forms.RadioSelect,
        )

    @staticmethod
    def _wish(answer: QuoteAnswer | None) -> str:
        return answer.wish if answer and answer.verdict == QuoteVerdict.CHANGE else ""

    def clean(self) -> dict[str, Any]:
        super().clean()
        for quote in self.quotes:
            verdict = self.cleaned_data.get(f"verdict_{quote.statement}")
            if verdict == QuoteVerdict.CHANGE and not self.cleaned_data.get(f"wish_{quote.statement}", "").strip():
                self.add_error(
                    f"wish_{quote.statement}",
                    _("Write how you want it, or what in it should be hidden. Then we know what to do."),
                )
        return self.cleaned_data

    def mark_stale(self, keys: Sequence[int], error: str) -> None:
        """Show again the quotes that have another wording by now, with no answer to it."""
        self.stale = set(keys)
        data = self.data.copy()
        for quote in self.quotes:
            if quote.statement in self.stale:
                data[f"seen_{quote.statement}"] = quote.key
                data.pop(f"verdict_{quote.statement}", None)
        self.data = data
        for key in keys:
            self.add_error(f"verdict_{key}", error)

    def asked(self) -> list[Asked]:
        """The quotes with their fields, in the order of the page."""
        shown = [
            Asked(
                quote.statement,
                quote.text,
                quote,
                self.answers.get(quote.statement),
                self[f"verdict_{quote.statement}"],
                self[f"wish_{quote.statement}"],
                self[f"seen_{quote.statement}"],
                quote.statement in self.stale,
            )
            for quote in self.quotes
        ]
        return shown + [
            Asked(answer.statement_id, text, None, answer, self[f"verdict_{answer.statement_id}"], None, None)
            for answer, text in self.withdrawn
        ]

    def said(self, *, is_done: bool) -> Said:
        data = self.cleaned_data
        keys = [quote.statement for quote in self.quotes] + [answer.statement_id for answer, _text in self.withdrawn]
        return Said(
            verdicts={key: data[f"verdict_{key}"] for key in keys if data.get(f"verdict_{key}")},
            wishes={key: data.get(f"wish_{key}", "").strip() for key in keys},
            seen={key: data.get(f"seen_{key}", "") for key in keys},
            missing=data.get("missing", "").strip(),
            is_done=is_done,
        )


class WishForm(RecordForm):
    """The leader's answer to a wish for another wording."""

    wording = forms.CharField(
        label=pgettext_lazy("check-back", "As others are to read it"),
        max_length=LONGEST_STATEMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "class": "input--voice"}),
    )

    class Meta:
        model = QuoteAnswer
        fields = ["outcome", "reply"]
        widgets = {"outcome": forms.RadioSelect, "reply": forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_WISH})}
        labels = {"outcome": _("What do you do?"), "reply": _("Your answer to the person")}
        help_texts = {"reply": _("They read it when they open their link. Needed when the quote is left as it is.")}

    field_order = ["outcome", "wording", "reply"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].required = True
        self.fields["outcome"].choices = [
            (WishOutcome.CHANGED, _("Word it anew. Somebody else confirms the mask.")),
            (WishOutcome.KEPT, _("Leave it as it is, and say why")),
        ]
        self.fields["wording"].initial = self.instance.statement.masked

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        outcome, reply = data.get("outcome"), (data.get("reply") or "").strip()
        data["wording"] = data.get("wording", "").strip()
        data["reply"] = reply
        if outcome == WishOutcome.CHANGED and not data["wording"]:
            self.add_error("wording", _("Write how others are to read it."))
        if outcome == WishOutcome.KEPT and not reply:
            self.add_error("reply", _("Write why, so that the person can decide whether it may stand."))
        if len(reply) > LONGEST_WISH:
            self.add_error("reply", _("At most %(most)s characters fit.") % {"most": LONGEST_WISH})
        return data


class AdditionForm(forms.Form):
    """What becomes of something that somebody says is missing."""

    interview = forms.ModelChoiceField(
        label=_("The talk it is added to"), queryset=Interview.objects.none(), empty_label=None, required=False
    )
    reason = forms.CharField(
        label=_("Why it is set aside"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
    )

    def __init__(self, *args: Any, talks: Sequence[Interview], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["interview"]
        field.queryset = Interview.objects.filter(pk__in=[talk.pk for talk in talks]).order_by("-held_on", "-number")
        field.initial = talks[0].pk if talks else None


class CodeForm(forms.Form):
    """The code on a letter; anything is taken, and only the look-up tells whether it fits."""

    code = forms.CharField(
        label=_("The code on your letter"),
        max_length=200,
        help_text=_("Three groups of four signs. Small or capital letters, with or without dashes, is all the same."),
        widget=forms.TextInput(
            attrs={
                "class": "input--code",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autocorrect": "off",
            }
        ),
        error_messages={"required": _("Write the code that stands on the letter.")},
    )
