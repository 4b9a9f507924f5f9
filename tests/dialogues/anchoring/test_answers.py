"""Each answer about the mandate is kept, and what a yes rests on stays in view until somebody says how it is met."""

import pytest
from django.db import IntegrityError, transaction

from dialogues.anchoring.queries import Ground, ground_of
from dialogues.models import Actor, Dialogue, SignOff, SignOffAnswer, SignOffCondition
from tests import factories

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/preparation/sign-offs/"


@pytest.fixture
def leisure(dialogue):
    return factories.make_organisation(dialogue.municipality, "Fritidsförvaltningen")


@pytest.fixture
def sign_off(dialogue, leisure):
    return SignOff.objects.create(
        dialogue=dialogue, organisation=leisure, contact_name="Kerstin", contact_email="kerstin@example.org"
    )


def form(sign_off, **values):
    sign_off.refresh_from_db()
    names = ("contact_name", "contact_email", "stake", "status", "words")
    stored = {name: getattr(sign_off, name) for name in names}
    return stored | {"organisation": sign_off.organisation_id, "opened_version": sign_off.version} | values


def test_an_answer_that_changes_leaves_the_earlier_one_standing(signed_in, lena, sign_off):
    client = signed_in(lena)
    page = f"{HOME}{sign_off.pk}/"
    client.post(page, form(sign_off, status="no", words="Vi fick inte veta.", answered_on="2021-11-03"))
    client.post(page, form(sign_off, status="yes", words="Nu vet vi.", answered_on="2021-12-01"))
    client.post(page, form(sign_off, stake="Lokalerna", status="yes", words="Nu vet vi.", answered_on="2021-12-01"))
    kept = sign_off.answers.order_by("pk").values_list("status", "words", "said_by", "by__name", "by_link")
    assert list(kept) == [
        ("no", "Vi fick inte veta.", "Kerstin", "Lena", False),
        ("yes", "Nu vet vi.", "Kerstin", "Lena", False),
    ]
    shown = client.get(page + "answers/").content.decode()
    assert shown.index("Nu vet vi.") < shown.index("Vi fick inte veta.")
    assert "Förut: nej, 3 november 2021" in client.get(HOME).content.decode()


def test_an_answer_cannot_be_rewritten(sign_off):
    answer = SignOffAnswer.objects.create(sign_off=sign_off, status="no", answered_on="2021-11-03")
    answer.status = "yes"
    with pytest.raises(TypeError):
        answer.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        SignOffAnswer.objects.create(sign_off=sign_off, status="asked", answered_on="2021-11-03")


def test_conditions_are_taken_line_by_line_and_a_repeated_one_is_there_once(signed_in, lena, sign_off):
    client = signed_in(lena)
    page = f"{HOME}{sign_off.pk}/"
    typed = "Skolans tid minskar inte\n\n  Vi  får läsa  först \nSkolans tid minskar inte"
    client.post(page, form(sign_off, status="conditions", conditions=typed))
    client.post(page, form(sign_off, status="conditions", conditions="vi får läsa först"))
    assert [one.text for one in sign_off.conditions.all()] == ["Skolans tid minskar inte", "Vi får läsa först"]


def test_a_yes_with_conditions_that_lists_none_keeps_its_words_in_view(signed_in, lena, sign_off):
    signed_in(lena).post(f"{HOME}{sign_off.pk}/", form(sign_off, status="conditions", words="Ja, om tiden\nryms."))
    assert [one.text for one in sign_off.conditions.all()] == ["Ja, om tiden ryms."]


def test_a_condition_is_met_with_words_and_can_be_put_in_view_again(signed_in, lena, sign_off):
    condition = SignOffCondition.objects.create(sign_off=sign_off, text="Vi får läsa först")
    client = signed_in(lena)
    page = f"{HOME}{sign_off.pk}/conditions/{condition.pk}/"
    assert "Vi får läsa först" in client.get(HOME).content.decode()
    answer = client.post(page + "met/", {"met_words": "", "met_on": "2022-01-12", "opened_version": 1})
    assert answer.status_code == 422
    client.post(page + "met/", {"met_words": "Styrgruppen beslutade.", "met_on": "2022-01-12", "opened_version": 1})
    condition.refresh_from_db()
    assert (condition.is_met, condition.met_words) == (True, "Styrgruppen beslutade.")
    assert client.get(HOME).context["stances"].open == []
    client.post(page + "reopen/")
    condition.refresh_from_db()
    assert (condition.is_met, condition.met_words) == (False, "")
    with pytest.raises(IntegrityError), transaction.atomic():
        SignOffCondition.objects.filter(pk=condition.pk).update(met_on="2022-01-12")


def test_a_condition_of_another_sign_off_is_not_found_here(signed_in, lena, dialogue, sign_off):
    other = SignOff.objects.create(
        dialogue=dialogue, organisation=factories.make_organisation(dialogue.municipality, "Nämnden")
    )
    condition = SignOffCondition.objects.create(sign_off=other, text="Vi får läsa först")
    for page in ("", "met/", "reopen/"):
        address = f"{HOME}{sign_off.pk}/conditions/{condition.pk}/{page}"
        assert signed_in(lena).post(address).status_code == 404


def test_the_map_puts_each_organisation_by_what_it_is_and_what_it_says(signed_in, stig, dialogue, sign_off):
    council = factories.make_organisation(dialogue.municipality, "Kultur <b>nämnden</b>", "political_body")
    SignOff.objects.create(dialogue=dialogue, organisation=council, status="no", answered_on="2021-11-03")
    answer = signed_in(stig).get(HOME)
    drawn = {
        row.title: {cell.column.key: [str(one.sign_off) for one in cell.stances] for cell in row.cells if cell.stances}
        for row in answer.context["stances"].rows
    }
    assert drawn == {
        "Förvaltningar": {"asked": ["Fritidsförvaltningen"]},
        "Politiska organ": {"no": ["Kultur <b>nämnden</b>"]},
    }
    assert "<b>nämnden" not in answer.content.decode()


def test_the_address_of_a_contact_is_read_by_the_leader_alone(signed_in, lena, dana, sign_off):
    page = f"{HOME}{sign_off.pk}/answers/"
    assert "kerstin@example.org" in signed_in(lena).get(page).content.decode()
    shown = signed_in(dana).get(page).content.decode()
    assert "Kerstin" in shown
    assert "kerstin@example.org" not in shown


def test_the_pages_cost_the_same_with_one_organisation_and_with_three(
    signed_in, lena, dialogue, sign_off, django_assert_num_queries
):
    SignOffCondition.objects.create(sign_off=sign_off, text="Ett")
    client = signed_in(lena)
    client.get(HOME)
    pages = {HOME: 10, f"{HOME}{sign_off.pk}/answers/": 8}
    for page, queries in pages.items():
        with django_assert_num_queries(queries):
            client.get(page)
    for name in ("Nämnd 2", "Nämnd 3"):
        row = SignOff.objects.create(
            dialogue=dialogue, organisation=factories.make_organisation(dialogue.municipality, name)
        )
        SignOffCondition.objects.create(sign_off=row, text="Två")
        SignOffAnswer.objects.create(sign_off=sign_off, status="no", answered_on="2021-11-03", by=lena)
    for page, queries in pages.items():
        with django_assert_num_queries(queries):
            client.get(page)


def test_an_answer_about_an_earlier_version_of_the_mandate_is_said_to_be_one(signed_in, lena, dialogue, sign_off):
    client = signed_in(lena)
    Dialogue.objects.filter(pk=dialogue.pk).update(mandate="Ett", mandate_version=1)
    page = f"{HOME}{sign_off.pk}/"
    client.post(page, form(sign_off, status="yes", answered_on="2021-11-03"))
    assert sign_off.answers.get().mandate_version == 1
    assert "Uppdraget har fått en version" not in client.get(page + "answers/").content.decode()
    Dialogue.objects.filter(pk=dialogue.pk).update(mandate_version=2)
    assert "Uppdraget har fått en version 2 sedan de svarade." in client.get(page + "answers/").content.decode()


def test_the_path_counts_what_is_not_met(dialogue, sign_off):
    assert ground_of(dialogue) == Ground(0, 0, has_actors=False, has_sources=False)
    SignOffCondition.objects.create(sign_off=sign_off, text="Ett")
    SignOffCondition.objects.create(sign_off=sign_off, text="Två", met_on="2022-01-12", met_words="Beslutat.")
    other = factories.make_dialogue("savar")
    Actor.objects.create(dialogue=other, name="Någon annan", kind="other")
    assert ground_of(dialogue) == Ground(2, 1, has_actors=False, has_sources=False)
    Actor.objects.create(dialogue=dialogue, name="Bygdehuset", kind="association")
    assert ground_of(dialogue).has_actors
