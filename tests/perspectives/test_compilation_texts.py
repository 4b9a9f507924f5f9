"""Texts of the draft changed where they are read: alone, two at once, without scripts, and what the data offers."""

import pytest

from dialogues.models import Event
from interviews.models import GapDecision
from perspectives.compilations import prefill
from perspectives.compilations.texts import opened_mark
from perspectives.models import Compilation
from tests import factories

from .compiled import begin, hear, published, small_dialogue

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/compilations/1/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world) -> Compilation:
    return begin(dialogue, lena, summary="Kort sagt.", unheard="Byarna saknas.")


@pytest.fixture
def client(signed_in, lena):
    return signed_in(lena)


def test_the_draft_leads_to_each_text_and_only_for_the_leader(client, version, signed_in, dana):
    page = client.get(f"{HOME}read/").content.decode()
    for where in ("summary", "method", "unheard", "respond", "title"):
        assert f'href="{HOME}text/{where}/"' in page
    chapter, entry = version.chapters.first(), version.entries.first()
    page = client.get(f"{HOME}read/1/").content.decode()
    for where in (f"c{chapter.pk}-lead", f"c{chapter.pk}-silence", f"e{entry.pk}-text"):
        assert f'href="{HOME}text/{where}/"' in page
    assert "/text/" not in signed_in(dana).get(f"{HOME}read/").content.decode()


def test_a_text_opens_and_is_saved_in_its_place(client, version):
    form = client.get(f"{HOME}text/summary/", headers=HTMX)
    assert "<html" not in form.content.decode()
    assert form.context["form"]["text"].value() == "Kort sagt."
    sent = {"text": "Ännu kortare.\r\nTvå rader.", "opened": opened_mark("Kort sagt.")}
    answer = client.post(f"{HOME}text/summary/", sent, headers=HTMX)
    assert 'id="text-summary"' in answer.content.decode()
    assert "Ännu kortare." in answer.content.decode()
    version.refresh_from_db()
    assert version.summary == "Ännu kortare.\nTvå rader."
    event = Event.objects.get(name="compilation.texts_changed")
    assert event.data == {"field": "summary"}


def test_without_scripts_it_is_a_page_that_leads_back_to_the_place(client, version, world):
    chapter = version.chapters.first()
    where = f"c{chapter.pk}-silence"
    assert "<html" in client.get(f"{HOME}text/{where}/").content.decode()
    answer = client.post(f"{HOME}text/{where}/", {"text": "Ingen nämnde vintern.", "opened": opened_mark("")})
    assert answer["Location"] == f"{HOME}read/1/#text-{where}"
    world["themes"][0].refresh_from_db()
    assert world["themes"][0].silence == "Ingen nämnde vintern."
    assert Event.objects.filter(name="theme.changed").count() == 1


def test_a_perspectives_text_is_changed_in_the_draft(client, version, world):
    entry = version.entries.first()
    before = world["perspectives"][0].text
    client.post(f"{HOME}text/e{entry.pk}-text/", {"text": "Det märks i brevlådan.", "opened": opened_mark(before)})
    world["perspectives"][0].refresh_from_db()
    assert world["perspectives"][0].text == "Det märks i brevlådan."


def test_two_who_write_the_same_text_see_both(client, version):
    opened = opened_mark("Kort sagt.")
    client.post(f"{HOME}text/summary/", {"text": "Lenas text", "opened": opened})
    second = client.post(f"{HOME}text/summary/", {"text": "En annan text", "opened": opened})
    assert second.status_code == 409
    shown = second.context["conflict"]
    assert [(row["theirs"], row["yours"]) for row in shown] == [("Lenas text", "En annan text")]
    version.refresh_from_db()
    assert version.summary == "Lenas text"
    both = {"text": "Båda två", "opened": second.context["form"]["opened"].value()}
    assert client.post(f"{HOME}text/summary/", both).status_code == 302
    version.refresh_from_db()
    assert version.summary == "Båda två"


def test_a_conflict_in_place_is_swapped_in(client, version):
    answer = client.post(f"{HOME}text/summary/", {"text": "Ny", "opened": "gammal"}, headers=HTMX)
    assert answer.status_code == 200
    assert "Ni skrev samtidigt" in answer.content.decode()


def test_two_who_write_different_texts_do_not_meet(client, version):
    client.post(f"{HOME}text/summary/", {"text": "Ny summering", "opened": opened_mark("Kort sagt.")})
    answer = client.post(f"{HOME}text/unheard/", {"text": "Nytt om byarna", "opened": opened_mark("Byarna saknas.")})
    assert answer.status_code == 302
    version.refresh_from_db()
    assert (version.summary, version.unheard) == ("Ny summering", "Nytt om byarna")


def test_the_same_text_again_writes_no_event(client, version):
    client.post(f"{HOME}text/summary/", {"text": "Kort sagt.", "opened": "vad som helst"})
    assert not Event.objects.filter(name="compilation.texts_changed").exists()


@pytest.mark.parametrize(
    ("where", "sent", "error"),
    [
        ("title", {"text": "  "}, "text"),
        ("title", {"text": "x" * 161}, "text"),
        ("summary", {"text": "x" * 20_001}, "text"),
    ],
)
def test_what_does_not_fit_comes_back(client, version, where, sent, error):
    answer = client.post(f"{HOME}text/{where}/", sent | {"opened": ""})
    assert answer.status_code == 422
    assert error in answer.context["form"].errors
    assert answer.context["form"]["text"].value() == sent["text"]


@pytest.mark.parametrize(
    "where", ["nothing", "status", "c4711-lead", "e4711-text", "c1-title", "c99999999999999999-lead"]
)
def test_a_text_that_does_not_exist_is_not_found(client, version, where):
    assert client.get(f"{HOME}text/{where}/").status_code == 404


def test_a_published_text_stays_as_it_is(client, version, lena, dana):
    published(version, lena, dana)
    answer = client.post(f"{HOME}text/summary/", {"text": "Nytt", "opened": opened_mark("Kort sagt.")})
    assert answer.status_code == 422
    version.refresh_from_db()
    assert version.summary == "Kort sagt."


def test_the_figure_is_worked_out_while_one_writes_and_nothing_is_kept(client, version):
    text = "Vi har hört 93 personer. " + "Det är inte lätt att säga vad de tycker om det här. " * 4
    answer = client.post(f"{HOME}readability/", {"text": text}, headers=HTMX).content.decode()
    assert "LIX" in answer
    assert "lättläst" in answer
    assert "93 personer" in answer
    version.refresh_from_db()
    assert version.summary == "Kort sagt."
    assert client.get(f"{HOME}readability/").status_code == 405


# --- What the data says was not heard ---------------------------------------------------------------------------------


@pytest.fixture
def gaps(dialogue, ines, world):
    factories.make_group(dialogue, "Byborna", position=5, target=4)
    few = factories.make_group(dialogue, "Hemlösa", position=6, target=10)
    hear(dialogue, ines, few, 2)
    hear(dialogue, ines, factories.make_group(dialogue, "Nattarbetare", position=8, target=9), 3)
    behind = factories.make_group(dialogue, "Nyanlända", position=7, target=30)
    hear(dialogue, ines, behind, 12)  # of six it is told only that they are five or more
    GapDecision.objects.create(dialogue=dialogue, key=f"g{behind.pk}x1", reason="Tolken fanns bara på arabiska.")
    GapDecision.objects.create(dialogue=dialogue, key=f"g{few.pk}", reason="Vi fann ingen ingång till fler.")


def test_what_was_not_heard_begins_as_what_the_data_says(dialogue, lena, world, gaps):
    assert begin(dialogue, lena).unheard.split("\n\n") == [
        "Vi har inte hört någon ur gruppen Byborna.",
        "Vi har hört färre ur gruppen Nyanlända än vi tänkte.",
        "Nyanlända: Tolken fanns bara på arabiska.",
        "Vi fann ingen ingång till fler.",
        "Perspektivet ”Det kostar för mycket” står utan citat: ingens egna ord säger det.",
        "Om ”Föreningslivet”: Ingen nämnde pengarna.",
    ]


def test_a_group_of_few_is_never_named_and_no_group_is_counted(dialogue, lena, world, gaps):
    text = begin(dialogue, lena).unheard
    assert "Hemlösa" not in text
    assert "Nattarbetare" not in text
    assert not any(sign.isdigit() for sign in text)


def test_the_lines_can_be_put_in_later_without_saving(client, version, gaps):
    form = client.get(f"{HOME}text/unheard/")
    assert "Vi har inte hört någon ur gruppen Byborna." in form.content.decode()
    sent = {"text": "Byarna saknas.", "opened": opened_mark("Byarna saknas."), "fill": "1"}
    filled = client.post(f"{HOME}text/unheard/", sent)
    text = filled.context["form"]["text"].value()
    assert text.startswith("Byarna saknas.\n\nVi har inte hört någon ur gruppen Byborna.")
    assert filled.context["lines"] == []
    version.refresh_from_db()
    assert version.unheard == "Byarna saknas."
    assert prefill.lines_to_add(version, text) == []


def test_how_to_respond_begins_with_the_dialogues_address(dialogue, lena, world):
    dialogue.contact_email = "dialog@example.org"
    dialogue.save()
    assert "dialog@example.org" in begin(dialogue, lena).respond
