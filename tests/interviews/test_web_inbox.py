"""The inbox: Lena reads what has come in, takes it in as interviews, sets it aside, and can undo both."""

from datetime import timedelta

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from dialogues.models import Event
from dialogues.phases import readiness
from interviews.consent.receipts import find_consent
from interviews.models import Consent, Interview, Interviewee, WebFormAnswer
from interviews.services import withdraw_consent
from interviews.tasks import empty_old_web_answers
from interviews.webforms import sorting
from tests import factories
from tests.interviews.web_forms import PLACE, WORDS, answer_to, code_on, make_form, send

pytestmark = pytest.mark.django_db
INBOX = PLACE + "inbox/"
SECRETS = ("Hemlig Hemligsson", "hemlig@example.org", WORDS)


@pytest.fixture
def form(dialogue):
    return make_form(dialogue)


@pytest.fixture
def answer(form, parents):
    return answer_to(
        form,
        name="Hemlig Hemligsson",
        email="hemlig@example.org",
        age="44",
        allows_contact="on",
        allows_quotes="on",
        group=str(parents.pk),
    )


def filled(answer: WebFormAnswer, number: int) -> WebFormAnswer:
    """Another answer like it, as quickly as a row is written."""
    return WebFormAnswer.objects.create(form=answer.form, number=number, answers=answer.answers, notice="Så här.")


def fresh(answer: WebFormAnswer) -> WebFormAnswer:
    return WebFormAnswer.objects.select_related("form__dialogue", "interview").get(pk=answer.pk)


def take(client: Client, answer: WebFormAnswer, group, interviewer):
    return client.post(f"{INBOX}{answer.pk}/take-in/", {"group": group.pk, "interviewer": interviewer.pk})


def test_the_list_shows_numbers_and_nothing_of_what_was_written(signed_in, lena, answer):
    page = signed_in(lena).get(INBOX)
    assert [row.number for row in page.context["page"]] == [1]
    assert [word for word in SECRETS if word in page.content.decode()] == []
    assert Event.objects.filter(name__endswith=".read").count() == 0


def test_the_list_never_loads_what_was_written(signed_in, lena, answer):
    row = signed_in(lena).get(INBOX).context["page"][0]
    assert {"answers", "name", "email", "age", "notice"} <= row.get_deferred_fields()


def test_each_reading_of_an_answer_is_in_the_log_without_content(signed_in, lena, answer, form):
    page = signed_in(lena).get(f"{INBOX}{answer.pk}/").content.decode()
    assert [word for word in SECRETS if word not in page] == []
    rows = Event.objects.filter(name__endswith=".read").order_by("pk")
    expected = [(name, lena.pk, "interviews.webformanswer", answer.pk, {}) for name in ("source.read", "identity.read")]
    assert list(rows.values_list("name", "actor", "object_type", "object_id", "data")) == expected
    signed_in(lena).get(f"{INBOX}{filled(answer, 2).pk}/")
    assert rows.filter(name="identity.read").count() == 1  # the second tells nothing of who sent it


@pytest.mark.parametrize("who", ["ines", "farid", "dana", "petra"])
def test_nobody_but_the_leader_sees_the_inbox(who, request, signed_in, answer):
    client = signed_in(request.getfixturevalue(who))
    assert [client.get(path).status_code for path in (INBOX, f"{INBOX}{answer.pk}/")] == [403, 403]


def test_an_answer_of_another_dialogue_is_not_there(signed_in, stranger, answer):
    client = signed_in(stranger)
    assert client.get(f"/dialogues/insatser/interviews/inbox/{answer.pk}/").status_code == 404
    group = factories.make_group(stranger.memberships.get().dialogue, "Andra")
    data = {"answer": [answer.pk], f"group-{answer.pk}": group.pk, "do": "take_in"}
    client.post("/dialogues/insatser/interviews/inbox/sort/", data)
    assert fresh(answer).status == "new"


def test_taken_in_it_is_an_interview_with_person_consent_and_text(signed_in, lena, ines, parents, answer, dialogue):
    before = dialogue.notice
    dialogue.notice = "En nyare text."
    dialogue.save()
    assert take(signed_in(lena), answer, parents, ines).status_code == 302
    interview = Interview.objects.get()
    assert (interview.kind, interview.status, interview.interviewer) == ("form", "held", ines)
    assert interview.held_on == timezone.localdate()
    assert interview.source.text == f"[Fråga] Hur är det?\n{WORDS}\n\n[Fråga] Vad kan göras?\nHa öppet längre."
    person = interview.people.get()
    assert (person.group, person.identity.name, person.identity.email, person.identity.age) == (
        parents,
        "Hemlig Hemligsson",
        "hemlig@example.org",
        "44",
    )
    consent = person.consent
    assert (consent.way, consent.notice, consent.informed_on) == ("electronic", before, timezone.localdate())
    allowed = (consent.allows_notes, consent.allows_quotes, consent.allows_contact, consent.allows_recording)
    assert (*allowed, consent.told_by) == (True, True, True, False, None)
    assert (fresh(answer).status, fresh(answer).interview, fresh(answer).sorted_by) == ("sorted", interview, lena)


def test_what_was_not_allowed_is_not_allowed_in_the_interview(signed_in, lena, parents, form):
    answer = answer_to(form)
    take(signed_in(lena), answer, parents, lena)
    consent = Consent.objects.get()
    assert (consent.allows_quotes, consent.allows_contact) == (False, False)


def test_pressed_twice_it_is_one_interview(signed_in, lena, parents, answer):
    client = signed_in(lena)
    for _ in range(2):
        assert take(client, answer, parents, lena).status_code == 302
    assert (Interview.objects.count(), Interviewee.objects.count()) == (1, 1)
    assert Event.objects.filter(name="web_answer.taken_in").count() == 1


def test_two_at_once_make_one_interview(lena, parents, answer):
    """Both have read the answer as unsorted before either writes."""
    one, two = fresh(answer), fresh(answer)
    made = [sorting.take_in(answer=row, group=parents, interviewer=lena, actor=lena) for row in (one, two)]
    assert made[0] == made[1]
    assert (Interview.objects.count(), Interviewee.objects.count()) == (1, 1)


def test_what_was_set_aside_meanwhile_is_not_taken_in(signed_in, lena, parents, answer):
    early = fresh(answer)
    sorting.set_aside(answer=fresh(answer), reason="elsewhere", actor=lena)
    assert sorting.take_in(answer=early, group=parents, interviewer=lena, actor=lena) is None
    assert Interview.objects.count() == 0


def test_a_group_is_needed(signed_in, lena, answer):
    page = signed_in(lena).post(f"{INBOX}{answer.pk}/take-in/", {"interviewer": lena.pk})
    assert (page.status_code, list(page.context["take"].errors)) == (422, ["group"])
    assert fresh(answer).status == "new"


def test_twenty_at_once_in_the_groups_they_chose(signed_in, lena, ines, parents, answer):
    young = factories.make_group(answer.form.dialogue, "Unga")
    rows = [answer, *(filled(answer, number) for number in range(2, 21))]
    data = {"answer": [row.pk for row in rows], "do": "take_in", "interviewer": ines.pk}
    data |= {f"group-{row.pk}": (parents if row.number % 2 else young).pk for row in rows[:-1]}
    page = signed_in(lena).post(INBOX + "sort/", data, follow=True).content.decode()
    assert "19 svar är intervjuer nu." in page
    assert "1 svar har ingen grupp och ligger kvar: 20." in page
    assert [Interviewee.objects.filter(group=group).count() for group in (parents, young)] == [10, 9]
    assert set(Interview.objects.values_list("interviewer", flat=True)) == {ines.pk}
    assert WebFormAnswer.objects.get(status="new").number == 20


def test_one_that_is_refused_does_not_stop_the_others(signed_in, lena, parents, answer, dialogue):
    other = filled(answer, 2)
    WebFormAnswer.objects.filter(pk=other.pk).update(created_at=timezone.now() - timedelta(days=20_000))
    data = {"answer": [answer.pk, other.pk], f"group-{answer.pk}": parents.pk, f"group-{other.pk}": parents.pk}
    page = signed_in(lena).post(INBOX + "sort/", data, follow=True).content.decode()
    assert "Svar 2 gick inte att ta in" in page
    assert (fresh(answer).status, fresh(other).status) == ("sorted", "new")


def test_many_are_set_aside_as_advertising(signed_in, lena, answer):
    other = filled(answer, 2)
    signed_in(lena).post(INBOX + "sort/", {"answer": [answer.pk, other.pk], "do": "aside"})
    assert [(fresh(row).status, fresh(row).reason) for row in (answer, other)] == [("set_aside", "advertising")] * 2


def test_set_aside_with_a_reason_and_back_again(signed_in, lena, answer):
    client = signed_in(lena)
    address = f"{INBOX}{answer.pk}/"
    assert client.post(address + "aside/", {"reason": "other"}).status_code == 422
    assert client.post(address + "aside/", {"reason": "other", "words": "Rör en annan kommun"}).status_code == 302
    assert "Lagt åt sidan: Rör en annan kommun." in client.get(address).content.decode()
    client.post(address + "back/")
    assert (fresh(answer).status, fresh(answer).reason, fresh(answer).sorted_by) == ("new", "", None)
    assert WORDS in client.get(address).content.decode()


def test_undone_the_interview_and_its_person_are_gone_and_it_can_be_taken_in_anew(signed_in, lena, parents, answer):
    client = signed_in(lena)
    take(client, answer, parents, lena)
    address = f"{INBOX}{answer.pk}/back/"
    assert "raderas" in client.get(address).content.decode()
    assert client.post(address).status_code == 422
    assert client.post(address, {"confirm": "on"}).status_code == 302
    assert (Interview.objects.count(), Interviewee.objects.count(), fresh(answer).status) == (0, 0, "new")
    take(client, answer, parents, lena)
    assert (Interview.objects.count(), fresh(answer).interview) == (1, Interview.objects.get())


def test_it_is_not_undone_once_statements_are_lifted(signed_in, lena, parents, answer):
    client = signed_in(lena)
    take(client, answer, parents, lena)
    factories.make_statement(Interview.objects.get(), "min gata", number=1)
    page = client.post(f"{INBOX}{answer.pk}/back/", {"confirm": "on"})
    assert page.status_code == 422
    assert (fresh(answer).status, Interview.objects.count()) == ("sorted", 1)


def test_a_person_in_another_interview_too_stays_when_it_is_undone(lena, parents, answer, dialogue):
    interview = sorting.take_in(answer=fresh(answer), group=parents, interviewer=lena, actor=lena)
    factories.make_interview(dialogue, lena, interview.people.get(), number=99)
    assert sorting.bring_back(answer=fresh(answer), actor=lena)
    assert Interviewee.objects.count() == 1


def test_whoever_takes_back_their_consent_is_out_of_the_inbox_too(lena, parents, answer):
    interview = sorting.take_in(answer=fresh(answer), group=parents, interviewer=lena, actor=lena)
    withdraw_consent(person=interview.people.get(), actor=lena)
    assert (fresh(answer).answers, fresh(answer).name, fresh(answer).email) == ("", "", "")


def test_the_senders_code_works_where_paper_receipts_do_once_it_is_an_interview(form, lena, parents):
    code = code_on(send(form))
    interview = sorting.take_in(answer=fresh(form.answers.get()), group=parents, interviewer=lena, actor=lena)
    assert find_consent(code.lower(), dialogue=form.dialogue) == interview.people.get().consent
    page = Client().post(form.get_public_url() + "back/", {"code": code}).content.decode()
    assert "finns nu bland intervjuerna" in page
    assert 'href="/withdraw/"' in page


@pytest.mark.parametrize("how", ["sorted", "set_aside"])
def test_words_are_erased_a_month_after_sorting_and_the_interview_keeps_its_own(how, lena, parents, answer):
    if how == "sorted":
        sorting.take_in(answer=fresh(answer), group=parents, interviewer=lena, actor=lena)
    else:
        sorting.set_aside(answer=fresh(answer), reason="twice", actor=lena)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert empty_old_web_answers() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert empty_old_web_answers() == 1
        assert empty_old_web_answers() == 0
    row = fresh(answer)
    assert (row.answers, row.name, row.email, row.age, row.fingerprint, row.status) == ("", "", "", "", "", how)
    assert not sorting.bring_back(answer=row, actor=lena)
    if how == "sorted":
        assert WORDS in Interview.objects.get().source.text
    assert Event.objects.get(name="web_answer.emptied").data == {"count": 1}


def test_what_waits_is_never_erased_by_itself(answer):
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert empty_old_web_answers() == 0
    assert WORDS in fresh(answer).answers


def test_the_list_is_filtered_but_not_by_what_was_written(signed_in, lena, parents, answer, dialogue):
    other = filled(answer, 2)
    WebFormAnswer.objects.filter(pk=other.pk).update(doubts="links,quick")
    aside = filled(answer, 3)
    sorting.set_aside(answer=fresh(aside), reason="empty", actor=lena)
    client = signed_in(lena)

    def found(**chosen):
        return sorted(row.number for row in client.get(INBOX, chosen).context["page"])

    assert found() == [1, 2]
    assert found(status="") == [1, 2, 3]
    assert found(status="set_aside") == [3]
    assert found(status="new", looks="doubted") == [2]
    assert found(status="new", looks="trusted") == [1]
    assert found(status="new", group=parents.pk) == [1]
    assert found(status="new", group="none") == [2]
    assert found(status="", number=3) == [3]
    assert found(status="", q="Hemlig") == [1, 2, 3]
    assert "ser ut som reklam" in client.get(INBOX).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_costs_the_same_for_one_and_for_three(rows, signed_in, lena, answer, django_assert_num_queries):
    for number in range(2, rows + 1):
        filled(answer, number)
    client = signed_in(lena)
    client.get(INBOX)
    with django_assert_num_queries(12):
        assert len(client.get(INBOX).context["page"]) == rows


def test_the_overview_says_how_many_wait(answer, dialogue):
    filled(answer, 2)
    dialogue.refresh_from_db()
    missing = [one.text for one in readiness(dialogue)["interviews"].missing]
    steps = [one.title for one in readiness(dialogue)["interviews"].steps]
    assert "2 svar i inkorgen att sortera" in missing
    assert "Sortera 2 svar från webbformulär" in steps


def test_a_withdrawn_answer_is_not_brought_back(lena, parents, answer):
    interview = sorting.take_in(answer=fresh(answer), group=parents, interviewer=lena, actor=lena)
    Consent.objects.update(withdrawn_at=timezone.now())
    with pytest.raises(ValidationError, match="tagit tillbaka"):
        sorting.bring_back(answer=fresh(answer), actor=lena)
    assert Interview.objects.get() == interview


def test_keys_are_changed_without_losing_what_lies_in_the_inbox(settings, answer):
    old, new = settings.IDENTITY_KEYS[0], Fernet.generate_key().decode()
    settings.IDENTITY_KEYS = [new, old]
    call_command("rotate_identity_keys")
    settings.IDENTITY_KEYS = [new]
    assert (fresh(answer).name, WORDS in fresh(answer).answers) == ("Hemlig Hemligsson", True)
