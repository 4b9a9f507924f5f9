"""Django's admin, for whoever runs the installation: nothing in it goes round what a page of ours looks at."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Municipality
from tests import factories

pytestmark = pytest.mark.django_db
LOOKED_AT = {
    "accent": "url(//elsewhere.example)",
    "banner": "<b>Stängt</b>",
    "logo": SimpleUploadedFile("logo.svg", io.BytesIO(b"<svg onload=abuse()>").getvalue(), "image/svg+xml"),
}


def test_the_look_of_a_municipality_is_not_set_there(signed_in):
    root = factories.make_user("Rut")
    root.is_staff = root.is_superuser = True
    root.save()
    found = factories.make_municipality()
    before = Municipality.objects.values("accent", "banner", "logo").get(pk=found.pk)
    address, client = f"/admin/accounts/municipality/{found.pk}/change/", signed_in(root)
    offered = client.get(address).context["adminform"].form.fields
    assert list(offered) == ["name", "slug", "contact_email", "administrators"]
    told = {"name": "Umeå", "slug": found.slug, "contact_email": "dialog@umea.example", "administrators": [root.pk]}
    assert client.post(address, told | LOOKED_AT).status_code == 302
    found.refresh_from_db()
    assert (found.name, found.administrators.get()) == ("Umeå", root)
    assert Municipality.objects.values("accent", "banner", "logo").get(pk=found.pk) == before
