"""Template helpers: what is written is read as people say it."""

import datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from dialogplattform.templatetags import ui


class InterviewForm(forms.Form):
    day = forms.DateField(label="When?", help_text="For example 2022-02-04")
    kind = forms.ChoiceField(label="How?", choices=[("a", "Alone"), ("b", "Group")], widget=forms.RadioSelect)
    mail = forms.EmailField(label="Mail", required=False)
    token = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(90, "1 hour 30 minutes"), (60, "1 hour"), (1, "1 minute"), (0, "0 minutes"), (None, "")],
)
def test_minutes_are_said_in_hours(minutes, words):
    assert ui.minutes_as_text(minutes) == words


def test_numbers_are_parted_as_the_reader_writes_them():
    with translation.override("sv"):
        assert ui.sv_number(350000) == "350\u00a0000"
        assert ui.sv_number(4.09, 1) == "4,1"  # rounded, not cut
        assert ui.sv_number(Decimal("1234.55"), 1) == "1\u00a0234,6"
    assert ui.sv_number(None) == ""


@pytest.mark.parametrize(
    ("days", "words"), [(-3, "this week"), (6, "this week"), (49, "7 weeks ago"), (200, "7 months ago")]
)
def test_time_is_counted_in_weeks_and_months(time_machine, days, words):
    time_machine.move_to(datetime.datetime(2022, 5, 18, 12, tzinfo=datetime.UTC))
    assert ui.weeks_since(datetime.date(2022, 5, 18) - datetime.timedelta(days)) == words


def test_words_the_other_lacks_are_marked_and_markup_is_not_trusted():
    assert ui.word_diff("some see <b>an</b> open door", "some see a door") == (
        "some see <ins>&lt;b&gt;an&lt;/b&gt; open</ins> door"
    )


def test_own_words_get_the_quotation_marks_of_their_language():
    assert ui.quoted("Nobody asked.", "en") == "“Nobody asked.”"
    assert ui.quoted("Ingen frågade.") == "”Ingen frågade.”"
    assert ui.quoted("”Redan.”") == "”Redan.”"


def test_a_form_that_came_back_lists_every_error_with_a_way_to_its_field():
    form = InterviewForm({"mail": "pupil@"})
    links = ui.error_links(form)
    assert [(link["id"], link["label"]) for link in links] == [
        ("id_day", "When?"), ("id_kind_0", "How?"), ("id_mail", "Mail:"), ("", "Token:"),
    ]  # fmt: skip
    html = render_to_string("components/form.html", {"form": form, "submit": "Save"})
    assert "Four things need to be fixed" in html
    assert 'href="#id_kind_0"' in html
    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert 'value="pupil@"' in html


def test_a_file_makes_the_form_multipart():
    class UploadForm(forms.Form):
        text = forms.FileField()

    html = render_to_string("components/form.html", {"form": UploadForm(), "submit": "Save"})
    assert 'enctype="multipart/form-data"' in html


def test_pages_keep_search_and_filters(rf):
    template = Template('{% load ui %}{% querystring_for "page" 3 %}')
    request = rf.get("/", {"q": "bus", "page": "2"})
    assert template.render(Context({"request": request})) == "?q=bus&amp;page=3"


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_need_no_context_and_name_no_dialogue(name):
    html = render_to_string(name)
    assert html.count("<h1>") == 1
    assert "<main" in html
    assert "dialogue.title" not in html


def test_a_missing_page_says_so_in_the_readers_language(client, db):
    answer = client.get("/no-such-page/", headers={"accept-language": "sv"})
    assert answer.status_code == 404
    assert "Här finns ingen sida" in answer.content.decode()
