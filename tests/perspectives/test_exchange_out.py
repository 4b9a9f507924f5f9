"""Exports: who may order what, what is in it, and who may fetch it for how long."""

import io
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from dialogues.models import Event
from interviews.models import BackgroundValue, BackgroundVariable, Consent, InterviewText
from interviews.services import withdraw_consent
from perspectives.exchange.material import gather
from perspectives.exchange.qdc import read_codebook
from perspectives.exchange.qdpx_in import read_qdpx
from perspectives.exchange.services import order_export
from perspectives.exchange.tables import read_table
from perspectives.models import Coding, Export, Statement
from perspectives.tasks import throw_away_exports
from reports.jobs import JobState
from reports.models import Document
from reports.tasks import make_document
from tests import factories

from .refi import faults, project_faults

pytestmark = pytest.mark.django_db
PAGE = "/dialogues/segregation/perspectives/exchange/"
TEXT = "Samira sa 👩🏽‍🏫 =1+1 till oss.\nمرحبا بكم. Mötet var klockan fyra."
OTHERS = "Lampor är bra. Hemligheten i grannens hus."
NAME = "Person nummer"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def book(dialogue):
    """Two themes, one under the other."""
    school = factories.make_theme(dialogue, "Skolan", description="=När skolan\nnämns", position=0, lead="Inledning")
    way = factories.make_theme(dialogue, "Vägen dit; lång", parent=school, position=1)
    return school, way


@pytest.fixture
def ivar(dialogue):
    return factories.make_member(dialogue, factories.make_user("Ivar"), "interviewer")


@pytest.fixture
def material(dialogue, ines, ivar, parents, book):
    """Ines has talked with person 1, Ivar with person 2; each with a lifted and a masked statement."""
    school, way = book
    age = BackgroundVariable.objects.create(dialogue=dialogue, key="age", name="Ålder")
    young = BackgroundValue.objects.create(variable=age, name="18–25")
    people = [factories.make_interviewee(dialogue, parents, number) for number in (1, 2)]
    people[0].background.add(young)
    talk = factories.make_interview(dialogue, ines, people[0], number=1, text=TEXT)
    other = factories.make_interview(dialogue, ivar, people[1], number=2, text=OTHERS)
    said = [
        factories.make_statement(talk, "Samira sa 👩🏽‍🏫 =1+1", number=1, themes=(school, way), lifted_by=ines),
        factories.make_statement(
            talk, "Mötet var klockan fyra.", number=2, masked="[Mötet] var klockan fyra.", status="masked"
        ),
        factories.make_statement(other, "Lampor är bra.", number=3, status="confirmed", themes=(way,)),
        factories.make_statement(other, "Hemligheten i grannens hus.", number=4),
    ]
    return said


def order(signed_in, who, kind: str, layer: str = "masked"):
    return signed_in(who).post(PAGE, {"kind": kind, "layer": layer, "creation_key": uuid.uuid4()})


@pytest.fixture
def fetched(signed_in, django_capture_on_commit_callbacks):
    """Return a function from who, kind and layer to the bytes they get and the export."""

    def fetch(who, kind: str, layer: str = "masked") -> tuple[bytes, Export]:
        with django_capture_on_commit_callbacks(execute=True):
            answer = order(signed_in, who, kind, layer)
        assert answer.status_code == 302, answer.content.decode()
        export = Export.objects.latest("pk")
        answer = signed_in(who).get(f"{PAGE}{export.pk}/file/")
        assert answer.status_code == 200
        return answer.getvalue(), export

    return fetch


def ready(who, dialogue, kind: str = "statements_csv", *, sees_source: bool = True) -> Export:
    export = order_export(dialogue=dialogue, actor=who, kind=kind, sees_source=sees_source)
    make_document(export.document.pk)
    export.refresh_from_db()
    assert export.document.state == JobState.DONE
    return export


def everything_in(data: bytes) -> str:
    """All text of a file, packed or not."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


# --- What is in them ----------------------------------------------------------------------------------------------


def test_the_codebook_goes_out_valid_and_comes_back_equal(fetched, lena, book):
    school, way = book
    data, export = fetched(lena, "codebook_qdc")
    assert faults(data, "Codebook") == []
    assert [(code.key, code.title, code.description, code.parent) for code in read_codebook(data).codes] == [
        (str(school.creation_key), "Skolan", "=När skolan\nnämns", ""),
        (str(way.creation_key), "Vägen dit; lång", "", str(school.creation_key)),
    ]
    assert export.document.name.endswith(".qdc")
    assert "Inledningar" in " ".join(export.left_out)


def test_the_codebook_as_a_spreadsheet_is_safe_and_equal(fetched, lena, book):
    data, _export = fetched(lena, "codebook_xlsx")
    assert read_table(data).rows == [
        ["Skolan", "", "1", "=När skolan\nnämns", "Inledning", ""],
        ["Vägen dit; lång", "Skolan", "2", "", "", ""],
    ]
    cells = [cell for row in load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_the_leaders_project_holds_texts_selections_people_and_coders(fetched, lena, ines, ivar, material, book):
    coding = Coding.objects.create(statement=material[0], coder=ivar)
    coding.themes.add(book[0])
    data, _export = fetched(lena, "project_qdpx", "sources")
    assert project_faults(data) == []
    project = read_qdpx(data).project
    assert [(source.name, source.text) for source in project.sources] == [("Intervju 1", TEXT), ("Intervju 2", OTHERS)]
    marked = [[source.text[one.start : one.end] for one in source.selections] for source in project.sources]
    assert marked == [
        ["Samira sa 👩🏽‍🏫 =1+1", "Mötet var klockan fyra."],
        ["Lampor är bra.", "Hemligheten i grannens hus."],
    ]
    names = {user.key: user.name for user in project.users}
    titles = {code.key: code.title for code in project.codes}
    first = project.sources[0].selections[0]
    assert [(titles[one.code], names[one.user]) for one in first.codes] == [
        ("Skolan", "Ivar"),
        ("Vägen dit; lång", "Ines"),
    ]
    variables = {variable.key: variable.name for variable in project.variables}
    cases = {case.name: [(variables[key], value) for key, value in case.values] for case in project.cases}
    assert cases == {
        "Person 1": [("Grupp i planen", "Föräldrar"), ("Ålder", "18–25")],
        "Person 2": [("Grupp i planen", "Föräldrar")],
    }
    assert project.cases[0].sources == [project.sources[0].key]
    assert len(project.cases[0].selections) == 2
    assert project.notes and project.project_notes


def test_an_interviewers_project_holds_their_own_texts_and_others_masked(fetched, ines, material):
    data, _export = fetched(ines, "project_qdpx", "sources")
    assert project_faults(data) == []
    project = read_qdpx(data).project
    assert [source.name for source in project.sources] == ["Intervju 1", "Maskerade utsagor, del 1"]
    assert project.sources[1].text == "Lampor är bra."
    assert [case.name for case in project.cases] == ["Person 1"]
    assert "Hemligheten" not in everything_in(data)


@pytest.mark.parametrize("kind", ["project_qdpx", "statements_xlsx", "statements_csv"])
def test_a_masked_file_holds_nothing_that_leads_back(fetched, lena, material, dialogue, kind):
    material[1].released_at = timezone.now()
    material[1].save()
    data, export = fetched(lena, kind)
    text = everything_in(data)
    assert "[Mötet] var klockan fyra." in text and "Lampor är bra." in text
    leads = [
        "Samira",
        "Hemligheten",
        "Person",
        "Intervju",
        "18–25",
        "Ines",
        "Ivar",
        NAME,
        *(str(one.creation_key) for one in material),
        *(str(one.creation_key) for one in dialogue.interviews.all()),
        *(str(one.creation_key) for one in dialogue.interviewees.all()),
    ]
    assert [lead for lead in leads if lead in text] == []
    assert "Föräldrar" not in text  # two people: too few to be named
    assert "2 utsagor är inte maskerade än, och finns inte i filen." in export.left_out
    if kind == "project_qdpx":
        assert project_faults(data) == []
        project = read_qdpx(data).project
        assert (project.cases, project.variables, project.users) == ([], [], [])


def test_two_masked_files_cannot_be_laid_beside_each_other(fetched, lena, material):
    Statement.objects.update(status="confirmed")
    keys = []
    for _time in range(2):
        project = read_qdpx(fetched(lena, "project_qdpx")[0]).project
        keys.append({one.key for source in project.sources for one in source.selections})
    assert keys[0] & keys[1] == set()


def test_who_may_not_be_quoted_is_not_in_a_masked_file_and_it_is_said(fetched, lena, material, dialogue):
    person = dialogue.interviewees.get(number=2)
    Consent.objects.create(interviewee=person, informed_on=timezone.localdate(), way="spoken", allows_quotes=False)
    data, export = fetched(lena, "statements_csv")
    assert "Lampor" not in data.decode()
    assert "inte har sagt ja till att citeras" in " ".join(export.left_out)


@pytest.mark.parametrize(
    "kind", ["project_qdpx", "statements_xlsx", "statements_csv", "coverage_xlsx", "codebook_xlsx"]
)
def test_identity_is_in_no_file(fetched, lena, material, dialogue, kind):
    data, _export = fetched(lena, kind, "sources")
    assert NAME not in everything_in(data)
    assert dialogue.interviewees.first().identity.name.startswith(NAME)


def test_statements_with_sources_come_back_cell_by_cell(fetched, lena, material):
    rows = {kind: read_table(fetched(lena, kind, "sources")[0]).rows for kind in ("statements_xlsx", "statements_csv")}
    assert rows["statements_xlsx"] == rows["statements_csv"]
    first = rows["statements_csv"][0]
    assert first[:6] == ["1", "1", "1", "Föräldrar", "Samira sa 👩🏽‍🏫 =1+1", "Samira sa 👩🏽‍🏫 =1+1"]
    assert first[11:] == ["Skolan | Vägen dit; lång", "0", str(len("Samira sa 👩🏽‍🏫 =1+1")), "Ines"]


def test_sealed_texts_and_people_who_took_it_back_are_left_out(fetched, lena, material, dialogue, ines, parents):
    InterviewText.objects.filter(interview__number=1).update(text="", sealed_at=timezone.now())
    both = [factories.make_interviewee(dialogue, parents, number) for number in (3, 4)]
    group = factories.make_interview(dialogue, ines, *both, number=3, text="Vi sa det. Någon sa detta. Han sa så.")
    factories.make_statement(group, "Vi sa det.", number=5, speaker=both[0])
    factories.make_statement(group, "Någon sa detta.", number=6, speaker=None)
    factories.make_statement(group, "Han sa så.", number=7, speaker=both[1])
    Consent.objects.create(
        interviewee=both[1], informed_on=timezone.localdate(), way="spoken", withdrawn_at=timezone.now()
    )
    data, export = fetched(lena, "project_qdpx", "sources")
    assert project_faults(data) == []
    project = read_qdpx(data).project
    assert [(source.name, source.text) for source in project.sources] == [
        ("Intervju 2", OTHERS),
        ("Utsagor vid sidan av texterna", "Vi sa det."),
    ]
    assert "Samira" not in everything_in(data)
    assert [case.name for case in project.cases] == ["Person 1", "Person 2", "Person 3"]
    said = " ".join(export.left_out)
    for words in ("1 text är förseglad", "I 1 intervju har någon", "4 utsagor är, eller kan vara"):
        assert words in said


def test_a_statement_that_lost_its_words_is_in_a_text_of_its_own(fetched, lena, material):
    InterviewText.objects.filter(interview__number=1).update(text="Något helt annat står här nu, och det är längre.")
    data, _export = fetched(lena, "project_qdpx", "sources")
    project = read_qdpx(data).project
    assert project.sources[-1].text == "Samira sa 👩🏽‍🏫 =1+1\n\nMötet var klockan fyra."
    assert [len(source.selections) for source in project.sources] == [0, 2, 2]


def test_the_coverage_is_exact_and_crosses_two_at_a_time(fetched, lena, material, dialogue):
    place = BackgroundVariable.objects.create(dialogue=dialogue, key="place", name="Stadsdel")
    ersboda = BackgroundValue.objects.create(variable=place, name="Ersboda")
    dialogue.interviewees.get(number=1).background.add(ersboda)
    data, _export = fetched(lena, "coverage_xlsx")
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Grupper", "Ålder", "Stadsdel", "Två i taget"]
    groups = [[cell.value for cell in row] for row in book["Grupper"].iter_rows(min_row=2)]
    assert [row[0] for row in groups] == ["Föräldrar"]
    assert groups[0][3:] == [5, 2, 0, 3]
    assert [[cell.value for cell in row] for row in book["Ålder"].iter_rows(min_row=2)] == [["Föräldrar", 1, 1]]
    pairs = [[cell.value for cell in row] for row in book["Två i taget"].iter_rows(min_row=2)]
    assert ["Ålder", "18–25", "Stadsdel", "Ersboda", 1] in pairs
    assert ["Ålder", "18–25", "Stadsdel", "Inte uppgett", 0] in pairs


# --- Rights -------------------------------------------------------------------------------------------------------

ALL_KINDS = {"codebook_qdc", "codebook_xlsx", "project_qdpx", "statements_xlsx", "statements_csv", "coverage_xlsx"}


def offered(client) -> set[str]:
    return {key for key, _label in client.get(PAGE).context["form"].fields["kind"].choices}


def test_each_is_offered_what_they_may_have(signed_in, material, lena, ines, farid):
    assert offered(signed_in(lena)) == ALL_KINDS
    assert offered(signed_in(ines)) == ALL_KINDS - {"coverage_xlsx"}
    assert offered(signed_in(farid)) == {"codebook_qdc", "codebook_xlsx"}
    assert "layer" not in signed_in(farid).get(PAGE).context["form"].fields


def test_those_who_only_read_what_is_released_take_nothing_out(signed_in, material, dana, stig, petra, otto, ada, ulf):
    assert [signed_in(who).get(PAGE).status_code for who in (dana, stig, petra, otto, ada)] == [403] * 5
    assert signed_in(ulf).get(PAGE).status_code == 404
    assert [order(signed_in, who, "codebook_qdc").status_code for who in (dana, stig)] == [403, 403]


def test_nobody_orders_what_is_not_offered_by_writing_the_address(signed_in, material, farid, ines):
    assert order(signed_in, farid, "project_qdpx", "sources").status_code == 422
    assert order(signed_in, ines, "coverage_xlsx").status_code == 422
    assert not Export.objects.exists()


def test_somebody_elses_export_does_not_exist(signed_in, material, dialogue, lena, ines, ivar):
    export = ready(lena, dialogue)
    for who in (ines, ivar):
        client = signed_in(who)
        for path in ("", "file/"):
            assert client.get(f"{PAGE}{export.pk}/{path}").status_code == 404
        assert client.post(f"{PAGE}{export.pk}/retry/").status_code == 404
        assert f"export-{export.pk}" not in client.get(PAGE).content.decode()


def test_an_export_does_not_exist_in_another_municipality(signed_in, material, dialogue, lena):
    export = ready(lena, dialogue)
    other = factories.make_dialogue("elsewhere", municipality=factories.make_municipality("Sigtuna kommun", "sig"))
    frida = factories.make_member(other, factories.make_user("Frida"), "leader")
    factories.make_member(other, lena, "leader")
    assert signed_in(frida).get(f"{PAGE}{export.pk}/file/").status_code == 404
    elsewhere = PAGE.replace("segregation", "elsewhere")
    assert signed_in(frida).get(f"{elsewhere}{export.pk}/file/").status_code == 404
    assert signed_in(lena).get(f"{elsewhere}{export.pk}/file/").status_code == 404


def test_whoever_has_lost_the_right_does_not_get_the_file(signed_in, material, dialogue, lena):
    export = ready(lena, dialogue)
    dialogue.memberships.filter(user=lena).update(role="interviewer")
    lena.__dict__.pop("_roles_by_dialogue", None)
    assert signed_in(lena).get(f"{PAGE}{export.pk}/file/").status_code == 403
    assert "inte längre din att hämta" in signed_in(lena).get(PAGE).content.decode()


def test_an_interview_taken_over_is_no_longer_fetched(signed_in, material, dialogue, ines, ivar):
    export = ready(ines, dialogue)
    dialogue.interviews.filter(number=1).update(interviewer=ivar)
    assert signed_in(ines).get(f"{PAGE}{export.pk}/file/").status_code == 403


def test_a_right_lost_before_the_worker_came_gives_no_file(material, dialogue, lena):
    export = order_export(dialogue=dialogue, actor=lena, kind="project_qdpx", sees_source=True)
    dialogue.memberships.filter(user=lena).delete()
    make_document(export.document.pk)
    export.document.refresh_from_db()
    assert (export.document.state, export.document.error) == (JobState.FAILED, "gone")


def test_what_was_registered_after_the_order_is_not_in_the_file(material, dialogue, ines, parents):
    export = order_export(dialogue=dialogue, actor=ines, kind="project_qdpx", sees_source=True)
    person = factories.make_interviewee(dialogue, parents, 9)
    factories.make_interview(dialogue, ines, person, number=9, text="Senare.")
    make_document(export.document.pk)
    export.refresh_from_db()
    assert "Senare." not in everything_in(export.document.file.open().read())
    export.document.file.close()


# --- Ordering, fetching, throwing away ----------------------------------------------------------------------------


def test_ordering_twice_with_one_form_orders_once(signed_in, material, lena):
    client, key = signed_in(lena), uuid.uuid4()
    for _time in range(2):
        client.post(PAGE, {"kind": "codebook_qdc", "creation_key": key})
    assert Export.objects.count() == Document.objects.filter(kind="export").count() == 1
    assert Event.objects.get(name="export.ordered").data == {"kind": "codebook_qdc", "sources": False}


def test_without_themes_there_is_no_codebook_to_order(signed_in, lena):
    page = order(signed_in, lena, "codebook_qdc")
    assert page.status_code == 422
    assert "Det finns inga teman än." in page.content.decode()


def test_the_page_follows_the_job_and_offers_the_file(signed_in, material, dialogue, lena):
    export = order_export(dialogue=dialogue, actor=lena, kind="statements_csv", sees_source=False)
    client = signed_in(lena)
    page = client.get(PAGE).content.decode()
    assert f'hx-get="{PAGE}{export.pk}/"' in page
    assert client.get(f"{PAGE}{export.pk}/", headers={"hx-request": "true"}).content.decode().count("job__stages") == 1
    make_document(export.document.pk)
    page = client.get(PAGE).content.decode()
    assert f"{PAGE}{export.pk}/file/" in page
    assert "2 utsagor är inte maskerade än" in page


def test_the_file_is_fetched_as_a_file_and_noted_in_the_log(signed_in, material, dialogue, lena):
    export = ready(lena, dialogue)
    answer = signed_in(lena).get(f"{PAGE}{export.pk}/file/")
    answer.getvalue()
    assert answer["Content-Disposition"].startswith('attachment; filename="segregation-utsagor-med-kallor-')
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-store, private", "nosniff")
    event = Event.objects.get(name="export.fetched")
    assert (event.actor_id, event.data) == (lena.pk, {"kind": "statements_csv", "sources": True})


def test_a_file_that_is_not_ready_leads_back_to_the_page(signed_in, material, dialogue, lena):
    export = order_export(dialogue=dialogue, actor=lena, kind="statements_csv", sees_source=False)
    answer = signed_in(lena).get(f"{PAGE}{export.pk}/file/")
    assert answer["Location"] == f"{PAGE}#export-{export.pk}"


def test_after_a_failure_it_is_tried_again_by_a_press(signed_in, material, dialogue, lena):
    export = order_export(dialogue=dialogue, actor=lena, kind="statements_csv", sees_source=False)
    Document.objects.update(state=JobState.FAILED, error="broken")
    client = signed_in(lena)
    assert f'action="{PAGE}{export.pk}/retry/"' in client.get(PAGE).content.decode()
    client.post(f"{PAGE}{export.pk}/retry/")
    export.refresh_from_db()
    assert export.document.state == JobState.WAITING
    make_document(export.document.pk)
    assert client.get(f"{PAGE}{export.pk}/file/").getvalue()


def test_after_a_day_the_file_is_thrown_away_and_the_row_stays(signed_in, material, dialogue, lena, media):
    old, fresh = ready(lena, dialogue), ready(lena, dialogue)
    Document.objects.filter(pk=old.document.pk).update(created_at=timezone.now() - timedelta(hours=24, seconds=1))
    assert throw_away_exports() == 1
    assert throw_away_exports() == 0
    left = [path.name for path in media.rglob("*.csv")]
    assert left == [fresh.document.file.name.rpartition("/")[2]]
    client = signed_in(lena)
    assert "kastad" in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}{old.pk}/file/")["Location"].endswith(f"#export-{old.pk}")
    client.post(f"{PAGE}{old.pk}/retry/")
    old.document.refresh_from_db()
    assert old.document.state == JobState.CANCELLED


def test_a_file_whose_orderer_is_gone_is_thrown_away_too(material, dialogue, ines, media):
    export = ready(ines, dialogue, sees_source=False)
    Export.objects.all().delete()
    Document.objects.filter(pk=export.document.pk).update(created_at=timezone.now() - timedelta(hours=25))
    assert throw_away_exports() == 1
    assert list(media.rglob("*.csv")) == []


def test_the_scheduler_throws_away():
    from django.conf import settings

    tasks = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert throw_away_exports.name in tasks


def test_a_withdrawal_throws_away_what_may_hold_it(material, dialogue, lena, media, django_capture_on_commit_callbacks):
    ready(lena, dialogue)
    under_way = order_export(dialogue=dialogue, actor=lena, kind="project_qdpx", sees_source=True)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(person=dialogue.interviewees.get(number=1), actor=lena)
    assert [path for path in media.rglob("*") if path.is_file()] == []
    make_document(under_way.document.pk)
    under_way.document.refresh_from_db()
    assert under_way.document.state == JobState.CANCELLED


@pytest.mark.parametrize("count", [1, 4])
def test_the_page_costs_the_same_however_many(signed_in, material, dialogue, lena, count, django_assert_num_queries):
    for _time in range(count):
        ready(lena, dialogue, sees_source=False)
    client = signed_in(lena)
    client.get(PAGE)
    with django_assert_num_queries(6):
        client.get(PAGE)


@pytest.mark.parametrize("with_texts", [True, False])
def test_what_is_gathered_costs_the_same_however_many_people_and_statements(
    material, dialogue, ines, parents, lena, with_texts, django_assert_max_num_queries
):
    export = order_export(dialogue=dialogue, actor=lena, kind="project_qdpx", sees_source=True)
    counts = []
    for number in (10, 11):
        with django_assert_max_num_queries(60) as asked:
            gather(export, with_texts=with_texts)
        counts.append(len(asked))
        for more in range(3):
            person = factories.make_interviewee(dialogue, parents, number * 10 + more)
            talk = factories.make_interview(dialogue, ines, person, number=number * 10 + more, text=TEXT)
            factories.make_statement(talk, "Mötet var klockan fyra.", number=number * 10 + more, lifted_by=ines)
    assert counts[0] == counts[1]
