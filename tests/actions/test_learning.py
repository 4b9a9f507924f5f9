"""Afterwards: answers without names, lessons, and the case as page, paper and file."""

import io
import re
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils.html import escape
from docx import Document as Word

from accounts.models import OutgoingMail
from actions.learning import queries, services
from actions.learning.printing import as_word
from actions.learning.readiness import learning as readiness
from actions.models import Case, Lesson, LookBack, LookBackAnswer, LookBackGiven, PublishedCase
from dialogues.models import Event
from meetings.models import Participant
from reports import jobs
from tests import factories
from tests.actions.conftest import HOME
from tests.actions.test_ownership import link_in
from tests.reports import paper

pytestmark = pytest.mark.django_db
ROOM = HOME + "learning/"
CASE = "/d/segregation/case/"
GIVEN = {"heard": 4, "kept": 3, "again": 5, "words": ""}


@pytest.fixture
def people(dialogue):
    """Six from each side who said yes, and one who did not."""
    made = [
        Participant.objects.create(
            dialogue=dialogue, name=f"Person {n}", email=f"p{n}@example.org", status="yes",
            side="municipality" if n % 2 else "civil_society",
        )
        for n in range(12)
    ]  # fmt: skip
    Participant.objects.create(dialogue=dialogue, name="Nej", email="nej@example.org", side="municipality", status="no")
    return made


@pytest.fixture
def asked(people, dialogue, lena) -> LookBack:
    services.ask(dialogue=dialogue, actor=lena)
    return LookBack.objects.get()


def answer_as(people, dialogue, **values) -> None:
    for person in people:
        services.answer(dialogue=dialogue, participant=person, given=GIVEN | values)


# --- Looking back ---------------------------------------------------------------------------------------------------


def test_everybody_who_took_part_is_asked_once_however_often_it_is_pressed(signed_in, lena, people, dialogue):
    for _press in range(2):
        assert signed_in(lena).post(ROOM + "look-back/ask/", {"confirm": "on"}).status_code == 302
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == sorted(one.email for one in people)


def test_the_link_takes_one_answer_and_no_more(asked, people):
    link = link_in(OutgoingMail.objects.get(to="p0@example.org").text)
    client = Client()
    page = client.get(link).content.decode()
    assert "Ditt namn sparas inte" in page
    assert client.post(link, GIVEN).status_code == 302
    client.post(link, GIVEN)
    assert (LookBackAnswer.objects.count(), LookBackGiven.objects.count()) == (1, 1)
    assert "Du har svarat" in client.get(link).content.decode()


@pytest.mark.parametrize("wrong", [{"heard": 0}, {"kept": 6}, {"again": ""}])
def test_an_answer_outside_the_steps_is_refused_and_kept_on_the_form(asked, wrong):
    link = link_in(OutgoingMail.objects.get(to="p0@example.org").text)
    page = Client().post(link, GIVEN | {"words": "Att behålla."} | wrong)
    assert (page.status_code, LookBackAnswer.objects.count()) == (422, 0)
    assert "Att behålla." in page.content.decode()


def test_nothing_ties_an_answer_to_a_person_or_a_time(asked, people, dialogue):
    before = Event.objects.count()
    answer_as(people[:1], dialogue)
    assert {field.name for field in LookBackAnswer._meta.fields} == {
        "id", "look_back", "side", "heard", "kept", "again", "words",
    }  # fmt: skip
    assert Event.objects.count() == before


def test_nothing_is_shown_while_it_is_open_and_nothing_of_few_when_it_is_closed(asked, people, dialogue, lena):
    answer_as(people[:4], dialogue, words="Bara mitt.")
    assert (queries.looking(dialogue).questions, queries.looking(dialogue).answers) == ([], 4)
    services.close(dialogue=dialogue, actor=lena)
    found = queries.looking(dialogue)
    assert (found.questions, found.words, found.answers) == ([], [], 4)


def test_sides_are_told_only_when_both_are_many_enough(asked, people, dialogue, lena):
    by_side = {side: [one for one in people if one.side == side] for side in ("municipality", "civil_society")}
    answer_as(by_side["municipality"], dialogue)
    answer_as(by_side["civil_society"][:4], dialogue)
    services.close(dialogue=dialogue, actor=lena)
    assert [one.sides for one in queries.looking(dialogue).questions] == [{}, {}, {}]


def test_with_many_on_both_sides_the_figures_are_shown(asked, people, dialogue, lena, signed_in):
    answer_as(people[:6], dialogue, kept=1)
    answer_as(people[6:], dialogue, kept=4, words="Börja tidigare.")
    services.close(dialogue=dialogue, actor=lena)
    [_heard, kept, _again] = queries.looking(dialogue).questions
    assert (kept.mean, kept.steps, len(kept.sides)) == (2.5, [6, 0, 0, 6, 0], 2)
    page = signed_in(lena).get(ROOM).content.decode()
    assert ("2,5" in page, "Börja tidigare." in page) == (True, True)


def test_a_dialogue_with_a_higher_threshold_shows_nothing_below_it(asked, people, dialogue, lena):
    type(dialogue).objects.update(threshold=13)
    answer_as(people, dialogue)
    services.close(dialogue=dialogue, actor=lena)
    dialogue.refresh_from_db()
    assert queries.looking(dialogue).questions == []


def test_after_closing_nobody_more_can_answer(asked, people, dialogue, lena):
    services.close(dialogue=dialogue, actor=lena)
    link = link_in(OutgoingMail.objects.get(to="p0@example.org").text)
    assert "Den är stängd" in Client().get(link).content.decode()
    Client().post(link, GIVEN)
    assert LookBackAnswer.objects.count() == 0


def test_petra_answers_from_her_account_and_does_not_read_the_answers(asked, people, dialogue, lena, petra, signed_in):
    Participant.objects.filter(pk=people[0].pk).update(user=petra)
    client = signed_in(petra)
    assert ROOM + "look-back/" in client.get(ROOM).content.decode()
    assert client.post(ROOM + "look-back/", GIVEN).status_code == 302
    answer_as(people[1:], dialogue, words="Börja tidigare.")
    services.close(dialogue=dialogue, actor=lena)
    page = client.get(ROOM)
    assert (page.context["looking"], "Börja tidigare." in page.content.decode()) == (None, False)


# --- Lessons --------------------------------------------------------------------------------------------------------


def test_lena_and_dana_write_lessons_and_stig_reads_them(signed_in, lena, dana, stig, dialogue):
    data = {"happened": "Tre förvaltningar visste inget.", "learnt": "Förankra först.", "helps": "deciders"}
    assert signed_in(dana).post(ROOM + "lessons/new/", data).status_code == 302
    assert signed_in(stig).post(ROOM + "lessons/new/", data).status_code == 403
    lesson = Lesson.objects.get()
    page = signed_in(stig).get(ROOM).content.decode()
    assert ("Förankra först." in page, f"lessons/{lesson.pk}/" in page) == (True, False)
    edit = {**data, "learnt": "Förankra tidigt.", "opened_version": lesson.version}
    assert signed_in(lena).post(f"{ROOM}lessons/{lesson.pk}/", edit).status_code == 302
    assert signed_in(lena).post(f"{ROOM}lessons/{lesson.pk}/", edit).status_code == 409
    signed_in(lena).post(f"{ROOM}lessons/{lesson.pk}/remove/", {"confirm": "on"})
    assert Lesson.objects.count() == 0


# --- The case -------------------------------------------------------------------------------------------------------


@pytest.fixture
def written(dialogue, lena, promise) -> Case:
    Lesson.objects.create(dialogue=dialogue, happened="Tre visste inget.", learnt="Förankra <b>först</b>.")
    return Case.objects.create(
        dialogue=dialogue, place="Ersboda", started="oktober 2021", ingress="Kort sagt.", purpose="Tilliten var låg.",
        process="Vi frågade.\n\nVi lyssnade.", result="Ett hus.",
    )  # fmt: skip


def test_it_begins_with_what_is_known(signed_in, lena, promise, meeting, dialogue):
    type(dialogue).objects.update(purpose="Att bli en jämlik kommun.")
    form = signed_in(lena).get(ROOM + "case/").context["form"]
    known = {name: form[name].value() for name in ("place", "started", "purpose", "process", "result")}
    assert known == {
        "place": "Umeå kommun",
        "started": "oktober 2021",
        "purpose": "Att bli en jämlik kommun.",
        "process": "Det blev en träff. Det var i juni 2022.\n\nEtt förslag samlades in. Ett gick vidare.",
        "result": known["result"],
    }
    assert "Hus på Ersboda: " in known["result"]


def test_anyone_reads_the_last_version_until_a_new_one_is_published(written, signed_in, lena, dialogue):
    factories.publish(dialogue)
    client = signed_in(lena)
    assert Client().get(CASE).status_code == 404
    client.post(ROOM + "case/publish/", {"confirm": "on"})
    page = Client().get(CASE).content.decode()
    assert ("Tilliten var låg." in page, "Förankra &lt;b&gt;först&lt;/b&gt;." in page) == (True, True)
    Case.objects.update(purpose="Ändrat sedan.")
    assert "Ändrat sedan." not in Client().get(CASE).content.decode()
    client.post(ROOM + "case/publish/", {"confirm": "on"})
    client.post(ROOM + "case/publish/", {"confirm": "on"})  # nothing new: no third version
    assert list(PublishedCase.objects.values_list("number", flat=True)) == [2, 1]
    assert "Ändrat sedan." in Client().get(CASE).content.decode()


def test_a_case_of_a_dialogue_that_is_not_public_is_not_published(written, signed_in, lena):
    assert signed_in(lena).post(ROOM + "case/publish/", {"confirm": "on"}).status_code == 422
    assert PublishedCase.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_pdf_is_tagged_and_says_what_the_page_says(written, signed_in, lena, dialogue):
    factories.publish(dialogue)
    signed_in(lena).post(ROOM + "case/publish/", {"confirm": "on"})
    jobs.sweep()
    version = PublishedCase.objects.select_related("document").get()
    path = Path(default_storage.path(version.document.file.name))
    assert paper.faults(path) == []
    words = paper.text_of(path)
    page = Client().get(CASE).content.decode()
    for text in (
        "Ersboda",
        "Kort sagt.",
        "Därför gjorde vi det",
        "Vi lyssnade.",
        "Så blev det",
        "Det här lärde vi oss",
    ):
        assert (text in words, escape(text) in page) == (True, True), text
    assert b"".join(Client().get(f"{CASE}1.pdf").streaming_content)[:5] == b"%PDF-"


def test_the_word_file_has_real_headings_and_no_markup_of_anyone(written, dialogue, lena):
    factories.publish(dialogue)
    Case.objects.update(result="Ett hus.\x0b<i>Klart</i>.")
    version = services.publish_case(dialogue=dialogue, actor=lena)
    read = Word(io.BytesIO(as_word(version)))
    headings = [part.text for part in read.paragraphs if part.style.name.startswith("Heading")]
    assert headings == ["Därför gjorde vi det", "Så gjorde vi", "Så blev det", "Det här lärde vi oss"]
    assert "<i>Klart</i>." in [part.text for part in read.paragraphs]
    answer = Client().get(f"{CASE}1.docx")
    assert re.search(r'attachment; filename="segregation-i-umea.docx"', answer["Content-Disposition"])


# --- The path -------------------------------------------------------------------------------------------------------


def test_nothing_is_missing_before_the_promises_have_ended(promise, dialogue):
    assert (readiness(dialogue).state, readiness(dialogue).missing) == ("gap", ())
    type(promise).objects.update(state="done")
    known = readiness(dialogue)
    assert [row.text for row in known.missing] == [
        "ingen har fått frågan hur de ser tillbaka", "ingen lärdom är nedskriven", "fallet är inte publicerat",
    ]  # fmt: skip
    assert [step.title for step in known.steps] == ["Be dem som var med att se tillbaka"]


def test_with_all_of_it_the_phase_is_done(written, asked, dialogue, lena):
    factories.publish(dialogue)
    services.publish_case(dialogue=dialogue, actor=lena)
    known = readiness(dialogue)
    assert (known.state, known.summary) == ("done", "En lärdom är nedskriven. Fallet är publicerat.")
