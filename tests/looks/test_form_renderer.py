"""Inputs are drawn as Django's templates draw them, letter for letter but for the white space between options."""

import datetime
import re

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils import translation
from django.utils.safestring import mark_safe

from dialogplattform.form_renderer import DrawnInputs

NASTY = "<b>\"'&\n</textarea>"
GROUPED = [("", "Välj"), ("Långt bort", [("1", "A & B"), (2, "<i>")]), (None, "inget"), ("3", mark_safe("<b>C</b>"))]


class Everything(forms.Form):
    text = forms.CharField(max_length=20, help_text="En rad")
    shown = forms.CharField(widget=forms.TextInput(attrs={"class": "a", "hidden": True, "off": False, "data-x": NASTY}))
    email, url = forms.EmailField(), forms.URLField(assume_scheme="https")
    number = forms.IntegerField(min_value=1, max_value=20_000)
    share = forms.DecimalField(localize=True)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    moment = forms.DateTimeField()
    at = forms.TimeField()
    secret = forms.CharField(widget=forms.PasswordInput)
    unseen = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(widget=forms.Textarea)
    tick = forms.BooleanField(required=False)
    file = forms.FileField(widget=forms.FileInput)
    one = forms.ChoiceField(choices=GROUPED)
    some = forms.MultipleChoiceField(choices=GROUPED)
    radio = forms.ChoiceField(choices=GROUPED, widget=forms.RadioSelect)
    boxes = forms.MultipleChoiceField(choices=GROUPED, widget=forms.CheckboxSelectMultiple)
    several = forms.MultipleChoiceField(choices=GROUPED, widget=forms.MultipleHiddenInput)


VALUES = {
    "text": NASTY, "shown": NASTY, "email": NASTY, "url": NASTY, "number": 12_345, "share": 1234.5,
    "day": datetime.date(2024, 2, 29), "moment": datetime.datetime(2024, 2, 29, 12, 30), "at": datetime.time(9, 5),
    "secret": NASTY, "unseen": NASTY, "words": NASTY, "tick": True, "one": 2, "some": ["1", 2], "radio": "1",
    "boxes": ["1", "3"], "several": ["1", NASTY],
}  # fmt: skip


def tight(html):
    return re.sub(r">\s+<", "><", html)


@pytest.mark.parametrize("name", Everything.base_fields)
@pytest.mark.parametrize("values", [{}, VALUES], ids=["empty", "filled"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_input_is_what_the_template_says(name, values, language):
    def html(renderer):
        field = Everything(initial=values, renderer=renderer)[name]
        return [tight(field.as_widget()), *(part.tag() for part in field.subwidgets)]

    with translation.override(language):
        assert html(DrawnInputs()) == html(TemplatesSetting())


@pytest.mark.parametrize("name", Everything.base_fields)
def test_what_was_sent_wrong_comes_back_as_the_template_gives_it_back(name):
    sent = {field: [NASTY] if field in {"some", "boxes", "several"} else NASTY for field in Everything.base_fields}

    def html(renderer):
        return tight(Everything(sent, renderer=renderer)[name].as_widget())

    assert html(DrawnInputs()) == html(TemplatesSetting())


def test_what_has_a_template_of_our_own_is_drawn_by_it():
    class Upload(forms.Form):
        file = forms.FileField(required=False)

    class Kept:
        url, name = "/media/a.pdf", "a.pdf"

        def __str__(self):
            return self.name

    form = Upload(initial={"file": Kept()}, renderer=DrawnInputs())
    assert form["file"].as_widget() == Upload(initial={"file": Kept()}, renderer=TemplatesSetting())["file"].as_widget()
