"""What keeps a form from being drowned in advertising. Each guard's test fails when its line is taken away."""

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.limits import Limit
from interviews.models import Audience, WebFormAnswer
from interviews.webforms import guard
from tests import factories
from tests.interviews.web_forms import WORDS, answer_to, filled_in, make_form, send, stamp_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(dialogue):
    return make_form(dialogue)


@pytest.fixture
def public_form(dialogue):
    factories.publish(dialogue)
    return make_form(dialogue, key="alla", audience=Audience.PUBLIC)


def test_an_ordinary_answer_arrives_without_a_doubt(form):
    assert answer_to(form).doubts == ""


def test_what_is_sent_at_once_arrives_marked(form):
    assert answer_to(form, after=2.5).doubts == "quick"
    assert answer_to(form, after=3.5, **{f"q{form.questions.first().pk}": "Något helt annat, långt nog."}).doubts == ""


def test_the_hidden_field_filled_in_arrives_marked(form):
    assert answer_to(form, homepage="https://lan.example").doubts == "hidden"


def test_the_hidden_field_is_hidden_from_everybody_and_says_so(form):
    page = Client().get(form.get_public_url()).content.decode()
    [line] = [line for line in page.splitlines() if 'name="homepage"' in line]
    for part in ('class="visually-hidden"', 'aria-hidden="true"', 'tabindex="-1"', 'autocomplete="off"'):
        assert part in line
    assert "Lämna det här tomt" in line


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("Läs www.a.example och https://b.example innan ni frågar mig.", ""),
        ("Billigt: www.a.example, https://b.example och http://c.example!", "links"),
        ("[url=a]köp[/url] [URL=b]köp[/url] <a href=c>köp nu och spara</a>", "links"),
    ],
)
def test_more_than_two_links_arrive_marked(words, doubts, form):
    assert answer_to(form, **{f"q{form.questions.first().pk}": words}).doubts == doubts


def test_a_link_in_the_name_arrives_marked(form):
    assert answer_to(form, name="https://a.example").doubts == "links"


def test_the_same_text_again_arrives_marked_whatever_its_case_and_spaces(form):
    first = form.questions.first()
    answer_to(form)
    assert answer_to(form, **{f"q{first.pk}": f"  {WORDS.upper()} "}).doubts == "again"
    assert WebFormAnswer.objects.count() == 2


def test_two_short_answers_alike_are_no_sign_of_anything(form):
    values = {f"q{question.pk}": "Vet inte" for question in form.questions.all()}
    assert [answer_to(form, **values).doubts for _ in range(2)] == ["", ""]


def test_many_from_one_place_arrive_marked_in_a_public_form(public_form, monkeypatch):
    monkeypatch.setattr(guard, "MANY", 2)
    first = public_form.questions.first()
    found = [answer_to(public_form, **{f"q{first.pk}": f"Ett eget svar som är långt, {n}"}).doubts for n in range(3)]
    assert found == ["", "", "many"]


def test_a_workshop_behind_one_address_is_not_taken_for_advertising(form, monkeypatch):
    monkeypatch.setattr(guard, "MANY", 1)
    first = form.questions.first()
    found = [answer_to(form, **{f"q{first.pk}": f"Ett eget svar som är långt, {n}"}).doubts for n in range(3)]
    assert found == ["", "", ""]


def test_far_too_many_have_to_wait_and_keep_what_they_wrote(form, monkeypatch):
    monkeypatch.setattr(guard, "SENDINGS", Limit("sendings", 1, 600))
    answer_to(form)
    answer = send(form)
    assert (answer.status_code, WebFormAnswer.objects.count()) == (429, 1)
    assert WORDS in answer.content.decode()
    assert "Vänta tio minuter" in answer.content.decode()


def test_the_address_is_kept_nowhere_in_the_clear(form, monkeypatch):
    keys = []
    real = cache.add
    monkeypatch.setattr(cache, "add", lambda key, *args, **kwargs: keys.append(key) or real(key, *args, **kwargs))
    answer = answer_to(form)
    assert len(keys) == 2
    assert "127.0.0.1" not in "".join(keys)
    assert "127.0.0.1" not in str(WebFormAnswer.objects.filter(pk=answer.pk).values().get())


@pytest.mark.parametrize("after", [24 * 3600 + 1, -60])
def test_a_page_older_than_a_day_is_sent_once_more_with_everything_kept(after, form):
    answer = send(form, after=after)
    assert (answer.status_code, WebFormAnswer.objects.count()) == (422, 0)
    page = answer.content.decode()
    assert WORDS in page
    assert "Se igenom den och skicka igen" in page


def test_what_is_sent_again_from_that_page_is_not_taken_for_quick(form):
    client = Client()
    data = filled_in(client, form, stamp="trasig")
    page = client.post(form.get_public_url(), data)
    assert (page.status_code, WebFormAnswer.objects.count()) == (422, 0)
    assert (
        client.post(form.get_public_url(), data | {"stamp": page.context["form"]["stamp"].value()}).status_code == 302
    )
    assert WebFormAnswer.objects.get().doubts == ""


def test_a_mark_of_another_form_is_not_taken(form, dialogue):
    other = make_form(dialogue, key="annat")
    client = Client()
    answer = client.post(form.get_public_url(), filled_in(client, form, stamp=stamp_on(client, other)))
    assert (answer.status_code, WebFormAnswer.objects.count()) == (422, 0)


def test_what_is_too_large_is_refused_with_words(form):
    answer = send(form, extra="x" * guard.LARGEST)
    assert (answer.status_code, WebFormAnswer.objects.count()) == (413, 0)
    assert "för långt att skicka" in answer.content.decode()


def test_an_answer_longer_than_fits_is_kept_and_pointed_out(form):
    first = form.questions.first()
    long = "å" * 6001
    answer = send(form, **{f"q{first.pk}": long})
    assert (answer.status_code, WebFormAnswer.objects.count()) == (422, 0)
    assert long in answer.content.decode()
    assert list(answer.context["form"].errors) == [f"q{first.pk}"]


def test_codes_cannot_be_tried_in_numbers(form, monkeypatch):
    monkeypatch.setattr("interviews.webforms.public_views.ANSWER_CODES", Limit("answer-codes", 2, 600))
    client = Client()
    address = form.get_public_url() + "back/"
    assert [client.post(address, {"code": "ABCD-EFGH-JKMN"}).status_code for _ in range(3)] == [422, 422, 429]
