"""``manage.py create_admin``: the first person of a real installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Municipality, OutgoingMail, User
from accounts.services import person_with
from tests import factories

pytestmark = pytest.mark.django_db


def run(*args: str, **options) -> str:
    out = StringIO()
    call_command("create_admin", *args, stdout=out, **options)
    return out.getvalue()


def test_it_makes_a_municipality_and_an_administrator_who_is_told_how_to_log_in(settings):
    settings.DEMO = True
    said = run("Ada@Umea.example", "Malmö kommun", name="Ada Hed")
    ada = User.objects.get()
    assert (ada.email, ada.name, ada.has_usable_password()) == ("ada@umea.example", "Ada Hed", False)
    municipality = Municipality.objects.get()
    assert (municipality.name, municipality.slug) == ("Malmö kommun", "malmo")
    assert list(municipality.administrators.all()) == [ada]
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Du är administratör för Malmö kommun"
    assert "/accounts/login/code/" in mail.text
    assert "/accounts/login/code/" in said


def test_it_can_be_run_again_and_for_a_second_administrator():
    run("ada@umea.example", "Umeå kommun")
    assert "was already administrator" in run("ADA@umea.example", " umeå  kommun ")
    run("bo@umea.example", "Umeå kommun")
    assert Municipality.objects.get().administrators.count() == 2
    assert OutgoingMail.objects.count() == 2


def test_two_municipalities_with_one_short_name_get_an_address_each():
    factories.make_municipality("Umeå stad", "umea")
    run("ada@umea.example", "Umeå kommun")
    assert Municipality.objects.get(name="Umeå kommun").slug == "umea-2"


@pytest.mark.parametrize("args", [("inte en adress", "Umeå kommun"), ("ada@umea.example", " ")])
def test_nonsense_is_refused_in_a_sentence(args):
    with pytest.raises(CommandError):
        run(*args)
    assert not Municipality.objects.exists()


def test_accounts_made_here_have_a_proven_address():
    run("ada@umea.example", "Umeå kommun")
    assert person_with("ADA@umea.example").emailaddress_set.get().verified
