"""Comments on the draft: on any paragraph, answered, opened again; what is published is read as it was frozen."""

import pytest
from django.core.exceptions import ValidationError

from interviews.services import withdraw_consent
from perspectives.compilations import comments, review
from perspectives.models import Compilation, ReviewComment, Statement, Theme
from tests import factories

from .compiled import approved, begin, published, small_dialogue

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/compilations/1/"


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world) -> Compilation:
    return begin(dialogue, lena, title="Det vi fick höra", summary="Kort sagt.")


def write(client, page: str, anchor: str, text: str = "Hm.", reopens: str = "") -> int:
    query = f"?comment={anchor}" + (f"&reopens={reopens}" if reopens else "")
    return client.post(f"{HOME}{page}{query}", {"text": text}).status_code


def answer(client, comment: ReviewComment, words: str = "Ändrat.") -> int:
    comment.refresh_from_db()
    data = {"answer": words, "opened_version": comment.version}
    return client.post(f"{HOME}comments/{comment.pk}/", data).status_code


def test_every_paragraph_can_be_commented_on_where_it_is_read(signed_in, version, dana):
    client, chapter = signed_in(dana), version.chapters.first()
    entry = chapter.entries.first()
    quote = entry.quotes.first()
    places = {
        "read/": ["title", "summary", "method", "unheard", "respond"],
        "read/1/": [f"c{chapter.pk}-lead", f"c{chapter.pk}-silence", f"e{entry.pk}", f"q{quote.pk}"],
        "read/1/1/": [f"e{entry.pk}", f"q{quote.pk}"],
    }
    for page, anchors in places.items():
        shown = client.get(HOME + page).content.decode()
        assert [anchor for anchor in anchors if f"?comment={anchor}#" not in shown] == []
        assert {write(client, page, anchor) for anchor in anchors} == {302}
    listed = client.get(f"{HOME}comments/").context["page"].object_list
    assert len(listed) == 11
    assert {comment.place.text for comment in listed if not comment.place.address} == set()


@pytest.mark.parametrize(
    "anchor", ["q999999999999999999999999", "e0", "qx", "hittepå", "c1-lead'--", "q١", "summary%00"]
)
def test_a_paragraph_that_is_not_there_takes_no_comment_and_breaks_no_page(signed_in, version, dana, anchor):
    client = signed_in(dana)
    assert write(client, "read/", anchor) in {302, 422}
    assert ReviewComment.objects.count() == 0
    assert client.get(f"{HOME}comments/").status_code == 200


def test_a_comment_is_open_then_resolved_then_opened_again_by_whoever_wrote_it(signed_in, version, lena, dana):
    member, leader = signed_in(dana), signed_in(lena)
    write(member, "read/", "summary", "Säg att de inte är överens.")
    first = ReviewComment.objects.get()
    assert comments.state_of(first) == comments.OPEN
    assert answer(leader, first) == 302
    page = member.get(f"{HOME}read/").content.decode()
    assert "Ändrat." in page
    assert f"reopens={first.pk}" in page
    assert write(member, "read/", "summary", "Det står fortfarande ”vi”.", str(first.pk)) == 302
    again = ReviewComment.objects.get(reopens=first)
    first = ReviewComment.objects.select_related("reopened_by").get(pk=first.pk)
    assert (comments.state_of(first), comments.state_of(again)) == (comments.REOPENED, comments.OPEN)
    assert first.answer == "Ändrat."
    assert answer(leader, first, "Skrivet över.") == 422
    assert answer(leader, again, "Nu står det ”en del av oss”.") == 302
    shown = member.get(f"{HOME}read/").context["comments"]["summary"]
    assert [(one.text, one.state) for one in shown] == [
        ("Säg att de inte är överens.", "reopened"),
        ("Det står fortfarande ”vi”.", "resolved"),
    ]


def test_nobody_opens_anothers_comment_or_one_that_waits(signed_in, version, lena, dana, farid):
    write(signed_in(dana), "read/", "summary")
    comment = ReviewComment.objects.get()
    assert write(signed_in(dana), "read/", "summary", "Hallå?", str(comment.pk)) == 422
    answer(signed_in(lena), comment)
    assert write(signed_in(farid), "read/", "summary", "Nej.", str(comment.pk)) == 422
    assert write(signed_in(dana), "read/", "method", "Nej.", str(comment.pk)) == 422
    assert f"reopens={comment.pk}" not in signed_in(farid).get(f"{HOME}read/").content.decode()
    assert ReviewComment.objects.count() == 1
    assert write(signed_in(dana), "read/", "summary", "Nej.", "999999999999999999999") == 302  # as if not sent


def test_the_list_tells_open_from_resolved_and_mine_from_others(signed_in, version, lena, dana, farid):
    member, leader = signed_in(dana), signed_in(lena)
    for who, anchor in ((member, "summary"), (member, "method"), (signed_in(farid), "unheard")):
        write(who, "read/", anchor, f"Om {anchor}.")
    answer(leader, ReviewComment.objects.get(anchor="method"))

    def shown(query: str) -> set[str]:
        return {one.anchor for one in member.get(f"{HOME}comments/?{query}").context["page"].object_list}

    assert shown("answer=open") == {"summary", "unheard"}
    assert shown("answer=resolved") == {"method"}
    assert shown("answer=reopened") == set()
    assert shown("whose=mine") == {"summary", "method"}
    assert shown("answer=open&whose=mine") == {"summary"}


def test_a_comment_on_what_is_approved_is_refused_in_words(signed_in, version, lena, dana):
    approved(version, lena, dana)
    refused = signed_in(dana).post(f"{HOME}read/?comment=summary", {"text": "För sent?"})
    assert refused.status_code == 422
    assert ReviewComment.objects.count() == 0


def test_an_answer_to_a_published_versions_comment_is_refused(version, lena, dana):
    kept = ReviewComment.objects.create(compilation=version, anchor="summary", by=dana, text="Hm")
    published(version, lena, dana)
    from perspectives.compilations.forms import AnswerForm

    kept.compilation.refresh_from_db()
    form = AnswerForm({"answer": "Efteråt", "opened_version": kept.version}, instance=kept)
    assert form.is_valid()
    with pytest.raises(ValidationError):
        comments.answer_comment(form=form, actor=lena)


def test_what_is_published_is_read_as_it_was_frozen_with_its_comments(signed_in, version, lena, dana, world):
    entry = version.entries.order_by("chapter__position", "position").first()
    for anchor in ("summary", f"e{entry.pk}", f"q{entry.quotes.first().pk}"):
        ReviewComment.objects.create(
            compilation=version,
            anchor=anchor,
            by=dana,
            text=f"Om {anchor}",
            answer="Ja.",
            answered_at=version.created_at,
        )
    published(version, lena, dana)
    words = world["statements"][0].masked
    Statement.objects.update(masked="skrivet om efteråt")
    Theme.objects.update(lead="En annan inledning.")
    client = signed_in(dana)
    cover = client.get(f"{HOME}read/").content.decode()
    chapter = client.get(f"{HOME}read/1/").content.decode()
    whole = client.get(f"{HOME}read/1/1/").content.decode()
    assert "Om summary" in cover
    assert "Här skiljs man åt." in chapter
    assert "skrivet om efteråt" not in chapter + whole
    assert words in whole
    for page in (chapter, whole):
        assert f"Om e{entry.pk}" in page
        assert f"Om q{entry.quotes.first().pk}" in page
        assert "?comment=" not in page


def test_a_version_that_a_re_issue_replaced_is_read_by_nobody_at_work_either(
    signed_in, version, dialogue, lena, dana, world
):
    factories.publish(dialogue)
    published(version, lena, dana)
    withdraw_consent(person=world["youths"][0], actor=None)
    client = signed_in(lena)
    assert client.get(f"{HOME}read/1/1/").status_code == 200  # in print still: the leader must see where
    published(begin(dialogue, lena), lena, dana)
    words = world["statements"][0].masked
    for who in (lena, dana):
        reader = signed_in(who)
        for page in ("read/", "read/1/", "read/1/1/"):
            shown = reader.get(HOME + page)
            assert (page, shown.status_code) == (page, 410)
            assert words not in shown.content.decode()
        assert reader.get(f"{HOME}pdf/")["Location"] == HOME
        assert reader.get(f"{HOME}job/")["Location"] == HOME
        assert "visas inte" in reader.get(HOME).content.decode()
    before = version.__class__.objects.get(pk=version.pk).document_id
    client.post(f"{HOME}print/")
    assert version.__class__.objects.get(pk=version.pk).document_id == before


def test_a_review_step_on_a_version_of_another_dialogue_is_not_there(signed_in, version, ulf):
    for page in ("verdict/take-back/", "comments/", "read/"):
        assert signed_in(ulf).get(HOME + page).status_code == 404
    assert review.latest_print(version) is None
