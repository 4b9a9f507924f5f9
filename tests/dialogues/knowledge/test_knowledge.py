"""What is known already: by area, by whose picture it is, and what nobody knows."""

import io
import os
import uuid

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dialogues.knowledge.queries import background
from dialogues.knowledge.services import remove_stray_files
from dialogues.models import Event, Knowledge, KnowledgeFile, KnowledgeGap
from tests import factories
from tests.dialogues.files.test_cleaning import SECRET, a_pdf

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


@pytest.fixture
def disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files_on(disk) -> list[str]:
    return [path.name for path in disk.rglob("*") if path.is_file()]


def sent(data: bytes, name: str = "Rapport <slutlig>.PDF") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def test_a_source_carries_a_file_from_which_its_maker_is_taken_out(
    signed_in, lena, dana, farid, petra, dialogue, disk, django_capture_on_commit_callbacks
):
    client = signed_in(lena)
    with pikepdf.open(io.BytesIO(a_pdf())) as before:
        assert before.docinfo["/Author"] == SECRET
    client.post(HOME + "new/", typed(file=sent(a_pdf())))
    row = dialogue.knowledge.get()
    address = f"{HOME}{row.pk}/file/{row.file.key}/"
    assert f'href="{address}"' in signed_in(dana).get(HOME).content.decode()
    answer = signed_in(dana).get(address)
    kept = b"".join(answer.streaming_content)
    with pikepdf.open(io.BytesIO(kept)) as after:
        assert (len(after.pages), "/Info" in after.trailer, list(after.attachments)) == (1, False, [])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Rapport slutlig.pdf"'
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")
    assert signed_in(petra).get(address).status_code == 403
    assert signed_in(dana).get(f"{HOME}{row.pk}/file/{uuid.uuid4()}/").status_code == 404
    other = source(dialogue, title="En annan")
    assert signed_in(dana).get(f"{HOME}{other.pk}/file/{row.file.key}/").status_code == 404
    first = files_on(disk)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{HOME}{row.pk}/", typed(file=sent(a_pdf(), "ny.pdf"), opened_version=1))
    [second] = files_on(disk)
    assert [second] != first
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{HOME}{row.pk}/", typed(without_file="on", opened_version=2))
    assert (files_on(disk), KnowledgeFile.objects.count()) == ([], 0)


def test_a_file_of_another_kind_or_sent_with_something_wrong_is_not_kept(signed_in, lena, dialogue, disk):
    client = signed_in(lena)
    refused = client.post(HOME + "new/", typed(file=sent(b"MZ\x90\x00", "virus.exe")))
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["file"])
    refused = client.post(HOME + "new/", typed(says="", file=sent(a_pdf())))
    assert list(refused.context["form"].errors) == ["says", "file"]
    assert (files_on(disk), dialogue.knowledge.count()) == ([], 0)


def test_a_source_that_is_removed_takes_its_file_along_and_strays_are_swept(
    signed_in, lena, dialogue, disk, django_capture_on_commit_callbacks
):
    client = signed_in(lena)
    client.post(HOME + "new/", typed(file=sent(a_pdf())))
    stray = disk / "knowledge" / "2020" / "stray.pdf"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"%PDF")
    assert remove_stray_files() == 0
    os.utime(stray, (0, 0))
    [kept] = KnowledgeFile.objects.values_list("stored", flat=True)
    os.utime(disk / kept, (0, 0))
    assert remove_stray_files() == 1
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{HOME}{dialogue.knowledge.get().pk}/remove/", {"confirm": "on"})
    assert files_on(disk) == []
