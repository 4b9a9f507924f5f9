"""How far a document has come: true, never backwards, stopped between the stages when nobody wants it any more."""

import threading
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from reports import makers, production, progress, render, services, stages, views
from reports.jobs import JobState, LeaseLost
from reports.models import Document
from reports.progress import Progress
from reports.render import write_pdf
from reports.tasks import make_document
from reports.wording import job_view

from .paper import html

pytestmark = pytest.mark.django_db
DEADLINE = 20
"""Seconds; a machine that needs longer is broken."""


def reported(monkeypatch) -> list[tuple[str, int]]:
    """Everything that is told about any document from now on: stage and percent."""
    told, report = [], Document.report

    def note(self, *, stage, percent):
        told.append((stage, percent))
        report(self, stage=stage, percent=percent)

    monkeypatch.setattr(Document, "report", note)
    return told


def test_the_stages_are_told_in_order_and_percent_never_falls(order, monkeypatch):
    told = reported(monkeypatch)
    make_document(order().pk)
    assert [stage for stage, _percent in told] == ["collect", "write", "layout", "tags", "save"]
    percents = [percent for _stage, percent in told]
    assert percents == sorted(percents)
    assert percents[0] == 0
    assert percents[-1] < 100


def test_the_shares_are_what_the_last_of_its_kind_took(order):
    first = order(key="first")
    assert stages.of(first, is_file=False).parts == pytest.approx(stages.MEASURED, abs=0.01)
    make_document(first.pk)
    first.refresh_from_db()
    took = first.measured["seconds"]
    assert {"collect", "write", "boxes", "pages", "tags", "save"} == {name for name, value in took.items() if value}
    parts = stages.of(order(key="second"), is_file=False).parts
    assert parts["tags"] == pytest.approx(took["tags"] / sum(took.values()))
    assert sum(parts.values()) == pytest.approx(1)


def test_another_kind_has_shares_of_its_own(order, paper_kind):
    make_document(order().pk)
    assert stages.of(Document(kind="other"), is_file=True).parts == pytest.approx(stages.MEASURED_FILE)


def test_how_many_pages_are_expected_follows_the_length_of_the_text(order):
    Document.objects.create(
        kind="test",
        object_id=9,
        content_key="made",
        state="done",
        pages=10,
        measured={"seconds": {"pages": 1}, "characters": 20_000},
    )
    document = Document.claim(order().pk)
    told = Progress(document)
    told.expect(50_000)
    document.refresh_from_db()
    assert (told.expected, document.expected_pages) == (25, 25)


def test_pages_laid_out_again_do_not_turn_the_bar_back(order):
    told = Progress(Document.claim(order().pk))
    told.enter("layout")
    told.expected = 10
    seen = []
    steps = [("layout", 1), ("layout", 8), ("layout", 20), ("again", 1), ("layout", 2), ("again", 2), ("layout", 3)]
    for step, page in steps:
        told.told(step, page, 0)
        seen.append(told.percent)
    told.told("painting", 0, 20)
    seen.append(told.percent)
    told.told("painting", 20, 20)
    seen.append(told.percent)
    assert seen == sorted(seen)
    assert seen[0] < seen[1] < seen[2] <= seen[3] < seen[-1] < 100


def test_a_lost_lease_stops_the_layout_at_the_next_page(order):
    told = Progress(Document.claim(order().pk))
    told.enter("layout")
    told.told(render.LAYOUT, 5, 0)
    told.lost = True
    with pytest.raises(LeaseLost):
        told.told(render.LAYOUT, 6, 0)


@pytest.mark.django_db(transaction=True)
def test_the_lease_is_renewed_and_the_pages_told_while_the_layout_goes_on(order, monkeypatch):
    monkeypatch.setattr(progress, "RENEW_EVERY", 0.01)
    document = order()
    Document.objects.filter(pk=document.pk).update(state=JobState.WAITING, lease=None)  # eager mode made it already
    seen, done = [], threading.Event()

    def slow(markup, target, *, listener):
        listener(render.LAYOUT, 7, 0)
        first = Document.objects.get(pk=document.pk).lease_until
        for _ in range(2000):
            now = Document.objects.get(pk=document.pk)
            if now.pages_laid_out == 7 and now.lease_until > first:
                seen.append(now.stage)
                break
            done.wait(0.005)
        return write_pdf(markup, target, listener=listener)

    monkeypatch.setattr(production.render, "write_pdf", slow)
    assert production.produce(document.pk) is True
    assert seen == ["layout"]


@pytest.mark.parametrize("stage", ["collect", "write", "layout", "tags", "save"])
def test_new_content_stops_the_work_on_the_old_at_the_next_stage(stage, order, files, settings, monkeypatch):
    old = order(key="old")
    report = Document.report

    def overtaken(self, *, stage: str, percent: int):
        report(self, stage=stage, percent=percent)
        if stage == wanted and self.pk == old.pk:
            order(key="new")

    wanted = stage
    monkeypatch.setattr(Document, "report", overtaken)
    assert production.produce(old.pk) is False
    old.refresh_from_db()
    assert (old.state, old.error, old.file.name) == (JobState.CANCELLED, "changed", "")
    new = Document.objects.get(content_key="new")
    assert production.produce(new.pk) is True
    new.refresh_from_db()
    assert files(settings.MEDIA_ROOT) == [new.file.name.rsplit("/", 1)[1]]


def test_a_late_worker_never_takes_the_place_of_a_newer_file(order, files, settings, monkeypatch):
    """It was silent for so long that another made the newer one meanwhile."""
    old = order(key="old")

    def late(markup, target, *, listener):
        make_document(order(key="new").pk)
        return write_pdf(markup, target)

    write = production.render.write_pdf
    monkeypatch.setattr(production.render, "write_pdf", lambda *a, **k: (late if k["listener"] else write)(*a, **k))
    calls = iter([late, write])
    monkeypatch.setattr(production.render, "write_pdf", lambda *a, **k: next(calls)(*a, **k))
    assert production.produce(old.pk) is False
    new = Document.objects.get(content_key="new")
    assert (new.state, files(settings.MEDIA_ROOT)) == (JobState.DONE, [new.file.name.rsplit("/", 1)[1]])
    old.refresh_from_db()
    assert (old.state, old.file.name) == (JobState.CANCELLED, "")


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_a_text_that_is_changed_while_it_is_printed_is_called_off(asked, order, files, settings):
    """Asked after the text, before the tags and before the file: whichever comes after the change stops it."""
    answers = iter([True] * (asked - 1) + [False])
    page = makers.Print(html=html("<p>Text</p>"), title="T", is_current=lambda: next(answers))
    makers.register("test", lambda pk: page, hides_small_groups=True)
    document = order()
    make_document(document.pk)
    document.refresh_from_db()
    assert (document.state, document.error, files(settings.MEDIA_ROOT)) == (JobState.CANCELLED, "changed", [])
    assert "ändrats" in job_view(document).called_off


def test_a_text_that_was_changed_before_the_worker_came_is_called_off(order):
    makers.register("test", lambda pk: makers.Print(html="", title="T", key="newer"))
    document = order(key="older")
    make_document(document.pk)
    document.refresh_from_db()
    assert (document.state, document.error) == (JobState.CANCELLED, "changed")


def test_the_stages_follow_the_work(order):
    document = order()
    assert [stage.state for stage in job_view(document).stages] == ["gap"] * 6
    document = Document.claim(document.pk)
    document.report(stage="layout", percent=40)
    document.pages_laid_out, document.expected_pages = 12, 34
    seen = job_view(document).stages
    assert [stage.state for stage in seen] == ["done", "done", "done", "part", "gap", "gap"]
    assert "12" in seen[3].detail and "34" in seen[3].detail
    document.fail(error="broken")
    document.refresh_from_db()
    assert [stage.state for stage in job_view(document).stages] == ["done", "done", "done", "late", "gap", "gap"]


def test_work_that_was_broken_off_says_that_it_began_anew(order):
    document = Document.claim(order().pk)
    assert job_view(document).begun_again == ""
    Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert "börjat om" in job_view(Document.claim(document.pk)).begun_again


def fragment(document: Document) -> str:
    request = RequestFactory().get("/poll/")
    request.htmx = True
    asked = {"poll_url": "/poll/", "download_url": "/pdf/", "retry_url": "/again/"}
    return views.job_fragment(request, document, **asked).content.decode()


def test_a_job_that_was_called_off_says_why_and_can_be_ordered_anew(order):
    old = order(key="old")
    order(key="new")
    old.refresh_from_db()
    answer = fragment(old)
    assert "Arbetet avbröts eftersom texten har ändrats" in answer
    assert 'action="/again/"' in answer
    assert "hx-get" not in answer


def test_the_earlier_file_can_be_had_while_the_newer_one_is_made(order):
    old = order(key="old")
    make_document(old.pk)
    new = order(key="new")
    assert 'href="/pdf/"' in fragment(new)
    old.refresh_from_db()
    assert views.file_at_hand(new) == old
    make_document(new.pk)
    new.refresh_from_db()
    assert views.file_at_hand(new) == new
    assert services.earlier_file(new) is None


def test_nothing_earlier_is_offered_when_there_is_nothing(order):
    document = order()
    assert "/pdf/" not in fragment(document)
    assert views.file_at_hand(document) is None
