"""The writing page: saved as one types, by one or two, with answers lost on the way."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dialogues.models import Event
from interviews.models import GuideQuestion, InterviewText
from interviews.services import hooks, on_text_changed
from perspectives.models import Statement
from tests import factories
from tests.interviews.conftest import PLACE

TEXT = PLACE + "1/text/"
SAVE = TEXT + "save/"
RICH = "👩‍👧 e\u0301 \u200fمرحبا\u200e [Fråga 1]\r\nIngen frågade oss. 👍🏽 Slut"


@pytest.fixture
def writes(signed_in, ines, talk):
    """Return a function that saves as the script does, as Ines; the answer is (status, content)."""
    client = signed_in(ines)

    def save(text: str, version: int | str = 1, **more):
        answer = client.post(SAVE, {"writer": ines.pk, "text": text, "opened_version": version} | more)
        return answer.status_code, answer.json()

    return save


def stored() -> tuple[str, int]:
    return InterviewText.objects.values_list("text", "version").get()


@pytest.mark.django_db
def test_what_is_typed_is_saved_and_the_answer_says_when(writes):
    status, answer = writes("Ingen frågade oss. Än.")
    assert (status, answer["version"], stored()) == (200, 2, ("Ingen frågade oss. Än.", 2))
    assert len(answer["saved"]) == len("14.02")
    assert "text" not in answer


@pytest.mark.django_db
def test_a_request_whose_answer_was_lost_is_sent_again_and_meets_nobody(writes):
    for _ in range(3):
        assert writes("Ingen frågade oss. Än.", 1)[0] == 200
    assert writes("Ingen frågade oss. Än. Nu.", 2)[1]["version"] == 3


@pytest.mark.django_db
def test_blank_ends_and_unseen_characters_are_no_difference(writes):
    writes("Ingen frågade oss. Än.\r\n\r\n")
    assert writes("\ufeffIngen frågade oss. Än.", 1)[1]["version"] == 2


@pytest.mark.django_db
def test_what_lena_wrote_meanwhile_is_shown_and_stays(writes, signed_in, lena):
    signed_in(lena).post(TEXT, {"text": "Lika.\nLenas rad.", "opened_version": 1})
    status, answer = writes("Lika.\nInes rad.", 1)
    assert (status, answer["version"], answer["text"]) == (409, 2, "Lika.\nLenas rad.")
    assert (answer["who"], stored()) == ("Sparad av Lena", ("Lika.\nLenas rad.", 2))
    assert ("<ins>Lenas</ins>" in answer["html"], "<ins>Ines</ins>" in answer["html"]) == (True, True)
    assert writes("Lika.\nInes rad.\nLenas rad.", answer["version"])[0] == 200


@pytest.mark.django_db
def test_ones_own_other_window_is_called_that(writes):
    writes("Ett.", 1)
    assert writes("Två.", 1)[1]["who"] == "Sparad av dig i ett annat fönster"


@pytest.mark.django_db
def test_two_who_wrote_the_same_do_not_disagree(writes, signed_in, lena):
    signed_in(lena).post(TEXT, {"text": "Samma.", "opened_version": 1})
    assert writes("Samma.", 1)[0] == 200


@pytest.mark.django_db
def test_words_in_the_comparison_are_never_markup(writes):
    writes("Ett.", 1)
    html = writes("<img src=x onerror=alert(1)>", 1)[1]["html"]
    assert ("<img" in html, "&lt;img" in html) == (False, True)


@pytest.mark.django_db
def test_a_draft_is_compared_without_being_saved(writes):
    status, answer = writes("Ingen frågade mig.", compare=1)
    assert (status, answer["same"], stored()[0]) == (200, False, "Ingen frågade oss.")
    assert "<ins>mig.</ins>" in answer["html"]
    assert writes("Ingen frågade oss.\n", compare=1)[1]["same"] is True


@pytest.mark.django_db
def test_a_draft_of_somebody_else_who_was_logged_in_before_is_not_saved_as_ones_own(signed_in, ines, lena, talk):
    answer = signed_in(lena).post(SAVE, {"writer": ines.pk, "text": "Ines ord.", "opened_version": 1})
    assert (answer.status_code, answer.json()["why"], stored()[0]) == (422, "writer", "Ingen frågade oss.")


@pytest.mark.django_db
@pytest.mark.parametrize("version", ["", "0", "-1", "x", "99", "1e9"])
def test_without_the_right_version_nothing_is_overwritten(version, writes):
    assert (writes("Annat.", version)[0], stored()[0]) == (409, "Ingen frågade oss.")


@pytest.mark.django_db
def test_what_a_room_refuses_is_said_in_its_words(writes):
    def refuse(interview, old, new):
        raise ValidationError("Person 1 har inte sagt ja till anteckningar.")

    before = list(hooks._text_changed)
    on_text_changed(refuse)
    try:
        status, answer = writes("Annat.", 1)
    finally:
        hooks._text_changed[:] = before
    assert (status, answer["message"]) == (422, "Person 1 har inte sagt ja till anteckningar.")
    assert stored() == ("Ingen frågade oss.", 1)


@pytest.mark.django_db
def test_a_text_too_long_is_refused_in_words(writes):
    assert "högst en miljon" in writes("å" * 1_000_001)[1]["message"]


@pytest.mark.django_db
def test_logged_out_the_answer_leads_to_the_log_in(talk):
    answer = Client().post(SAVE, {"text": "x"})
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/accounts/login/")


@pytest.mark.django_db
def test_a_form_token_grown_old_is_fetched_anew(ines, talk):
    client = Client(enforce_csrf_checks=True)
    client.force_login(ines, backend="django.contrib.auth.backends.ModelBackend")
    values = {"writer": ines.pk, "text": "Ingen frågade oss. Än.", "opened_version": 1}
    assert client.post(SAVE, values, headers={"X-CSRFToken": "x" * 64}).status_code == 403
    state = client.get(SAVE).json()
    assert (state["writer"], state["version"], "text" in state) == (ines.pk, 1, False)
    assert client.post(SAVE, values, headers={"X-CSRFToken": state["csrf"]}).status_code == 200


@pytest.mark.django_db
def test_another_interviewer_and_the_design_team_cannot_save(signed_in, other_interviewer, dana, stranger, talk):
    values = {"text": "x", "opened_version": 1}
    for user, status in ((other_interviewer, 404), (dana, 403), (stranger, 404)):
        assert signed_in(user).post(SAVE, values | {"writer": user.pk}).status_code == status
    assert stored()[0] == "Ingen frågade oss."


@pytest.mark.django_db
def test_asking_who_is_logged_in_is_no_reading_but_meeting_the_others_text_is(signed_in, lena, ines, talk):
    client = signed_in(lena)
    client.get(SAVE)
    assert Event.objects.filter(name="source.read").count() == 0
    client.post(SAVE, {"writer": lena.pk, "text": "Lenas.", "opened_version": 7})
    assert Event.objects.get(name="source.read").actor == lena


@pytest.mark.django_db
def test_a_sitting_is_one_line_in_the_log(writes):
    for version in range(1, 6):
        writes("Ingen frågade oss." + " Ord." * version, version)
    assert Event.objects.filter(name="interview.text_changed").count() == 1


@pytest.mark.django_db
def test_offsets_survive_a_round_trip_through_saving(writes, talk, dialogue):
    writes(RICH)
    text = InterviewText.objects.get().text
    assert text == "👩‍👧 é \u200fمرحبا\u200e [Fråga 1]\nIngen frågade oss. 👍🏽 Slut"
    talk.source.refresh_from_db()
    row = factories.make_statement(talk, "Ingen frågade oss. 👍🏽", number=1)
    writes("🇸🇪 Före. " + text.replace("مرحبا", "مرحبا بك"), 2)
    row = Statement.objects.get(pk=row.pk)
    assert InterviewText.objects.get().text[row.start : row.end] == row.original == "Ingen frågade oss. 👍🏽"


@pytest.mark.django_db
def test_the_page_shows_the_guide_beside_the_notes_and_what_is_asked(signed_in, ines, dialogue, talk):
    for number in (1, 2):
        GuideQuestion.objects.create(dialogue=dialogue, number=number, text=f"Fråga nummer {number}?", prompts="Hur?")
    InterviewText.objects.update(text="[Fråga 2] Fråga nummer 2?\nJa.")
    answer = signed_in(ines).get(TEXT)
    page = answer.content.decode()
    assert ("Fråga nummer 1?" in page, "Kan du berätta om en gång när det hände?" in page) == (True, True)
    assert answer.context["asked"] == {2}


@pytest.mark.django_db
def test_the_page_costs_the_same_however_long_guide_and_text_are(
    signed_in, ines, dialogue, talk, django_assert_num_queries, django_assert_max_num_queries
):
    client = signed_in(ines)
    client.get(TEXT)
    with django_assert_max_num_queries(40) as few:
        client.get(TEXT)
    count = len(few)
    GuideQuestion.objects.bulk_create(
        GuideQuestion(dialogue=dialogue, number=number, text=f"Nummer {number}?") for number in range(1, 30)
    )
    InterviewText.objects.update(text="[Fråga 2] Nummer 2?\nJa.\n" * 1000)
    with django_assert_num_queries(count):
        client.get(TEXT)


@pytest.mark.django_db
def test_a_withdrawn_or_unallowed_talk_says_why_it_is_not_written(signed_in, ines, talk):
    from interviews.models import Consent

    person = talk.people.get()
    Consent.objects.create(interviewee=person, informed_on="2022-02-03", way="spoken", allows_notes=False)
    InterviewText.objects.update(text="")
    page = signed_in(ines).get(TEXT).content.decode()
    assert ("har inte sagt ja till anteckningar" in page or "notes" in page, "data-writing" in page) == (True, False)
