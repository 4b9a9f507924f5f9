"""Forms of comments: writing, answering, hiding, the rules, and asking for a link to write by."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm

from ..models import Comment, CommentRules, HiddenReason


class CommentForm(RecordForm):
    shows_name = forms.BooleanField(
        label=_("Show my name with it"),
        required=False,
        help_text=_("Otherwise only your organisation, or which side you come from, is shown."),
    )

    class Meta:
        model = Comment
        fields = ["text"]
        help_texts = {"text": _("Anyone can read it. Name nobody. It is not changed afterwards.")}


class AnswerCommentForm(RecordForm):
    class Meta:
        model = Comment
        fields = ["text"]
        labels = {"text": _("Your answer")}
        help_texts = {"text": _("Anyone can read it, below the comment. It is not changed afterwards.")}


class HideForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why is it hidden?"),
        widget=forms.RadioSelect,
        choices=[(value, capfirst(label)) for value, label in HiddenReason.choices],
        help_text=_("The reason stands where the comment stood, and is mailed to who wrote it."),
    )


class RulesForm(RecordForm):
    class Meta:
        model = CommentRules
        fields = ["text"]
        help_texts = {"text": _("Anyone can read them beside the comments. The reasons for hiding are added below.")}


class AskForLinkForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("The one that you were invited to the meetings at."),
    )
