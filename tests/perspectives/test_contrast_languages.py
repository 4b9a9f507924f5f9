"""What people see differently, in other languages too: written on a page of its own, read beside the chapters."""

import pytest

from perspectives.compilations import extracts, translating
from perspectives.models import Contrast, ContrastQuote, ContrastSide, Translation
from tests import factories

from .compiled import begin, published, say, small_dialogue
from .test_compilation_languages import TEXTS, sent, translate

pytestmark = pytest.mark.django_db
PARTING = "/dialogues/segregation/compilations/1/languages/en/parting/"
BOOK = "/d/segregation/compilation/?lang=en"


@pytest.fixture
def world(dialogue, ines):
    factories.publish(dialogue)
    return small_dialogue(dialogue, ines)


@pytest.fixture
def contrast(dialogue, world):
    made = Contrast.objects.create(dialogue=dialogue, title="Kom den i rätt tid?", lead="Båda nämner våren.")
    for place, group in enumerate((world["young"], world["parents"]), 1):
        ContrastSide.objects.create(contrast=made, position=place, group=group, perspective=world["perspectives"][1])
    return made


@pytest.fixture
def version(dialogue, lena, contrast):
    return begin(dialogue, lena, **TEXTS)


def test_a_contradiction_is_translated_published_and_read(signed_in, lena, dana, client, version, contrast):
    leader = signed_in(lena)
    opened = leader.get(PARTING)
    assert [row.source.text for row in opened.context["rows"]] == ["Kom den i rätt tid?", "Båda nämner våren."]
    names = [row.source.slot.name for row in opened.context["rows"]]
    answer = leader.post(
        PARTING, sent(opened, **{f"text-{names[0]}": "Was it in time?", f"text-{names[1]}": "Both speak of spring."})
    )
    assert answer.status_code == 302
    assert set(Translation.objects.values_list("contrast", "field")) == {(contrast.pk, "title"), (contrast.pk, "lead")}
    published(version, lena, dana)
    page = client.get(BOOK).content.decode()
    assert "Was it in time?" in page
    assert "Both speak of spring." in page
    assert "Kom den i rätt tid?" not in page
    contrast.title = "Kom den för sent?"
    contrast.save()
    assert "Was it in time?" in client.get(BOOK).content.decode()  # a published version is as it was


def test_a_quote_that_only_stands_in_a_contradiction_is_translated_there(dialogue, world, contrast, lena, signed_in):
    only_here = say(world["youths"][0], world["perspectives"][3])
    side = contrast.sides.get(position=1)
    ContrastQuote.objects.create(side=side, statement=only_here, position=1)
    version = begin(dialogue, lena, **TEXTS)
    version.quotes.filter(statement=only_here).delete()
    [part] = [one for one in translating.parts(version) if one.key == translating.PARTING]
    assert [source.slot.key for source in part.sources if source.is_quote] == [only_here.pk]
    opened = signed_in(lena).get(PARTING)
    assert only_here.masked in opened.content.decode()
    translate(version, "en", "Nobody asked.", "quote", only_here.masked, statement=only_here)
    [made] = extracts.content_of(version)[0]["differences"]["contrasts"]
    assert made["sides"][0]["quotes"][0]["translations"] == {"en": "Nobody asked."}


def test_a_translation_of_a_contradiction_that_was_reworded_is_not_shown(version, contrast):
    translate(version, "en", "Was it in time?", "title", contrast.title, contrast=contrast)
    contrast.title = "Kom den för sent?"
    contrast.save()
    assert extracts.content_of(version)[0]["differences"]["contrasts"][0]["translations"] == {}
    assert translating.progress(version)["en"][""].stale == 1


def test_the_short_version_says_what_people_see_differently(version):
    cover, chapters = extracts.content_of(version)
    assert extracts.extract("short", cover, chapters)["short"]["apart"] == ["Kom den i rätt tid?"]
    crowded = chapters * 40
    assert extracts.extract("short", cover, crowded)["short"]["apart"] == []
