"""Organisations, the look, the notice and whom to ask; and who may change them."""

import io
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.look.paper import dressed
from accounts.models import Organisation
from actions.models import Proposal
from dialogues.models import Event, SignOff
from reports.fetcher import BASE_URL, OwnFiles
from rights.models import RetentionRule
from tests import factories
from tests.routes import routes

pytestmark = pytest.mark.django_db
HERE = "/administration/umea/"


@pytest.fixture
def client(signed_in, ada):
    return signed_in(ada)


@pytest.fixture
def municipality(dialogue):
    return dialogue.municipality


def a_logo() -> SimpleUploadedFile:
    kept = io.BytesIO()
    Image.new("RGB", (300, 100), "#7a1f5c").save(kept, "PNG")
    return SimpleUploadedFile("../../logo.php", kept.getvalue(), "image/png")


def save(client: Client, page: str, **values):
    version = client.get(HERE + page).context["form"]["opened_version"].value()
    return client.post(HERE + page, {"opened_version": version} | values)


def test_the_administration_is_for_the_municipalitys_administrators_alone(signed_in, dialogue, lena, ada):
    """Every route × reading and posting × a leader, the administrator of another, nobody at all."""
    other = factories.make_user("Bo")
    factories.make_municipality("Sigtuna kommun", "sigtuna").administrators.add(other)
    organisation = factories.make_organisation(dialogue.municipality)
    RetentionRule.objects.create(
        municipality=dialogue.municipality, kind="comments", keeps="preserved", decision="KS 2026/1"
    )
    values = {"municipality": "umea", "pk": organisation.pk, "kind": "comments"}
    found, seen = [], 0
    for route in routes():
        if route.access.kind != "administration" or route.path.startswith("admin/"):
            continue
        seen += 1
        address = route.address(values | ({"pk": lena.pk} if "/people/" in route.path else {}))
        for method in ("get", "post"):
            for who in (lena, other):
                if (status := getattr(signed_in(who), method)(address).status_code) != 404:
                    found.append(f"{who} {method} {address}: {status}")
            answer = getattr(Client(), method)(address)
            if not answer.headers.get("Location", "").startswith("/accounts/login/"):
                found.append(f"nobody {method} {address}: {answer.status_code}")
        if (status := signed_in(ada).get(address).status_code) != 200:
            found.append(f"Ada {address}: {status}")
    assert found == []
    assert seen > 20


def test_an_organisation_is_added_renamed_and_logged(client, municipality):
    client.post(HERE + "organisations/new/", {"name": "Socialtjänsten", "kind": "administration"})
    one = Organisation.objects.get()
    data = {"name": "Socialförvaltningen", "kind": "administration", "opened_version": one.version}
    client.post(f"{HERE}organisations/{one.pk}/", data)
    assert Organisation.objects.get().name == "Socialförvaltningen"
    assert list(Event.objects.order_by("pk").values_list("name", flat=True)) == [
        "administration.organisation_added",
        "administration.organisation_changed",
    ]


def test_of_two_that_are_the_same_one_takes_over_everything(client, municipality, dialogue):
    one = factories.make_organisation(municipality, "Socialtjänsten")
    into = factories.make_organisation(municipality, "Socialförvaltningen")
    asked = SignOff.objects.create(dialogue=dialogue, organisation=one)
    client.post(f"{HERE}organisations/{one.pk}/merge/", {"into": into.pk, "confirm": "on"})
    assert list(Organisation.objects.all()) == [into]
    version = asked.version
    asked.refresh_from_db()
    assert (asked.organisation, asked.version) == (into, version + 1)
    assert Event.objects.get().data["moved"] == 1


def test_where_only_one_can_stand_nothing_is_done(client, municipality, dialogue):
    one = factories.make_organisation(municipality, "Socialtjänsten")
    into = factories.make_organisation(municipality, "Socialförvaltningen")
    for organisation in (one, into):
        SignOff.objects.create(dialogue=dialogue, organisation=organisation)
    answer = client.post(f"{HERE}organisations/{one.pk}/merge/", {"into": into.pk, "confirm": "on"})
    assert answer.status_code == 422
    assert "Båda står i samma lista" in answer.content.decode()
    assert Organisation.objects.count() == 2


def test_another_municipalitys_organisation_takes_over_nothing(client, municipality):
    one = factories.make_organisation(municipality)
    foreign = factories.make_organisation(factories.make_municipality("Sigtuna kommun", "sigtuna"))
    answer = client.post(f"{HERE}organisations/{one.pk}/merge/", {"into": foreign.pk, "confirm": "on"})
    assert (answer.status_code, Organisation.objects.count()) == (422, 2)


def test_partners_of_a_promise_are_one_partner_afterwards(client, municipality, dialogue):
    one = factories.make_organisation(municipality, "Studieförbundet")
    into = factories.make_organisation(municipality, "Studieförbundet i Umeå")
    both, single = (Proposal.objects.create(dialogue=dialogue, number=n, title=f"Löfte {n}") for n in (1, 2))
    both.partners.set([one, into])
    single.partners.set([one])
    client.post(f"{HERE}organisations/{one.pk}/merge/", {"into": into.pk, "confirm": "on"})
    assert [list(proposal.partners.all()) for proposal in (both, single)] == [[into], [into]]


def test_the_colour_is_on_all_the_municipalitys_pages_and_on_no_others(client, municipality, dialogue, lena):
    factories.publish(dialogue)
    assert save(client, "look/", accent="7A1F5C").status_code == 302
    link = "/municipalities/umea/look-7a1f5c.css"
    for who, path in [
        (Client(), dialogue.get_public_url()),
        (Client(), "/municipalities/umea/"),
        (client, HERE + "look/"),
    ]:
        assert link in who.get(path).content.decode(), path
    assert link not in Client().get("/").content.decode()
    sheet = Client().get(link)
    assert "--accent: #7a1f5c;" in sheet.content.decode()
    assert (sheet.headers["Content-Type"], "immutable" in sheet.headers["Cache-Control"]) == (
        "text/css; charset=utf-8",
        True,
    )
    assert Client().get("/municipalities/umea/look-000000.css").status_code == 404


def test_a_colour_that_nobody_could_read_is_refused_and_changes_nothing(client, municipality):
    answer = save(client, "look/", accent="#ffd54a")
    assert answer.status_code == 422
    assert "är för ljus" in answer.content.decode()
    municipality.refresh_from_db()
    assert municipality.accent == ""


def test_the_logo_is_shown_kept_as_a_png_and_taken_away(client, municipality, dialogue, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    factories.publish(dialogue)
    save(client, "look/", accent="", picture=a_logo())
    municipality.refresh_from_db()
    assert municipality.logo.name.startswith(f"logos/{municipality.pk}/")
    assert municipality.logo_url in Client().get(dialogue.get_public_url()).content.decode()
    shown = Client().get(municipality.logo_url)
    assert (shown.headers["Content-Type"], shown.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert Client().get("/municipalities/umea/logo-annan.png").status_code == 404
    save(client, "look/", accent="", without_logo="on")
    municipality.refresh_from_db()
    assert not municipality.logo
    assert municipality.logo_url == ""


def test_an_svg_is_no_logo(client, municipality):
    svg = SimpleUploadedFile("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png")
    answer = save(client, "look/", accent="", picture=svg)
    assert answer.status_code == 422
    municipality.refresh_from_db()
    assert not municipality.logo


def test_paper_has_the_colour_and_the_logo(municipality):
    municipality.accent, municipality.logo = "#7a1f5c", "logos/1/abc.png"
    page = '<link rel="stylesheet" href="/static/css/print.css"><p class="cover__org"><circle fill="#0b5563"/>'
    html = dressed(page, municipality)
    logo = '<div class="logo" style="background-image: url(/media/logos/1/abc.png)"></div>'  # decoration, not read out
    assert f'{logo}<p class="cover__org">' in html
    assert 'fill="#7a1f5c"' in html
    address = html.split('href="')[1].split('"')[0]
    css = OwnFiles().fetch(BASE_URL.rstrip("/") + address).read().decode()
    assert "#7a1f5c" in css
    assert "#0b5563" not in css


def test_what_is_swapped_can_only_be_a_colour():
    from reports.fetcher import swapped

    css = b"a { color: #0b5563 }"
    assert swapped(css, f"{BASE_URL}x.css?swap=0b5563-url(evil)") == css
    assert swapped(css, f"{BASE_URL}x.css?swap=0b5563-112233") == b"a { color: #112233 }"


def test_the_notice_stands_on_every_page_of_the_municipality_while_it_lasts(client, dialogue, lena, signed_in):
    factories.publish(dialogue)
    words = "Telefonerna är stängda i mellandagarna."
    save(client, "notice/", banner=words, banner_from="2026-12-24", banner_until="2026-12-27")
    for day, is_shown in [(23, False), (24, True), (27, True), (28, False)]:
        with time_machine.travel(date(2026, 12, day)):
            for who, path in [(Client(), dialogue.get_public_url()), (signed_in(lena), dialogue.get_absolute_url())]:
                assert (words in who.get(path).content.decode()) is is_shown, (day, path)
    assert words not in Client().get("/").content.decode()


def test_a_notice_is_text_and_nothing_else(client, dialogue):
    factories.publish(dialogue)
    save(client, "notice/", banner="<b>Hej</b> javascript:alert(1)")
    body = Client().get(dialogue.get_public_url()).content.decode()
    assert "&lt;b&gt;Hej&lt;/b&gt;" in body
    assert "<b>Hej</b>" not in body


def test_the_last_day_comes_after_the_first(client):
    answer = save(client, "notice/", banner="Hej", banner_from="2026-12-24", banner_until="2026-12-23")
    assert list(answer.context["form"].errors) == ["banner_until"]


def test_whom_to_ask_stands_on_the_public_pages(client, dialogue):
    factories.publish(dialogue)
    save(client, "contacts/", name="Umeå kommun", contact_email="fraga@umea.example",
         data_protection_contact="dso@umea.example")  # fmt: skip
    assert "fraga@umea.example" in Client().get("/accessibility/").content.decode()
    assert "dso@umea.example" in Client().get("/privacy/").content.decode()


def test_two_administrators_who_change_at_once_see_both(client, municipality):
    version = client.get(HERE + "notice/").context["form"]["opened_version"].value()
    save(client, "notice/", banner="Den första")
    answer = client.post(HERE + "notice/", {"banner": "Den andra", "opened_version": version})
    assert answer.status_code == 409
    body = answer.content.decode()
    assert ("Den första" in body, "Den andra" in body) == (True, True)
