"""The mandate: a draft, numbered versions that never change, and where it went otherwise beside what was promised."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dialogues import phases
from dialogues.mandate import services
from dialogues.mandate.parts import changed_parts, shown
from dialogues.models import Event, MandateDeviation, MandatePart, MandateVersion
from tests import factories

pytestmark = pytest.mark.django_db

HOME = "/dialogues/segregation/preparation/mandate/"
PUBLIC = "/d/segregation/mandate/"
WHOLE = {
    "words": "Kommunstyrelsen beställer dialogen.",
    "is_open": "Allt utom budgeten.",
    "is_decided": "Skolan ligger kvar.",
    "influence": "influence",
    "leader_share": 50,
    "promise": "Varje förslag får ett svar inom tre månader.",
}


@pytest.fixture
def version(dialogue, lena) -> MandateVersion:
    draft = MandateVersion.objects.create(dialogue=dialogue, **WHOLE)
    draft.decisions.create(position=0, what="Åtgärderna", who="Kommunstyrelsen", when="september")
    published = services.publish(draft=draft, changed="", actor=lena)
    dialogue.refresh_from_db()
    return published


def opened(client, **values):
    form = client.get(f"{HOME}edit/").context["form"]
    kept = {name: form[name].value() for name in form.fields if form[name].value() is not None and name != "decisions"}
    rows = {
        f"decisions-{place}-{key}": value
        for place, row in enumerate(form["decisions"].value() or [])
        for key, value in row.items()
    }
    return kept | rows | values


def test_lena_writes_a_draft_publishes_it_and_anyone_reads_it(signed_in, client, lena, dialogue):
    factories.publish(dialogue)
    writer = signed_in(lena)
    rows = {"decisions-0-what": "Åtgärderna", "decisions-0-who": "Kommunstyrelsen", "decisions-0-when": "september"}
    assert writer.post(f"{HOME}edit/", opened(writer, **WHOLE, **rows)).url == f"{HOME}draft/"
    assert client.get(PUBLIC).status_code == 404
    assert writer.post(f"{HOME}publish/", {}).status_code == 422
    assert writer.post(f"{HOME}publish/", {"confirm": "on"}).url == HOME
    page = client.get(PUBLIC).content.decode()
    for words in (
        "Allt utom budgeten.",
        "Skolan ligger kvar.",
        "Kommunstyrelsen",
        "september",
        "50 procent",
        "inom tre månader",
    ):
        assert words in page
    assert list(Event.objects.filter(name__startswith="mandate.").order_by("pk").values_list("name", "data")) == [
        ("mandate.drafted", {}),
        ("mandate.published", {"number": 1}),
    ]
    assert "Uppdraget" in client.get("/d/segregation/").content.decode()


def test_a_published_mandate_is_kept_and_a_change_is_a_new_version_that_says_what_changed(
    signed_in, client, lena, version
):
    factories.publish(version.dialogue)
    writer = signed_in(lena)
    writer.post(f"{HOME}edit/", opened(writer, is_open="Allt, budgeten med."))
    assert "Allt, budgeten med." not in client.get(PUBLIC).content.decode()
    draft = writer.get(f"{HOME}draft/")
    assert draft.context["changed"] == ["det som går att påverka"]
    assert writer.post(f"{HOME}publish/", {"confirm": "on"}).status_code == 422
    writer.post(f"{HOME}publish/", {"confirm": "on", "changed": "Fullmäktige har gett pengar."})
    now = client.get(PUBLIC).content.decode()
    assert "Allt, budgeten med." in now and "Fullmäktige har gett pengar." in now
    before = client.get(f"{PUBLIC}1/").content.decode()
    assert "Allt utom budgeten." in before and "Allt, budgeten med." not in before
    assert "Läs den som gäller" in before
    second = MandateVersion.objects.get(number=2)
    assert [row.what for row in second.decisions.all()] == ["Åtgärderna"]
    assert client.get(f"{PUBLIC}3/").status_code == 404


def test_a_published_version_refuses_to_change_or_go(version):
    version.words = "Något annat"
    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        version.delete()
    assert MandateVersion.objects.get().words == WHOLE["words"]


def test_publishing_twice_is_publishing_once(version, lena):
    again = services.publish(draft=version, changed="x", actor=lena)
    assert (again.number, again.changed, MandateVersion.objects.count()) == (1, "", 1)


@pytest.mark.parametrize("lacks", ["words", "is_open", "influence", "promise"])
def test_a_mandate_that_promises_nothing_is_not_published(dialogue, lena, lacks):
    draft = MandateVersion.objects.create(dialogue=dialogue, **(WHOLE | {lacks: ""}))
    with pytest.raises(ValidationError, match="Skriv det här först"):
        services.publish(draft=draft, changed="", actor=lena)
    draft.refresh_from_db()
    assert draft.number is None


def test_two_people_writing_the_draft_meet_both_texts(signed_in, lena, dialogue):
    MandateVersion.objects.create(dialogue=dialogue, **WHOLE)
    writer = signed_in(lena)
    first, second = opened(writer, promise="Ett svar."), opened(writer, promise="Inget svar.")
    assert writer.post(f"{HOME}edit/", first).status_code == 302
    answer = writer.post(f"{HOME}edit/", second)
    assert answer.status_code == 409
    assert ("Ett svar.", "Inget svar.") in [(row["theirs"], row["yours"]) for row in answer.context["conflict"]]


def test_a_text_written_while_another_published_is_not_lost_and_changes_nothing(signed_in, lena, dialogue):
    draft = MandateVersion.objects.create(dialogue=dialogue, **WHOLE)
    writer = signed_in(lena)
    sent = opened(writer, promise="Senare skrivet")
    services.publish(draft=draft, changed="", actor=lena)
    writer.post(f"{HOME}edit/", sent)
    assert MandateVersion.objects.get(number=1).promise == WHOLE["promise"]


def test_there_is_one_draft_at_a_time(dialogue):
    MandateVersion.objects.create(dialogue=dialogue)
    with pytest.raises(IntegrityError), transaction.atomic():
        MandateVersion.objects.create(dialogue=dialogue)


def test_a_draft_is_thrown_away_and_what_is_published_stays(signed_in, lena, version):
    writer = signed_in(lena)
    writer.post(f"{HOME}edit/", opened(writer, promise="Något annat."))
    writer.post(f"{HOME}discard/", {"confirm": "on"})
    assert [row.number for row in MandateVersion.objects.all()] == [1]


def deviation(client, **values):
    form = client.get(f"{HOME}otherwise/?part=promise").context["form"]
    kept = {name: form[name].value() or "" for name in form.fields}
    return (
        kept
        | {"happened": "Svaret dröjde ett halvår.", "why": "Nämnden bordlade.", "happened_on": "2022-03-01"}
        | values
    )


def test_a_deviation_stands_beside_the_promise_for_anyone_and_cannot_be_taken_back(signed_in, client, lena, version):
    factories.publish(version.dialogue)
    writer = signed_in(lena)
    sent = deviation(writer)
    assert sent["said"] == WHOLE["promise"]
    for _round in range(2):
        assert writer.post(f"{HOME}otherwise/", sent).status_code == 302
    [written] = MandateDeviation.objects.all()
    page = client.get(PUBLIC)
    [promise] = [part for part in page.context["mandate"].parts if part.key == "promise"]
    assert promise.deviations == [written]
    for words in ("Svaret dröjde ett halvår.", "Nämnden bordlade.", "Version 1 sa"):
        assert words in page.content.decode()
    for change in (written.save, written.delete):
        with pytest.raises(TypeError):
            change()


def test_a_deviation_stays_in_sight_when_a_new_version_promises_something_else(signed_in, client, lena, version):
    factories.publish(version.dialogue)
    writer = signed_in(lena)
    writer.post(f"{HOME}otherwise/", deviation(writer))
    writer.post(f"{HOME}edit/", opened(writer, promise="Ett svar inom ett år."))
    writer.post(f"{HOME}publish/", {"confirm": "on", "changed": "Vi lovar mindre."})
    now = client.get(PUBLIC).content.decode()
    assert "Ett svar inom ett år." in now and WHOLE["promise"] in now


def test_a_deviation_that_lies_ahead_is_refused(signed_in, lena, version, time_machine):
    time_machine.move_to(date(2022, 2, 1))
    writer = signed_in(lena)
    assert writer.post(f"{HOME}otherwise/", deviation(writer)).status_code == 422


def test_without_a_published_mandate_nothing_can_have_gone_otherwise(signed_in, lena, dialogue):
    assert signed_in(lena).get(f"{HOME}otherwise/").status_code == 404


@pytest.mark.parametrize("path", ["edit/", "publish/", "discard/", "otherwise/"])
def test_only_lena_writes_the_mandate(signed_in, lena, farid, stig, ada, petra, ulf, version, path):
    MandateVersion.objects.create(dialogue=version.dialogue)
    assert signed_in(lena).get(HOME + path).status_code == 200
    assert [signed_in(one).get(HOME + path).status_code for one in (farid, stig, ada, petra, ulf)] == [
        403,
        403,
        403,
        403,
        404,
    ]


def test_those_asked_to_stand_behind_it_read_the_draft_and_petra_does_not(signed_in, dialogue, stig, dana, petra):
    MandateVersion.objects.create(dialogue=dialogue, words="Ännu inte sagt")
    for one in (stig, dana):
        assert "Ännu inte sagt" in signed_in(one).get(f"{HOME}draft/").content.decode()
    assert signed_in(petra).get(f"{HOME}draft/").status_code == 403


def test_nothing_of_a_hidden_dialogues_mandate_is_public(client, version):
    assert [client.get(address).status_code for address in (PUBLIC, f"{PUBLIC}1/")] == [404, 404]


def test_the_mandate_is_missing_until_it_is_published(dialogue, version):
    [preparation] = [phase for phase in phases.phases() if phase.key == "preparation"]
    assert "Uppdraget" not in [lack.text for lack in preparation.readiness(dialogue).missing]
    dialogue.mandate_version = 0
    assert "Uppdraget" in [lack.text for lack in preparation.readiness(dialogue).missing]


def test_changed_parts_name_what_reads_otherwise(version):
    later = MandateVersion(dialogue=version.dialogue, **(WHOLE | {"money": "350 000 kronor", "promise": "Annat."}))
    later.save()
    assert changed_parts(None, later) == []
    assert changed_parts(version, later) == [
        str(MandatePart(key).label) for key in ("decisions", "resources", "promise")
    ]
    assert [part.key for part in shown(later)] == [
        "words",
        "is_open",
        "is_decided",
        "influence",
        "resources",
        "promise",
    ]


def test_the_page_costs_the_same_with_one_version_and_with_three(client, lena, version, django_assert_num_queries):
    factories.publish(version.dialogue)
    client.get(PUBLIC)
    with django_assert_num_queries(9):
        client.get(PUBLIC)
    for text in ("b", "c"):
        draft = MandateVersion.objects.create(dialogue=version.dialogue, **(WHOLE | {"is_open": text}))
        services.publish(draft=draft, changed="ny", actor=lena)
    client.cookies.clear()
    client.get(PUBLIC)
    with django_assert_num_queries(9):
        client.get(PUBLIC)
