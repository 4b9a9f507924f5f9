"""The way from draft to publication: who may take which step, what stands in the way, what is frozen."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from dialogues.models import Event
from interviews.models import Consent
from perspectives.compilations import document, review
from perspectives.compilations.printing import published_chapters
from perspectives.models import (
    Compilation,
    CompilationStatus,
    PublishedChapter,
    PublishedPerspective,
    ReviewAnswer,
    ReviewComment,
    Statement,
)
from reports.models import Document

from .compiled import approved, begin, hear, published, say, say_yes, small_dialogue

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/compilations/1/"
YES = {"verdict": "yes", "sees_gap": "no", "sees_someone": "no"}
NO = {"verdict": "no", "sees_gap": "no", "sees_someone": "no"}


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world) -> Compilation:
    return begin(dialogue, lena, title="Det vi fick höra", summary="Kort sagt.")


def status(version: Compilation) -> str:
    return Compilation.objects.values_list("status", flat=True).get(pk=version.pk)


def test_lena_and_dana_take_a_version_all_the_way(signed_in, version, lena, dana):
    leader, member = signed_in(lena), signed_in(dana)
    assert leader.post(f"{HOME}send/", {"confirm": "on"}).status_code == 302
    assert leader.post(f"{HOME}verdict/", YES).status_code == 302
    refused = leader.post(f"{HOME}approve/", {"confirm": "on"})
    assert (refused.status_code, status(version)) == (422, CompilationStatus.REVIEW)
    assert member.post(f"{HOME}verdict/", YES).status_code == 302
    assert leader.post(f"{HOME}approve/", {"confirm": "on"}).status_code == 302
    assert leader.post(f"{HOME}publish/", {"confirm": "on"}).status_code == 302
    assert status(version) == CompilationStatus.PUBLISHED
    names = Event.objects.filter(name__startswith="compilation").order_by("pk").values_list("name", flat=True)
    assert list(names) == [
        "compilation.ages_read",
        "compilation.begun",
        "compilation.sent_to_review",
        "compilation.answered",
        "compilation.answered",
        "compilation.approved",
        "compilation.ages_read",
        "compilation.published",
    ]


def test_two_yes_from_the_design_team_are_not_one_from_the_leader(version, lena, dana):
    review.send_to_review(compilation=version, actor=lena)
    say_yes(version, (dana, "team"))
    with pytest.raises(ValidationError):
        review.approve(compilation=version, actor=dana)


def test_a_yes_to_another_wording_is_no_yes_to_this_one(version, lena, dana, world):
    review.send_to_review(compilation=version, actor=lena)
    say_yes(version, (lena, "leader"), (dana, "team"))
    statement = world["statements"][0]
    Statement.objects.filter(pk=statement.pk).update(masked="[något annat]")
    with pytest.raises(ValidationError):
        review.approve(compilation=version, actor=lena)
    assert [answer.is_current for answer in review.answers(Compilation.objects.get())] == [False, False]


def test_what_changed_after_the_approval_is_not_published(version, lena, dana, world):
    approved(version, lena, dana)
    world["themes"][0].lead = "En annan inledning."
    world["themes"][0].save()
    with pytest.raises(ValidationError):
        review.publish(compilation=version, actor=lena)
    assert PublishedChapter.objects.count() == 0


def test_publishing_stops_when_someone_has_taken_back_their_yes(signed_in, version, lena, dana, world):
    approved(version, lena, dana)
    Consent.objects.filter(interviewee=world["youths"][0]).update(withdrawn_at=timezone.now())
    answer = signed_in(lena).post(f"{HOME}publish/", {"confirm": "on"})
    assert answer.status_code == 422
    assert "1 citat" in answer.content.decode()
    assert status(version) == CompilationStatus.APPROVED


def test_publishing_stops_at_a_number_that_leads_straight_to_one_person_and_says_where(version, lena, dana, world):
    quoted = Statement.objects.get(pk=version.quotes.values("statement")[:1])
    Statement.objects.filter(pk=quoted.pk).update(masked="Ring 070-174 06 08.")
    with pytest.raises(ValidationError) as stopped:
        approved(version, lena, dana)
    assert f"Utsagorna {quoted.number}." in stopped.value.messages[0]
    assert status(version) == CompilationStatus.REVIEW


@pytest.mark.parametrize("step", ["approve", "publish"])
def test_no_step_is_skipped(version, lena, step):
    with pytest.raises(ValidationError):
        getattr(review, step)(compilation=version, actor=lena)


def test_an_empty_draft_is_not_sent_out(dialogue, lena):
    empty = begin(dialogue, lena)
    with pytest.raises(ValidationError):
        review.send_to_review(compilation=empty, actor=lena)


def test_a_no_stays_with_the_version_and_must_say_why(signed_in, version, lena, dana):
    review.send_to_review(compilation=version, actor=lena)
    client = signed_in(dana)
    answer = client.post(f"{HOME}verdict/", NO | {"sees_gap": "yes", "missing": "De unga."})
    assert answer.status_code == 422
    assert answer.context["form"]["missing"].value() == "De unga."
    no = NO | {"objection": "Byarna saknas. Hör tre till."}
    assert client.post(f"{HOME}verdict/", no).status_code == 302
    assert "Byarna saknas. Hör tre till." in client.get(HOME).content.decode()
    assert document.build_cover(version)["read_by"] == {"team": 1, "readers": 1, "objections": 1, "words": []}


def test_dana_can_change_her_answer_but_has_only_one(signed_in, version, lena, dana):
    review.send_to_review(compilation=version, actor=lena)
    client = signed_in(dana)
    client.post(f"{HOME}verdict/", NO | {"objection": "Nej."})
    opened = ReviewAnswer.objects.get().version
    client.post(f"{HOME}verdict/", YES | {"opened_version": opened})
    assert list(ReviewAnswer.objects.values_list("by", "verdict")) == [(dana.pk, "yes")]


def test_dana_comments_on_a_paragraph_and_lena_answers(signed_in, version, lena, dana):
    member, leader = signed_in(dana), signed_in(lena)
    page = member.get(f"{HOME}read/?comment=summary")
    key = page.context["comment_form"]["creation_key"].value()
    for _ in range(2):  # sent twice by mistake
        sent = member.post(f"{HOME}read/?comment=summary", {"text": "Säg att de inte är överens.", "creation_key": key})
        assert sent["Location"] == f"{HOME}read/#summary"
    comment = ReviewComment.objects.get()
    assert (comment.anchor, comment.by) == ("summary", dana)
    answer = leader.post(f"{HOME}comments/{comment.pk}/", {"answer": "Ändrat.", "opened_version": comment.version})
    assert answer.status_code == 302
    text = member.get(f"{HOME}read/").content.decode()
    assert "Säg att de inte är överens." in text
    assert "Ändrat." in text


def test_an_empty_comment_comes_back_with_its_place(signed_in, version, dana):
    answer = signed_in(dana).post(f"{HOME}read/?comment=summary", {"text": "  "})
    assert answer.status_code == 422
    assert answer.context["comment_form"].errors["text"]
    assert ReviewComment.objects.count() == 0


def test_stig_reads_no_draft_and_farid_gives_no_verdict(signed_in, version, stig, farid, ulf):
    assert signed_in(stig).get(f"{HOME}read/").status_code == 403
    assert signed_in(farid).get(f"{HOME}read/").status_code == 200
    assert signed_in(farid).get(f"{HOME}verdict/").status_code == 403
    assert signed_in(ulf).get(f"{HOME}read/").status_code == 404


@pytest.mark.parametrize("page", ["texts/", "chapters/", "send/", "publish/", "take-back/"])
def test_only_the_leader_works_on_it(signed_in, version, dana, ines, page):
    assert signed_in(dana).get(HOME + page).status_code == 403
    assert signed_in(ines).get(HOME + page).status_code == 403


def test_what_is_published_is_frozen_whatever_happens_later(version, lena, dana, world):
    published(version, lena, dana)
    version.refresh_from_db()
    before = (version.content, published_chapters(version))
    Statement.objects.update(masked="ändrat")
    world["themes"][0].title = "En annan rubrik"
    world["themes"][0].save()
    version.refresh_from_db()
    assert (version.content, published_chapters(version)) == before
    row = PublishedChapter.objects.first()
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        row.delete()


def test_a_published_version_cannot_be_arranged(signed_in, version, lena, dana, world):
    published(version, lena, dana)
    quotes = version.quotes.count()
    signed_in(lena).post(f"{HOME}chapters/", {"shown": [theme.pk for theme in world["themes"]]})
    assert version.quotes.count() == quotes
    assert (
        signed_in(lena).post(f"{HOME}texts/", {"title": "Nytt", "opened_version": version.version}).status_code == 422
    )


def test_every_published_quote_stands_once(version, lena, dana, world):
    published(version, lena, dana)
    whole = [quote["text"] for row in PublishedPerspective.objects.all() for quote in row.content["quotes"]]
    assert sorted(whole) == sorted(statement.masked for statement in world["statements"])
    shown = PublishedChapter.objects.first().content["perspectives"][0]
    assert (len(shown["quotes"]), shown["quote_count"]) == (document.SHOWN, 16)


def test_the_next_version_has_the_next_number_and_the_old_texts(version, dialogue, lena, dana):
    published(version, lena, dana)
    following = begin(dialogue, lena)
    assert (following.number, following.summary, following.status) == (2, "Kort sagt.", "draft")


def test_two_published_totals_do_not_differ_by_a_few_people(version, dialogue, lena, dana, world):
    published(version, lena, dana)
    say(hear(dialogue, lena, world["young"], 1)[0], world["perspectives"][3])
    cover = document.build_cover(begin(dialogue, lena))
    assert (cover["people"], cover["people_about"]) == (24, True)
    hear(dialogue, lena, world["young"], 4)
    cover = document.build_cover(Compilation.objects.get(number=2))
    assert (cover["people"], cover["people_about"]) == (29, False)


def test_publishing_orders_the_pdf(version, lena, dana, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        published(version, lena, dana)
    version.refresh_from_db()
    assert (version.document.state, version.document.kind) == ("done", "compilation")
    assert dict(Document.objects.values_list("kind", "state")) == dict.fromkeys(
        ("compilation", "compilation_short", "compilation_cards"), "done"
    )


def test_a_draft_pdf_is_ordered_watched_and_read(
    signed_in, version, dana, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    client = signed_in(dana)
    assert client.get(f"{HOME}pdf/")["Location"] == f"{HOME}#pdf"
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{HOME}print/")["Location"] == f"{HOME}#pdf"
    assert client.get(f"{HOME}job/", headers={"HX-Request": "true"}).context["job"].state == "done"
    assert client.get(f"{HOME}job/").templates[0].name == "reports/job.html"
    answer = client.get(f"{HOME}pdf/")
    assert answer["Content-Type"] == "application/pdf"
    answer.getvalue()
    client.post(f"{HOME}print/")
    assert Document.objects.count() == 1  # the same text gives the same file
