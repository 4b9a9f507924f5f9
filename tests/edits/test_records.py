"""A row that was read before somebody else saved it is never saved whole over theirs."""

import pytest
from django.db import transaction

from accounts.records import Conflict, Gone
from dialogues.forms_base import RecordForm
from perspectives.codebook import services as codebook
from perspectives.models import Theme
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(dialogue):
    return Theme.objects.get(pk=factories.make_theme(dialogue, "Skolan").pk)


def edited(theme: Theme, **values: object) -> None:
    """Somebody else saves it now."""
    row = Theme.objects.get(pk=theme.pk)
    for name, value in values.items():
        setattr(row, name, value)
    with transaction.atomic():
        row.save_edited(opened_version=row.version)


def test_saving_a_row_whole_that_somebody_saved_meanwhile_is_refused(theme):
    edited(theme, description="Lenas ord")
    theme.lead = "Farids ord"
    with pytest.raises(Conflict) as met, transaction.atomic():
        theme.save()
    assert met.value.current.description == "Lenas ord"
    assert Theme.objects.get(pk=theme.pk).lead == ""


def test_a_row_that_was_removed_meanwhile_does_not_come_back(theme):
    Theme.objects.filter(pk=theme.pk).delete()
    with pytest.raises(Gone), transaction.atomic():
        theme.save()
    with pytest.raises(Gone), transaction.atomic():
        theme.save_edited(opened_version=theme.version)
    assert not Theme.objects.exists()


def test_a_service_that_was_handed_an_old_copy_keeps_what_was_written_meanwhile(theme, lena):
    edited(theme, description="Lenas ord")
    codebook.remove_theme(theme=theme, actor=lena)
    now = Theme.objects.get(pk=theme.pk)
    assert (now.description, now.removed_at is not None, now.version) == ("Lenas ord", True, 3)


def test_a_row_read_anew_may_be_saved(theme):
    edited(theme, description="Lenas ord")
    theme.refresh_from_db()
    theme.lead = "Farids ord"
    theme.save()
    now = Theme.objects.get(pk=theme.pk)
    assert (now.description, now.lead) == ("Lenas ord", "Farids ord")


class LeadForm(RecordForm):
    class Meta:
        model = Theme
        fields = ["title", "lead"]


def test_a_form_writes_what_its_editor_changed_and_leaves_the_rest(theme):
    """A service moved the theme between the form's reading and its saving, without anybody's words being touched."""
    form = LeadForm({"title": "Skolan", "lead": "Ny ingress", "opened_version": 1}, instance=theme)
    assert form.is_valid()
    Theme.objects.filter(pk=theme.pk).update(position=7)
    with transaction.atomic():
        form.save_record()
    now = Theme.objects.get(pk=theme.pk)
    assert (now.lead, now.position, now.version) == ("Ny ingress", 7, 2)


def test_two_in_the_same_moment_are_answered_with_409_and_what_was_typed(theme, lena, signed_in, monkeypatch):
    """An act without a page of its own for it: the second is told, and finds their words on the page."""
    typed = "Det här skrev jag för skolans skull."

    def too_late(**_values: object) -> None:
        raise Conflict(theme)

    monkeypatch.setattr("perspectives.codebook.services.remove_theme", too_late)
    page = f"/dialogues/segregation/perspectives/themes/{theme.pk}/remove/"
    answer = signed_in(lena).post(page, {"why": typed, "confirm": "on"})
    assert answer.status_code == 409
    assert typed in answer.content.decode()
