"""The check-back at work: who asks whom, what the leader does with the answers, and what nobody else may see."""

import pytest
from django.core.exceptions import ValidationError

from accounts.models import OutgoingMail
from dialogues.models import Event
from interviews.models import Consent
from perspectives.check_back import queries, settling, words
from perspectives.compilations import services as compilation_services
from perspectives.models import CheckBack, CheckBackAddition, Quote, QuoteAnswer, Statement, StatementStatus
from tests import factories

from .checked import Visitor, asked, link_in, reachable, row, world_with_draft
from .compiled import begin, published

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/compilations/check-back/"


@pytest.fixture
def world(dialogue, ines, lena):
    return world_with_draft(dialogue, ines, lena)


@pytest.fixture
def draft(world):
    return world["draft"]


@pytest.fixture
def amina(world):
    return world["youths"][0]


@pytest.fixture
def statement(amina):
    return Statement.objects.get(speaker=amina)


@pytest.fixture
def wish(draft, amina, lena, statement) -> QuoteAnswer:
    """Amina wants her quote worded in another way, and is done."""
    visitor = Visitor(asked(draft, amina, lena))
    visitor.says({statement.pk: "change"}, done=True, **{f"wish_{statement.pk}": "Säg inte ”Nummer 1”."})
    return QuoteAnswer.objects.get()


@pytest.fixture
def missing(draft, amina, lena) -> CheckBackAddition:
    Visitor(asked(draft, amina, lena)).says({}, done=True, missing="Ingen frågade oss om bussen.")
    return CheckBackAddition.objects.get()


@pytest.fixture
def ivar(dialogue):
    """A second interviewer, who has met nobody here."""
    return factories.make_member(dialogue, factories.make_user("Ivar"), "interviewer")


# --- Who may do what --------------------------------------------------------------------------------------------------


PAGES = ["", "1/", "1/letter/", "1/close/"]


@pytest.mark.parametrize("page", PAGES)
def test_the_design_team_facilitators_and_others_see_nothing_of_who(
    signed_in, draft, amina, lena, dana, farid, stig, ulf, page
):
    asked(draft, amina, lena)
    for who in (dana, farid, stig):
        client = signed_in(who)
        assert (who.name, client.get(HOME + page).status_code) == (who.name, 403)
        assert (who.name, client.post(HOME + page).status_code) == (who.name, 403)
    assert signed_in(ulf).get(HOME + page).status_code == 404
    assert row(amina).closed_at is None


def test_an_interviewer_asks_those_they_have_met_and_nobody_else(signed_in, draft, world, amina, ines, ivar):
    mine, others = signed_in(ines), signed_in(ivar)
    assert "Person 1" in mine.get(HOME).content.decode()
    assert others.get(HOME).status_code == 200
    assert "Person 1" not in others.get(HOME).content.decode()
    for page in PAGES[1:]:
        for method in ("get", "post"):
            assert (page, getattr(others, method)(HOME + page).status_code) == (page, 404)
    others.post(f"{HOME}ask/", {"person": ["1"], "sure": "1"})
    assert CheckBack.objects.count() == 0
    mine.post(f"{HOME}ask/", {"person": ["1"], "sure": "1"})
    assert row(amina).asked_by == ines


def test_wishes_and_additions_are_the_leaders_to_settle(signed_in, wish, missing, ines, dana):
    for page in (f"wishes/{wish.pk}/", f"additions/{missing.pk}/"):
        for who in (ines, dana):
            assert (page, who.name, signed_in(who).get(HOME + page).status_code) == (page, who.name, 403)
    text = signed_in(ines).get(HOME).content.decode()
    assert "Väntar på dig" not in text


def test_what_is_of_another_dialogue_is_not_there(signed_in, wish, missing, lena):
    other = factories.make_dialogue("annan")
    factories.make_member(other, lena, "leader")
    client = signed_in(lena)
    for page in ("1/", f"wishes/{wish.pk}/", f"additions/{missing.pk}/"):
        assert client.get(f"/dialogues/annan/compilations/check-back/{page}").status_code == 404


def test_others_are_told_how_far_it_has_come_without_small_counts(signed_in, dialogue, draft, world, lena, dana):
    home = "/dialogues/segregation/compilations/1/"
    reachable(dialogue, *world["youths"])
    visitors = [Visitor(asked(draft, person, lena)) for person in world["youths"][:4]]
    assert "Färre än 5 personer har ombetts titta" in signed_in(dana).get(home).content.decode()
    visitors += [Visitor(asked(draft, person, lena)) for person in world["youths"][4:]]
    assert (
        "12 personer har ombetts titta på sina egna citat. Ingen har svarat än."
        in signed_in(dana).get(home).content.decode()
    )
    for number, visitor in enumerate(visitors, 1):
        visitor.says({}, missing="Bussen.")
        told = queries.told(draft)
        shown = None if number < 5 or 12 - number in range(1, 5) else number
        assert (number, told.asked, told.answered) == (number, 12, shown)
    assert words.told_in_words(queries.told(draft)).endswith("12 har svarat.")


# --- Asking -----------------------------------------------------------------------------------------------------------


def test_lena_sees_who_gets_a_mail_and_to_where_before_anything_is_sent(signed_in, draft, world, amina, lena):
    without = world["youths"][2]
    Consent.objects.filter(interviewee=without).update(allows_contact=True)
    client = signed_in(lena)
    listed = client.get(HOME).content.decode()
    assert "Person nummer 1" not in listed
    assert "person1@example.org" not in listed
    page = client.post(f"{HOME}ask/", {"person": ["1", "3", "99", "x"]}).content.decode()
    for shown in ("Person nummer 1", "person1@example.org", "Person nummer 3", "1 med mejl", "1 med brev"):
        assert shown in page
    assert CheckBack.objects.count() == OutgoingMail.objects.count() == 0
    assert Event.objects.filter(name="identity.read", actor=lena).count() == 2
    assert client.post(f"{HOME}ask/", {"person": ["1", "3"], "sure": "1"}).status_code == 302
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == ["person1@example.org"]
    assert [one.interviewee for one in CheckBack.objects.all()] == [amina]


def test_a_whole_selection_is_asked_at_once(signed_in, dialogue, draft, world, lena):
    reachable(dialogue, *world["youths"], *world["adults"])
    asked(draft, world["youths"][0], lena)
    group = world["young"].pk
    data = {"everything": "1", "filter": f"state=not_asked&group={group}", "sure": "1"}
    signed_in(lena).post(f"{HOME}ask/", data)
    assert CheckBack.objects.count() == 12
    assert {one.interviewee.group for one in CheckBack.objects.all()} == {world["young"]}


@pytest.mark.parametrize(
    "data", [{}, {"person": "99"}, {"person": "-1"}, {"person": "9" * 30}, {"filter": "%00" * 400}]
)
def test_nobody_chosen_is_said_and_asks_nobody(signed_in, draft, lena, data):
    answer = signed_in(lena).post(f"{HOME}ask/", data | {"sure": "1"}, follow=True)
    assert "Välj minst en person." in answer.content.decode()
    assert CheckBack.objects.count() == 0


def test_asking_is_a_post(signed_in, draft, lena):
    assert signed_in(lena).get(f"{HOME}ask/").status_code == 405


def test_the_list_says_how_it_stands_with_each(signed_in, dialogue, draft, world, lena):
    reachable(dialogue, *world["youths"][:6])
    people = world["youths"]
    done, begun, opened, silent = (Visitor(asked(draft, person, lena)) for person in people[:4])
    done.says({}, missing="Bussen.", done=True)
    begun.says({}, missing="")
    opened.looks()
    assert silent.path
    CheckBack.objects.filter(interviewee=people[3]).update(expires_at=row(people[3]).asked_at)
    client = signed_in(lena)
    found = {one.person.number: one.state for one, _standing, _said in client.get(HOME).context["rows"]}
    assert found == {1: "answered", 2: "begun", 3: "opened", 4: "silent", 5: "not_asked", 6: "not_asked"}

    def shown(query: str) -> list[int]:
        return [one.person.number for one, _standing, _said in client.get(f"{HOME}?{query}").context["rows"]]

    assert shown("state=not_asked") == [5, 6]
    assert shown("state=answered") == [1, 2]
    assert shown("state=waiting") == [3, 4]
    assert shown("state=wishes") == [1]
    assert shown("number=3") == [3]
    assert shown(f"group={world['parents'].pk}") == []
    assert len(shown("state=x&number=0&group=9999999999")) == 6


def test_without_a_version_there_is_nothing_to_ask_about(signed_in, dialogue, lena):
    client = signed_in(lena)
    assert "Det finns ingen utgåva att titta på än" in client.get(HOME).content.decode()
    assert client.post(f"{HOME}ask/", {"person": "1", "sure": "1"}).status_code == 302


@pytest.mark.parametrize("version", ["1", "7", "x", "9" * 20, "%00"])
def test_an_older_version_is_looked_back_at(signed_in, dialogue, draft, amina, lena, dana, version):
    asked(draft, amina, lena)
    published(draft, lena, dana)
    begin(dialogue, lena)
    answer = signed_in(lena).get(f"{HOME}?version={version}")
    assert answer.status_code == 200
    if version == "1":
        assert [one.state for one, _standing, _said in answer.context["rows"]] == ["waiting", "not_asked"]
        assert "Be dem titta" not in answer.content.decode()


def test_the_letter_is_shown_once_and_holds_no_name(signed_in, draft, amina, lena, ines):
    client = signed_in(ines)
    assert "Koden visas bara nu" not in client.get(f"{HOME}1/letter/").content.decode().split("<form")[0]
    answer = client.post(f"{HOME}1/letter/")
    page = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store, private"
    code = "".join(answer.context["code_groups"])
    assert len(code) == 12
    assert "<svg" in page
    assert "/check-back" in page
    for secret in ("Person nummer", "så här är det", "Segregation"):
        assert secret not in page
    assert row(amina).way == "letter"
    assert code not in str(vars(row(amina)))


def test_a_letter_to_somebody_who_may_not_be_contacted_is_refused_in_words(signed_in, draft, world, lena):
    refused = signed_in(lena).post(f"{HOME}5/letter/")
    assert refused.status_code == 422
    assert "inte sagt att vi får höra av oss igen" in refused.content.decode()
    assert CheckBack.objects.count() == 0


def test_taking_back_the_asking_is_confirmed_in_words(signed_in, draft, amina, lena):
    visitor = Visitor(asked(draft, amina, lena))
    client = signed_in(lena)
    assert client.post(f"{HOME}1/close/").status_code == 422
    assert client.post(f"{HOME}1/close/", {"confirm": "on"}).status_code == 302
    assert visitor.looks().status_code == 410
    assert client.get(f"{HOME}2/close/").status_code == 302  # never asked


def test_the_pages_cost_the_same_with_one_and_with_many(
    signed_in, dialogue, draft, world, lena, django_assert_max_num_queries
):
    client = signed_in(lena)
    asked(draft, world["youths"][0], lena)

    def costs() -> list[int]:
        found = []
        for page in ("", "1/"):
            client.get(HOME + page)
            with django_assert_max_num_queries(60) as counted:
                assert client.get(HOME + page).status_code == 200
            found.append(len(counted))
        return found

    Visitor(asked(draft, world["youths"][1], lena)).says({}, missing="Bussen.")
    before = costs()
    reachable(dialogue, *world["youths"], *world["adults"])
    for person in world["youths"][2:8]:
        key = Statement.objects.get(speaker=person).pk
        visitor = Visitor(asked(draft, person, lena))
        visitor.says({key: "change"}, missing="Bussen.", **{f"wish_{key}": "Kortare."})
    assert costs() == before


# --- A wish -----------------------------------------------------------------------------------------------------------


def answer_wish(client, wish: QuoteAnswer, **data) -> object:
    wish.refresh_from_db()
    return client.post(f"{HOME}wishes/{wish.pk}/", {"opened_version": wish.version} | data)


def test_lena_sees_the_original_the_wording_and_the_wish_and_words_it_anew(signed_in, draft, wish, statement, lena):
    client = signed_in(lena)
    page = client.get(f"{HOME}wishes/{wish.pk}/").content.decode()
    assert "Säg inte ”Nummer 1”." in page
    assert statement.original in page
    assert Event.objects.filter(name="source.read", actor=lena).count() == 1
    done = answer_wish(client, wish, outcome="changed", wording="Så här är det för [någon].", reply="Så här blev det.")
    assert done.status_code == 302
    changed = Statement.objects.get(pk=statement.pk)
    assert (changed.original, changed.masked) == (statement.original, "Så här är det för [någon].")
    assert (changed.status, changed.confirmed_by, changed.released_at) == (StatementStatus.MASKED, None, None)
    wish.refresh_from_db()
    assert (wish.outcome, wish.reply, wish.settled_by, wish.is_waiting) == ("changed", "Så här blev det.", lena, False)
    assert draft.quotes.filter(statement=statement).exists()


def test_the_person_gets_a_link_to_the_answer_and_may_say_yes_to_it(signed_in, wish, statement, amina, lena):
    answer_wish(signed_in(lena), wish, outcome="changed", wording="Så här är det för [någon].", reply="")
    mail = OutgoingMail.objects.get(subject="Ett svar om dina ord")
    assert "någon" not in mail.text
    visitor = Visitor(link_in(mail.text))
    page = visitor.looks().content.decode()
    assert "Så här är det för [någon]." in page
    assert "Vi har formulerat om det efter det du skrev." in page
    assert visitor.says({statement.pk: "approved"}, done=True).status_code == 200
    assert QuoteAnswer.objects.get().verdict == "approved"


def test_a_wish_that_is_left_says_why_and_the_person_may_take_the_quote_away(signed_in, wish, statement, lena, draft):
    client = signed_in(lena)
    refused = answer_wish(client, wish, outcome="kept", reply="  ")
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["reply"]
    assert answer_wish(client, wish, outcome="kept", reply="Siffran är inte du.").status_code == 302
    visitor = Visitor(link_in(OutgoingMail.objects.get(subject="Ett svar om dina ord").text))
    page = visitor.looks().content.decode()
    assert "Siffran är inte du." in page
    visitor.says({statement.pk: "withdrawn"}, done=True)
    assert not draft.quotes.filter(statement=statement).exists()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"outcome": "", "wording": "Nytt."}, "outcome"),
        ({"outcome": "changed", "wording": "   "}, "wording"),
        ({"outcome": "changed", "wording": "Ring 070-174 06 08."}, "wording"),
        ({"outcome": "changed"}, "wording"),
        ({"outcome": "kept", "reply": "x" * 4001}, "reply"),
    ],
)
def test_an_answer_that_will_not_do_changes_nothing(signed_in, wish, statement, lena, data, field):
    refused = answer_wish(signed_in(lena), wish, **data)
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == [field]
    assert Statement.objects.get(pk=statement.pk).masked == statement.masked
    assert QuoteAnswer.objects.get().is_waiting


def test_the_same_wording_is_no_new_wording(signed_in, wish, statement, lena):
    refused = answer_wish(signed_in(lena), wish, outcome="changed", wording=statement.masked)
    assert "Det står som förut." in refused.content.decode()


def test_two_leaders_do_not_answer_the_same_wish_twice(signed_in, wish, lena):
    client, opened = signed_in(lena), wish.version
    answer_wish(client, wish, outcome="kept", reply="Nej.")
    late = client.post(f"{HOME}wishes/{wish.pk}/", {"opened_version": opened, "outcome": "kept", "reply": "Jo."})
    assert "Önskan är besvarad" in late.content.decode()
    assert QuoteAnswer.objects.get().reply == "Nej."


def test_a_wish_about_a_statement_that_is_removed_waits_no_more(signed_in, wish, statement, dialogue, lena, draft):
    Quote.objects.filter(statement=statement).delete()
    Statement.objects.filter(pk=statement.pk).update(removed_at=wish.answered_at, released_at=None)
    assert queries.waiting_count(dialogue) == 0
    assert signed_in(lena).get(f"{HOME}wishes/{wish.pk}/").status_code == 302


# --- Something missing ------------------------------------------------------------------------------------------------


def test_what_is_missing_becomes_a_statement_of_theirs_last_in_the_text(signed_in, missing, amina, lena):
    client = signed_in(lena)
    assert "Ingen frågade oss om bussen." in client.get(f"{HOME}additions/{missing.pk}/").content.decode()
    talk = amina.interviews.get()
    before = talk.source.text
    done = client.post(f"{HOME}additions/{missing.pk}/", {"act": "in", "interview": talk.pk})
    statement = Statement.objects.get(original="Ingen frågade oss om bussen.")
    assert done.headers["Location"].startswith(f"/dialogues/segregation/perspectives/coding/1/{statement.number}/")
    assert (statement.speaker, statement.interview, statement.status) == (amina, talk, "lifted")
    talk.source.refresh_from_db()
    assert talk.source.text.startswith(f"{before}\n\n[Tillagt vid återkopplingen den ")
    assert talk.source.text[statement.start : statement.end] == statement.original
    missing.refresh_from_db()
    assert (missing.statement, missing.settled_by) == (statement, lena)
    assert Event.objects.filter(name="check_back.addition_taken_in").count() == 1
    assert (
        "Tillagd av personen vid återkopplingen."
        in client.get(f"/dialogues/segregation/perspectives/statements/{statement.creation_key}/").content.decode()
    )


def test_it_is_taken_in_once(signed_in, missing, amina, lena):
    client, talk = signed_in(lena), amina.interviews.get()
    for _ in range(2):
        client.post(f"{HOME}additions/{missing.pk}/", {"act": "in", "interview": talk.pk})
    assert Statement.objects.filter(original="Ingen frågade oss om bussen.").count() == 1
    with pytest.raises(ValidationError):
        settling.set_aside(addition=missing, reason="För sent", actor=lena)


def test_in_a_talk_of_several_it_is_noted_as_theirs(missing, amina, world, ines, lena):
    talk = amina.interviews.get()
    talk.people.add(world["youths"][5])
    statement = settling.take_in(addition=missing, interview=talk, actor=lena)
    assert (statement.speaker, statement.group) == (amina, amina.group)


def test_it_is_not_added_to_anothers_talk(signed_in, missing, world, lena):
    other = world["youths"][5].interviews.get()
    refused = signed_in(lena).post(f"{HOME}additions/{missing.pk}/", {"act": "in", "interview": other.pk})
    assert refused.status_code == 422
    with pytest.raises(ValidationError):
        settling.take_in(addition=missing, interview=other, actor=lena)
    assert Statement.objects.filter(original__contains="bussen").count() == 0


def test_where_nothing_may_be_written_it_is_refused_in_words_and_waits(signed_in, missing, amina, lena):
    Consent.objects.filter(interviewee=amina).update(allows_notes=False)
    talk = amina.interviews.get()
    refused = signed_in(lena).post(f"{HOME}additions/{missing.pk}/", {"act": "in", "interview": talk.pk})
    assert refused.status_code == 422
    assert "inte sagt ja till anteckningar" in refused.content.decode()
    missing.refresh_from_db()
    assert missing.settled_at is None


def test_it_is_set_aside_with_a_reason_only(signed_in, missing, lena):
    client = signed_in(lena)
    assert client.post(f"{HOME}additions/{missing.pk}/", {"act": "aside", "reason": " "}).status_code == 422
    assert client.post(f"{HOME}additions/{missing.pk}/", {"act": "aside", "reason": "Står redan."}).status_code == 302
    missing.refresh_from_db()
    assert (missing.reason, missing.statement) == ("Står redan.", None)
    assert queries.waiting_count(missing.check_back.compilation.dialogue) == 0


def test_after_one_is_dealt_with_the_person_can_add_another(draft, missing, amina, lena):
    settling.set_aside(addition=missing, reason="Står redan.", actor=lena)
    visitor = Visitor(asked(draft, amina, lena))
    assert visitor.looks().context["form"]["missing"].value() in {"", None}
    visitor.says({}, missing="Och vintern.")
    assert [one.text for one in CheckBackAddition.objects.order_by("pk")] == [
        "Ingen frågade oss om bussen.",
        "Och vintern.",
    ]


def test_a_late_perspective_from_the_check_back_stands_as_new_in_version_2(
    signed_in, client, dialogue, draft, missing, amina, world, lena, ines, dana
):
    factories.publish(dialogue)
    published(draft, lena, dana)
    statement = settling.take_in(addition=missing, interview=amina.interviews.get(), actor=lena)
    late = factories.make_perspective(dialogue, "Bussen går inte hit", number=9, themes=(world["themes"][0],))
    late.voices.create(statement=statement)
    Statement.objects.filter(pk=statement.pk).update(status="confirmed", released_at=missing.updated_at)
    second = begin(dialogue, lena)
    assert second.quotes.filter(statement=statement).exists()
    published(second, lena, dana)
    assert "1 nytt perspektiv" in client.get("/d/segregation/compilation/").content.decode()
    assert "Bussen går inte hit" in client.get("/d/segregation/compilation/changes/1/?from=1").content.decode()


def test_a_draft_can_take_in_a_late_perspective_too(dialogue, draft, missing, amina, world, lena):
    statement = settling.take_in(addition=missing, interview=amina.interviews.get(), actor=lena)
    late = factories.make_perspective(dialogue, "Bussen går inte hit", number=9, themes=(world["themes"][0],))
    late.voices.create(statement=statement)
    Statement.objects.filter(pk=statement.pk).update(status="confirmed", released_at=missing.updated_at)
    chapter = draft.chapters.get(theme=world["themes"][0])
    compilation_services.arrange_perspectives(chapter=chapter, shown=[late.pk], chosen=[late.pk], move=None, actor=lena)
    assert draft.quotes.filter(statement=statement, entry__perspective=late).exists()
