"""Who may know of what: another interviewer, another role, another municipality."""

import pytest

from dialogues.models import Event
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db

OPEN = ["", "plan/"]
REGISTER = ["new/", "people/"]
SINGLE = [
    "1/",
    "1/edit/",
    "1/text/",
    "1/remove/",
    "1/people/add/",
    "1/people/1/remove/",
    "people/1/",
    "people/1/edit/",
    "people/1/identity/",
    "people/1/consent/",
    "people/1/withdraw/",
]
PLANNING = ["plan/groups/", "plan/groups/new/", "plan/background/", "plan/background/new/"]
POSTED = ["plan/background/usual/", "plan/groups/1/move/"]


@pytest.fixture
def reach(signed_in):
    """Return what a person gets at each path, reading and writing."""

    def reach(user, paths):
        client = signed_in(user)
        return {(client.get(PLACE + path).status_code, client.post(PLACE + path).status_code) for path in paths}

    return reach


@pytest.mark.parametrize("name", ["farid", "dana", "stig"])
def test_those_who_hold_no_interviews_see_the_coverage_and_nothing_else(name, request, reach, talk, signed_in):
    user = request.getfixturevalue(name)
    page = signed_in(user).get(PLACE)
    assert page.templates[0].name == "interviews/coverage.html"
    assert reach(user, OPEN) == {(200, 200)}
    assert reach(user, REGISTER + SINGLE + PLANNING + POSTED) == {(403, 403)}


@pytest.mark.parametrize("name", ["petra", "otto", "ada"])
def test_participants_owners_and_administrators_are_not_let_in(name, request, reach, talk):
    assert reach(request.getfixturevalue(name), OPEN + REGISTER + SINGLE + PLANNING + POSTED) == {(403, 403)}


@pytest.mark.parametrize("name", ["ulf", "stranger"])
def test_outsiders_do_not_learn_that_it_exists(name, request, reach, talk):
    assert reach(request.getfixturevalue(name), OPEN + REGISTER + SINGLE + PLANNING + POSTED) == {(404, 404)}


def test_another_interviewer_does_not_learn_which_interviews_and_people_there_are(reach, talk, other_interviewer):
    assert reach(other_interviewer, SINGLE) == {(404, 404)}
    assert Event.objects.count() == 0


def test_an_interviewer_does_not_plan(reach, ines, talk):
    assert reach(ines, PLANNING + POSTED) == {(403, 403)}


def test_the_same_number_in_another_dialogue_is_another_interview(signed_in, stranger, dialogue, talk):
    theirs = factories.make_dialogue("annan", municipality=factories.make_municipality("Sigtuna", "sigtuna"))
    factories.make_member(theirs, stranger, "leader")
    assert signed_in(stranger).get("/dialogues/annan/interviews/1/").status_code == 404
    group = dialogue.groups.get()
    assert signed_in(stranger).get(f"/dialogues/annan/interviews/plan/groups/{group.pk}/").status_code == 404


def test_a_former_interviewer_is_out(signed_in, ines, dialogue, talk):
    dialogue.memberships.filter(user=ines).delete()
    assert signed_in(ines).get(PLACE + "1/").status_code == 404


def test_ines_sees_the_coverage_without_the_small_counts(signed_in, ines, talk):
    page = signed_in(ines).get(PLACE + "plan/")
    assert page.context["coverage"].exact is False
    assert "färre än 5 av 4" in page.content.decode()


def test_someone_not_signed_in_is_asked_to(client, talk):
    assert client.get(PLACE).headers["Location"].startswith("/accounts/login/")
