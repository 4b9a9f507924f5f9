"""The differences in the compilation: as data, frozen at publication, and nothing there that may not be."""

import pytest

from interviews.models import Withdrawal
from interviews.services import withdraw_consent
from perspectives.compilations import document, printing, review
from perspectives.differences import section
from perspectives.models import (
    Compilation,
    Contrast,
    ContrastQuote,
    ContrastSide,
    PublishedContrastQuote,
    ReviewComment,
    Stance,
    Statement,
    bits_of,
)
from tests import factories
from tests.perspectives.compiled import begin, published, say, small_dialogue

pytestmark = pytest.mark.django_db
READ = "/dialogues/segregation/compilations/1/read/"


@pytest.fixture
def world(dialogue, ines):
    """Twelve young people and twelve parents; the second perspective is said by the young, contradicted by parents."""
    made = small_dialogue(dialogue, ines)
    for person in made["youths"][:4]:
        say(person, made["perspectives"][1])
    for person in made["adults"][:8]:
        say(person, made["perspectives"][1], stance=Stance.AGAINST)
    return made


@pytest.fixture
def contrast(dialogue, world):
    made = Contrast.objects.create(dialogue=dialogue, title="Kom satsningen i rätt tid?", lead="Båda nämner våren.")
    for place, (group, stance) in enumerate(((world["young"], Stance.FOR), (world["parents"], Stance.AGAINST)), 1):
        side = ContrastSide.objects.create(
            contrast=made, position=place, group=group, perspective=world["perspectives"][1], stance=stance
        )
        said = Statement.objects.filter(voices__perspective=side.perspective, voices__stance=stance, group=group)
        ContrastQuote.objects.create(side=side, statement=said.order_by("number")[0], position=1)
    return made


@pytest.fixture
def version(dialogue, lena, contrast):
    return begin(dialogue, lena, summary="Så blev det.")


def test_the_section_says_where_groups_part_and_puts_them_side_by_side(version, world):
    found = section.build(version)
    assert found["sentence"].startswith(
        "Unga och föräldrar säger emot varandra om ett perspektiv: ”Satsningen kom i rätt tid”."
    )
    assert found["rows"] == [{"title": "Satsningen kom i rätt tid", "cells": ["says", "against"]}]
    (one,) = found["contrasts"]
    assert (one["number"], one["title"], one["lead"]) == (1, "Kom satsningen i rätt tid?", "Båda nämner våren.")
    assert [(side["label"], side["opposes"], len(side["quotes"])) for side in one["sides"]] == [
        ("Unga", False, 1),
        ("Föräldrar", True, 1),
    ]
    assert "statement" not in str(found)


def test_the_draft_the_page_and_the_paper_say_the_same(signed_in, lena, dana, client, dialogue, version, world):
    draft = signed_in(dana).get(READ).content.decode()
    paper = printing.compilation_print(version.pk).html
    paper = paper() if callable(paper) else paper
    published(version, lena, dana)
    factories.publish(dialogue)
    page = client.get("/d/segregation/compilation/").content.decode()
    for html in (draft, paper, page):
        assert "Där bilderna går isär" in html
        assert "Kom satsningen i rätt tid?" in html
        assert "säger emot varandra om ett perspektiv" in html


def test_what_was_published_does_not_change_with_the_workspace(client, lena, dana, dialogue, version):
    published(version, lena, dana)
    factories.publish(dialogue)
    Contrast.objects.update(title="Ändrad efteråt")
    page = client.get("/d/segregation/compilation/").content.decode()
    assert "Kom satsningen i rätt tid?" in page
    assert "Ändrad efteråt" not in page
    assert PublishedContrastQuote.objects.filter(compilation=version, number=1).count() == 2


def test_a_yes_is_a_yes_to_these_contradictions(version, contrast):
    before = document.fingerprint(version)
    Contrast.objects.update(lead="En annan mening.")
    changed = document.fingerprint(version)
    ContrastQuote.objects.filter(side__position=1).delete()
    assert len({before, changed, document.fingerprint(version)}) == 3


def test_one_that_the_leader_keeps_out_or_that_has_one_side_is_not_there(version, contrast):
    ContrastQuote.objects.filter(side__position=2).delete()
    ContrastSide.objects.filter(position=2).update(perspective=None)
    assert section.build(version)["contrasts"] == []
    Contrast.objects.update(in_document=False)
    assert section.build(version)["contrasts"] == []


def test_a_statement_that_may_not_be_quoted_is_never_published(version, contrast):
    quote = ContrastQuote.objects.get(side__position=1)
    Statement.objects.filter(pk=quote.statement_id).update(released_at=None)
    sides = section.build(version)["contrasts"][0]["sides"]
    assert [len(side["quotes"]) for side in sides] == [0, 1]


def test_own_words_are_not_a_second_trait_beside_the_group(version, contrast):
    """The statement stands with its group in its chapter, so that its side names nobody here."""
    ContrastSide.objects.filter(position=1).update(group=None, words="Boende i stadsdelen")
    assert section.build(version)["contrasts"][0]["sides"][0]["label"] == "Någon vi har hört"
    statement = ContrastQuote.objects.get(side__position=1).statement
    version.quotes.filter(statement=statement).delete()
    assert section.build(version)["contrasts"][0]["sides"][0]["label"] == "Boende i stadsdelen"


def test_taken_back_it_leaves_the_draft_and_is_listed_where_it_is_in_print(lena, dana, dialogue, world, version):
    published(version, lena, dana)
    speaker = ContrastQuote.objects.get(side__position=1).statement.speaker
    withdraw_consent(person=speaker, actor=lena)
    found = Withdrawal.objects.get().found
    assert [1, 0, 1, 1] in found["places"]
    draft = begin(dialogue, lena)
    sides = section.build(draft)["contrasts"][0]["sides"]
    assert [len(side["quotes"]) for side in sides] == [0, 1]
    assert document.build_cover(draft)["redacts"] == 1


def test_kinds_are_told_and_written_down_for_the_next_version(lena, dana, dialogue, world, version):
    young = [one.pk for one in world["statements"] if one.group_id == world["young"].pk]
    Statement.objects.filter(pk__in=young[:6]).update(kinds=bits_of(["need"]))
    dialogue.refresh_from_db()
    version = Compilation.objects.get(pk=version.pk)
    found = {row["kind"]: row["cells"] for row in section.build(version)["kinds"]}
    assert found["need"] == ["says", "hidden"]
    published(version, lena, dana)
    cells = Compilation.objects.get(pk=version.pk).basis.cells
    assert cells["kneed"][f"g{world['young'].pk}"][:2] == ["says", 6]


def test_a_version_without_differences_shows_nothing_of_them(signed_in, lena, dialogue, ines):
    small_dialogue(dialogue, ines)
    version = begin(dialogue, lena)
    assert section.build(version) is None
    assert "Där bilderna går isär" not in signed_in(lena).get(READ).content.decode()


def test_markup_in_it_is_shown_as_text_on_page_and_paper(signed_in, lena, version, contrast):
    Contrast.objects.update(title="<script>alert(1)</script>", lead="<b>fet</b>")
    paper = printing.compilation_print(version.pk).html
    paper = paper() if callable(paper) else paper
    for html in (signed_in(lena).get(READ).content.decode(), paper):
        assert "<script>alert(1)" not in html
        assert "<b>fet</b>" not in html


def test_a_comment_is_tied_to_the_section_and_listed_with_where_it_leads(signed_in, dana, lena, version):
    review.send_to_review(compilation=version, actor=lena)
    answer = signed_in(dana).post(f"{READ}?comment=differences", {"text": "Båda har rätt."})
    assert answer.headers["Location"] == f"{READ}#differences"
    assert ReviewComment.objects.get().anchor == "differences"
    listed = signed_in(lena).get("/dialogues/segregation/compilations/1/comments/").content.decode()
    assert f'{READ}#differences"' in listed
    assert "Där bilderna går isär" in listed
    assert "Båda har rätt." in signed_in(lena).get(READ).content.decode()
