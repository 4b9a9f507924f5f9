"""When nothing reaches the one responsible, the leader sees it."""

import pytest

from tests.accounts.test_refusals import ended
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db


def test_lena_sees_that_nothing_reaches_otto_and_others_do_not(promise, lena, otto, signed_in):
    for _mail in range(2):
        ended(promise.owner_email)
    assert "kommer tillbaka" in signed_in(lena).get(HOME + "1/").content.decode()
    assert "kommer tillbaka" not in signed_in(otto).get(HOME + "1/").content.decode()
