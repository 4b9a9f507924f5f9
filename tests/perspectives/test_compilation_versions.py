"""What changed between two versions: in words, side by side, and nothing that tells of who took something back."""

import time

import pytest
from django.template import Context, Template
from django.test import Client

from interviews.models import Consent
from interviews.services import withdraw_consent
from perspectives.compilations import versions
from perspectives.models import Compilation, Perspective, Quote, Statement, Theme
from perspectives.templatetags.versions import marked
from tests import factories

from .compiled import approved, begin, published, say, small_dialogue

pytestmark = pytest.mark.django_db
WORK = "/dialogues/segregation/compilations/2/"
BOOK = "/d/segregation/compilation/"


@pytest.fixture
def world(dialogue, ines):
    factories.publish(dialogue)
    return small_dialogue(dialogue, ines)


@pytest.fixture
def first(dialogue, lena, dana, world) -> Compilation:
    return published(begin(dialogue, lena, title="Det vi fick höra", summary="Kort sagt, i två ord."), lena, dana)


@pytest.fixture
def late(dialogue, world, first) -> Perspective:
    """A perspective that came in after version 1 was published, with a statement of its own."""
    perspective = factories.make_perspective(
        dialogue, "Byarna glömdes bort", number=9, themes=(world["themes"][1],), text="Om byarna."
    )
    say(world["adults"][0], perspective)
    return perspective


def change_texts(world) -> None:
    Theme.objects.filter(pk=world["themes"][0].pk).update(lead="Här skiljs man åt, och möts.")
    Perspective.objects.filter(pk=world["perspectives"][0].pk).update(title="Namnet stänger alla dörrar")


def counts(old: Compilation, new: Compilation, **how) -> dict:
    return dict(versions.compare(versions.book_of(old, **how), versions.book_of(new, **how)).counts)


# --- In words -------------------------------------------------------------------------------------------------------


def test_the_same_text_has_not_changed(dialogue, lena, first):
    assert counts(Compilation.objects.get(), begin(dialogue, lena)) == {}


def test_a_late_perspective_is_new_in_version_2_which_carries_the_texts(
    client, dialogue, lena, dana, world, first, late
):
    change_texts(world)
    draft = begin(dialogue, lena)
    assert (draft.number, draft.summary, draft.title) == (2, "Kort sagt, i två ord.", "Det vi fick höra")
    assert draft.entries.filter(perspective=late).exists()
    assert counts(Compilation.objects.get(number=1), draft) == {"new": 1, "changed": 1, "texts": 1}
    second = published(draft, lena, dana)
    assert second.content["since"] == {"number": 1, "counts": {"new": 1, "changed": 1, "texts": 1}}
    cover = client.get(BOOK).content.decode()
    assert "Sedan utgåva 1" in cover
    assert "1 nytt perspektiv, 1 omformulerat perspektiv, 1 omskriven text." in " ".join(cover.split())
    assert f"{BOOK}changes/?from=1" in cover


def test_a_chapter_and_a_perspective_that_went_came_or_moved_are_told_apart(dialogue, lena, first, world):
    draft = begin(dialogue, lena)
    new = Theme.objects.create(dialogue=dialogue, title="Skolan", position=3)
    chapter = draft.chapters.create(theme=new, position=3)
    moving = draft.entries.get(perspective=world["perspectives"][1])
    moving.chapter = chapter
    moving.save()
    draft.chapters.get(theme=world["themes"][1]).delete()
    changes = versions.compare(versions.book_of(Compilation.objects.get(number=1)), versions.book_of(draft))
    assert dict(changes.counts) == {"moved": 1, "gone": 2, "chapters_new": 1, "chapters_gone": 1}
    assert [(one.title, one.kind, one.number) for one in changes.chapters] == [
        ("Att bli utpekad", "same", 1),
        ("Skolan", "new", 2),
        ("Föreningslivet", "gone", None),
    ]
    assert changes.chapters[1].perspectives[0].came_from == "Att bli utpekad"


def test_another_order_alone_is_told_as_that(dialogue, lena, first, world):
    draft = begin(dialogue, lena)
    draft.chapters.filter(theme=world["themes"][1]).update(position=0)
    assert counts(Compilation.objects.get(number=1), draft) == {"reordered": 1}


def test_a_perspective_whose_row_is_gone_for_good_is_matched_by_its_wording(dialogue, lena, first, world):
    from perspectives.models import PublishedPerspective

    PublishedPerspective.objects.filter(chapter__compilation=first).update(perspective=None)
    old = versions.book_of(Compilation.objects.get(number=1))
    assert counts(Compilation.objects.get(number=1), begin(dialogue, lena))["gone"] == 4
    assert [one.key for part in old.parts for one in part.perspectives] == [None] * 4
    assert dict(versions.compare(old, old).counts) == {}


# --- Side by side ---------------------------------------------------------------------------------------------------


def test_words_that_differ_are_marked_for_the_eye_and_for_the_ear():
    old, new = marked("Vi är <b>överens</b> om allt.", "Vi är inte överens om allt.")
    assert "<b>" not in old + new
    assert '<del><span class="visually-hidden">[taget bort: </span>&lt;b&gt;överens&lt;/b&gt;' in old
    assert '<ins><span class="visually-hidden">[tillagt: </span>inte överens' in new
    assert "om allt." in old
    assert old.count("<del>") == new.count("<ins>") == 1


def test_texts_that_are_equal_have_no_marks():
    assert marked("Samma\n\nsak.", "Samma\n\nsak.") == ("Samma\n\nsak.", "Samma\n\nsak.")


@pytest.mark.parametrize(("old", "new"), [("a " * 3_000 + "b", "a " * 3_001), ("ord " * 4_000, "")])
def test_long_and_monotonous_texts_cost_little(old, new):
    begun = time.process_time()
    marked(old, new)
    assert time.process_time() - begun < 2


def test_only_white_space_is_no_mark():
    assert "<ins>" not in marked("Ett\n\ntvå", "Ett två")[1]


def test_html_in_what_is_new_or_gone_whole_is_text():
    page = Template("{% load versions %}{% side_by_side change %}")
    for change in (versions.TextChange("I korthet", "", "<script>"), versions.TextChange("I korthet", "<script>", "")):
        shown = page.render(Context({"change": change}))
        assert "<script>" not in shown
        assert "&lt;script&gt;" in shown


def test_lena_sees_a_draft_beside_what_is_published_chapter_by_chapter(signed_in, dialogue, lena, first, world, late):
    change_texts(world)
    begin(dialogue, lena)
    client = signed_in(lena)
    overview = client.get(f"{WORK}changes/").content.decode()
    assert f"{WORK}changes/1/" in overview
    chapter = client.get(f"{WORK}changes/1/").content.decode()
    assert "och möts." in chapter
    assert "<ins>" in chapter
    assert "Byarna glömdes bort" in client.get(f"{WORK}changes/2/").content.decode()
    assert f"{WORK}changes/" in client.get(WORK).content.decode()


def test_quotes_are_compared_for_lena_alone(signed_in, dialogue, lena, dana, first, world):
    statement = world["statements"][0]
    Statement.objects.filter(pk=statement.pk).update(masked=statement.masked.replace("sant", "[sant]"))
    draft = begin(dialogue, lena)
    gone = draft.quotes.get(statement=world["statements"][20])
    gone.delete()
    leader = signed_in(lena).get(f"{WORK}changes/1/").content.decode()
    assert "[sant]" in leader
    member = signed_in(dana)
    texts = member.get(f"{WORK}changes/").content.decode()
    assert "[sant]" not in member.get(f"{WORK}changes/1/").content.decode()
    assert "Citat jämförs inte." in texts
    assert "Texterna är desamma." in texts
    assert counts(Compilation.objects.get(number=1), draft) == {}
    assert counts(Compilation.objects.get(number=1), draft, with_quotes=True) == {"quotes": 2}


def test_a_quote_worded_anew_is_paired_with_what_it_was():
    pairs = versions._quotes(
        ("Vi bor på ett farligt ställe, sa hon.", "Helt annat."), ("Vi bor på [ett ställe], sa hon.",)
    )
    assert [(one.old, one.new) for one in pairs] == [
        ("Vi bor på ett farligt ställe, sa hon.", "Vi bor på [ett ställe], sa hon."),
        ("Helt annat.", ""),
    ]


# --- In public ------------------------------------------------------------------------------------------------------


@pytest.fixture
def second(dialogue, lena, dana, world, first, late) -> Compilation:
    change_texts(world)
    return published(begin(dialogue, lena), lena, dana)


@pytest.fixture
def anyone() -> Client:
    return Client()


def test_anyone_sees_two_published_versions_side_by_side(anyone, second):
    page = anyone.get(f"{BOOK}changes/?from=1").content.decode()
    assert "Vad som har ändrats sedan utgåva 1" in page
    assert f"{BOOK}changes/1/?from=1" in page
    chapter = anyone.get(f"{BOOK}changes/1/?from=1").content.decode()
    assert "och möts." in chapter
    assert "Namnet stänger alla dörrar" in chapter
    assert anyone.get(f"{BOOK}changes/").status_code == 200


@pytest.mark.parametrize(
    "query", ["from=2", "from=3", "from=x", "from=-1", "from=%00", "from=1&version=1", "from=1&version=9"]
)
def test_what_cannot_be_compared_is_not_found(anyone, second, query):
    for page in ("changes/", "changes/1/"):
        assert anyone.get(f"{BOOK}{page}?{query}").status_code == 404


def test_a_draft_is_compared_with_nothing_in_public(anyone, dialogue, lena, dana, first):
    approved(begin(dialogue, lena), lena, dana)
    assert anyone.get(f"{BOOK}changes/").status_code == 404
    assert anyone.get(f"{BOOK}changes/?version=2&from=1").status_code == 404


def test_a_chapter_that_is_not_there_is_not_found(anyone, second):
    assert anyone.get(f"{BOOK}changes/9/?from=1").status_code == 404


def test_three_versions_are_compared_two_and_two(anyone, dialogue, lena, dana, second):
    Theme.objects.update(silence="Ingen nämnde bussen.")
    published(begin(dialogue, lena), lena, dana)
    assert "Byarna glömdes bort" not in anyone.get(f"{BOOK}changes/2/?from=2").content.decode()
    assert "Byarna glömdes bort" in anyone.get(f"{BOOK}changes/2/?from=1").content.decode()
    assert "från utgåva 2" not in anyone.get(f"{BOOK}changes/?version=2&from=1").content.decode()
    assert anyone.get(f"{BOOK}changes/?version=2&from=1").context["changes"].new.number == 2


def test_the_cost_is_the_same_however_much_there_is(
    anyone, dialogue, lena, dana, world, second, django_assert_num_queries
):
    def cost() -> int:
        anyone.get(f"{BOOK}changes/?from=1")
        with django_assert_num_queries(count) as counted:
            anyone.get(f"{BOOK}changes/?from=1")
        return len(counted)

    count = 19
    assert cost() == count
    for number in range(3):
        theme = Theme.objects.create(dialogue=dialogue, title=f"Tema {number}", position=10 + number)
        factories.make_perspective(dialogue, f"Perspektiv {number}", number=50 + number, themes=(theme,))
    published(begin(dialogue, lena), lena, dana)
    assert cost() == count


# --- What is taken back -----------------------------------------------------------------------------------------------


def take_back(how: str, person) -> None:
    if how == "all":
        withdraw_consent(person=person, actor=None)
    else:
        Consent.objects.filter(interviewee=person).update(allows_quotes=False)


@pytest.mark.parametrize("how", ["all", "quotes"])
def test_a_re_issue_is_compared_with_nothing_and_counts_nothing(
    anyone, signed_in, dialogue, lena, dana, world, first, how
):
    """Neither its words nor their number is told: the difference is what one person said."""
    person, words = world["youths"][0], world["statements"][0].masked
    take_back(how, person)
    draft = begin(dialogue, lena)
    for page in ("changes/", "changes/?from=1", "changes/1/?from=1"):
        answer = signed_in(lena).get(WORK + page)
        assert words not in answer.content.decode()
        assert answer.status_code == (200 if page == "changes/" else 404)
    second = published(draft, lena, dana)
    assert (second.content["redacts"], second.content["since"]) == (1, None)
    for page in ("", "1/", "1/1/", "pdf/", "changes/", "changes/1/"):
        for query in ("?version=1", "?from=1", "?version=1&from=1", "?version=2&from=1"):
            answer = anyone.get(BOOK + page + query)
            assert words not in b"".join(answer).decode(errors="ignore")
            if "version=1" in query or page.startswith("changes"):
                assert (page, query, answer.status_code) == (page, query, 404)
    assert "sida vid sida" not in anyone.get(BOOK).content.decode()


def test_an_older_version_without_the_words_can_still_be_compared(anyone, dialogue, lena, dana, world):
    first = begin(dialogue, lena)
    Quote.objects.filter(compilation=first, statement=world["statements"][0]).delete()
    published(first, lena, dana)
    published(begin(dialogue, lena), lena, dana)
    withdraw_consent(person=world["youths"][0], actor=None)
    published(begin(dialogue, lena), lena, dana)
    assert anyone.get(f"{BOOK}changes/?from=1").status_code == 200
    assert anyone.get(f"{BOOK}changes/?from=2").status_code == 404


def test_what_changed_since_is_not_told_once_the_earlier_one_is_taken_out(anyone, dialogue, lena, dana, world, second):
    assert "Sedan utgåva 1" in anyone.get(BOOK).content.decode()
    Quote.objects.filter(compilation=second, statement=world["statements"][0]).delete()  # in version 1 only
    Consent.objects.filter(interviewee=world["youths"][0]).update(allows_quotes=False)
    assert "Sedan utgåva 1" not in anyone.get(BOOK).content.decode()
