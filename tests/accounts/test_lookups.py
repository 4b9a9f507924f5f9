"""A list of keys from a browser in which one is larger than any column."""

import pytest
from django import forms

from accounts.models import User
from tests import factories

pytestmark = pytest.mark.django_db
MORE_THAN_FITS = [10**40, -(10**40), 2**63, -(2**63) - 1]


def test_numbers_that_no_column_holds_are_in_no_row():
    lena = factories.make_user("Lena")
    assert list(User.objects.filter(pk__in=[*MORE_THAN_FITS, lena.pk])) == [lena]
    assert not User.objects.filter(pk__in=MORE_THAN_FITS).exists()
    assert User.objects.exclude(pk__in=MORE_THAN_FITS).count() == 1
    assert list(User.objects.filter(pk__in=User.objects.filter(pk=lena.pk))) == [lena]
    assert list(User.objects.filter(pk__in=[2**63 - 1, -(2**63), None])) == []


def test_a_choice_of_several_says_that_it_is_none_of_them():
    field = forms.ModelMultipleChoiceField(User.objects.all())
    with pytest.raises(forms.ValidationError):
        field.clean([str(number) for number in MORE_THAN_FITS])
