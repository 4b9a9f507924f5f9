"""Forms of the actor map."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..forms_base import RecordForm
from ..models import Actor, ActorTarget, Area, Dialogue, Forum, TargetKind

MOST_NAMES = 20


class NamesField(forms.CharField):
    """Names as they are typed, one a line; cleaned to a list without doubles."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.longest = longest

    def clean(self, value: Any) -> list[str]:
        names: dict[str, str] = {}
        for line in super().clean(value).splitlines():
            if name := " ".join(line.split()):
                names.setdefault(name.casefold(), name)
        if len(names) > MOST_NAMES:
            raise ValidationError(_("At most %(most)d at a time.") % {"most": MOST_NAMES})
        if any(len(name) > self.longest for name in names.values()):
            raise ValidationError(_("One of the names is longer than %(most)d characters.") % {"most": self.longest})
        return list(names.values())


class ActorForm(RecordForm):
    new_groups = NamesField(label=_("Further target groups"), longest=80, help_text=_("One a line."))
    listed_areas = forms.ModelMultipleChoiceField(
        label=_("Areas of the municipality"),
        queryset=Area.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("From the list that all dialogues share."),
    )
    new_areas = NamesField(label=_("Further areas"), longest=80, help_text=_("One a line."))
    new_forums = NamesField(label=_("Further forums"), longest=120, help_text=_("One a line."))

    class Meta:
        model = Actor
        fields = ["name", "kind", "does", "resources", "relation", "relation_words", "targets", "forums"]
        widgets = {
            "does": forms.Textarea(attrs={"rows": 3}),
            "resources": forms.Textarea(attrs={"rows": 2}),
            "relation_words": forms.Textarea(attrs={"rows": 2}),
            "targets": forms.CheckboxSelectMultiple,
            "forums": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "name": _("An organisation, a group or a network. Not a person."),
            "does": _("What they already do that touches the issue."),
            "resources": _("People, rooms, money, trust, languages."),
            "relation_words": _("What is between them and the municipality. Write what you could show them."),
        }

    field_order = [
        "name", "kind", "does", "targets", "new_groups", "listed_areas", "new_areas", "resources", "forums",
        "new_forums",
        "relation", "relation_words",
    ]  # fmt: skip

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        targets = list(dialogue.actor_targets.all())
        self.fields["targets"].queryset = dialogue.actor_targets.all()
        self.fields["targets"].label = _("For whom, and where")
        self.fields["targets"].choices = [
            (title, [(one.pk, one.name) for one in targets if one.kind == kind])
            for kind, title in ((TargetKind.GROUP, _("Target groups")), (TargetKind.AREA, _("Areas")))
            if any(one.kind == kind for one in targets)
        ]
        self.fields["forums"].queryset = dialogue.forums.all()
        others = dialogue.municipality.areas.exclude(actor_targets__in=[one.pk for one in targets])
        self.fields["listed_areas"].queryset = others
        if not others.exists():
            del self.fields["listed_areas"]
        if not targets:
            del self.fields["targets"]
        if not self.fields["forums"].queryset:
            del self.fields["forums"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        others = self.dialogue.actors.filter(name__iexact=values.get("name", "")).exclude(pk=self.instance.pk)
        if others.exclude(creation_key=values.get("creation_key")).exists():
            self.add_error("name", ValidationError(_("They are on the map already.")))
        return values


class TargetForm(RecordForm):
    class Meta:
        model = ActorTarget
        fields = ["kind", "name"]
        widgets = {"kind": forms.RadioSelect}
        help_texts = {"name": _("Also one that nobody works for yet: then the map shows it as missing.")}


class ForumForm(RecordForm):
    class Meta:
        model = Forum
        fields = ["name", "about", "calls", "missing"]
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("about", "missing")}
        help_texts = {"missing": _("Who ought to sit there and does not?")}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Which file?"), help_text=_(".xlsx or .csv with one actor a row and headings in the first row.")
    )
