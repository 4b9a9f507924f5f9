"""Who answers for a promise is known by name to those who work with it; everybody else reads the organisation."""

import pytest
from django.utils import timezone

from actions import promises
from actions.forms import StatusReportForm
from actions.models import StatusReport
from actions.owning.passing_on import hand_over
from actions.owning.steps import Next
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(signed_in, request):
    """Return a function that reads the promise's page as one of the people, by their name in lower case."""

    def read(who: str, path: str = HOME + "1/") -> str:
        answer = signed_in(request.getfixturevalue(who)).get(path)
        assert answer.status_code == 200
        return answer.content.decode()

    return read


@pytest.mark.parametrize(
    ("who", "named"),
    [("lena", True), ("farid", True), ("stig", True), ("otto", True), ("petra", False), ("ines", False)],
)
def test_the_owner_is_named_to_those_who_work_with_it(page, promise, who, named):
    shown = page(who)
    assert ("Otto Ek" in shown, "Fritidsförvaltningen" in shown) == (named, True)


def test_what_is_said_when_it_is_handed_over_is_told_without_names(page, promise, petra):
    hand_over(proposal=promise, to=Next("Kim Berg", "kim@example.org"), words="Fråga Nils om nycklarna.", actor=None)
    shown, all_of_it = page("petra"), page("lena")
    assert "Otto Ek (Fritidsförvaltningen) lämnade över till Kim Berg." in all_of_it and "nycklarna" in all_of_it
    assert "Fritidsförvaltningen lämnade över till en kollega." in shown
    assert [word for word in ("Otto Ek", "Kim Berg", "nycklarna", "example.org") if word in shown] == []


@pytest.mark.parametrize("path", [HOME + "1/", HOME + "ledger/"])
def test_an_owner_who_moves_it_by_a_report_is_named_in_the_ledger_to_those_who_work_with_it(
    page, promise, otto, lena, path
):
    otto.name = "Ottokar Storm"
    otto.save()
    data = {"state": "done", "text": "Klart.", "reported_on": timezone.localdate().isoformat()}
    form = StatusReportForm(data, instance=StatusReport(), proposal=promise)
    assert form.is_valid(), form.errors
    promises.give_report(form=form, proposal=promise, actor=otto)
    assert promise.moves.last().by == otto
    assert tuple("Ottokar Storm" in page(who, path) for who in ("lena", "petra", "otto")) == (True, False, True)
    assert "Den ansvariga" in page("petra", path)
