"""Pages on which a version is chosen and ordered: what they show, what they bear, what they cost."""

import pytest
from django.utils.html import strip_tags

from perspectives.compilations import queries
from perspectives.compilations import review as compilation_review
from perspectives.models import Compilation, Perspective, ReviewComment, Theme
from tests import factories

from .compiled import begin, hear, published, say, small_dialogue

pytestmark = pytest.mark.django_db
LIST = "/dialogues/segregation/compilations/"
HOME = f"{LIST}1/"


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world) -> Compilation:
    return begin(dialogue, lena)


@pytest.fixture
def client(signed_in, lena):
    return signed_in(lena)


def test_without_perspectives_the_list_says_what_to_do_first(client, dialogue):
    text = client.get(LIST).content.decode()
    assert "/dialogues/segregation/perspectives/" in text
    assert "creation_key" not in text


def test_a_button_moves_a_chapter_and_keeps_the_focus_on_itself(client, version, world):
    keys = [theme.pk for theme in world["themes"]]
    answer = client.post(f"{HOME}chapters/", {"shown": keys, "chosen": keys, "move": f"{keys[1]}:up"})
    assert answer["Location"] == f"{HOME}chapters/?moved={keys[1]}:up#row-{keys[1]}"
    assert [chapter.theme_id for chapter in queries.chapters(version)] == [keys[1], keys[0]]
    page = client.get(answer["Location"].split("#")[0]).content.decode()
    assert page.count("autofocus") == 1


def test_many_perspectives_are_taken_out_at_once(client, version, world):
    chapter = version.chapters.first()
    shown = list(chapter.entries.values_list("perspective", flat=True))
    client.post(f"{HOME}chapters/{chapter.pk}/", {"shown": shown, "chosen": []})
    assert chapter.entries.count() == 0
    text = client.get(HOME).content.decode()
    assert "2 perspektiv är inte med." in text


def test_quotes_are_taken_out_by_their_tick(client, version):
    entry = version.entries.first()
    keys = list(entry.quotes.values_list("statement", flat=True))
    client.post(f"{HOME}quotes/{entry.pk}/", {"shown": keys, "chosen": keys[:3]})
    assert list(entry.quotes.values_list("statement", flat=True)) == keys[:3]
    assert "13 till att välja bland" in client.get(f"{HOME}quotes/{entry.pk}/").content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"move": "x:up"},
        {"move": "1:sideways"},
        {"move": "99999999999999999999:up"},
        {"shown": ["a", "-1", "99999999999999999999999"], "chosen": ["<script>"]},
        {"chosen": ["4711"]},
    ],
)
@pytest.mark.parametrize("place", ["chapters/", "chapters/{chapter}/", "quotes/{entry}/"])
def test_mangled_choices_change_nothing(client, version, sent, place):
    chapter, entry = version.chapters.first(), version.entries.first()
    before = [queries.chapters(version), list(version.quotes.values_list("pk", "position"))]
    answer = client.post(HOME + place.format(chapter=chapter.pk, entry=entry.pk), sent)
    assert answer.status_code == 302
    assert [queries.chapters(version), list(version.quotes.values_list("pk", "position"))] == before


def test_a_perspective_of_another_dialogue_is_not_taken_in(client, version, world):
    elsewhere = factories.make_dialogue("annan")
    theme = factories.make_theme(elsewhere)
    stranger = factories.make_perspective(elsewhere, "Främling")
    chapter = version.chapters.first()
    client.post(f"{HOME}chapters/", {"shown": [theme.pk], "chosen": [theme.pk]})
    client.post(f"{HOME}chapters/{chapter.pk}/", {"shown": [stranger.pk], "chosen": [stranger.pk]})
    assert not version.entries.filter(perspective=stranger).exists()
    assert not version.chapters.filter(theme=theme).exists()


def test_two_people_writing_the_texts_both_keep_theirs(client, version):
    opened = version.version
    texts = {"title": "Det vi fick höra", "summary": "Lenas text", "opened_version": opened}
    assert client.post(f"{HOME}texts/", texts).status_code == 302
    answer = client.post(f"{HOME}texts/", texts | {"summary": "En annan text"})
    assert answer.status_code == 409
    assert answer.context["form"]["summary"].value() == "En annan text"
    version.refresh_from_db()
    assert version.summary == "Lenas text"


def test_a_chapter_gets_its_introduction_where_it_is_arranged(client, version, world):
    chapter = version.chapters.last()
    theme = Theme.objects.get(pk=chapter.theme_id)
    sent = {"lead": "Nästan alla tycker att föreningarna är viktiga.", "silence": "", "opened_version": theme.version}
    assert client.post(f"{HOME}chapters/{chapter.pk}/texts/", sent).status_code == 302
    assert "Nästan alla tycker" in client.get(f"{HOME}read/2/").content.decode()


def test_a_perspective_without_a_theme_is_told(client, version, dialogue):
    factories.make_perspective(dialogue, "Utan tema", number=9)
    assert "1 perspektiv har inget tema" in client.get(HOME).content.decode()


def test_reading_the_draft_shows_masked_words_only(client, version, world):
    statement = world["statements"][0]
    statement.masked = "[Någon]: så här är det."
    statement.save()
    text = client.get(f"{HOME}read/1/1/").content.decode()
    assert "[Någon]: så här är det." in strip_tags(text)
    assert statement.original not in text


@pytest.mark.parametrize("page", ["read/9/", "read/1/9/", "chapters/4711/", "quotes/4711/", "comments/4711/"])
def test_what_does_not_exist_is_not_found(client, version, page):
    assert client.get(HOME + page).status_code == 404


def test_each_page_costs_the_same_with_more_in_it(
    client, version, world, dialogue, lena, django_assert_max_num_queries
):
    chapter, entry = version.chapters.first(), version.entries.first()
    pages = [LIST, HOME, f"{HOME}chapters/", f"{HOME}chapters/{chapter.pk}/", f"{HOME}quotes/{entry.pk}/"]
    pages += [f"{HOME}read/", f"{HOME}read/1/", f"{HOME}read/1/1/", f"{HOME}comments/"]

    def costs() -> list[int]:
        found = []
        for page in pages:
            client.get(page)  # warms the readiness of the side menu
            with django_assert_max_num_queries(100) as counted:
                assert client.get(page).status_code == 200
            found.append(len(counted))
        return found

    ReviewComment.objects.create(compilation=version, anchor=f"q{entry.quotes.last().pk}", by=lena, text="Ett")
    before = costs()
    for number, title in enumerate(["Ett tema till", "Och ett till"], 3):
        theme = Theme.objects.create(dialogue=dialogue, title=title, position=number)
        for place in (10, 20):
            perspective = factories.make_perspective(
                dialogue, f"{title} {place}", number=number + place, themes=(theme,)
            )
            for person in hear(dialogue, lena, world["young"], 3):
                say(person, perspective)
    for place in ("summary", f"e{entry.pk}", f"q{entry.quotes.first().pk}"):
        ReviewComment.objects.create(compilation=version, anchor=place, by=lena, text="Två")
    keys = [theme.pk for theme in Theme.objects.all()]
    client.post(f"{HOME}chapters/", {"shown": keys, "chosen": keys})
    assert Perspective.objects.count() == 8
    assert version.quotes.count() == 36
    assert costs() == before


def test_readiness_follows_the_version(dialogue, lena, dana, world):
    from perspectives.compilations.readiness import readiness

    assert readiness(dialogue).state == "gap"
    version = begin(dialogue, lena)
    assert (readiness(dialogue).state, readiness(dialogue).summary) == ("part", "Utgåva 1 är ett utkast.")
    compilation_review.send_to_review(compilation=version, actor=lena)
    told = readiness(dialogue)
    assert [(step.role, step.title) for step in told.steps] == [("design_team", "Läs utkastet till sammanställningen")]
    assert told.waiting[0].whom == "designteamet"
    compilation_review.take_back(compilation=version, actor=lena)
    published(version, lena, dana)
    assert (readiness(dialogue).state, readiness(dialogue).summary) == ("done", "Utgåva 1 är publicerad.")
