"""Proposals out of notes, topics, groups, rounds, workshops and forms: many at once, each with the way back."""

import json
import uuid

import pytest
from django.utils import timezone

from actions.gathering.guard import is_quoted
from actions.models import Move, Origin, Proposal
from dialogues.models import Event
from interviews.models import WebFormAnswer
from meetings.models import Note, OpenTopic, Option, Round, TopicNote
from tests import factories
from tests.actions.conftest import HOME
from tests.interviews.web_forms import make_form

pytestmark = pytest.mark.django_db
COLLECT = HOME + "collect/"


def filled(form, *, take: tuple = (), **changed) -> dict:
    """What the browser sends from a page of a source, with ``take`` ticked and some fields changed."""
    data: dict = {"row": [one.key for one in form.found]}
    for name in form.fields:
        value = form[name].value()
        data[name] = "" if value is None else str(value)
    for one in form.found:
        del data[f"take_{one.key}"]
    data |= {f"take_{row.pk}": "on" for row in take}
    return data | changed


@pytest.fixture
def notes(meeting):
    return [
        Note.objects.create(meeting=meeting, kind=kind, text=text)
        for kind, text in (
            ("proposal", "Lån av lokal\nutan stadgar."),
            ("proposal", "<script>alert(1)</script> Öppet på söndagar"),
            ("note", "Alla var trötta."),
        )
    ]


def test_the_chosen_notes_of_a_meeting_become_a_proposal_each_in_one_step(signed_in, lena, dialogue, meeting, notes):
    seen = factories.make_perspective(dialogue, "Vi gör redan jobbet")
    notes[0].perspectives.add(seen)
    client = signed_in(lena)
    page = client.get(f"{COLLECT}notes/?meeting={meeting.pk}")
    assert [one.row for one in page.context["form"].found] == notes[:2]
    answer = client.post(f"{COLLECT}notes/", filled(page.context["form"], take=notes[:2]))
    assert answer.status_code == 302
    first, second = Proposal.objects.order_by("number")
    assert (first.title, first.what, first.note, first.meeting) == (
        "Lån av lokal", "Lån av lokal\nutan stadgar.", notes[0], meeting,
    )  # fmt: skip
    assert (list(first.perspectives.all()), second.state, second.number) == ([seen], "harvested", 2)
    assert list(Origin.objects.values_list("proposal__number", "kind", "note")) == [
        (1, "note", notes[0].pk),
        (2, "note", notes[1].pk),
    ]
    assert list(Move.objects.values_list("to_state", "meeting", "by")) == [("harvested", meeting.pk, lena.pk)] * 2
    events = Event.objects.filter(name="proposal.collected").order_by("pk").values_list("data", flat=True)
    assert list(events) == [{"number": 1, "source": "note"}, {"number": 2, "source": "note"}]
    shown = client.get(HOME + "2/").content.decode()
    assert "<script>alert(1)" not in shown and "&lt;script&gt;alert(1)" in shown
    assert f"/dialogues/segregation/meetings/3/#note-{notes[1].pk}" in shown


def test_the_same_form_twice_makes_them_once_and_a_note_can_lead_to_a_second(signed_in, lena, notes):
    client = signed_in(lena)
    data = filled(client.get(f"{COLLECT}notes/").context["form"], take=notes[:1])
    client.post(f"{COLLECT}notes/", data)
    client.post(f"{COLLECT}notes/", data)
    assert Proposal.objects.count() == 1
    assert [one.row for one in client.get(f"{COLLECT}notes/").context["form"].found] == notes[1:2]
    again = client.get(f"{COLLECT}notes/?made=some")
    assert "förslag 1" in again.content.decode()
    client.post(f"{COLLECT}notes/", filled(again.context["form"], take=notes[:1]))
    assert list(Proposal.objects.values_list("number", "note")) == [(1, notes[0].pk), (2, notes[0].pk)]
    page = client.get("/dialogues/segregation/meetings/3/").content.decode()
    assert "Förslag 2" in page and f"{HOME}new/?note={notes[0].pk}" in page


def test_a_single_note_keeps_its_way_back_too(signed_in, lena, notes):
    signed_in(lena).post(f"{HOME}new/?note={notes[0].pk}", {"title": "Lokal", "what": "Lån."})
    assert Origin.objects.get().source == notes[0]


def test_nothing_ticked_no_title_and_ten_thousand_letters(signed_in, lena, notes):
    client = signed_in(lena)
    form = client.get(f"{COLLECT}notes/").context["form"]
    title, what = f"title_{notes[0].pk}", f"what_{notes[0].pk}"
    assert client.post(f"{COLLECT}notes/", filled(form)).status_code == 422
    answer = client.post(f"{COLLECT}notes/", filled(form, take=notes[:1], **{title: "  ", what: "Detta står kvar"}))
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {title})
    assert "Detta står kvar" in answer.content.decode()
    answer = client.post(f"{COLLECT}notes/", filled(form, take=notes[:1], **{what: "å" * 20_001}))
    assert (answer.status_code, Proposal.objects.count()) == (422, 0)
    client.post(f"{COLLECT}notes/", filled(form, take=notes[:1], **{what: "å" * 10_000}))
    assert len(Proposal.objects.get().what) == 10_000


def test_a_forged_row_of_another_dialogue_is_none(signed_in, lena, notes):
    from meetings.models import Meeting

    other = factories.make_dialogue("annan")
    theirs = Meeting.objects.create(dialogue=other, number=1, title="Deras", held_on=other.starts_on)
    foreign = Note.objects.create(meeting=theirs, kind="proposal", text="Hemligt")
    forged = {"row": [foreign.pk, "x", "9" * 30], f"take_{foreign.pk}": "on", f"title_{foreign.pk}": "Mitt"}
    answer = signed_in(lena).post(f"{COLLECT}notes/", forged | {f"what_{foreign.pk}": "Mitt"})
    assert (answer.status_code, Proposal.objects.count()) == (422, 0)
    assert "Hemligt" not in answer.content.decode()
    assert signed_in(lena).get(f"{COLLECT}nonsense/").status_code == 404


def test_topics_groups_and_options_each_lead_to_proposals(signed_in, lena, dialogue, meeting, describe):
    topic = OpenTopic.objects.create(meeting=meeting, number=1, title="Nycklar", why="De fattas.")
    for kind, text in (("proposal", "Egna nycklar"), ("objection", "Vem ansvarar?")):
        note = Note.objects.create(meeting=meeting, kind=kind, text=text)
        TopicNote.objects.create(topic=topic, note=note)
    older, text = describe("Först så här"), describe("Sedan så här")
    round_ = Round.objects.create(meeting=meeting, title="Vilka?", over="proposals")
    option = Option.objects.create(round=round_, number=1, title="Gratis buss")
    client = signed_in(lena)
    assert client.get(f"{COLLECT}rounds/").context["form"].rows == []
    Round.objects.filter(pk=round_.pk).update(opened_at=timezone.now())
    Round.objects.filter(pk=round_.pk).update(closed_at=timezone.now())

    form = client.get(f"{COLLECT}open-space/").context["form"]
    assert form.found[0].shown == (("Varför ämnet sattes upp", "De fattas."), ("Sagt emot", "Vem ansvarar?"))
    client.post(f"{COLLECT}open-space/", filled(form, take=[topic]))
    form = client.get(f"{COLLECT}groups/").context["form"]
    assert [one.row for one in form.found] == [text], "only the newest of the group's versions"
    named = {f"title_{text.pk}": "En nyckelvakt", f"what_{text.pk}": "Någon har nycklarna."}
    client.post(f"{COLLECT}groups/", filled(form, take=[text], **named))
    client.post(f"{COLLECT}rounds/", filled(client.get(f"{COLLECT}rounds/").context["form"], take=[option]))
    rows = [(one.title, one.what, one.description, one.origins.get().source) for one in Proposal.objects.all()]
    assert rows == [
        ("Nycklar", "Egna nycklar", None, topic),
        ("En nyckelvakt", "Någon har nycklarna.", text, text),
        ("Gratis buss", "Gratis buss", None, option),
    ]
    assert client.get(COLLECT).context["sources"][1].waiting == 0
    page = client.get(HOME + "2/").content.decode()
    assert "Arbetsgruppen Föreningsliv" in page
    older.delete()


def test_only_what_has_been_released_of_a_workshop_is_a_source(signed_in, lena, ines, petra, dialogue):
    person = factories.make_interviewee(dialogue, factories.make_group(dialogue))
    words = "Vi låste upp ett rum. Hon i receptionen bar nyckeln."
    talk = factories.make_interview(dialogue, ines, person, text=words, kind="workshop")
    shown = factories.make_statement(
        talk, "Vi låste upp ett rum.", number=1, status="confirmed", released_at=timezone.now()
    )
    factories.make_statement(talk, "Hon i receptionen bar nyckeln.", number=2, masked="[någon] bar nyckeln.")
    client = signed_in(lena)
    form = client.get(f"{COLLECT}workshops/").context["form"]
    assert [one.row for one in form.found] == [shown]
    client.post(f"{COLLECT}workshops/", filled(form, take=[shown]))
    assert Proposal.objects.get().origins.get().statement == shown
    assert "Vi låste upp ett rum." in client.get(HOME + "1/").content.decode()
    way = signed_in(petra).get(HOME + "1/").context["page"].ways_back
    assert [(one.words, one.text) for one in way] == [("Sagt vid en workshop", "")]


# --- Answers to forms: the sender does not follow ---------------------------------------------------------------------


@pytest.fixture
def answer(dialogue) -> WebFormAnswer:
    form = make_form(dialogue, title="Idéformuläret")
    pairs = [
        ["Vilket problem ser du?", "Det är släckt i huset."],
        ["Vad är din idé?", "Öppna biblioteket på söndagar."],
    ]
    return WebFormAnswer.objects.create(
        form=form, number=1, answers=json.dumps(pairs), notice="Så här.", name="Hemlig Hemligsson",
        email="hemlig@example.org", age="44", allows_quotes=True,
    )  # fmt: skip


def test_an_idea_from_the_form_becomes_a_proposal_without_its_sender(signed_in, lena, petra, farid, answer):
    client = signed_in(lena)
    page = client.get(f"{COLLECT}forms/")
    assert "Det är släckt i huset." in page.content.decode()
    assert "Hemligsson" not in page.content.decode() and "hemlig@" not in page.content.decode()
    assert Event.objects.filter(name="source.read", object_id=answer.pk).count() == 1
    client.post(f"{COLLECT}forms/", filled(page.context["form"], take=[answer]))
    proposal = Proposal.objects.get()
    assert (proposal.title, proposal.what) == ("Öppna biblioteket på söndagar.",) * 2
    for person in (petra, farid):
        page = signed_in(person).get(HOME + "1/")
        assert "Ett svar i formuläret ”Idéformuläret”" in page.content.decode()
        assert "inbox" not in page.content.decode() and "Det är släckt" not in page.content.decode()
    assert f"/interviews/inbox/{answer.pk}/" in signed_in(lena).get(HOME + "1/").content.decode()


@pytest.mark.parametrize(
    "words",
    [
        "Hemlig Hemligsson vill ha öppet.",
        "Fråga hemlig@example.org om nycklar.",
        "Ring 070-174 06 05 så ordnar det sig.",
        "Personen 19800101-2384 har nyckeln.",
    ],
)
def test_what_points_to_the_sender_stops_it_in_words(signed_in, lena, answer, words):
    client = signed_in(lena)
    form = client.get(f"{COLLECT}forms/").context["form"]
    sent = filled(form, take=[answer], **{f"what_{answer.pk}": words})
    reply = client.post(f"{COLLECT}forms/", sent)
    assert (reply.status_code, Proposal.objects.count()) == (422, 0)
    assert set(reply.context["form"].errors) == {f"what_{answer.pk}"}


def test_who_does_not_want_to_be_quoted_is_not(signed_in, lena, answer):
    WebFormAnswer.objects.update(allows_quotes=False)
    client = signed_in(lena)
    form = client.get(f"{COLLECT}forms/").context["form"]
    assert form.found[0].what == ""
    title, what = f"title_{answer.pk}", f"what_{answer.pk}"
    quote = filled(form, take=[answer], **{title: "Öppet", what: "De skrev: öppna Biblioteket på söndagar!"})
    assert client.post(f"{COLLECT}forms/", quote).status_code == 422
    own = filled(form, take=[answer], **{title: "Öppet", what: "Bibliotek som har öppet sju dagar."})
    assert client.post(f"{COLLECT}forms/", own).status_code == 302
    assert Proposal.objects.count() == 1


def test_a_quote_is_a_run_of_words_and_a_word_alone_is_none():
    said = "vi har sagt det här i nio år och ingen har skrivit upp det"
    assert is_quoted("De menar att de har sagt det här i nio år och mer", said)
    assert not is_quoted("De har sagt det i nio år", said)
    assert not is_quoted("biblioteket", "biblioteket")


def test_what_is_set_aside_taken_back_or_emptied_is_no_source(signed_in, lena, answer):
    client = signed_in(lena)
    for values in ({"status": "set_aside"}, {"status": "taken_back"}, {"status": "new", "emptied_at": timezone.now()}):
        WebFormAnswer.objects.update(**values)
        assert client.get(f"{COLLECT}forms/").context["form"].rows == []


def test_when_the_sender_takes_it_back_lena_is_told_and_the_proposal_stands(signed_in, lena, petra, answer, propose):
    Origin.objects.create(proposal=propose(), kind="answer", answer=answer)
    WebFormAnswer.objects.update(status="taken_back", emptied_at=timezone.now(), answers="", name="", email="")
    words = "Den som skickade in det har tagit tillbaka det."
    assert words in signed_in(lena).get(HOME + "1/").content.decode()
    assert words not in signed_in(petra).get(HOME + "1/").content.decode()


def test_a_note_that_is_taken_away_leaves_the_origin_in_words(signed_in, lena, notes, propose):
    Origin.objects.create(proposal=propose(), kind="note", note=notes[0])
    notes[0].delete()
    assert (
        "Det kom ur en anteckning, som sedan dess har tagits bort." in signed_in(lena).get(HOME + "1/").content.decode()
    )


@pytest.mark.parametrize("who", ["farid", "dana", "stig", "petra", "otto"])
def test_others_do_not_collect(signed_in, request, who, answer):
    client = signed_in(request.getfixturevalue(who))
    assert [client.get(COLLECT + path).status_code for path in ("", "notes/", "forms/")] == [403] * 3
    forged = {"row": [answer.pk], f"take_{answer.pk}": "on", f"key_{answer.pk}": str(uuid.uuid4())}
    assert client.post(COLLECT + "forms/", forged).status_code == 403
    assert not Event.objects.filter(name="source.read").exists()
