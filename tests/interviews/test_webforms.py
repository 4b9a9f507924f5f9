"""Forms on the web: made by Lena, opened, answered by anybody, taken back by whoever sent the answer."""

import json
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from dialogues.models import Event
from interviews.models import Audience, FormState, WebForm, WebFormAnswer
from interviews.webforms import services
from interviews.webforms.ready_made import READY_MADE
from tests import factories
from tests.interviews.web_forms import PLACE, WORDS, answer_to, code_on, filled_in, make_form, send

pytestmark = pytest.mark.django_db
FORMS = PLACE + "forms/"


@pytest.fixture
def form(dialogue):
    return make_form(dialogue)


def row(form: WebForm) -> WebForm:
    return WebForm.objects.select_related("dialogue").get(pk=form.pk)


def asked(form: WebForm) -> list[str]:
    return list(form.questions.filter(removed_at=None).values_list("text", flat=True))


def rows_sent(form: WebForm, *rows: tuple[int | None, str], do: str = "save", **more) -> dict[str, object]:
    """What the questions page sends."""
    data = {"q-TOTAL_FORMS": len(rows), "q-INITIAL_FORMS": 0, "opened_version": row(form).version, "do": do}
    for place, (pk, text) in enumerate(rows):
        data |= {f"q-{place}-pk": pk or "", f"q-{place}-text": text, f"q-{place}-is_long": "on"}
    return data | more


# --- the leader makes one ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["ideas", "perspective"])
def test_lena_begins_from_a_ready_made_form_and_nobody_sees_it_yet(kind, signed_in, lena, dialogue):
    lena_at = signed_in(lena)
    page = lena_at.get(FORMS + f"new/?from={kind}")
    shown = page.context["form"]
    data = {name: shown[name].value() or "" for name in ("title", "lead", "audience", "thanks", "creation_key")}
    for _ in range(2):
        assert lena_at.post(FORMS + f"new/?from={kind}", data | {"asks_group": "on"}).status_code == 302
    made = WebForm.objects.get()
    assert asked(made) == [str(question.text) for question in READY_MADE[kind].questions]
    assert made.state == FormState.DRAFT
    assert Client().get(made.get_public_url()).status_code == 404
    assert list(Event.objects.values_list("name", flat=True)) == ["web_form.made"]


def test_the_address_of_an_internal_form_cannot_be_guessed(dialogue):
    inside = {services.new_key("Idéer", Audience.INTERNAL) for _ in range(50)}
    assert (len(inside), min(len(key) for key in inside)) == (50, 24)
    assert services.new_key("Idéer", Audience.PUBLIC) == "ideer"
    make_form(dialogue, key="ideer")
    assert services.new_key("Idéer", Audience.PUBLIC) == "ideer-2"


def test_a_form_that_becomes_internal_gets_an_address_nobody_knows(signed_in, lena, dialogue):
    form = make_form(factories.publish(dialogue), audience=Audience.PUBLIC)
    data = {"title": "Berätta", "audience": "internal", "opened_version": 1}
    assert signed_in(lena).post(f"{FORMS}{form.pk}/edit/", data).status_code == 302
    assert Client().get(form.get_public_url()).status_code == 404
    assert Client().get(row(form).get_public_url()).status_code == 200


def test_questions_are_added_moved_and_removed_on_one_page_without_a_script(signed_in, lena, form):
    client, address = signed_in(lena), f"{FORMS}{form.pk}/questions/"
    WebForm.objects.update(opened_at=None)
    one, two = form.questions.all()
    client.post(address, rows_sent(form, (one.pk, "Ett"), (two.pk, "Två"), (None, "Tre"), do="more-3"))
    assert asked(form) == ["Ett", "Två", "Tre"]
    three = form.questions.last()
    rows = [(one.pk, "Ett"), (two.pk, "Två"), (three.pk, "Tre, omskriven")]
    client.post(address, rows_sent(form, *rows, do="up-2"))
    assert asked(form) == ["Ett", "Tre, omskriven", "Två"]
    rows = [(one.pk, "Ett"), (three.pk, "Tre"), (two.pk, "Två"), (None, "")]
    client.post(address, rows_sent(form, *rows, do="down-0"))
    assert asked(form) == ["Tre", "Ett", "Två"]
    rows = [(three.pk, "Tre"), (one.pk, "Ett"), (two.pk, "Två")]
    client.post(address, rows_sent(form, *rows, do="remove-0"))
    assert asked(form) == ["Ett", "Två"]
    assert form.questions.count() == 2


def test_an_answer_keeps_the_question_as_it_was_asked(signed_in, lena, form):
    client, one = Client(), form.questions.first()
    sent = filled_in(client, form)
    address = f"{FORMS}{form.pk}/questions/"
    rows = [(one.pk, "Omskriven fråga"), (form.questions.last().pk, "Vad kan göras?")]
    signed_in(lena).post(address, rows_sent(form, *rows) | {"q-0-required": "on"})
    assert asked(form) == ["Omskriven fråga", "Vad kan göras?"]
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert client.post(form.get_public_url(), sent).status_code == 302
    pairs = [["Vad kan göras?", "Ha öppet längre."], ["Hur är det?", WORDS]]
    assert sorted(json.loads(WebFormAnswer.objects.get().answers)) == sorted(pairs)


def test_what_was_written_to_a_question_that_is_gone_is_still_there_when_the_form_comes_back(signed_in, lena, form):
    client, one = Client(), form.questions.first()
    sent = filled_in(client, form, agrees=None)
    rows = [(None, "En annan"), (form.questions.last().pk, "Vad kan göras?")]
    signed_in(lena).post(f"{FORMS}{form.pk}/questions/", rows_sent(form, *rows))
    page = client.post(form.get_public_url(), sent).content.decode()
    assert ("Hur är det?" in page, WORDS in page, "En annan" in page) == (True, True, True)
    assert f'name="q{one.pk}"' not in client.get(form.get_public_url()).content.decode()


def test_two_who_change_the_questions_at_once_see_both_lists(signed_in, lena, form):
    client, address = signed_in(lena), f"{FORMS}{form.pk}/questions/"
    one, two = form.questions.all()
    early = rows_sent(form, (one.pk, "Min ordning"), (two.pk, "Vad kan göras?"))
    client.post(address, rows_sent(form, (one.pk, "Hennes ordning"), (two.pk, "Vad kan göras?")))
    answer = client.post(address, early)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Hennes" in page
    assert "Min" in page
    assert asked(form) == ["Hennes ordning", "Vad kan göras?"]


def test_a_form_without_the_privacy_set_up_cannot_be_opened_and_says_why(signed_in, lena, dialogue):
    form = make_form(dialogue, opened=False)
    dialogue.notice, dialogue.impact_assessment = "", ""
    dialogue.save()
    page = signed_in(lena).get(f"{FORMS}{form.pk}/").content.decode()
    assert "I dataskyddet saknas: information till den som berättar" in page
    assert "Öppna formuläret" not in page
    signed_in(lena).post(f"{FORMS}{form.pk}/open/")
    assert row(form).opened_at is None
    with pytest.raises(ValidationError, match="information till den som"):
        services.open_form(web_form=row(form), actor=lena)


def test_a_form_that_was_open_takes_nothing_once_the_information_text_is_gone(dialogue, form):
    dialogue.notice = ""
    dialogue.save()
    page = Client().get(form.get_public_url()).content.decode()
    assert "inte öppet just nu" in page
    assert "<textarea" not in page


def test_opening_closing_and_opening_again(signed_in, lena, dialogue):
    form = make_form(dialogue, opened=False)
    client = signed_in(lena)
    for verb, state in [("open", "open"), ("open", "open"), ("close", "closed"), ("open", "open")]:
        assert client.post(f"{FORMS}{form.pk}/{verb}/").status_code == 302
        assert row(form).state == state
    assert list(Event.objects.order_by("pk").values_list("name", flat=True)) == [
        "web_form.opened",
        "web_form.closed",
        "web_form.opened",
    ]


def test_a_form_with_answers_stays(signed_in, lena, form):
    answer_to(form)
    assert "Stäng formuläret i stället" in signed_in(lena).get(f"{FORMS}{form.pk}/remove/").content.decode()
    signed_in(lena).post(f"{FORMS}{form.pk}/remove/", {"confirm": "on"})
    assert WebForm.objects.count() == 1


def test_the_preview_shows_the_form_and_sends_nothing(signed_in, lena, dialogue):
    form = make_form(dialogue, opened=False)
    page = signed_in(lena).get(f"{FORMS}{form.pk}/preview/").content.decode()
    assert "Hur är det?" in page
    assert 'name="stamp"' not in page
    assert "Skicka mitt svar" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_forms_costs_the_same_for_one_and_for_three(
    count, signed_in, lena, dialogue, django_assert_num_queries
):
    for number in range(count):
        make_form(dialogue, key=f"form-{number}")
    client = signed_in(lena)
    client.get(FORMS)
    with django_assert_num_queries(8):
        assert len(client.get(FORMS).context["page"]) == count


# --- anybody answers --------------------------------------------------------------------------------------------


def test_an_answer_arrives_with_the_notice_and_what_was_allowed(form, dialogue, parents):
    answer = answer_to(
        form, group=str(parents.pk), allows_quotes="on", allows_contact="on", name="Hemlig", email="h@example.org"
    )
    assert (answer.number, answer.status, answer.group, answer.notice) == (1, "new", parents, dialogue.notice)
    assert (answer.allows_quotes, answer.allows_contact, answer.name, answer.email) == (
        True,
        True,
        "Hemlig",
        "h@example.org",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers, name, email FROM interviews_webformanswer")
        stored = str(cursor.fetchall())
    assert [word for word in ("Hemlig", "example.org", "gata") if word in stored] == []
    assert stored.count("gAAAA") == 3
    event = Event.objects.get(name="web_answer.received")
    assert (event.actor_id, event.data) == (None, {"number": 1})


def test_a_form_sent_twice_is_one_answer_with_one_receipt(form):
    client = Client()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = filled_in(client, form)
        clock.shift(60)
        answers = [client.post(form.get_public_url(), sent) for _ in range(2)]
        codes = {code_on(answer) for answer in answers}
    assert len(codes) == 1
    assert WebFormAnswer.objects.count() == 1


def test_what_was_changed_after_the_back_button_is_not_lost_but_sent_as_one_more(form):
    client, one = Client(), form.questions.first()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = filled_in(client, form)
        clock.shift(60)
        client.post(form.get_public_url(), sent)
        changed = sent | {f"q{one.pk}": "Nu har jag ändrat mig på en punkt."}
        page = client.post(form.get_public_url(), changed)
        assert (page.status_code, WebFormAnswer.objects.count()) == (422, 1)
        assert "skickas det som ett till" in page.content.decode()
        again = changed | {"stamp": page.context["form"]["stamp"].value()}
        assert client.post(form.get_public_url(), again).status_code == 302
    assert WebFormAnswer.objects.count() == 2
    assert WORDS in WebFormAnswer.objects.get(number=1).answers


def test_the_code_is_shown_for_an_hour_and_kept_nowhere(form):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        answer = send(form)
        code = code_on(answer)
        clock.shift(3700)
        assert code not in Client().get(answer.headers["Location"]).content.decode()
    assert code.replace("-", "") not in str(WebFormAnswer.objects.values().get())


def test_without_a_yes_to_the_information_nothing_is_taken_and_everything_kept(form):
    answer = send(form, agrees=None, name="Kvar")
    assert (answer.status_code, WebFormAnswer.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == ["agrees"]
    page = answer.content.decode()
    assert WORDS in page
    assert "Kvar" in page


def test_the_information_is_shown_before_the_yes(form, dialogue):
    page = Client().get(form.get_public_url()).content.decode()
    assert 0 < page.index(dialogue.notice) < page.index('name="agrees"') < page.index("Skicka mitt svar")


def test_an_information_text_that_changed_meanwhile_is_read_and_agreed_to_again(form, dialogue):
    client = Client()
    sent = filled_in(client, form)
    dialogue.notice = "Nu gäller något annat."
    dialogue.save()
    answer = client.post(form.get_public_url(), sent)
    assert (answer.status_code, WebFormAnswer.objects.count()) == (422, 0)
    page = answer.content.decode()
    assert "Nu gäller något annat." in page
    assert WORDS in page
    assert answer.context["form"]["agrees"].value() is False


@pytest.mark.parametrize("values", [{"of_age": "younger"}, {"age": "14"}])
def test_a_child_is_asked_to_bring_a_guardian_and_nothing_is_kept(values, form):
    answer = send(form, **values)
    assert (answer.status_code, WebFormAnswer.objects.count(), Event.objects.count()) == (422, 0, 0)
    page = answer.content.decode()
    assert "Be en vårdnadshavare" in page
    assert "Att åtgärda" not in page


def test_a_dialogue_that_hears_adults_asks_for_their_age(form, dialogue):
    dialogue.lowest_age = 18
    dialogue.save()
    assert "18 år eller äldre" in Client().get(form.get_public_url()).content.decode()
    send(form, age="17")
    assert WebFormAnswer.objects.count() == 0
    send(form, age="18")
    assert WebFormAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [({"allows_contact": "on"}, "email"), ({"email": "h@example.org"}, "allows_contact"), ({"email": "h"}, "email")],
)
def test_an_address_and_the_yes_to_use_it_go_together(values, field, form):
    answer = send(form, **values)
    assert list(answer.context["form"].errors) == [field]


def test_a_group_of_another_dialogue_cannot_be_chosen(form, dialogue, parents):
    foreign = factories.make_group(factories.make_dialogue("annan"), "Andra")
    assert list(send(form, group=str(foreign.pk)).context["form"].errors) == ["group"]
    assert answer_to(form, group="none").group is None


def test_a_form_to_come_and_one_that_is_over_say_so_with_dates(dialogue):
    today = timezone.localdate()
    later = make_form(dialogue, key="sen", opens_on=date(today.year + 1, 3, 9))
    over = make_form(dialogue, key="over", closes_on=date(today.year - 1, 3, 9))
    assert f"öppnar 9 mars {today.year + 1}" in Client().get(later.get_public_url()).content.decode()
    page = Client().get(over.get_public_url()).content.decode()
    assert f"Sista dagen att svara var 9 mars {today.year - 1}" in page
    assert "<textarea" not in page


def test_who_had_the_page_open_when_the_last_day_ended_may_still_send_it(dialogue):
    form = make_form(dialogue, closes_on=date(2026, 5, 4))
    client = Client()
    with time_machine.travel("2026-05-04T21:50:00Z", tick=False) as clock:
        sent = filled_in(client, form)
        clock.shift(timedelta(minutes=30))
        assert timezone.localdate() == date(2026, 5, 5)
        assert client.post(form.get_public_url(), sent).status_code == 302


def test_a_form_closed_by_hand_meanwhile_takes_nothing_and_keeps_the_text(form, lena):
    client = Client()
    sent = filled_in(client, form)
    services.close_form(web_form=row(form), actor=lena)
    answer = client.post(form.get_public_url(), sent)
    assert (answer.status_code, WebFormAnswer.objects.count()) == (422, 0)
    assert WORDS in answer.content.decode()
    assert "kopiera den" in answer.content.decode()


def test_the_page_is_kept_by_nobody_and_sends_its_address_nowhere(form):
    answer = Client().get(form.get_public_url())
    names = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    assert [answer.headers[name] for name in names] == ["no-store, private", "strict-origin", "noindex, nofollow"]
    assert list(answer.cookies) == ["csrftoken"]


def test_the_form_is_in_english_for_who_reads_english(form):
    page = Client(headers={"accept-language": "en"}).get(form.get_public_url()).content.decode()
    assert "I have read this, and want you to use my answer in the dialogue" in page


# --- the public page --------------------------------------------------------------------------------------------


def test_an_open_public_form_is_linked_from_the_dialogue_and_no_other(dialogue, form):
    factories.publish(dialogue)
    page = Client().get("/d/segregation/").content.decode()
    assert "/d/segregation/form/" not in page
    opened = make_form(dialogue, key="alla", audience=Audience.PUBLIC)
    make_form(dialogue, key="utkast", audience=Audience.PUBLIC, opened=False)
    assert 'href="/d/segregation/form/"' in Client().get("/d/segregation/?2").content.decode()
    assert Client().get("/d/segregation/form/").headers["Location"] == opened.get_public_url()
    make_form(dialogue, key="tva", audience=Audience.PUBLIC, title="Den andra")
    listed = Client().get("/d/segregation/form/").content.decode()
    assert ("Den andra" in listed, "utkast" in listed, "/f/beratta/" in listed) == (True, False, False)


def test_a_public_form_of_a_hidden_dialogue_does_not_exist(dialogue):
    form = make_form(dialogue, audience=Audience.PUBLIC)
    for path in ("", "thanks/", "back/"):
        assert Client().get(form.get_public_url() + path).status_code == 404
    assert Client().get("/d/segregation/form/").status_code == 404


# --- taken back -------------------------------------------------------------------------------------------------


def test_the_code_takes_the_answer_back_however_it_is_typed(form):
    code = code_on(send(form, name="Hemlig"))
    address = form.get_public_url() + "back/"
    for _ in range(2):
        page = Client().post(address, {"code": code.lower().replace("-", " ")})
        assert "Ditt svar är återtaget" in page.content.decode()
    answer = WebFormAnswer.objects.get()
    assert (answer.status, answer.answers, answer.name, answer.fingerprint) == ("taken_back", "", "", "")
    assert Event.objects.filter(name="web_answer.taken_back").count() == 1


def test_a_wrong_code_and_the_code_of_another_form_take_nothing_back(form, dialogue):
    code = code_on(send(make_form(dialogue, key="annat")))
    address = form.get_public_url() + "back/"
    send(form)
    for wrong in (code, "ABCD-EFGH-JKMN", "   ", "å"):
        assert Client().post(address, {"code": wrong}).status_code == 422
    assert WebFormAnswer.objects.filter(status="new").count() == 2
