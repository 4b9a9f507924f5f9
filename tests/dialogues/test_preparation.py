"""The preparation: texts in sections, the time plan, organisations, privacy set-up, and showing it to the public."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Organisation
from dialogues import phases
from dialogues.models import Dialogue, Event, PlannedPhase, SignOff, TriageRound, TriageSheet
from tests import factories

pytestmark = pytest.mark.django_db

HOME = "/dialogues/segregation/preparation/"
EDITED = [
    "description/",
    "mandate/edit/",
    "privacy/",
    "public/",
    "publish/",
    "unpublish/",
    "plan/new/",
    "sign-offs/new/",
    "organisations/new/",
]


def opened(client, page, **values):
    """What a browser would send back from ``page`` with ``values`` typed into it."""
    form = client.get(HOME + page).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    return {name: str(value) for name, value in (data | values).items()}


def plan(dialogue, phase="meetings", starts_on=date(2022, 5, 1), ends_on=date(2022, 6, 30)):
    return PlannedPhase.objects.create(dialogue=dialogue, phase=phase, starts_on=starts_on, ends_on=ends_on)


@pytest.mark.parametrize("path", EDITED)
def test_only_lena_changes_the_preparation(signed_in, dialogue, lena, farid, dana, stig, ada, petra, ulf, path):
    assert signed_in(lena).get(HOME + path).status_code == 200
    for person in (farid, dana, stig, ada, petra):
        assert signed_in(person).get(HOME + path).status_code == 403
        assert signed_in(person).post(HOME + path, {}).status_code == 403
    assert signed_in(ulf).get(HOME + path).status_code == 404


@pytest.mark.parametrize("path", ["", "sign-offs/", "organisations/"])
def test_those_who_work_with_the_dialogue_read_the_mandate_and_petra_does_not(
    signed_in, dialogue, farid, ines, dana, stig, ada, petra, otto, path
):
    for person in (farid, ines, dana, stig, ada):
        answer = signed_in(person).get(HOME + path)
        assert answer.status_code == 200
        assert f"{HOME}{path}new/" not in answer.content.decode()
    assert [signed_in(person).get(HOME + path).status_code for person in (petra, otto)] == [403, 403]


def test_a_new_preparation_says_in_words_what_is_missing(signed_in, lena, dialogue):
    Dialogue.objects.filter(pk=dialogue.pk).update(notice="", retain_until=None)
    answer = signed_in(lena).get(HOME)
    assert [lack.text for lack in answer.context["readiness"].missing] == [
        "En beskrivning av frågan",
        "Syftet",
        "Svar på om frågan är komplex",
        "Uppdraget",
        "Någon som står bakom uppdraget",
        "En tidplan",
        "Skyddet av intervjuer: information till den som berättar och intervjuerna gallras",
    ]
    assert "Ingen intervju kan registreras ännu." in answer.content.decode()


def test_lena_writes_the_issue_and_the_log_keeps_which_fields_but_not_the_text(signed_in, lena, dialogue):
    client = signed_in(lena)
    data = opened(client, "description/", issue="Två bilder av samma plats.", purpose="En gemensam bild.")
    assert client.post(HOME + "description/", data).status_code == 302
    dialogue.refresh_from_db()
    assert (dialogue.issue, dialogue.purpose) == ("Två bilder av samma plats.", "En gemensam bild.")
    assert Event.objects.get(name="dialogue.description.changed").data == {"fields": "issue,purpose"}


def test_two_people_may_write_different_sections_at_once(signed_in, lena, dialogue):
    client = signed_in(lena)
    issue, then = opened(client, "description/", issue="Frågan"), opened(client, "public/", next_step="Sedan")
    assert client.post(HOME + "description/", issue).status_code == 302
    assert client.post(HOME + "public/", then).status_code == 302
    dialogue.refresh_from_db()
    assert (dialogue.issue, dialogue.next_step) == ("Frågan", "Sedan")


def test_two_people_writing_the_same_section_both_keep_their_text(signed_in, lena, dialogue):
    client = signed_in(lena)
    first, second = (opened(client, "public/", next_step=text) for text in ("Farids text", "Min text"))
    client.post(HOME + "public/", first)
    answer = client.post(HOME + "public/", second)
    assert answer.status_code == 409
    assert [(row["theirs"], row["yours"]) for row in answer.context["conflict"]] == [("Farids text", "Min text")]
    dialogue.refresh_from_db()
    assert dialogue.next_step == "Farids text"
    again = {name: answer.context["form"][name].value() for name in ("next_step", "contact_email", "opened_as")}
    assert client.post(HOME + "public/", again).status_code == 302
    dialogue.refresh_from_db()
    assert dialogue.next_step == "Min text"


def test_sending_the_same_section_twice_writes_one_event(signed_in, lena, dialogue):
    client = signed_in(lena)
    data = opened(client, "public/", next_step="Sedan")
    assert [client.post(HOME + "public/", data).status_code for _round in range(2)] == [302, 302]
    assert Event.objects.filter(name="dialogue.public_text.changed").count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"threshold": "2"}, "threshold", "större än eller lika med 3"),
        ({"lowest_age": "140"}, "lowest_age", "mellan 0 och 100"),
        ({"retain_until": "2020-01-01"}, "retain_until", "före dialogens start"),
        ({"retain_until": "i höst"}, "retain_until", "datum"),
    ],
    ids=["a group of two", "an impossible age", "weeded before it began", "no date"],
)
def test_the_privacy_set_up_refuses_in_words_and_keeps_what_was_typed(signed_in, lena, dialogue, typed, field, said):
    client = signed_in(lena)
    answer = client.post(HOME + "privacy/", opened(client, "privacy/", notice="Ny text", **typed))
    assert answer.status_code == 422
    assert said in answer.context["form"].errors[field][0]
    assert answer.context["form"]["notice"].value() == "Ny text"


def test_a_phase_that_ends_before_it_starts_is_refused(signed_in, lena, dialogue):
    data = {"phase": "meetings", "starts_on": "2022-06-30", "ends_on": "2022-05-01", "note": "Fyra träffar"}
    answer = signed_in(lena).post(HOME + "plan/new/", data)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"ends_on": ["Slutet ligger före starten."]}
    assert answer.context["form"]["note"].value() == "Fyra träffar"


def test_a_phase_before_the_dialogues_start_is_kept_with_a_warning(signed_in, lena, dialogue):
    data = {"phase": "preparation", "starts_on": "2021-08-01", "ends_on": "2021-12-01"}
    answer = signed_in(lena).post(HOME + "plan/new/", data, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["warning", "success"]
    assert "börjar nu före själva dialogen, som startar 1 oktober 2021" in answer.content.decode()
    assert PlannedPhase.objects.get().starts_on == date(2021, 8, 1)


def test_a_phase_sent_twice_is_planned_once_and_can_be_taken_out_again(signed_in, lena, dialogue):
    client = signed_in(lena)
    data = opened(client, "plan/new/", phase="meetings", starts_on="2022-05-01", ends_on="2022-06-30")
    for _round in range(2):
        client.post(HOME + "plan/new/", data)
    planned = PlannedPhase.objects.get()
    assert client.post(f"{HOME}plan/{planned.pk}/remove/", {}).status_code == 422
    assert client.post(f"{HOME}plan/{planned.pk}/remove/", {"confirm": "on"}).status_code == 302
    assert not PlannedPhase.objects.exists()
    names = Event.objects.filter(name__startswith="plan.").order_by("pk").values_list("name", flat=True)
    assert list(names) == ["plan.added", "plan.removed"]


def test_two_people_changing_the_same_phase_meet_both_versions(signed_in, lena, dialogue):
    planned = plan(dialogue)
    client = signed_in(lena)
    page = f"plan/{planned.pk}/"
    first, second = opened(client, page, note="Fyra träffar"), opened(client, page, note="Tre träffar")
    assert client.post(HOME + page, first).status_code == 302
    answer = client.post(HOME + page, second)
    assert answer.status_code == 409
    assert [row["theirs"] for row in answer.context["conflict"]] == ["Fyra träffar"]


def test_another_dialogues_plan_and_sign_offs_cannot_be_reached(signed_in, lena, dialogue):
    other = factories.make_dialogue("savar")
    planned = plan(other)
    sign_off = SignOff.objects.create(dialogue=other, organisation=factories.make_organisation(other.municipality))
    client = signed_in(lena)
    for page in (f"plan/{planned.pk}/", f"plan/{planned.pk}/remove/", f"sign-offs/{sign_off.pk}/"):
        assert client.get(HOME + page).status_code == 404


def test_the_same_organisation_cannot_be_asked_twice(signed_in, lena, dialogue):
    leisure = factories.make_organisation(dialogue.municipality)
    SignOff.objects.create(dialogue=dialogue, organisation=leisure)
    answer = signed_in(lena).post(HOME + "sign-offs/new/", {"organisation": leisure.pk, "status": "yes"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"organisation": ["De finns redan på listan."]}


def test_lena_adds_an_organisation_of_her_municipality_and_a_second_of_that_name_is_refused(signed_in, lena, dialogue):
    client = signed_in(lena)
    client.post(HOME + "organisations/new/", {"name": "Kulturnämnden", "kind": "political_body"})
    answer = client.post(HOME + "organisations/new/", {"name": "kulturnämnden", "kind": "association"})
    assert answer.status_code == 422
    assert list(Organisation.objects.values_list("name", "municipality__slug")) == [("Kulturnämnden", "umea")]


def test_an_organisation_of_another_municipality_cannot_be_renamed(signed_in, lena, dialogue):
    foreign = factories.make_organisation(factories.make_municipality("Sigtuna kommun", "sigtuna"))
    assert signed_in(lena).get(f"{HOME}organisations/{foreign.pk}/").status_code == 404


def test_the_dialogue_is_shown_to_the_public_once_it_says_something(signed_in, lena, dialogue):
    client = signed_in(lena)
    answer = client.post(HOME + "publish/", {"confirm": "on"})
    assert answer.status_code == 422
    assert "Skriv frågan och syftet först." in answer.content.decode()
    Dialogue.objects.filter(pk=dialogue.pk).update(issue="Frågan", purpose="Syftet")
    for _round in range(2):
        assert client.post(HOME + "publish/", {"confirm": "on"}).status_code == 302
    dialogue.refresh_from_db()
    assert dialogue.is_published
    assert Event.objects.filter(name="dialogue.published").count() == 1
    client.post(HOME + "unpublish/", {"confirm": "on"})
    dialogue.refresh_from_db()
    assert not dialogue.is_published


def test_the_preparation_is_done_when_nothing_is_missing(dialogue):
    Dialogue.objects.filter(pk=dialogue.pk).update(issue="Frågan", purpose="Syftet", mandate_version=1)
    plan(dialogue)
    asked = TriageRound.objects.create(dialogue=dialogue, number=1, closed_at=timezone.now())
    TriageSheet.objects.create(round=asked, email="nora@example.org", answered_at=timezone.now())
    leisure = factories.make_organisation(dialogue.municipality)
    sign_off = SignOff.objects.create(dialogue=dialogue, organisation=leisure)
    dialogue.refresh_from_db()
    [preparation] = [phase for phase in phases.phases() if phase.key == "preparation"]
    known = preparation.readiness(dialogue)
    assert (known.state, [lack.text for lack in known.missing]) == ("part", ["Svar om uppdraget från 1 av 1"])
    assert [(wait.who, wait.whom) for wait in known.waiting] == [("Du", "Fritidsförvaltningen")]
    sign_off.status = "conditions"
    sign_off.save()
    known = preparation.readiness(dialogue)
    assert (known.state, known.summary) == ("done", "Den enda som tillfrågats står bakom uppdraget.")


def test_the_preparation_costs_the_same_with_one_row_of_each_and_with_three(
    signed_in, lena, dialogue, django_assert_num_queries
):
    def add(number):
        plan(dialogue)
        organisation = factories.make_organisation(dialogue.municipality, f"Nämnd {number}")
        SignOff.objects.create(dialogue=dialogue, organisation=organisation)

    client = signed_in(lena)
    pages = {"": 12, "sign-offs/": 10, "organisations/": 7}
    add(1)
    client.get(HOME)
    for page, queries in pages.items():
        with django_assert_num_queries(queries):
            client.get(HOME + page)
    add(2)
    add(3)
    for page, queries in pages.items():
        with django_assert_num_queries(queries):
            client.get(HOME + page)


def test_a_plan_that_squeezes_trust_is_among_what_is_missing_and_what_to_do(dialogue, time_machine):
    time_machine.move_to(date(2022, 1, 3))
    plan(dialogue, "preparation", date(2022, 1, 10), date(2022, 1, 20))
    plan(dialogue, "interviews", date(2022, 1, 21), date(2022, 4, 20))
    late = plan(dialogue, "meetings", date(2022, 4, 10), date(2022, 6, 10))
    [preparation] = [phase for phase in phases.phases() if phase.key == "preparation"]
    lacks = {lack.text: lack.url for lack in preparation.readiness(dialogue).missing}
    address = f"{HOME}plan/"
    assert lacks["Tid i tidplanen att bygga förtroende"] == address
    assert lacks["En tidplan där alla hinner höras innan människor möts"] == address
    [step] = [step for step in preparation.readiness(dialogue).steps if step.url == address]
    assert "I Umeå 2021–2022 hade de 9 av 35" in step.text
    PlannedPhase.objects.filter(phase="preparation").update(starts_on=date(2021, 10, 10))
    PlannedPhase.objects.filter(pk=late.pk).update(starts_on=date(2022, 5, 1))
    assert address not in {lack.url for lack in preparation.readiness(dialogue).missing}
