"""A new dialogue in one sitting: a question a page, drafts that wait, and all answers seen before it begins."""

import uuid

import pytest

from dialogues.models import Area, Dialogue, DialogueDraft, EarlierDialogue, Event
from tests import factories

pytestmark = pytest.mark.django_db

NEW = "/dialogues/new/"
ANSWERS = {
    "kind": {"kind": "citizen"},
    "title": {"title": "Skolans framtid i Sävar"},
    "begins": {"starts_on": "2022-09-01"},
    "issue": {"issue": "Byn och nämnden vill olika."},
    "background": {"background": "Nämnden utredde utan att fråga."},
    "place": {"reach": "whole"},
    "contested": {"points-0-what": "Om skolan ska stå kvar", "points-0-by_whom": "byn och nämnden"},
    "attempts": {"attempts-0-what": "Ett möte", "attempts-0-when": "2019", "attempts-0-came_of_it": "Alla gick arga."},
    "earlier": {"others-0-title": "Valsta", "others-0-when": "2018", "others-0-taught": "Det tar tid."},
    "shape": {"begin_with": "empty"},
}


@pytest.fixture
def at(signed_in, ada, dialogue):
    return signed_in(ada)


def begin(client, municipality) -> DialogueDraft:
    client.post(NEW, {"municipality": municipality.pk, "creation_key": str(uuid.uuid4())})
    return DialogueDraft.objects.order_by("pk").last()


def answer(client, draft, key, *, button="go", query="", **more):
    return client.post(f"{NEW}{draft.pk}/{key}/{query}", ANSWERS[key] | more | {button: "1"})


@pytest.fixture
def draft(at, dialogue) -> DialogueDraft:
    return begin(at, dialogue.municipality)


@pytest.fixture
def answered(at, draft) -> DialogueDraft:
    for key in ANSWERS:
        answer(at, draft, key)
    draft.refresh_from_db()
    return draft


def test_ada_answers_page_by_page_looks_it_through_and_leads_what_she_started(at, draft, ada):
    keys = list(ANSWERS)
    for key, following in zip(keys, [*keys[1:], None], strict=True):
        went_to = answer(at, draft, key).url
        assert went_to == (f"{NEW}{draft.pk}/{following}/" if following else f"{NEW}{draft.pk}/")
    page = at.get(f"{NEW}{draft.pk}/")
    assert page.context["lacking"] == []
    assert "Om skolan ska stå kvar. Byn och nämnden" in page.content.decode()
    assert at.post(f"{NEW}{draft.pk}/").url == "/dialogues/skolans-framtid-i-savar/preparation/"
    started = Dialogue.objects.get(slug="skolans-framtid-i-savar")
    assert (started.issue, started.reach, started.kind) == ("Byn och nämnden vill olika.", "whole", "citizen")
    assert [str(row) for row in started.contested.all()] == ["Om skolan ska stå kvar"]
    assert list(started.attempts.values_list("when", "came_of_it")) == [("2019", "Alla gick arga.")]
    assert list(started.earlier.values_list("title", "when", "earlier")) == [("Valsta", "2018", None)]
    assert list(started.memberships.values_list("user__name", "role")) == [("Ada", "leader")]
    assert Event.objects.get(name="dialogue.started").dialogue == started


def test_started_twice_it_is_one_dialogue_and_the_draft_is_emptied(at, answered):
    addresses = {at.post(f"{NEW}{answered.pk}/").url for _round in range(2)}
    assert len(addresses) == 1
    assert Dialogue.objects.filter(title="Skolans framtid i Sävar").count() == 1
    answered.refresh_from_db()
    assert answered.answers == {}
    assert at.get(f"{NEW}{answered.pk}/issue/").url in addresses
    assert f"{NEW}{answered.pk}/" not in at.get(NEW).content.decode()


def test_begun_twice_by_the_same_form_it_is_one_draft(at, dialogue):
    sent = {"municipality": dialogue.municipality.pk, "creation_key": str(uuid.uuid4())}
    assert len({at.post(NEW, sent).url for _round in range(2)}) == 1
    assert DialogueDraft.objects.count() == 1


def test_a_draft_is_its_writers_alone(at, answered, signed_in, lena):
    other = signed_in(lena)
    for path in ("", "issue/", "remove/", "everyone/"):
        assert other.get(f"{NEW}{answered.pk}/{path}").status_code == 404
        assert other.post(f"{NEW}{answered.pk}/{path}").status_code == 404
    assert "Sävar" not in other.get(NEW).content.decode()


def test_stopping_half_way_keeps_even_what_is_not_right_yet(at, draft):
    at.post(f"{NEW}{draft.pk}/begins/", {"starts_on": "i höst", "later": "1"})
    assert at.get(f"{NEW}{draft.pk}/begins/").context["form"]["starts_on"].value() == "i höst"
    at.post(f"{NEW}{draft.pk}/contested/", {"points-0-by_whom": "de unga", "later": "1"})
    page = at.get(f"{NEW}{draft.pk}/")
    assert [row["page"].key for row in page.context["lacking"]] == [
        "kind", "title", "begins", "issue", "place", "contested",
    ]  # fmt: skip
    assert at.post(f"{NEW}{draft.pk}/").status_code == 422
    assert not Dialogue.objects.filter(starts_on__year=2026).exists()


def test_a_character_that_no_database_takes_is_left_out(at, draft):
    at.post(f"{NEW}{draft.pk}/title/", {"title": "Skol\0an", "later": "1"})
    draft.refresh_from_db()
    assert draft.title == "Skolan"


def test_going_on_with_a_wrong_answer_says_what_is_wrong_and_keeps_it(at, draft):
    refused = at.post(f"{NEW}{draft.pk}/contested/", {"points-0-by_whom": "de unga", "go": "1"})
    assert (refused.status_code, refused.context["form"].errors["points"]) == (
        422,
        ["Rad 1 saknar ”vad som är omstritt”."],
    )
    assert 'value="de unga"' in refused.content.decode()


def test_more_rows_are_given_without_losing_any(at, draft):
    rows = {f"points-{place}-what": f"Punkt {place}" for place in range(3)}
    assert at.post(f"{NEW}{draft.pk}/contested/", rows | {"more": "1"}).url == f"{NEW}{draft.pk}/contested/#more"
    page = at.get(f"{NEW}{draft.pk}/contested/").content.decode()
    assert [f'name="points-{place}-what"' in page for place in range(6)] == [True] * 5 + [False]
    assert 'value="Punkt 2"' in page


def test_back_and_forth_from_the_answers_leads_back_to_them(at, answered):
    page = at.get(f"{NEW}{answered.pk}/title/?check=1")
    assert page.context["back"] == f"{NEW}{answered.pk}/"
    assert page.context["form"]["title"].value() == "Skolans framtid i Sävar"
    assert answer(at, answered, "title", query="?check=1", title="Skolan").url == f"{NEW}{answered.pk}/"
    assert at.get(f"{NEW}{answered.pk}/title/").context["back"] == f"{NEW}{answered.pk}/kind/"


def test_two_windows_on_the_same_page_meet_both_texts_and_on_different_pages_both_are_kept(at, draft):
    opened = at.get(f"{NEW}{draft.pk}/issue/").context["form"]["opened_as"].value()
    answer(at, draft, "issue", opened_as=opened)
    answer(at, draft, "title")
    second = answer(at, draft, "issue", issue="En annan text", opened_as=opened)
    assert second.status_code == 409
    assert [(row["theirs"], row["yours"]) for row in second.context["conflict"]] == [
        ("Byn och nämnden vill olika.", "En annan text")
    ]
    again = second.context["form"]["opened_as"].value()
    assert answer(at, draft, "issue", issue="En annan text", opened_as=again).status_code == 302
    draft.refresh_from_db()
    assert (draft.answers["issue"]["issue"], draft.title) == (["En annan text"], "Skolans framtid i Sävar")


def test_a_draft_is_thrown_away_after_a_yes(at, answered):
    assert at.post(f"{NEW}{answered.pk}/remove/", {}).status_code == 422
    at.post(f"{NEW}{answered.pk}/remove/", {"confirm": "on"})
    assert not DialogueDraft.objects.exists()


@pytest.fixture
def areas(dialogue):
    names = ("Ersboda", "Holmsund", "Mariehem", "Sävar", "Ålidhem")
    return [Area.objects.create(municipality=dialogue.municipality, name=name) for name in names]


def test_few_areas_meet_a_gentle_word_and_are_kept_all_the_same(at, answered, areas):
    chosen = {"reach": "areas", "areas": [areas[0].pk, areas[2].pk], "new_areas": ""}
    assert answer(at, answered, "place", **chosen).url == f"{NEW}{answered.pk}/place/?gentle=1"
    assert "Får vi be dig tänka en gång till?" in at.get(f"{NEW}{answered.pk}/place/?gentle=1").content.decode()
    at.post(f"{NEW}{answered.pk}/")
    started = Dialogue.objects.get(title="Skolans framtid i Sävar")
    assert (started.reach, [str(area) for area in started.areas.all()]) == ("areas", ["Ersboda", "Mariehem"])


def test_second_thoughts_ask_everyone(at, answered, areas):
    answer(at, answered, "place", reach="areas", areas=[areas[0].pk])
    assert at.post(f"{NEW}{answered.pk}/everyone/").url == f"{NEW}{answered.pk}/contested/"
    answered.refresh_from_db()
    assert answered.answers["place"]["reach"] == ["whole"]


@pytest.mark.parametrize(("count", "gentle"), [(2, True), (3, False), (5, False)])
def test_half_of_the_municipality_is_enough(at, draft, areas, count, gentle):
    went_to = answer(at, draft, "place", reach="areas", areas=[area.pk for area in areas[:count]]).url
    assert ("gentle" in went_to) is gentle


def test_new_areas_come_onto_the_municipalitys_list_once_however_they_are_spelled(at, answered, areas):
    names = "ersboda\n  Obbola \nOBBOLA\n\nTäfteå"
    answer(at, answered, "place", reach="areas", areas=[areas[1].pk], new_areas=names)
    at.post(f"{NEW}{answered.pk}/")
    started = Dialogue.objects.get(title="Skolans framtid i Sävar")
    assert sorted(map(str, started.areas.all())) == ["Ersboda", "Holmsund", "Obbola", "Täfteå"]
    assert Area.objects.count() == 7
    assert Event.objects.filter(name="area.added").count() == 2


def test_an_area_of_another_municipality_is_not_there(at, draft):
    foreign = Area.objects.create(municipality=factories.make_municipality("Sigtuna kommun", "sigtuna"), name="Valsta")
    assert answer(at, draft, "place", reach="areas", areas=[foreign.pk]).status_code == 422


def test_who_may_not_start_a_dialogue_there_cannot_begin_or_end_a_draft(signed_in, ulf, ada, answered, dialogue):
    assert signed_in(ulf).post(NEW, {"municipality": dialogue.municipality.pk}).status_code == 403
    dialogue.municipality.administrators.clear()
    assert signed_in(ada).post(f"{NEW}{answered.pk}/").status_code == 403
    foreign = factories.make_municipality("Sigtuna kommun", "sigtuna")
    dialogue.municipality.administrators.add(ada)
    sent = {"municipality": foreign.pk, "creation_key": str(uuid.uuid4())}
    assert signed_in(ada).post(NEW, sent).status_code == 422


def test_only_dialogues_that_one_may_know_of_can_be_built_on(at, signed_in, lena, dialogue):
    hidden = factories.make_dialogue("hemlig", title="Ännu inte visad")
    shown = factories.publish(factories.make_dialogue("visad", title="Redan visad"))
    client = signed_in(lena)
    draft = begin(client, dialogue.municipality)
    known = set(client.get(f"{NEW}{draft.pk}/earlier/").context["form"].fields["earlier"].queryset)
    assert (hidden in known, shown in known, dialogue in known) == (False, True, True)
    assert answer(client, draft, "earlier", earlier=[hidden.pk]).status_code == 422


# --- in a dialogue that runs ---------------------------------------------------------------------------------------

ABOUT = "/dialogues/segregation/preparation/about/"


def opened(client, key, **values):
    form = client.get(f"{ABOUT}{key}/").context["form"]
    return {"opened_as": form["opened_as"].value()} | values


def test_lena_changes_what_is_contested_and_the_log_keeps_that_she_did(signed_in, lena, dialogue):
    client = signed_in(lena)
    sent = opened(client, "contested", **{"points-0-what": "Gården", "points-1-what": "Namnet"})
    for _round in range(2):
        client.post(f"{ABOUT}contested/", sent)
    assert [row.what for row in dialogue.contested.all()] == ["Gården", "Namnet"]
    assert Event.objects.filter(name="dialogue.contested.changed").count() == 1
    page = client.get("/dialogues/segregation/preparation/").content.decode()
    assert "Gården" in page and "Namnet" in page


def test_two_people_on_the_same_page_of_a_running_dialogue_meet_both_texts(signed_in, lena, dialogue):
    client = signed_in(lena)
    first, second = (opened(client, "contested", **{"points-0-what": what}) for what in ("Gården", "Namnet"))
    client.post(f"{ABOUT}contested/", first)
    answer = client.post(f"{ABOUT}contested/", second)
    assert (answer.status_code, answer.context["conflict"][0]["theirs"]) == (409, "Gården")
    assert [row.what for row in dialogue.contested.all()] == ["Gården"]


def test_dialogues_cannot_build_on_each_other_in_a_circle(signed_in, lena, dialogue):
    second, third = (factories.make_dialogue(slug, title=slug) for slug in ("andra", "tredje"))
    for one in (second, third):
        factories.make_member(one, lena, "leader")
    EarlierDialogue.objects.create(dialogue=second, earlier=dialogue, title="a", position=0)
    EarlierDialogue.objects.create(dialogue=third, earlier=second, title="b", position=0)
    client = signed_in(lena)
    refused = client.post(f"{ABOUT}earlier/", opened(client, "earlier", earlier=[third.pk]))
    assert refused.status_code == 422
    assert refused.context["form"].errors["earlier"] == [
        "Det skulle gå i en cirkel: Segregation i Umeå → tredje → andra → Segregation i Umeå."
    ]
    assert client.post(f"{ABOUT}earlier/", opened(client, "earlier", earlier=[dialogue.pk])).status_code == 422
    assert not dialogue.earlier.exists()


def test_what_is_built_on_outlives_its_removal_as_a_name(dialogue):
    gone = factories.make_dialogue("borta", title="Valsta")
    EarlierDialogue.objects.create(dialogue=dialogue, earlier=gone, title=gone.title, position=0)
    gone.delete()
    assert list(dialogue.earlier.values_list("title", "earlier")) == [("Valsta", None)]


@pytest.mark.parametrize("path", ["place/", "contested/", "attempts/", "earlier/"])
def test_only_lena_changes_where_it_starts_from(signed_in, lena, farid, dana, petra, ulf, path):
    assert signed_in(lena).get(ABOUT + path).status_code == 200
    assert [signed_in(one).get(ABOUT + path).status_code for one in (farid, dana, petra, ulf)] == [403, 403, 403, 404]


def test_an_area_is_renamed_for_all_and_not_to_a_name_that_is_taken(signed_in, lena, dialogue, areas):
    client = signed_in(lena)
    address = f"/dialogues/segregation/preparation/areas/{areas[0].pk}/"
    refused = client.post(address, {"name": "holmsund", "opened_version": 1})
    assert refused.status_code == 422
    assert client.post(address, {"name": "Östra Ersboda", "opened_version": 1}).status_code == 302
    assert "Östra Ersboda" in client.get("/dialogues/segregation/preparation/areas/").content.decode()
