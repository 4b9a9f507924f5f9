"""The list of statements: what each role sees of them, and what is done with many at a time."""

import pytest
from django.utils import timezone

from dialogues.models import Event
from interviews.models import Consent
from perspectives.models import Statement, Voice
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/dialogues/segregation/perspectives/statements/"
MANY = f"{LIST}many/"
WORDS = ["Samira är rädd.", "Ingen frågade oss.", "Lampor är bra."]


@pytest.fixture
def three(talk, ines, dialogue):
    """Three statements of Ines's interview: one merely lifted, one masked, one confirmed and released."""
    talk.source.text = " ".join(WORDS)
    talk.source.save()
    states = [
        {"status": "lifted"},
        {"status": "masked"},
        {"status": "confirmed", "released_at": timezone.now()},
    ]
    return [
        factories.make_statement(talk, words, number=number, lifted_by=ines, **state)
        for number, (words, state) in enumerate(zip(WORDS, states, strict=True), start=1)
    ]


def shown(client, query: str = "") -> set[str]:
    return {row.masked for row in client.get(f"{LIST}{query}").context["page"].object_list}


def do(client, action: str, *statements: Statement, **more):
    return client.post(MANY, {"action": action, "statement": [one.pk for one in statements]} | more, follow=True)


# --- What each sees -----------------------------------------------------------------------------------------------


def test_a_wording_nobody_has_masked_is_still_the_source(signed_in, three, dialogue, lena, ines, farid, dana, stig):
    ivar = factories.make_member(dialogue, factories.make_user("Ivar"), "interviewer")
    seen = {who.name: len(shown(signed_in(who))) for who in (lena, ines, ivar, farid, dana)}
    assert seen == {"Lena": 3, "Ines": 3, "Ivar": 2, "Farid": 2, "Dana": 1}
    assert signed_in(stig).get(LIST).status_code == 403


def test_the_original_is_never_on_the_list_or_the_statements_page(signed_in, three, talk, lena, dana):
    Statement.objects.update(masked="[Mitt barn] är rädd.", status="confirmed", released_at=timezone.now())
    for who in (lena, dana):
        client = signed_in(who)
        assert "Samira" not in client.get(LIST).content.decode()
        assert "Samira" not in client.get(f"{LIST}{three[0].creation_key}/").content.decode()


def test_a_statement_not_released_does_not_exist_for_dana(signed_in, three, dana):
    client = signed_in(dana)
    answers = [client.get(f"{LIST}{one.creation_key}/").status_code for one in three]
    assert answers == [404, 404, 200]


def test_dana_meets_statements_without_number_in_an_order_that_says_nothing(signed_in, talk, dana, lena):
    talk.source.text = " ".join(f"Mening {letter}." for letter in "abcdefghij")
    talk.source.save()
    for number, letter in enumerate("abcdefghij", start=1):
        factories.make_statement(
            talk, f"Mening {letter}.", number=number, status="confirmed", released_at=timezone.now()
        )
    page = signed_in(dana).get(LIST)
    keys = [row.creation_key for row in page.context["page"].object_list]
    assert keys == sorted(keys)
    assert "Utsaga 1" not in page.content.decode()
    assert "coding/" not in page.content.decode()
    assert [row.number for row in signed_in(lena).get(LIST).context["page"].object_list] == list(range(1, 11))


def test_a_group_of_a_few_is_not_named_beside_a_quote_for_others_than_the_leader(
    signed_in, three, dialogue, talk, parents, lena, dana
):
    Statement.objects.update(status="confirmed", released_at=timezone.now())
    assert "Föräldrar" in signed_in(lena).get(LIST).content.decode()
    page = signed_in(dana).get(LIST).content.decode()
    assert "Föräldrar" not in page
    assert "Någon vi har hört" in page
    more = [factories.make_interviewee(dialogue, parents, number) for number in range(2, 6)]
    talk.people.add(*more)
    assert "Föräldrar" in signed_in(dana).get(LIST).content.decode()


def test_dana_cannot_filter_by_a_small_group_by_writing_the_address(signed_in, three, parents, dana):
    Statement.objects.update(status="confirmed", released_at=timezone.now())
    client = signed_in(dana)
    assert shown(client, f"?group={parents.pk}") == set(WORDS)
    assert shown(client, "?interview=1&status=lifted") == set(WORDS)


# --- Filters ------------------------------------------------------------------------------------------------------


def test_the_list_is_filtered_and_searched(signed_in, three, dialogue, lena, parents, talk):
    theme = factories.make_theme(dialogue)
    said = factories.make_perspective(dialogue, "Vi blir utpekade")
    three[0].themes.add(theme)
    Voice.objects.create(statement=three[0], perspective=said)
    client = signed_in(lena)
    assert shown(client, f"?theme={theme.pk}") == {WORDS[0]}
    assert shown(client, "?theme=none") == set(WORDS[1:])
    assert shown(client, "?perspective=none") == set(WORDS[1:])
    assert shown(client, "?perspective=some") == {WORDS[0]}
    assert shown(client, "?status=masked") == {WORDS[1]}
    assert shown(client, "?status=released") == {WORDS[2]}
    assert shown(client, "?q=frågade+ingen") == {WORDS[1]}
    assert shown(client, f"?interview={talk.number}&group={parents.pk}") == set(WORDS)
    assert shown(client, "?theme=x&group=999999&status=%00&page=-3") == set(WORDS)


def test_the_number_of_somebody_elses_interview_finds_nothing(signed_in, three, dialogue, talk, ines, lena):
    Statement.objects.update(status="confirmed")
    assert shown(signed_in(ines), f"?interview={talk.number}") == set(WORDS)
    talk.interviewer = lena
    talk.save()
    assert shown(signed_in(ines)) == set(WORDS)
    assert shown(signed_in(ines), f"?interview={talk.number}") == set()
    assert shown(signed_in(lena), f"?interview={talk.number}") == set(WORDS)
    assert shown(signed_in(lena), "?interview=tolv") == set(WORDS)


def test_nothing_found_says_so_and_how_to_see_all(signed_in, three, lena):
    page = signed_in(lena).get(f"{LIST}?q=finnsinte").content.decode()
    assert "Ingen utsaga stämmer" in page
    assert "Visa alla" in page


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("lena", 12), ("dana", 11)])
def test_the_list_costs_the_same_however_long(
    signed_in, request, dialogue, talk, count, who, queries, django_assert_num_queries
):
    client = signed_in(request.getfixturevalue(who))
    talk.source.text = " ".join(WORDS)
    talk.source.save()
    theme = factories.make_theme(dialogue)
    for number, words in enumerate(WORDS[:count], start=1):
        factories.make_statement(
            talk, words, number=number, themes=(theme,), status="confirmed", released_at=timezone.now()
        )
    client.get(LIST)
    with django_assert_num_queries(queries):
        client.get(LIST)


# --- Many at a time -----------------------------------------------------------------------------------------------


def test_only_confirmed_statements_are_released_and_lena_hears_how_many_were_not(signed_in, three, lena):
    Statement.objects.update(released_at=None)
    page = do(signed_in(lena), "release", *three).content.decode()
    assert "Designteamet ser nu 1 utsaga till." in page
    assert "2 visas inte: maskningen är inte bekräftad." in page
    assert list(Statement.objects.filter(released_at__isnull=False)) == [three[2]]
    assert Event.objects.get(name="statement.released").data == {"count": 1, "numbers": [3]}


def test_who_may_not_be_quoted_is_not_released(signed_in, three, lena, parent):
    Statement.objects.update(released_at=None)
    Consent.objects.create(interviewee=parent, informed_on=timezone.localdate(), way="spoken", allows_quotes=False)
    page = do(signed_in(lena), "release", three[2]).content.decode()
    assert "inte sagt ja till att citeras" in page
    assert not Statement.objects.filter(released_at__isnull=False).exists()


def test_in_a_group_one_no_is_enough_until_the_speaker_is_noted(signed_in, three, lena, dialogue, talk, parents):
    other = factories.make_interviewee(dialogue, parents, 7)
    talk.people.add(other)
    Consent.objects.create(interviewee=other, informed_on=timezone.localdate(), way="spoken", allows_quotes=False)
    Statement.objects.update(released_at=None, speaker=None)
    client = signed_in(lena)
    do(client, "release", three[2])
    assert not Statement.objects.filter(released_at__isnull=False).exists()
    Statement.objects.update(speaker=talk.people.first())
    do(client, "release", three[2])
    assert Statement.objects.filter(released_at__isnull=False).count() == 1


def test_lena_takes_back_what_she_released(signed_in, three, lena, dana):
    do(signed_in(lena), "take_back", *three)
    assert shown(signed_in(dana)) == set()
    assert Event.objects.get(name="statement.taken_back").data == {"count": 1, "numbers": [3]}


def test_ines_gives_a_theme_but_does_not_release(signed_in, three, dialogue, ines):
    Statement.objects.update(released_at=None)
    theme = factories.make_theme(dialogue)
    three[0].themes.add(theme)
    client = signed_in(ines)
    page = do(client, "theme", *three, theme=theme.pk).content.decode()
    assert "2 utsagor har nu temat Att bli utpekad." in page
    assert "1 hade det redan." in page
    assert theme.statements.count() == 3
    do(client, "release", *three)
    assert not Statement.objects.filter(released_at__isnull=False).exists()


def test_lena_confirms_many_and_hears_of_the_rest(signed_in, three, lena):
    page = do(signed_in(lena), "confirm", *three).content.decode()
    assert "1 maskning är bekräftad." in page
    assert "1 är det inte: den är inte maskerad än." in page
    assert Statement.objects.get(pk=three[1].pk).confirmed_by == lena


def test_ines_does_not_confirm_what_she_lifted(signed_in, three, ines):
    page = do(signed_in(ines), "confirm", three[1]).content.decode()
    assert "du lyfte den själv" in page
    assert Statement.objects.get(pk=three[1].pk).status == "masked"


def test_all_in_the_selection_are_meant_not_only_those_on_the_page(signed_in, talk, lena, dialogue):
    talk.source.text = " ".join(f"Mening nummer {n}." for n in range(60))
    talk.source.save()
    for n in range(60):
        factories.make_statement(talk, f"Mening nummer {n}.", number=n + 1, status="confirmed" if n < 55 else "masked")
    client = signed_in(lena)
    client.post(MANY, {"action": "release", "everything": "1", "filter": "status=confirmed"})
    assert Statement.objects.filter(released_at__isnull=False).count() == 55


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"action": "release"},
        {"action": "delete", "statement": ["1"]},
        {"action": "theme", "statement": ["1"], "theme": "x"},
        {"action": "theme", "statement": ["1"], "theme": "9" * 40},
        {"action": "release", "statement": ["x", "²", "-1", "9" * 40]},
        {"action": "release", "everything": "1", "filter": "theme=%00&status=nej" * 50},
    ],
)
def test_odd_things_sent_change_nothing_and_never_break(signed_in, three, lena, sent):
    before = list(Statement.objects.order_by("pk").values())
    assert signed_in(lena).post(MANY, sent, follow=True).status_code == 200
    assert [row["masked"] for row in Statement.objects.order_by("pk").values()] == [row["masked"] for row in before]


def test_statements_of_another_dialogue_are_out_of_reach(signed_in, three, lena, ines):
    elsewhere = factories.make_dialogue("elsewhere")
    factories.make_member(elsewhere, lena, "leader")
    Statement.objects.update(released_at=None)
    client = signed_in(lena)
    client.post(
        "/dialogues/elsewhere/perspectives/statements/many/",
        {"action": "release", "statement": [one.pk for one in three]},
    )
    assert not Statement.objects.filter(released_at__isnull=False).exists()
    foreign = f"/dialogues/elsewhere/perspectives/statements/{three[0].creation_key}/"
    assert client.get(foreign).status_code == 404


def test_facilitators_and_the_design_team_do_not_work_with_many(signed_in, three, farid, dana):
    assert [do(signed_in(who), "confirm", *three).status_code for who in (farid, dana)] == [403, 403]
