"""What is known already: by area, by whose picture it is, and what nobody knows."""

import pytest

from dialogues.knowledge.queries import background
from dialogues.models import Event, Knowledge, KnowledgeGap
from tests import factories

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/preparation/knowledge/"


def typed(**values):
    return {
        "title": "Trygghetsmätningen",
        "kind": "report",
        "says": "Otryggt på kvällar.",
        "areas": ["crime"],
        "rests_on": ["officials"],
        "speaks_of": ["residents"],
    } | values


def source(dialogue, **values):
    return Knowledge.objects.create(dialogue=dialogue, **(typed() | values))


def test_lena_writes_down_a_source_and_changes_it(signed_in, lena, dialogue):
    client = signed_in(lena)
    client.post(HOME + "new/", typed(year=2020, url="https://kommun.example/rapport", heard=7))
    row = dialogue.knowledge.get()
    assert (row.areas, row.rests_on, row.year, row.heard) == (["crime"], ["officials"], 2020, 7)
    client.post(f"{HOME}{row.pk}/", typed(areas=["housing", "crime"], flags=["few"], opened_version=1))
    row.refresh_from_db()
    assert (row.areas, row.flags) == (["housing", "crime"], ["few"])
    assert list(Event.objects.filter(name__startswith="knowledge.").order_by("pk").values_list("name", flat=True)) == [
        "knowledge.added",
        "knowledge.changed",
    ]
    assert "Otryggt" not in str(Event.objects.filter(name="knowledge.added").get().data)


@pytest.mark.parametrize(
    "values",
    [
        {"url": "javascript:alert(1)"},
        {"url": "ftp://kommun.example/rapport"},
        {"url": "https://lena:hemligt@kommun.example/"},
        {"areas": ["moon"]},
        {"flags": ["wrong"]},
        {"year": 1066},
        {"heard": -1},
        {"says": ""},
    ],
)
def test_what_cannot_be_right_is_refused_and_everything_typed_is_kept(signed_in, lena, dialogue, values):
    answer = signed_in(lena).post(HOME + "new/", typed(**values))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(values)
    assert dialogue.knowledge.count() == 0


def test_the_overview_says_what_is_missing_in_each_area(signed_in, stig, dialogue):
    source(dialogue, areas=["crime", "school"])
    source(dialogue, areas=["school"], rests_on=["young"])
    source(dialogue, areas=["housing"], rests_on=["registers"])
    answer = signed_in(stig).get(HOME)
    assert {area.key: (area.sources, area.lacks) for area in answer.context["known"].areas} == {
        "labour": (0, "inget är antecknat"),
        "school": (2, ""),
        "housing": (1, "ingen som lever med det har blivit hörd"),
        "democracy": (0, "inget är antecknat"),
        "crime": (1, "bara kommunens egen bild"),
        "health": (0, "inget är antecknat"),
    }
    assert "Inget är antecknat om arbetsmarknad, demokrati och civilsamhälle och hälsa." in answer.content.decode()


def test_a_gentle_doubt_is_raised_until_the_leader_has_set_the_flag(signed_in, lena, dialogue):
    row = source(dialogue, heard=6)
    doubts = ["Den talar om andra än dem den vilar på.", "Den vilar på få människor."]
    page = signed_in(lena).get(HOME).content.decode()
    assert [doubt in page for doubt in doubts] == [True, True]
    Knowledge.objects.filter(pk=row.pk).update(flags=["stand_in", "few"])
    page = signed_in(lena).get(HOME).content.decode()
    assert [doubt in page for doubt in doubts] == [False, False]
    assert "tjänstemännens bild står i de boendes ställe" in page
    Knowledge.objects.filter(pk=row.pk).update(flags=[], rests_on=["officials", "residents"], heard=60)
    page = signed_in(lena).get(HOME).content.decode()
    assert [doubt in page for doubt in doubts] == [False, False]


def test_a_source_is_text_and_its_link_gives_nothing_away(signed_in, dana, dialogue):
    source(dialogue, title="<script>alert(1)</script>", says="<b>fet</b>", url="https://kommun.example/?a=1&b=2")
    page = signed_in(dana).get(HOME).content.decode()
    assert "<script>alert" not in page
    assert "<b>fet" not in page
    assert 'href="https://kommun.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow external"' in page


def test_sources_are_searched_and_filtered(signed_in, lena, dialogue):
    source(dialogue, title="Ett", areas=["crime"])
    source(dialogue, title="Två", areas=["housing"], rests_on=["young"], says="Flyttar ofta")
    client = signed_in(lena)

    def found(query):
        return [one.row.title for one in client.get(HOME + query).context["sources"]]

    assert (found("?area=housing"), found("?rests=officials"), found("?q=flyttar")) == (["Två"], ["Ett"], ["Två"])


def test_what_nobody_knows_stays_a_question_until_it_is_answered(signed_in, lena, dialogue):
    client = signed_in(lena)
    client.post(HOME + "questions/new/", {"area": "crime", "question": "Vad är trygghet?", "could_tell": "De boende"})
    gap = KnowledgeGap.objects.get()
    assert [one.question for one in client.get(HOME).context["known"].open] == ["Vad är trygghet?"]
    data = {"area": "crime", "question": "Vad är trygghet?", "answer": "Att bli trodd.", "opened_version": 1}
    client.post(f"{HOME}questions/{gap.pk}/", data)
    known = client.get(HOME).context["known"]
    assert (known.open, [one.answer for one in known.answered]) == ([], ["Att bli trodd."])
    assert Event.objects.filter(name="knowledge.question_answered").count() == 1


def test_only_what_is_marked_goes_to_the_compilation(dialogue):
    source(dialogue, title="Dold")
    source(dialogue, title="Visad", in_compilation=True, flags=["few"], year=2020)
    assert [(one["title"], one["year"], one["care"]) for one in background(dialogue)] == [("Visad", 2020, ["few"])]


def test_who_may_read_and_who_may_not(signed_in, lena, dana, petra, ulf, dialogue):
    other = source(factories.make_dialogue("savar"))
    assert signed_in(dana).get(HOME).status_code == 200
    assert signed_in(dana).get(HOME + "new/").status_code == 403
    assert signed_in(petra).get(HOME).status_code == 403
    assert signed_in(ulf).get(HOME).status_code == 404
    assert signed_in(lena).get(f"{HOME}{other.pk}/").status_code == 404


def test_the_page_costs_the_same_with_one_source_and_with_three(signed_in, lena, dialogue, django_assert_num_queries):
    client = signed_in(lena)
    source(dialogue)
    client.get(HOME)
    with django_assert_num_queries(7):
        client.get(HOME)
    for _more in range(2):
        source(dialogue)
        KnowledgeGap.objects.create(dialogue=dialogue, area="crime", question="Vad?")
    with django_assert_num_queries(7):
        client.get(HOME)
