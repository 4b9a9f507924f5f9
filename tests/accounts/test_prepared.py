"""A query that is written once answers as the ordinary one does, whatever it is given."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from accounts.models import Municipality, User
from accounts.prepared import Prepared, as_row, columns
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from dialogues.queries import dialogue_at
from interviews.models import Interviewee
from tests import factories


def test_it_is_written_once_and_sent_again_with_other_values(lena, ines, django_assert_num_queries):
    written = []

    def build(name, pk):
        written.append((name, pk))
        rows = User.objects.filter(Q(email=name) | Q(pk=pk) | Q(name=name)).order_by("pk")
        return rows.values_list("pk", "is_active", "date_joined", "email")

    ask = Prepared(build)

    def ordinary(name, pk):
        return list(build(name, pk))

    for name, pk in ((lena.email, ines.pk), (ines.name, lena.pk), ("inget", 0), ("' OR 1=1 --", -1)):
        with django_assert_num_queries(1):
            rows = ask.rows(name, pk)
        assert rows == ordinary(name, pk)
    assert len(written) == 1 + 4


def test_uuids_and_what_they_stand_in_are_told_apart(dialogue):
    other = factories.make_dialogue("annan")
    ask = Prepared(lambda one, two: Dialogue.objects.filter(creation_key__in=[one, two]).values_list("creation_key"))
    keys = {key for (key,) in ask.rows(dialogue.creation_key, other.creation_key)}
    assert keys == {dialogue.creation_key, other.creation_key}
    assert ask.rows(uuid.uuid4(), uuid.uuid4()) == []


@pytest.mark.parametrize("number", [-1, 2**31, 2**63, 10**30, 2_000_000_000])
def test_a_number_that_nobody_has_finds_nothing(lena, number):
    assert Prepared(lambda pk: User.objects.filter(pk=pk).values_list("pk")).rows(number) == []
    with pytest.raises(User.DoesNotExist):
        User.objects.get(pk=number)


def test_an_argument_that_the_query_does_not_hold_is_refused(lena):
    with pytest.raises(TypeError, match="stands in the query"):
        Prepared(lambda most: User.objects.order_by("pk").values_list("pk")[:most]).rows(1)
    with pytest.raises(TypeError, match="not float"):
        Prepared(lambda pk: User.objects.filter(pk=pk).values_list("pk")).rows(1.0)


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_inside_a_transaction_only():
    town = Municipality.objects.create(name="Ort", slug="ort")
    lock = Prepared(lambda pk: Municipality.objects.select_for_update().filter(pk=pk).values_list("pk"))
    with pytest.raises(TransactionManagementError):
        lock.rows(town.pk)
    with transaction.atomic():
        assert lock.rows(town.pk) == [(town.pk,)]
    with pytest.raises(TransactionManagementError):
        lock.rows(town.pk)


def test_a_row_read_so_is_the_object_that_is_read_in_the_ordinary_way(dialogue):
    values = Dialogue.objects.filter(pk=dialogue.pk).values_list(*columns(Dialogue)).get()
    read, ordinary = as_row(Dialogue, values), Dialogue.objects.get(pk=dialogue.pk)
    assert {**vars(read), "_state": None} == {**vars(ordinary), "_state": None}
    read.title = "Nytt namn"
    read.save(update_fields=["title"])
    assert Dialogue.objects.get(pk=dialogue.pk).title == "Nytt namn"


def test_a_dialogue_is_read_with_its_municipality(dialogue, django_assert_num_queries):
    with django_assert_num_queries(1):
        read = dialogue_at(dialogue.slug)
        assert (read, read.municipality) == (dialogue, dialogue.municipality)
    assert dialogue_at("ingen") is None


def test_somebody_is_found_by_key_and_by_all_else(lena):
    assert User.objects.get(pk=lena.pk) == User.objects.get(email=lena.email) == User.objects.get(pk=str(lena.pk))
    assert vars(User.objects.get(pk=lena.pk)).keys() == vars(User.objects.get(email=lena.email)).keys()
    with pytest.raises(User.DoesNotExist):
        User.objects.get(pk=lena.pk + 1000)


def test_numbers_run_on_in_each_dialogue(dialogue):
    group = factories.make_group(dialogue, "Föräldrar")
    assert next_number(Interviewee, dialogue=dialogue) == 1
    for number in (1, 7, 3):
        factories.make_interviewee(dialogue, group, number)
    assert next_number(Interviewee, dialogue=dialogue) == 8
    assert next_number(Interviewee, dialogue=factories.make_dialogue("annan")) == 1


# --- Sessions -----------------------------------------------------------------------------------------------------


def test_a_session_is_read_and_changed_by_one_query_each(signed_in, lena, django_assert_num_queries):
    session = signed_in(lena).session
    assert session["_auth_user_id"] == str(lena.pk)
    with django_assert_num_queries(1):
        session["coding_acts"] = {"1": []}
        session.save()
    again = type(session)(session.session_key)
    with django_assert_num_queries(1):
        assert again["coding_acts"] == {"1": []}


def test_a_session_that_has_gone_or_run_out_is_nobodys(signed_in, lena):
    browser = signed_in(lena)
    assert browser.get("/dialogues/").status_code == 200
    session = browser.session
    assert session["_auth_user_id"] == str(lena.pk)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert browser.get("/dialogues/").status_code == 302
    Session.objects.all().delete()
    assert browser.get("/dialogues/").status_code == 302
    session["mer"] = 1
    with pytest.raises(UpdateError):
        session.save()
    assert not Session.objects.exists()


def test_a_session_is_begun_and_ended_as_before(signed_in, lena):
    browser = signed_in(lena)
    key = browser.session.session_key
    assert Session.objects.filter(pk=key).exists()
    browser.logout()
    assert not Session.objects.filter(pk=key).exists()
