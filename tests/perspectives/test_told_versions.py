"""Two published versions beside each other: nothing about a few people shows in the difference."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dialogues.models import Event
from dialogues.suppression import AGAINST, HIDDEN, SAYS
from interviews.models import Identity, Interview, Interviewee
from interviews.services import withdraw_consent
from perspectives import told
from perspectives.compilations import document, hidden
from perspectives.compilations import review as compilation_review
from perspectives.models import Basis, BasisPerson, Compilation, PublishedPerspective, Voice
from tests import factories

from .compiled import approved, begin, hear, published, say, small_dialogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def publish(dialogue, lena, dana):
    """Publish what stands now as the next version."""

    def publish_now() -> Compilation:
        version = published(begin(dialogue, lena), lena, dana)
        version.refresh_from_db()
        return version

    return publish_now


def word(version: Compilation, perspective, group: str) -> str:
    """What the published version tells of a group under a perspective."""
    heard = PublishedPerspective.objects.get(chapter__compilation=version, perspective=perspective).content["heard"]
    return next((word for word, groups in heard.items() if group in groups), HIDDEN)


def by(version: Compilation) -> dict[str, str]:
    """The group beside each quote, by its words."""
    rows = PublishedPerspective.objects.filter(chapter__compilation=version).values_list("content", flat=True)
    return {quote["text"]: quote["by"] for content in rows for quote in content["quotes"]}


def hear_and_say(dialogue, ines, group, count, perspective):
    return [say(person, perspective) and person for person in hear(dialogue, ines, group, count)]


def test_one_newcomer_does_not_make_a_word_appear(dialogue, ines, world, publish):
    young, perspective = world["young"], world["perspectives"][1]
    first = publish()
    assert word(first, perspective, "Unga") == HIDDEN  # four of twelve
    hear_and_say(dialogue, ines, young, 1, perspective)
    assert word(publish(), perspective, "Unga") == HIDDEN  # five of thirteen


def test_enough_newcomers_do(dialogue, ines, world, publish):
    publish()
    hear_and_say(dialogue, ines, world["young"], 10, world["perspectives"][1])
    assert word(publish(), world["perspectives"][1], "Unga") == SAYS


def test_one_who_takes_it_back_does_not_make_a_word_disappear(dialogue, ines, lena, world, publish):
    young, perspective = world["young"], world["perspectives"][1]
    person = hear_and_say(dialogue, ines, young, 1, perspective)[0]
    assert word(publish(), perspective, "Unga") == SAYS  # five of thirteen
    withdraw_consent(person=person, actor=lena)
    assert word(publish(), perspective, "Unga") == SAYS


def test_when_many_of_those_heard_all_along_are_coded_anew_the_word_follows(world, publish):
    perspective = world["perspectives"][3]
    assert word(publish(), perspective, "Unga") == HIDDEN
    for statement in world["statements"][:5]:
        Voice.objects.create(perspective=perspective, statement=statement)
    assert word(publish(), perspective, "Unga") == SAYS


def test_when_one_of_them_is_it_does_not(world, publish):
    perspective = world["perspectives"][1]
    publish()
    Voice.objects.create(perspective=perspective, statement=world["statements"][0])
    assert word(publish(), perspective, "Unga") == HIDDEN  # five now, four then


def test_a_lower_threshold_does_not_open_what_was_published(dialogue, world, publish):
    publish()
    dialogue.threshold = 3
    dialogue.save()
    assert word(publish(), world["perspectives"][1], "Unga") == HIDDEN  # the same four people


def test_a_perspective_in_another_name_is_known_by_its_quotes(dialogue, ines, world, publish):
    old, young = world["perspectives"][1], world["young"]
    publish()
    new = factories.make_perspective(dialogue, "I rätt tid", number=9, themes=(world["themes"][0],))
    Voice.objects.filter(perspective=old).update(perspective=new)
    old.removed_at = "2022-05-01T00:00Z"
    old.save()
    hear_and_say(dialogue, ines, young, 1, new)
    assert word(publish(), new, "Unga") == HIDDEN


def one_way_closed(dialogue, ines, lena, world, publish):
    """Version 1 hides it, version 2 tells it, and now almost only those of version 1 are left, and one more."""
    young, perspective = world["young"], world["perspectives"][1]
    publish()
    people = hear_and_say(dialogue, ines, young, 10, perspective)
    publish()
    for person in people[1:]:
        withdraw_consent(person=person, actor=lena)


def test_publishing_is_refused_when_neither_a_word_nor_none_is_safe(dialogue, ines, lena, dana, world, publish):
    one_way_closed(dialogue, ines, lena, world, publish)
    version = begin(dialogue, lena)
    said = hidden.refusals(version)
    assert len(said) == 1
    for words in ("Unga", "Satsningen kom i rätt tid", "utgåva 1, 2"):
        assert words in said[0]
    with pytest.raises(ValidationError) as refused:
        approved(version, lena, dana)
    assert refused.value.messages == said


def test_what_came_about_after_the_approval_is_refused_too(dialogue, ines, lena, dana, world, publish):
    young, perspective = world["young"], world["perspectives"][1]
    publish()
    people = hear_and_say(dialogue, ines, young, 10, perspective)
    publish()
    version = approved(begin(dialogue, lena), lena, dana)
    version.quotes.filter(statement__speaker__in=people[1:]).delete()
    Voice.objects.filter(statement__speaker__in=people[1:]).delete()
    Interview.objects.filter(people__in=people[1:]).update(status="booked")
    Compilation.objects.filter(pk=version.pk).update(approved_key=document.fingerprint(version))
    with pytest.raises(ValidationError, match="Satsningen kom i rätt tid"):
        compilation_review.publish(compilation=version, actor=lena)
    assert Compilation.objects.get(pk=version.pk).status == "approved"


def test_a_group_that_waits_lets_the_version_through_without_words_of_it(
    dialogue, ines, lena, dana, world, publish, signed_in
):
    one_way_closed(dialogue, ines, lena, world, publish)
    version = begin(dialogue, lena)
    client = signed_in(lena)
    here = f"/dialogues/segregation/compilations/{version.number}/hidden/"
    page = client.get(here).content.decode()
    assert "Låt Unga vänta" in page and "Satsningen kom i rätt tid" in page
    client.post(f"{here}{world['young'].pk}/", {"waits": "1"})
    assert Event.objects.filter(name="compilation.group_waits").count() == 1
    version.refresh_from_db()
    version = published(version, lena, dana)
    assert [word(version, one, "Unga") for one in world["perspectives"]] == [HIDDEN] * 4
    assert word(version, world["perspectives"][0], "Föräldrar") == SAYS
    version.refresh_from_db()
    assert version.content["groups"] == ["Unga", "Föräldrar"]
    assert version.content["spoken_of"] == ["Föräldrar"]


def test_quotes_from_when_a_group_was_too_small_stay_without_it(dialogue, ines, world, publish):
    village = factories.make_group(dialogue, "Byborna", position=3)
    few = hear_and_say(dialogue, ines, village, 4, world["perspectives"][3])
    publish()
    more = hear_and_say(dialogue, ines, village, 5, world["perspectives"][3])
    beside = by(publish())
    said = {
        person.number: beside[f"Nummer {person.number}: så här är det för mig, och det är sant."]
        for person in [*few, *more]
    }
    assert said == {person.number: "" for person in few} | {person.number: "Byborna" for person in more}


def test_a_group_that_one_more_would_make_large_enough_is_not_named(dialogue, ines, world, publish):
    village = factories.make_group(dialogue, "Byborna", position=3)
    hear(dialogue, ines, village, 4)
    publish()
    hear(dialogue, ines, village, 1)
    assert told.named_groups(dialogue) == {world["young"].pk: "Unga", world["parents"].pk: "Föräldrar"}
    hear(dialogue, ines, village, 4)
    assert village.pk in told.named_groups(dialogue)


def test_the_new_quotes_of_a_late_one_have_no_group(dialogue, ines, world, publish):
    publish()
    late = hear_and_say(dialogue, ines, world["young"], 1, world["perspectives"][3])[0]
    old = Interviewee.objects.get(pk=world["adults"][0].pk)
    beside = by(publish())
    assert beside[f"Nummer {late.number}: så här är det för mig, och det är sant."] == ""
    assert beside[f"Nummer {old.number}: så här är det för mig, och det är sant."] == "Föräldrar"


def test_figures_on_the_cover_do_not_move_for_one(dialogue, ines, world, publish):
    before = publish().content
    late = hear(dialogue, ines, world["young"], 1, age=70)[0]
    Interview.objects.filter(people=late).update(held_on=date(2022, 9, 1), kind="exploratory")
    Identity.objects.filter(interviewee=late).update(age="95")
    after = publish().content
    for name in ("people", "interviews", "from", "until", "ages", "groups"):
        assert after[name] == before[name]
    assert (before["people_about"], after["people_about"]) == (False, True)


def test_figures_move_for_many(dialogue, ines, world, publish):
    publish()
    for person in hear(dialogue, ines, world["young"], 5, age=40):
        Interview.objects.filter(people=person).update(held_on=date(2022, 9, 1))
        Identity.objects.filter(interviewee=person).update(age="95")
    after = publish().content
    assert (after["people"], after["interviews"], after["until"]) == (29, [["depth", 29]], "2022-09")
    assert after["ages"] == "10:90"


def test_who_takes_it_back_is_no_longer_in_what_is_kept_of_versions(dialogue, lena, world, publish):
    publish()
    person = world["youths"][0]
    assert BasisPerson.objects.filter(interviewee=person).count() == 1
    withdraw_consent(person=person, actor=lena)
    assert BasisPerson.objects.filter(interviewee=person).count() == 0
    basis = Basis.objects.get()
    assert (basis.heard[f"g{world['young'].pk}"], basis.people.count()) == (12, 23)


def test_nothing_but_groups_and_counts_is_kept(world, publish):
    publish()
    basis = Basis.objects.get()
    assert set(basis.heard) == {f"g{world['young'].pk}", f"g{world['parents'].pk}"}
    assert {key for row in basis.people.all() for key in row.columns} == set(basis.heard)
    assert basis.cells[f"p{world['perspectives'][2].pk}"] == {f"g{world['parents'].pk}": ["hidden", 3, 1]}


def test_a_word_against_is_kept_as_steadily_as_one_for(dialogue, ines, world, publish):
    young, perspective = world["young"], world["perspectives"][2]
    for person in world["youths"][:4]:
        say(person, perspective, stance="against")
    publish()
    say(hear(dialogue, ines, young, 1)[0], perspective, stance="against")
    assert word(publish(), perspective, "Unga") == HIDDEN
    for person in hear(dialogue, ines, young, 10):
        say(person, perspective, stance="against")
    assert word(publish(), perspective, "Unga") == AGAINST


def test_the_differences_leave_out_a_group_of_which_neither_a_word_nor_none_is_safe(
    dialogue, ines, lena, dana, world, publish, signed_in
):
    """They are read as the work goes on, so nothing stops them as a version is stopped."""
    where = "/dialogues/segregation/perspectives/differences/"
    publish()
    assert '<th scope="col">Unga' in signed_in(dana).get(where).content.decode()
    people = hear_and_say(dialogue, ines, world["young"], 10, world["perspectives"][1])
    publish()
    for person in people[1:]:
        withdraw_consent(person=person, actor=lena)
    page = signed_in(dana).get(where).content.decode()
    assert "Föräldrar" in page
    assert '<th scope="col">Unga' not in page
    told_leader = signed_in(lena).get(where).content.decode()
    assert "Varken ett ord eller inget" in told_leader
