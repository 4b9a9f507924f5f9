"""Coding: lifting, masking, removing, putting back. Only the leader and who held the interview may."""

import pytest
from django.utils import timezone

from dialogues.models import Event
from interviews.models import Consent, InterviewText
from perspectives.models import Compilation, Perspective, Statement, StatementStatus, Theme, Voice
from tests import factories
from tests.perspectives.conftest import FEAR, MEETING, TEXT

pytestmark = pytest.mark.django_db
PAGE = "/dialogues/segregation/perspectives/coding/1/"


def marked(words: str, text: str = TEXT) -> dict:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "words": words}


def coded(statement: Statement, **values) -> dict:
    """What the coder's form sends when nothing has been changed."""
    return {
        "masked": statement.masked,
        "language": statement.language,
        "opened_version": statement.version,
        "stance": "for",
        "themes": list(statement.themes.values_list("pk", flat=True)),
        "kinds": [kind.value for kind in statement.kind_list],
    } | values


# --- Lifting ------------------------------------------------------------------------------------------------------


def test_ines_lifts_what_she_marked_and_comes_to_it(signed_in, ines, talk, parent, parents):
    client = signed_in(ines)
    answer = client.post(f"{PAGE}lift/", marked(FEAR))
    assert answer.headers["Location"] == f"{PAGE}1/?lifted=1"
    statement = Statement.objects.get()
    assert (statement.original, statement.masked, statement.status) == (FEAR, FEAR, "lifted")
    assert (statement.speaker, statement.group, statement.lifted_by) == (parent, parents, ines)
    assert TEXT[statement.start : statement.end] == FEAR
    page = client.get(answer.headers["Location"]).content.decode()
    assert "autofocus" in page
    assert "Ångra" in page
    event = Event.objects.get(name="statement.lifted")
    assert (event.actor, event.object_id, event.data) == (ines, statement.pk, {"number": 1})


def test_the_same_words_lifted_twice_are_one_statement(signed_in, ines, talk):
    client = signed_in(ines)
    for _press in range(2):
        client.post(f"{PAGE}lift/", marked(FEAR) | {"creation_key": "7b1b4cae-99d0-4a00-9158-8b0d8f0f0001"})
    assert Statement.objects.count() == 1


def test_other_words_from_a_page_come_back_to_are_a_new_statement(signed_in, ines, talk):
    client = signed_in(ines)
    for words in (FEAR, MEETING):
        client.post(f"{PAGE}lift/", marked(words) | {"creation_key": "7b1b4cae-99d0-4a00-9158-8b0d8f0f0001"})
    assert sorted(Statement.objects.values_list("original", flat=True)) == sorted([FEAR, MEETING])


def test_words_over_others_that_are_lifted_are_a_statement_of_their_own(signed_in, ines, talk):
    client = signed_in(ines)
    client.post(f"{PAGE}lift/", marked(FEAR))
    client.post(f"{PAGE}lift/", marked("frågade om vi bor på ett farligt ställe. Hon är nio."))
    page = client.get(PAGE).content.decode()
    assert Statement.objects.count() == 2
    assert 'class="lift lift--bare lift--twice"' in page


def test_an_emoji_an_accent_and_hebrew_are_lifted_whole_and_right(signed_in, ines, dialogue, parent):
    text = "Hon skrev 👍🏽 cafe\u0301 och sa שלום עולם!\r\nSedan gick hon."
    factories.make_interview(dialogue, ines, parent, number=1, text=text)
    client = signed_in(ines)
    for words in ("👍🏽 cafe\u0301", "שלום עולם!", "עולם!\r\nSedan"):
        client.post(f"{PAGE}lift/", marked(words, text))
    assert list(Statement.objects.values_list("original", flat=True)) == [
        "👍🏽 cafe\u0301",
        "שלום עולם!",
        "עולם!\r\nSedan",
    ]
    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"start": "x", "end": "y", "words": FEAR},
        {"start": -4, "end": 3, "words": FEAR},
        {"start": 0, "end": 5, "words": "något som ingen har sagt"},
        {"start": 10**30, "end": 10**31, "words": "något som ingen har sagt"},
        {"start": 0, "end": 5, "words": "   "},
        {"start": 0, "end": 1, "words": "–"},
        {"start": 0, "end": 5, "words": FEAR, "creation_key": "inte en nyckel"},
    ],
)
def test_what_was_not_marked_in_the_text_is_not_lifted(signed_in, ines, talk, sent):
    answer = signed_in(ines).post(f"{PAGE}lift/", sent)
    assert answer.status_code == 422
    assert "Inget lyftes" in answer.content.decode()
    assert Statement.objects.count() == 0


def test_more_than_a_statement_holds_is_refused_in_words(signed_in, ines, dialogue, parent):
    text = "ord " * 3000
    factories.make_interview(dialogue, ines, parent, number=1, text=text)
    answer = signed_in(ines).post(f"{PAGE}lift/", {"start": 0, "end": len(text), "words": text})
    assert answer.status_code == 422
    assert "Lyft den i delar" in answer.content.decode()


def test_words_are_found_although_the_text_was_corrected_meanwhile(signed_in, ines, talk):
    sent = marked(MEETING)
    InterviewText.objects.filter(interview=talk).update(text=f"Ett nytt stycke.\n{TEXT}")
    signed_in(ines).post(f"{PAGE}lift/", sent)
    assert Statement.objects.get().start == sent["start"] + len("Ett nytt stycke.\n")


def test_nothing_is_lifted_from_who_has_taken_back_their_consent(signed_in, ines, talk, parent):
    day = timezone.localdate()
    Consent.objects.create(interviewee=parent, informed_on=day, way="spoken", withdrawn_at=timezone.now())
    answer = signed_in(ines).post(f"{PAGE}lift/", marked(FEAR))
    assert answer.status_code == 422
    assert "tagit tillbaka sitt samtycke" in answer.content.decode()


def test_without_a_mouse_the_first_and_last_sentence_are_ticked(signed_in, ines, talk):
    client = signed_in(ines)
    page = client.get(f"{PAGE}sentences/")
    texts = [one["text"] for one in page.context["sentences"]]
    first, last = texts.index(FEAR), texts.index("Hon är nio.")
    answer = client.post(f"{PAGE}sentences/", {"sentence": [first, last]})
    assert answer.headers["Location"] == f"{PAGE}1/?lifted=1"
    assert Statement.objects.get().original == f"{FEAR} Hon är nio."


def test_without_a_mouse_exact_words_are_typed(signed_in, ines, talk):
    signed_in(ines).post(f"{PAGE}sentences/", {"words": "klockan fyra"})
    assert Statement.objects.get().original == "klockan fyra"


@pytest.mark.parametrize("sent", [{}, {"sentence": ["900"]}, {"sentence": ["x"]}, {"words": "ingen har sagt så"}])
def test_a_tick_that_is_not_there_or_words_nobody_said_keep_what_was_typed(signed_in, ines, talk, sent):
    answer = signed_in(ines).post(f"{PAGE}sentences/", sent)
    assert answer.status_code == 422
    assert sent.get("words", "") in answer.content.decode()
    assert Statement.objects.count() == 0


# --- Who may ------------------------------------------------------------------------------------------------------


def test_another_interviewers_text_does_not_exist(signed_in, dialogue, talk, ines, lift):
    lift(ines)
    ivar = factories.make_member(dialogue, factories.make_user("Ivar"), "interviewer")
    client = signed_in(ivar)
    assert {client.get(f"{PAGE}{end}").status_code for end in ("", "1/", "sentences/")} == {404}
    for end in ("lift/", "1/", "1/remove/", "1/restore/", "1/confirm/", "1/words/", "finish/", "sentences/"):
        assert client.post(f"{PAGE}{end}", marked(FEAR)).status_code == 404
    assert Statement.objects.count() == 1


def test_those_who_do_not_code_never_meet_the_source(signed_in, farid, dana, stig, petra, ulf, talk):
    answers = {who.name: signed_in(who).get(PAGE).status_code for who in (farid, dana, stig, petra, ulf)}
    assert answers == {"Farid": 403, "Dana": 403, "Stig": 403, "Petra": 403, "Ulf": 404}


def test_opening_somebody_elses_interview_is_written_in_the_log_and_ones_own_is_not(signed_in, lena, ines, talk):
    signed_in(ines).get(PAGE)
    assert not Event.objects.filter(name="source.read").exists()
    signed_in(lena).get(PAGE)
    event = Event.objects.get(name="source.read")
    assert (event.actor, event.object_id) == (lena, talk.pk)


# --- Masking and coding -------------------------------------------------------------------------------------------


def test_ines_masks_gives_themes_and_names_a_perspective(signed_in, ines, talk, lift, dialogue):
    statement, theme = lift(ines), factories.make_theme(dialogue, "Att bli utpekad")
    said = factories.make_perspective(dialogue, "Namnet stänger dörrar")
    sent = coded(
        statement,
        masked="[Mitt barn] kom hem från [skolan].",
        is_masked="on",
        themes=[theme.pk],
        new_theme="Bemötande",
        perspective=said.pk,
        stance="against",
        new_perspective="Vi är de tre",
    )
    answer = signed_in(ines).post(f"{PAGE}1/", sent)
    assert answer.headers["Location"] == f"{PAGE}1/#coder"
    statement.refresh_from_db()
    assert (statement.masked, statement.original, statement.status) == (
        "[Mitt barn] kom hem från [skolan].",
        FEAR,
        "masked",
    )
    assert sorted(statement.themes.values_list("title", flat=True)) == ["Att bli utpekad", "Bemötande"]
    assert sorted(statement.voices.values_list("perspective__title", "stance")) == [
        ("Namnet stänger dörrar", "against"),
        ("Vi är de tre", "against"),
    ]
    event = Event.objects.get(name="statement.masked")
    assert (event.actor, event.data) == (ines, {"number": 1, "status": "masked"})
    assert "barn" not in str(list(Event.objects.values_list("data", flat=True)))


def test_a_stance_is_changed_or_taken_away(signed_in, ines, talk, lift, dialogue):
    statement = lift(ines)
    first, second = (factories.make_perspective(dialogue, title, number=n) for n, title in ((1, "Ett"), (2, "Två")))
    for perspective in (first, second):
        Voice.objects.create(statement=statement, perspective=perspective)
    sent = coded(statement, **{f"voice_{first.pk}": "against", f"voice_{second.pk}": ""})
    signed_in(ines).post(f"{PAGE}1/", sent)
    assert list(statement.voices.values_list("perspective__title", "stance")) == [("Ett", "against")]


def test_an_empty_mask_is_refused_and_all_else_kept(signed_in, ines, talk, lift, dialogue):
    statement, theme = lift(ines), factories.make_theme(dialogue)
    answer = signed_in(ines).post(f"{PAGE}1/", coded(statement, masked=" ", themes=[theme.pk], new_theme="Nytt"))
    assert answer.status_code == 422
    assert answer.context["form"]["themes"].value() == [str(theme.pk)]
    assert answer.context["form"]["new_theme"].value() == "Nytt"
    assert Theme.objects.count() == 1


def test_two_who_code_the_same_statement_both_keep_their_words(signed_in, ines, lena, talk, lift):
    statement = lift(ines)
    opened = coded(statement)
    signed_in(lena).post(f"{PAGE}1/", opened | {"masked": "Lenas ord"})
    answer = signed_in(ines).post(f"{PAGE}1/", opened | {"masked": "Ines ord"})
    assert answer.status_code == 409
    [words] = [one for one in answer.context["conflict"] if one["name"] == "masked"]
    assert (words["theirs"], words["yours"]) == ("Lenas ord", "Ines ord")
    assert answer.context["form"]["masked"].value() == "Ines ord"
    statement.refresh_from_db()
    assert statement.masked == "Lenas ord"


def test_a_theme_given_from_the_list_meanwhile_is_seen_before_it_is_lost(signed_in, ines, lena, talk, lift, dialogue):
    statement, theme = lift(ines), factories.make_theme(dialogue)
    opened = coded(statement)
    many = {"action": "theme", "theme": theme.pk, "statement": [statement.pk]}
    signed_in(lena).post("/dialogues/segregation/perspectives/statements/many/", many)
    answer = signed_in(ines).post(f"{PAGE}1/", opened)
    assert answer.status_code == 409
    assert [one["name"] for one in answer.context["conflict"]] == ["themes"]
    assert list(statement.themes.all()) == [theme]


def test_changing_a_confirmed_wording_takes_it_back_to_be_confirmed_again(signed_in, ines, lena, talk, lift):
    statement = lift(ines)
    Statement.objects.filter(pk=statement.pk).update(status="confirmed", confirmed_by=lena, released_at=timezone.now())
    client = signed_in(ines)
    client.post(f"{PAGE}1/", coded(statement, is_masked="on"))
    statement.refresh_from_db()
    assert (statement.status, statement.confirmed_by) == ("confirmed", lena)
    assert statement.released_at is not None
    client.post(f"{PAGE}1/", coded(statement, is_masked="on", masked="Något annat"))
    statement.refresh_from_db()
    assert (statement.status, statement.confirmed_by, statement.released_at) == ("masked", None, None)


def test_in_a_focus_group_the_coder_says_who_spoke_and_the_group_follows(signed_in, ines, dialogue, parents):
    youth = factories.make_group(dialogue, "Unga")
    people = [factories.make_interviewee(dialogue, group, n) for n, group in ((1, parents), (2, youth))]
    factories.make_interview(dialogue, ines, *people, number=1, text=TEXT)
    client = signed_in(ines)
    client.post(f"{PAGE}lift/", marked(FEAR))
    statement = Statement.objects.get()
    assert (statement.speaker, statement.group) == (None, None)
    client.post(f"{PAGE}1/", coded(statement, speaker=people[1].pk))
    statement.refresh_from_db()
    assert (statement.speaker, statement.group) == (people[1], youth)
    stranger = factories.make_interviewee(dialogue, youth, 3)
    answer = client.post(f"{PAGE}1/", coded(statement, speaker=stranger.pk))
    assert answer.status_code == 422


def test_saving_and_going_on_leads_to_what_is_unfinished_and_round_again(signed_in, ines, talk, lift, dialogue):
    theme = factories.make_theme(dialogue)
    first, second = lift(ines), lift(ines, MEETING)
    client = signed_in(ines)
    done = {"is_masked": "on", "themes": [theme.pk], "next": "1"}
    assert client.post(f"{PAGE}2/", coded(second, **done)).headers["Location"] == f"{PAGE}1/#coder"
    assert client.post(f"{PAGE}1/", coded(first, **done)).headers["Location"] == PAGE


# --- Confirming ---------------------------------------------------------------------------------------------------


def test_who_lifted_it_does_not_confirm_the_mask_but_lena_does(signed_in, ines, lena, talk, lift):
    statement = lift(ines)
    Statement.objects.filter(pk=statement.pk).update(status=StatementStatus.MASKED)
    signed_in(ines).post(f"{PAGE}1/confirm/")
    statement.refresh_from_db()
    assert statement.status == "masked"
    signed_in(lena).post(f"{PAGE}1/confirm/")
    statement.refresh_from_db()
    assert (statement.status, statement.confirmed_by) == ("confirmed", lena)
    assert Event.objects.get(name="statement.confirmed").data == {"count": 1, "numbers": [1], "alone": False}


def test_another_interviewer_confirms_by_the_masked_wording_alone(signed_in, ines, dialogue, talk, lift):
    statement = lift(ines)
    Statement.objects.filter(pk=statement.pk).update(status="masked", masked="[Mitt barn] kom hem.")
    ivar = factories.make_member(dialogue, factories.make_user("Ivar"), "interviewer")
    address = f"/dialogues/segregation/perspectives/statements/{statement.creation_key}/"
    page = signed_in(ivar).get(address).content.decode()
    assert "Mitt barn" in page
    assert "Samira" not in page
    signed_in(ivar).post(f"{address}confirm/")
    statement.refresh_from_db()
    assert (statement.status, statement.confirmed_by) == ("confirmed", ivar)


def test_a_leader_who_works_alone_confirms_her_own_and_the_log_says_so(signed_in, lena, dialogue, parents):
    person = factories.make_interviewee(dialogue, parents, 1)
    interview = factories.make_interview(dialogue, lena, person, number=1, text=TEXT)
    statement = factories.make_statement(interview, FEAR, number=1, status="masked", lifted_by=lena)
    signed_in(lena).post(f"{PAGE}1/confirm/")
    statement.refresh_from_db()
    assert (statement.status, statement.confirmed_by) == ("confirmed", lena)
    assert Event.objects.get(name="statement.confirmed").data["alone"] is True


def test_what_nobody_has_masked_is_not_confirmed(signed_in, ines, lena, talk, lift):
    statement = lift(ines)
    signed_in(lena).post(f"{PAGE}1/confirm/")
    statement.refresh_from_db()
    assert statement.status == "lifted"


# --- Removing and putting back ------------------------------------------------------------------------------------


def test_undo_takes_the_statement_away_and_put_back_brings_all_of_it(signed_in, ines, talk, lift, dialogue):
    statement, theme = lift(ines), factories.make_theme(dialogue)
    said = factories.make_perspective(dialogue, "Vi är de tre")
    statement.themes.add(theme)
    Voice.objects.create(statement=statement, perspective=said, stance="against")
    client = signed_in(ines)
    answer = client.post(f"{PAGE}1/remove/")
    assert answer.headers["Location"] == f"{PAGE}?removed=1"
    assert "Återställ" in client.get(answer.headers["Location"]).content.decode()
    assert (dialogue.statements.count(), said.voices.count(), theme.statements.count()) == (0, 0, 0)
    client.post(f"{PAGE}1/restore/")
    statement = dialogue.statements.get()
    assert (statement.original, list(statement.themes.all())) == (FEAR, [theme])
    assert list(statement.voices.values_list("perspective", "stance")) == [(said.pk, "against")]


def test_a_removed_statement_is_not_opened_or_coded(signed_in, ines, talk, lift):
    statement = lift(ines)
    client = signed_in(ines)
    client.post(f"{PAGE}1/remove/")
    assert client.get(f"{PAGE}1/").status_code == 404
    assert client.post(f"{PAGE}1/", coded(statement)).status_code == 404
    assert client.post(f"{PAGE}1/remove/").status_code == 404


def test_what_is_quoted_in_an_open_compilation_stays_until_it_is_taken_out_there(signed_in, ines, talk, lift, dialogue):
    statement = lift(ines)
    _quote(dialogue, statement)
    page = signed_in(ines).post(f"{PAGE}1/remove/", follow=True).content.decode()
    assert "citerad i sammanställningen" in page
    assert dialogue.statements.count() == 1


def _quote(dialogue, statement):
    theme = factories.make_theme(dialogue, "Tema")
    perspective = factories.make_perspective(dialogue, "Vi är de tre", number=9)
    compilation = Compilation.objects.create(dialogue=dialogue, number=1, title="Utkast")
    chapter = compilation.chapters.create(theme=theme, position=0)
    entry = compilation.entries.create(chapter=chapter, perspective=perspective, position=0)
    return compilation.quotes.create(entry=entry, statement=statement, position=0)


# --- The text is corrected, a person withdraws --------------------------------------------------------------------


def correct(client, text: str):
    source = InterviewText.objects.get()
    data = {"text": text, "opened_version": source.version}
    return client.post("/dialogues/segregation/interviews/1/text/", data)


def test_a_statement_keeps_its_place_when_the_text_is_corrected(signed_in, ines, talk, lift):
    statement = lift(ines, MEETING)
    new = "Ett nytt stycke först.\n" + TEXT.replace("Vad svarar man?", "")
    assert correct(signed_in(ines), new).status_code == 302
    statement.refresh_from_db()
    text = InterviewText.objects.get().text
    assert (text[statement.start : statement.end], statement.anchored) == (MEETING, True)


def test_a_statement_whose_words_are_gone_stays_and_says_so(signed_in, ines, talk, lift):
    statement = lift(ines, MEETING)
    client = signed_in(ines)
    correct(client, TEXT.replace("klockan fyra en", "klockan fem en"))
    statement.refresh_from_db()
    assert (statement.original, statement.anchored) == (MEETING, False)
    page = client.get(f"{PAGE}1/").content.decode()
    assert "Finns inte längre i texten" in page
    assert "Mötet var klockan fem en onsdag." in page
    client.post(f"{PAGE}1/words/")
    statement.refresh_from_db()
    assert (statement.original, statement.anchored, statement.status) == (
        "Mötet var klockan fem en onsdag.",
        True,
        "lifted",
    )
    assert statement.masked == "Mötet var klockan fem en onsdag."


def test_words_that_are_wholly_gone_cannot_be_taken_over(signed_in, ines, talk, lift):
    statement = lift(ines, MEETING)
    client = signed_in(ines)
    correct(client, "– Vad ändrades?\nIngenting alls, faktiskt.")
    assert "liknande ord" in client.post(f"{PAGE}1/words/", follow=True).content.decode()
    statement.refresh_from_db()
    assert (statement.original, statement.anchored) == (MEETING, False)


def test_who_withdraws_leaves_all_unpublished_work_at_once(lena, ines, talk, lift, parent, dialogue):
    from interviews.services import withdraw_consent

    statement = lift(ines)
    quote = _quote(dialogue, statement)
    Voice.objects.create(statement=statement, perspective=quote.entry.perspective)
    withdraw_consent(person=parent, actor=lena)
    assert (dialogue.statements.count(), Voice.objects.count(), quote.compilation.quotes.count()) == (0, 0, 0)
    assert Event.objects.get(name="statement.withdrawn").data == {"count": 1, "to_check": 0}


def test_a_withdrawn_persons_statement_is_not_put_back(signed_in, lena, ines, talk, lift, parent, dialogue):
    from interviews.services import withdraw_consent

    lift(ines)
    withdraw_consent(person=parent, actor=lena)
    page = signed_in(ines).post(f"{PAGE}1/restore/", follow=True).content.decode()
    assert "kan inte återställas" in page
    assert dialogue.statements.count() == 0


def test_in_a_focus_group_what_may_be_theirs_has_to_be_looked_at_again(lena, ines, dialogue, parents):
    from interviews.services import withdraw_consent

    one, two = (factories.make_interviewee(dialogue, parents, n) for n in (1, 2))
    talk = factories.make_interview(dialogue, ines, one, two, number=1, text=TEXT)
    shown = {"status": "confirmed", "confirmed_by": lena, "released_at": timezone.now()}
    mine = factories.make_statement(talk, FEAR, number=1, speaker=one, **shown)
    theirs = factories.make_statement(talk, MEETING, number=2, speaker=two, **shown)
    someones = factories.make_statement(talk, "Hon är nio.", number=3, speaker=None, **shown)
    withdraw_consent(person=one, actor=lena)
    assert set(dialogue.statements.all()) == {theirs, someones}
    someones.refresh_from_db()
    theirs.refresh_from_db()
    assert (someones.status, someones.released_at) == ("lifted", None)
    assert theirs.status == "confirmed"
    assert not Statement.objects.filter(pk=mine.pk).exists()


# --- Finishing, speed ---------------------------------------------------------------------------------------------


def test_an_interview_is_finished_and_opened_again(signed_in, ines, talk, dialogue, parent):
    factories.make_interview(dialogue, ines, parent, number=2, text=TEXT)
    client = signed_in(ines)
    assert "Nästa intervju: nr 2" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}finish/")
    talk.refresh_from_db()
    assert talk.coded_at is not None
    assert "<strong>1 av 2</strong>" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}finish/", {"again": "1"})
    talk.refresh_from_db()
    assert talk.coded_at is None


def test_without_a_text_the_page_says_where_to_write_it(signed_in, ines, dialogue, parent):
    factories.make_interview(dialogue, ines, parent, number=1, text="")
    page = signed_in(ines).get(PAGE).content.decode()
    assert "Ingen text än" in page
    assert "/interviews/1/text/" in page


@pytest.mark.parametrize("count", [1, 3, 150])
def test_however_many_statements_the_page_costs_the_same(
    signed_in, ines, dialogue, parent, count, django_assert_num_queries
):
    sentences = [f"Det här är mening nummer {n} av många som sades." for n in range(count)]
    interview = factories.make_interview(dialogue, ines, parent, number=1, text="\n".join(sentences))
    theme = factories.make_theme(dialogue)
    for number, words in enumerate(sentences, start=1):
        factories.make_statement(interview, words, number=number, themes=(theme,) if number % 2 else ())
    client = signed_in(ines)
    client.get(PAGE)
    with django_assert_num_queries(15):
        client.get(PAGE)
    with django_assert_num_queries(29):
        client.get(f"{PAGE}1/")


def test_perspectives_in_the_form_cost_one_query_however_many(
    signed_in, ines, talk, lift, dialogue, django_assert_num_queries
):
    lift(ines)
    client = signed_in(ines)
    for number in range(1, 9):
        factories.make_perspective(dialogue, f"Perspektiv {number}", number=number)
    client.get(f"{PAGE}1/")
    with django_assert_num_queries(26):
        client.get(f"{PAGE}1/")
    assert Perspective.objects.count() == 8


# --- Only what changed: the same addresses, asked for by the script --------------------------------------------------

PART = {"HX-Request": "true"}


def test_lifting_by_script_answers_with_the_row_and_how_far_it_has_come(signed_in, ines, talk, lift):
    lift(ines, MEETING)
    answer = signed_in(ines).post(f"{PAGE}lift/", marked(FEAR), headers=PART)
    html = answer.content.decode()
    assert (answer.status_code, answer.headers["Coding-Open"]) == (200, "2")
    assert html.count('class="transcript__row"') == 1
    assert FEAR in html
    assert MEETING not in html
    assert "I den här: två utsagor." in html
    assert "Utsaga 2 lyftes." in html
    assert "<html" not in html


def test_a_row_that_comes_alone_is_the_row_of_the_whole_page(signed_in, ines, talk, lift, dialogue):
    one = lift(ines)
    lift(ines, "frågade om vi bor på ett farligt ställe. Hon är nio.")
    one.themes.add(factories.make_theme(dialogue))
    client = signed_in(ines)
    whole = client.get(f"{PAGE}1/").content.decode()
    part = client.get(f"{PAGE}1/", headers=PART).content.decode()
    row = part[part.index('<div class="transcript__row"') : part.index('<div class="coding-bar__here"')].strip()
    assert row in whole
    assert row.count("<mark") == 3


def test_what_cannot_be_lifted_says_why_and_the_rows_stand(signed_in, ines, talk):
    sent = {"start": 0, "end": 5, "words": "något som ingen har sagt"}
    answer = signed_in(ines).post(f"{PAGE}lift/", sent, headers=PART)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert "transcript__row" not in answer.content.decode()


def test_saving_by_script_goes_on_to_what_is_unfinished(signed_in, ines, talk, lift, dialogue):
    theme = factories.make_theme(dialogue)
    first, second = lift(ines), lift(ines, MEETING)
    client = signed_in(ines)
    sent = coded(first, is_masked="on", themes=[theme.pk], next="1", was="1")
    html = client.post(f"{PAGE}1/", sent, headers=PART).content.decode()
    assert 'id="coder" data-number="2"' in html
    assert "Utsaga 1 är sparad." in html
    assert html.count('class="transcript__row"') == 2
    done = coded(second, is_masked="on", themes=[theme.pk], next="1")
    html = client.post(f"{PAGE}2/", done, headers=PART).content.decode()
    assert 'id="coder" data-closes' in html
    assert "Alla utsagor i intervjun har tema" in html


def test_a_mistake_comes_back_in_the_form_alone(signed_in, ines, talk, lift):
    statement = lift(ines)
    answer = signed_in(ines).post(f"{PAGE}1/", coded(statement, masked=" ", new_theme="Nytt"), headers=PART)
    assert answer.status_code == 422
    assert 'value="Nytt"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_somebody_elses_row_is_not_there_by_script_either(signed_in, dialogue, talk, ines, lift):
    lift(ines)
    ivar = factories.make_member(dialogue, factories.make_user("Ivar"), "interviewer")
    client = signed_in(ivar)
    for end in ("", "1/", "1/suggestions/"):
        assert client.get(f"{PAGE}{end}", headers=PART).status_code == 404
    for end in ("lift/", "1/", "undo/"):
        assert client.post(f"{PAGE}{end}", marked(FEAR), headers=PART).status_code == 404


def test_opening_the_form_by_script_in_anothers_interview_is_a_read_of_the_source(signed_in, lena, ines, talk, lift):
    lift(ines)
    signed_in(lena).get(f"{PAGE}1/", headers=PART)
    assert Event.objects.filter(name="source.read", actor=lena).exists()


@pytest.mark.parametrize("count", [1, 60])
def test_lifting_by_script_costs_the_same_however_many_there_are(
    signed_in, ines, dialogue, parent, count, django_assert_num_queries
):
    sentences = [f"Det här är mening nummer {n} av många som sades." for n in range(count + 2)]
    interview = factories.make_interview(dialogue, ines, parent, number=1, text="\n".join(sentences))
    for number, words in enumerate(sentences[:count], start=1):
        factories.make_statement(interview, words, number=number)
    client = signed_in(ines)
    client.post(f"{PAGE}lift/", marked(sentences[-2], interview.source.text), headers=PART)
    with django_assert_num_queries(19):
        client.post(f"{PAGE}lift/", marked(sentences[-1], interview.source.text), headers=PART)


# --- Choosing which are shown ---------------------------------------------------------------------------------------


@pytest.fixture
def several(talk, lift, ines, lena, dialogue):
    """Three statements: one masked with a theme, one bare that Lena lifted, one bare that answers a question."""
    theme = factories.make_theme(dialogue)
    question = dialogue.guide.create(number=1, text="Vad ändrades?")
    first, _second, third = lift(ines), lift(lena, MEETING), lift(ines, "Hon är nio.")
    first.themes.add(theme)
    Statement.objects.filter(pk=first.pk).update(status="masked")
    Statement.objects.filter(pk=third.pk).update(question=question)
    return {"theme": theme.pk, "question": question.pk}


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", [1, 2, 3]),
        ("?theme={theme}", [1]),
        ("?theme=none", [2, 3]),
        ("?unmasked=1", [2, 3]),
        ("?mine=1", [1, 3]),
        ("?question={question}", [3]),
        ("?question=none&theme=none", [2]),
        ("?theme=x&question=999999999999999999999", [1, 2, 3]),
    ],
)
def test_statements_are_chosen_by_theme_question_mask_and_who_lifted_them(signed_in, ines, several, asked, shown):
    page = signed_in(ines).get(PAGE + asked.format(**several))
    html = page.content.decode()
    assert [number for number in (1, 2, 3) if f'data-note="{number}"' in html] == shown
    assert html.count("lift--aside") == 3 - len(shown)


def test_the_next_is_among_those_shown_and_the_choice_stays_through_a_save(signed_in, ines, several):
    client = signed_in(ines)
    page = client.get(f"{PAGE}?mine=1").content.decode()
    assert f'href="{PAGE}3/?mine=1#coder"' in page
    row = Statement.objects.get(number=1)
    answer = client.post(f"{PAGE}1/?mine=1", coded(row, is_masked="on"))
    assert answer.headers["Location"] == f"{PAGE}1/?mine=1#coder"


def test_the_question_a_statement_answers_is_chosen_in_the_form(signed_in, ines, several):
    client = signed_in(ines)
    assert "Vad ändrades?" in client.get(f"{PAGE}2/").content.decode()
    client.post(f"{PAGE}2/", coded(Statement.objects.get(number=2), question=several["question"]))
    assert Statement.objects.get(number=2).question_id == several["question"]
    foreign = factories.make_dialogue("elsewhere").guide.create(number=1, text="Annat")
    answer = client.post(f"{PAGE}2/", coded(Statement.objects.get(number=2), question=foreign.pk))
    assert answer.status_code == 422


def test_overlapping_statements_tell_of_each_other(signed_in, ines, talk, lift):
    lift(ines)
    lift(ines, "frågade om vi bor på ett farligt ställe. Hon är nio.")
    page = signed_in(ines).get(PAGE).content.decode()
    assert "Delar ord med utsaga 2." in page
    assert 'data-of="1 2"' in page


@pytest.mark.parametrize("number", [2**31, 2**63, 10**25])
def test_an_interview_that_no_number_can_have_is_not_found(signed_in, ines, talk, number):
    assert signed_in(ines).get(f"/dialogues/{talk.dialogue.slug}/perspectives/coding/{number}/").status_code == 404
