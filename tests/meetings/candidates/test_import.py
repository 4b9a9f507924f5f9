"""A list of candidates: looked through before it counts, taken in whole or not at all."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dialogues.spreadsheets import uploads
from meetings.candidates import importing
from meetings.models import Candidate, CandidateImport
from meetings.tasks import sweep_candidate_imports
from tests import factories

from .people import make_candidate, make_variable

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/candidates/"
LIST = """Namn;E-post;Sida;Organisation;Roll;Ställning;Ålder
Nora Näver;nora@example.org;civilsamhälle;Nålsögat;Ordförande;kritisk, minoritet;ung
Bo Bäck;;kommun;Fritidsförvaltningen;Chef;makt;
"""


def upload(client, text):
    file = SimpleUploadedFile("lista.csv", text.encode())
    return client.post(f"{BASE}import/", {"file": file})


def test_a_list_is_looked_through_and_then_taken_in(signed_in, lena, dialogue):
    make_variable(dialogue)
    factories.make_organisation(dialogue.municipality)
    client = signed_in(lena)
    answer = upload(client, LIST)
    page = client.get(answer["Location"]).content.decode()
    assert "Nora Näver" in page and "Bo Bäck" in page
    assert not Candidate.objects.exists()
    assert client.post(answer["Location"], {"take": "all"}).status_code == 302
    nora, bo = Candidate.objects.all()
    assert (nora.source, nora.side, nora.traits, nora.organisation.name) == (
        "import", "civil_society", ["critical", "minority"], "Nålsögat",
    )  # fmt: skip
    assert [value.name for value in nora.background.all()] == ["ung"]
    assert (bo.side, bo.traits, bo.organisation.kind) == ("municipality", ["power"], "administration")
    assert CandidateImport.objects.get().rows == ""
    assert client.get(answer["Location"]).status_code == 410


def test_a_row_that_cannot_be_read_stops_the_whole_list_until_it_is_left_out(signed_in, lena, dialogue):
    client = signed_in(lena)
    answer = upload(client, "Namn;Sida;E-post\nNora;måne;nora@example.org\nBo;kommun;inte en adress\nCia;kommun;\n")
    page = client.get(answer["Location"]).content.decode()
    assert "måne" in page and "inte en adress" in page
    assert client.post(answer["Location"], {"take": "all"}).status_code == 422
    assert not Candidate.objects.exists()
    client.post(answer["Location"], {"take": "sound"})
    assert Candidate.objects.get().identity.name == "Cia"


def test_who_is_there_already_is_passed_over_unless_ticked(signed_in, lena, dialogue):
    make_candidate(dialogue, "Nora Näver")
    client = signed_in(lena)
    answer = upload(client, "Namn\nnora  näver\nBo\nBo\n")
    client.post(answer["Location"], {"take": "all", "known": ["4"]})
    assert [row.identity.name for row in Candidate.objects.all()] == ["Nora Näver", "Bo", "Bo"]


@pytest.mark.parametrize("text", ["", "Skostorlek\n42\n", "Namn\n"])
def test_a_file_that_holds_nobody_is_refused_in_words(signed_in, lena, dialogue, text):
    answer = upload(signed_in(lena), text)
    assert answer.status_code in {200, 422}
    assert answer.context["form"].errors
    assert not CandidateImport.objects.exists()


def test_five_hundred_people_come_in_at_once(lena, dialogue):
    rows = "\n".join(f"Person {n};kommun" for n in range(500))
    kept = importing.keep_upload(data=f"Namn;Sida\n{rows}\n".encode(), dialogue=dialogue, actor=lena)
    assert importing.take_in(upload=kept, actor=lena, known=[], leave_faulty=False) == 500
    assert importing.take_in(upload=kept, actor=lena, known=[], leave_faulty=False) == 500
    assert Candidate.objects.count() == 500


def test_somebody_elses_upload_is_not_there(signed_in, lena, dialogue):
    other = factories.make_member(dialogue, factories.make_user("Lova"), "leader")
    kept = importing.keep_upload(data=LIST.encode(), dialogue=dialogue, actor=other)
    assert signed_in(lena).get(f"{BASE}import/{kept.pk}/").status_code == 404


def test_an_upload_is_thrown_away_after_a_day(lena, dialogue):
    import time_machine

    kept = importing.keep_upload(data=LIST.encode(), dialogue=dialogue, actor=lena)
    with time_machine.travel(kept.created_at + uploads.KEPT):
        assert sweep_candidate_imports() == 1
