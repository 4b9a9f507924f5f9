"""Forms of the plan: groups, background variables and their values."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import BackgroundValue, BackgroundVariable, GroupKind, StakeholderGroup
from ..rules import interviewers

MOST_VALUES = 40


class GroupForm(RecordForm):
    class Meta:
        model = StakeholderGroup
        fields = ["name", "kind", "area", "target", "asks", "why", "contact_ways"]
        widgets = {"why": forms.Textarea(attrs={"rows": 3}), "contact_ways": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "name": _("What do you call the group?"),
            "kind": _("Who are they in the issue?"),
            "area": _("Area"),
            "target": _("How many people do you want to hear?"),
            "asks": _("Who asks them?"),
            "why": _("Why must they be heard?"),
            "contact_ways": _("How do you reach them?"),
        }
        help_texts = {
            "name": _("As they would say it themselves. The name is seen by everyone who works with the dialogue."),
            "kind": _("Used to see whether officials speak in place of residents."),
            "area": _("A district or a place, if the group belongs to one. Several are parted by commas."),
            "asks": _("An interviewer or leader they are likely to say yes to."),
            "contact_ways": _("Associations, meeting places, people who can introduce you. No phone numbers here."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        self.fields["kind"].choices = [("", _("Not said")), *GroupKind.choices]
        able = Q(pk__in=interviewers(dialogue).values("pk")) | Q(pk=self.instance.asks_id)
        self.fields["asks"].queryset = User.objects.filter(able).order_by("name", "pk")
        self.fields["asks"].empty_label = _("Nobody in particular yet")

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if self.dialogue.groups.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            # a form sent twice finds its own group: the service gives that one back
            if self.dialogue.groups.filter(creation_key=self.data.get("creation_key") or None).exists():
                return name
            raise ValidationError(_("There is already a group with this name."))
        return name


class VariableForm(RecordForm):
    """A variable with one input for each value there is and a box for new ones, one to a line."""

    new_values = forms.CharField(
        label=_("New values, one on each line"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Coarse enough that several people share each one. “Does not want to say” is always there."),
    )

    class Meta:
        model = BackgroundVariable
        fields = ["name"]
        labels = {"name": _("What do you want spread?")}
        help_texts = {"name": _("For example age, district or housing. Never birth dates.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.values: list[BackgroundValue] = list(self.instance.values.all()) if self.instance.pk else []
        for value in self.values:
            self.fields[f"value_{value.pk}"] = forms.CharField(
                label=_("Value “%(name)s”") % {"name": value.name},
                initial=value.name,
                required=False,
                max_length=80,
                help_text=_("Empty it to remove the value."),
            )
        self.order_fields(["name", *(f"value_{value.pk}" for value in self.values), "new_values"])

    def renamed(self) -> dict[int, str]:
        return {value.pk: self.cleaned_data.get(f"value_{value.pk}", "") for value in self.values}

    def added(self) -> list[str]:
        return self.cleaned_data.get("new_values") or []

    def clean_new_values(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["new_values"].splitlines()]
        names = list(dict.fromkeys(line for line in lines if line))
        if any(len(name) > 80 for name in names):
            raise ValidationError(_("A value can be at most 80 characters. Put each one on its own line."))
        if len(names) + len(self.values) > MOST_VALUES:
            raise ValidationError(_("At most %(most)s values. Make them coarser.") % {"most": MOST_VALUES})
        return names
