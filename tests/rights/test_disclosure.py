"""Public records: found within what one may read, hidden with the law, handed out without what is hidden."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from dialogues.models import Event
from meetings.models import Meeting, Note
from reports.jobs import JobState
from rights import papers
from rights.disclosure import services
from rights.disclosure.finding import record_at, search
from rights.disclosure.forms import DecisionForm
from rights.disclosure.masks import handed_out, pieces, spans_of
from rights.models import Disclosure, DisclosureItem
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(dialogue, lena):
    return Disclosure.objects.create(dialogue=dialogue, number=1, asked="Anteckningar om Ersboda", opened_by=lena)


@pytest.fixture
def note(dialogue):
    meeting = Meeting.objects.create(dialogue=dialogue, number=1, title="Träff", held_on="2026-05-01")
    return Note.objects.create(meeting=meeting, kind="problem", text="Åsa på Ersboda är sjukskriven. ÅSA orkar inte.")


@pytest.fixture
def marked(asked, note, dialogue, lena):
    found = record_at(f"meetings.Note.text:{note.pk}", user=lena, dialogue=dialogue)
    return services.mark(disclosure=asked, found=found, actor=lena)


def sources(words, user, dialogue):
    return {found.source for found in search(words, user=user, dialogue=dialogue)}


def test_the_leader_finds_in_every_layer_whatever_the_case(dialogue, heard, note, lena):
    assert sources("ersboda", lena, dialogue) == {
        "interviews.InterviewText.text",
        "perspectives.Statement.original",
        "meetings.Note.text",
    }
    assert sources("åsa", lena, dialogue) == {"meetings.Note.text"}
    assert sources("kerstin ek", lena, dialogue) == {"interviews.Identity.name"}


def test_whoever_lacks_a_layers_right_finds_nothing_in_it(dialogue, heard, note, farid, ines):
    assert sources("ersboda", farid, dialogue) == {"meetings.Note.text"}
    assert sources("kerstin ek", farid, dialogue) == set()
    assert "interviews.InterviewText.text" not in sources("ersboda", ines, dialogue)  # a right to one's own is no right
    assert record_at(f"interviews.Identity.name:{heard.identity.pk}", user=farid, dialogue=dialogue) is None


def test_a_search_that_shows_identities_and_sources_is_in_the_log(dialogue, heard, asked, lena, signed_in):
    client = signed_in(lena)
    address = reverse("rights:disclosure", args=[dialogue.slug, asked.number])
    assert "Kerstin Ek" in client.post(address, {"words": "kerstin"}).content.decode()
    client.post(address, {"words": "ersboda"})
    assert Event.objects.filter(name="disclosure.searched", actor=lena).count() == 2
    assert Event.objects.filter(name="identity.read", object_id=heard.pk).count() == 1
    assert Event.objects.filter(name="source.read").count() == 1
    assert not Event.objects.filter(data__icontains="ersboda").exists()


def test_another_dialogues_records_are_not_found_nor_marked(dialogue, asked, lena, signed_in):
    other = factories.make_dialogue("annan", title="En annan")
    meeting = Meeting.objects.create(dialogue=other, number=1, title="Träff", held_on="2026-05-01")
    foreign = Note.objects.create(meeting=meeting, kind="problem", text="Ersboda borta")
    factories.make_member(other, lena, "leader")
    assert sources("borta", lena, dialogue) == set()
    posted = {"records": [f"meetings.Note.text:{foreign.pk}", "accounts.User.password:1", "nonsense"]}
    signed_in(lena).post(reverse("rights:disclosure_mark", args=[dialogue.slug, asked.number]), posted)
    assert DisclosureItem.objects.count() == 0


def test_what_is_hidden_is_not_in_what_is_handed_out(marked, lena):
    count = services.hide(
        item=marked, words="åsa", paragraph="21 kap. 1 § OSL", reason="hälsa", opened=marked.version, actor=lena
    )
    assert count == 2
    marked.refresh_from_db()
    html = papers._to_print("disclosure", marked.disclosure_id).html
    assert "Ersboda" in html
    assert "åsa" not in html.casefold()
    assert "21 kap. 1 § OSL" in html
    assert "hälsa" not in html  # the reason is the municipality's own note


def test_a_mask_tells_nothing_of_how_long_the_words_were():
    assert handed_out("Hej Bo!", [{"start": 4, "end": 6, "paragraph": "x"}]) == "Hej ██████!"
    assert handed_out("Hej Elisabeth!", [{"start": 4, "end": 13, "paragraph": "x"}]) == "Hej ██████!"


def test_masks_that_lie_over_each_other_hide_all_of_it():
    masks = [{"start": 0, "end": 5, "paragraph": "a"}, {"start": 3, "end": 8, "paragraph": "b"}]
    assert "".join(piece.text for piece in pieces("abcdefghij", masks) if not piece.paragraph) == "ij"
    assert spans_of("  ", "text") == []


def test_a_refusal_names_the_law_and_the_reason(dialogue, asked, marked, lena, signed_in):
    address = reverse("rights:disclosure_item", args=[dialogue.slug, asked.number, marked.pk])
    client = signed_in(lena)
    posted = {"handing": "refused", "opened_version": marked.version}
    assert client.post(address, posted).status_code == 422
    client.post(address, posted | {"paragraph": "26 kap. 1 § OSL", "reason": "socialtjänst"})
    marked.refresh_from_db()
    assert (marked.handing, marked.paragraph, marked.decided_by) == ("refused", "26 kap. 1 § OSL", lena)
    assert "Ersboda" not in papers._to_print("disclosure", asked.pk).html


def test_nothing_is_handed_out_before_everything_is_decided(dialogue, asked, marked, lena):
    with pytest.raises(ValidationError):
        services.make_ready(disclosure=asked, actor=lena)
    DisclosureItem.objects.update(handing="whole")
    assert services.make_ready(disclosure=asked, actor=lena).kind == "disclosure"


def test_a_closed_request_does_not_change(asked, marked, lena):
    services.close(disclosure=asked, actor=lena)
    with pytest.raises(ValidationError):
        services.unmark(item=marked, actor=lena)
    with pytest.raises(ValidationError):
        services.hide(item=marked, words="åsa", paragraph="x", reason="y", opened=marked.version, actor=lena)


def test_two_who_decide_at_once_do_not_overwrite_each_other(dialogue, asked, marked, lena, signed_in):
    address = reverse("rights:disclosure_item", args=[dialogue.slug, asked.number, marked.pk])
    opened = marked.version
    client = signed_in(lena)
    client.post(address, {"handing": "whole", "opened_version": opened})
    late = {"words": "Åsa", "law": "21 kap. 1 § OSL", "reason": "hälsa", "opened_version": opened}
    assert client.post(address, late).status_code == 422
    marked.refresh_from_db()
    assert (marked.handing, marked.masks) == ("whole", [])


@pytest.fixture
def printed(asked, marked, settings, tmp_path):
    """The record is handed out whole, and the PDF of it lies ready."""
    settings.MEDIA_ROOT = str(tmp_path)
    DisclosureItem.objects.update(handing="whole")
    marked.refresh_from_db()
    document = papers.order(services.KIND, asked.pk)
    document.state, document.finished_at = JobState.DONE, timezone.now()
    document.file.save("documents/before.pdf", ContentFile(b"%PDF-1.7 unmasked"))
    document.save()
    return document


def _hide(marked, lena):
    services.hide(item=marked, words="åsa", paragraph="x", reason="y", opened=marked.version, actor=lena)


def _decide(marked, lena):
    posted = {"handing": "refused", "paragraph": "x", "reason": "y", "opened_version": marked.version}
    form = DecisionForm(posted, instance=marked)
    assert form.is_valid()
    services.decide(form=form, item=marked, actor=lena)


def _mark_more(marked, lena):
    other = Note.objects.create(meeting=Meeting.objects.get(), kind="problem", text="Mer om Ersboda")
    found = record_at(f"meetings.Note.text:{other.pk}", user=lena, dialogue=marked.disclosure.dialogue)
    services.mark(disclosure=marked.disclosure, found=found, actor=lena)


@pytest.mark.parametrize(
    "change",
    [
        _hide,
        _decide,
        _mark_more,
        lambda marked, lena: services.show_again(item=marked, actor=lena),
        lambda marked, lena: services.unmark(item=marked, actor=lena),
    ],
    ids=["hide", "decide", "mark", "show again", "unmark"],
)
def test_a_pdf_from_before_a_change_is_not_handed_out(dialogue, asked, marked, printed, lena, signed_in, change):
    client = signed_in(lena)
    file = reverse("rights:disclosure_pdf_file", args=[dialogue.slug, asked.number])
    wait = reverse("rights:disclosure_pdf", args=[dialogue.slug, asked.number])
    assert b"".join(client.get(file).streaming_content) == b"%PDF-1.7 unmasked"
    stored = printed.file.path
    change(marked, lena)
    assert client.get(file).headers["Location"] == wait
    assert client.get(wait).headers["Location"] == reverse("rights:disclosure", args=[dialogue.slug, asked.number])
    assert not Path(stored).exists()
    DisclosureItem.objects.filter(handing="undecided").update(handing="whole")
    if DisclosureItem.objects.exists():
        page = client.post(wait).content.decode()  # nor while the new one is made
        assert file not in page
        assert client.get(file).headers["Location"] == wait
