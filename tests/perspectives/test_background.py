"""What was known before stands in the compilation: on the page, on paper and in what a yes is about."""

import pytest
from django.template.loader import render_to_string

from dialogues.models import Knowledge
from perspectives.compilations import document, spoken
from perspectives.compilations.printing import compilation_print
from tests.perspectives.compiled import begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(dialogue, lena):
    return begin(dialogue, lena)


def source(dialogue, **values):
    kept = {"title": "Trygghets<b>mätningen", "kind": "report", "says": "Otryggt på kvällar.", "year": 2020}
    return Knowledge.objects.create(
        dialogue=dialogue,
        rests_on=["officials"],
        flags=["stand_in"],
        url="https://kommun.example/rapport",
        **(kept | {"in_compilation": True} | values),
    )


def test_only_what_is_marked_stands_there_with_whose_picture_it_is(signed_in, lena, dialogue, version):
    source(dialogue)
    source(dialogue, title="Arbetsmaterial", in_compilation=False)
    page = signed_in(lena).get(f"/dialogues/{dialogue.slug}/compilations/{version.number}/read/").content.decode()
    assert "Trygghets&lt;b&gt;mätningen" in page
    assert "Vilar på: tjänstemän." in page
    assert "tjänstemännens bild står i de boendes ställe" in page
    assert 'rel="noopener noreferrer nofollow external"' in page
    assert "Arbetsmaterial" not in page
    paper = compilation_print(version.pk).html
    assert "Trygghets&lt;b&gt;mätningen" in paper
    assert "Arbetsmaterial" not in paper


def test_a_yes_is_a_yes_to_it_too_and_without_any_nothing_changes(dialogue, version):
    before = document.fingerprint(version)
    hidden = source(dialogue, in_compilation=False)
    assert document.fingerprint(version) == before
    Knowledge.objects.filter(pk=hidden.pk).update(in_compilation=True)
    shown = document.fingerprint(version)
    Knowledge.objects.filter(pk=hidden.pk).update(says="Tryggt på kvällar.")
    assert len({before, shown, document.fingerprint(version)}) == 3


def test_what_is_frozen_does_not_follow_what_is_changed_or_removed(dialogue, version):
    row = source(dialogue)
    frozen = document.build_cover(version)
    row.delete()
    assert [one["title"] for one in frozen["background"]] == ["Trygghets<b>mätningen"]


def test_in_another_language_it_stands_in_swedish_and_marked_so(dialogue, version):
    source(dialogue)
    cover = document.build_cover(version) | {"languages": ["en"]}
    english = spoken.spoken_cover(cover, spoken.reading(cover, "en"))
    part = render_to_string("compilations/parts/background.html", {"sources": english["background"]})
    assert 'lang="sv"' in part


def test_a_version_from_before_there_were_such_is_read_as_ever(dialogue, version):
    cover = document.build_cover(version)
    del cover["background"]
    assert spoken.spoken_cover(cover, spoken.reading(cover | {"languages": ["en"]}, "en"))["background"] == []
