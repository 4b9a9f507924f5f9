"""The people who are heard: identity apart and encrypted, every reading logged, consent given and taken back."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.spare_codes import SpareCodes
from dialogues.models import Event
from interviews import crypto
from interviews.models import Consent, Identity, InterviewInvitation, PeopleImport
from interviews.services import hooks, on_withdrawn
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
PERSON = PLACE + "people/1/"


@pytest.fixture
def told(talk):
    return Consent.objects.create(
        interviewee=talk.people.get(), informed_on="2022-02-01", way="spoken", notice="Så här sa vi då."
    )


def raw_rows() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email, phone, age, guardian, note FROM interviews_identity")
        return str(cursor.fetchall())


def test_the_database_holds_no_readable_identity(signed_in, ines, dialogue, registration):
    signed_in(ines).post(PLACE + "new/", registration)
    assert Identity.objects.get().name == "Hemlig Hemligsson"
    stored = raw_rows()
    assert [word for word in ("Hemlig", "hemlig@example.org", "44'", "biblioteket") if word in stored] == []
    assert stored.count("gAAAA") == 4


def test_names_are_not_in_the_list_of_people(signed_in, ines, talk, told):
    page = signed_in(ines).get(PLACE + "people/")
    assert [str(row) for row in page.context["page"]] == ["Person 1"]
    assert "Hemlig" not in page.content.decode()
    assert Event.objects.count() == 0


def test_each_reading_of_an_identity_is_an_event_without_content(signed_in, ines, talk):
    client = signed_in(ines)
    for _ in range(2):
        assert "Hemlig Hemligsson" in client.get(PERSON).content.decode()
    assert "Hemlig Hemligsson" in client.get(PERSON + "identity/").content.decode()
    rows = list(Event.objects.values_list("name", "actor", "object_type", "object_id", "data"))
    assert rows == [("identity.read", ines.pk, "interviews.interviewee", talk.people.get().pk, {})] * 3


def test_reading_does_not_make_the_overview_work_anew(signed_in, ines, talk, dialogue):
    before = dialogue.revision
    signed_in(ines).get(PERSON)
    dialogue.refresh_from_db()
    assert dialogue.revision == before


def test_a_changed_identity_is_logged_by_field_only(signed_in, ines, talk):
    data = {"name": "Annat Namn", "age": "45", "opened_version": 1}
    assert signed_in(ines).post(PERSON + "identity/", data).status_code == 302
    assert Identity.objects.get().name == "Annat Namn"
    event = Event.objects.get(name="identity.changed")
    assert event.data == {"fields": ["age", "email", "name", "phone"]}


def test_two_people_changing_an_identity_see_both_and_the_log_knows(signed_in, ines, lena, talk):
    data = {"name": "Lenas Namn", "opened_version": 1}
    signed_in(lena).post(PERSON + "identity/", data)
    answer = signed_in(ines).post(PERSON + "identity/", data | {"name": "Ines Namn"})
    assert answer.status_code == 409
    assert [field["theirs"] for field in answer.context["conflict"]] == ["Lenas Namn"]
    assert Event.objects.filter(name="identity.read", actor=ines).count() == 1


@pytest.mark.parametrize(
    ("age", "words"),
    [("9", "hör personer från 13 år"), ("14", "Svara här, eftersom åldern är 14"), ("hundra", "heltal")],
)
def test_an_age_that_the_dialogue_does_not_hear_is_refused(age, words, signed_in, ines, talk, told):
    answer = signed_in(ines).post(PERSON + "identity/", {"name": "Kvar", "age": age, "opened_version": 1})
    assert (answer.status_code, answer.context["form"]["name"].value()) == (422, "Kvar")
    assert words in answer.content.decode()
    assert Identity.objects.get().age == "44"


def test_group_and_background_are_changed_and_both_kept_when_two_do(signed_in, ines, lena, dialogue, talk):
    other = factories.make_group(dialogue, "Unga")
    variable = dialogue.variables.create(key="district", name="Stadsdel")
    here, there = (variable.values.create(name=name) for name in ("Ersboda", "Mariehem"))
    data = {"group": str(other.pk), f"background_{variable.pk}": str(here.pk), "opened_version": 1}
    assert signed_in(lena).post(PERSON + "edit/", data).status_code == 302
    person = talk.people.get()
    assert (person.group, list(person.background.all())) == (other, [here])
    answer = signed_in(ines).post(PERSON + "edit/", data | {f"background_{variable.pk}": str(there.pk)})
    assert answer.status_code == 409
    assert [(field["theirs"], field["yours"]) for field in answer.context["conflict"]] == [("Ersboda", "Mariehem")]


def test_a_missing_consent_is_noted_with_the_notice_that_applies(signed_in, ines, dialogue, talk):
    client = signed_in(ines)
    assert "Samtycke är inte antecknat" in client.get(f"{PLACE}1/").content.decode()
    data = {"informed_on": "2022-02-02", "way": "written", "allows_notes": "on", "guardian": "not_needed"}
    assert client.post(PERSON + "consent/", data).status_code == 302
    consent = Consent.objects.get()
    assert (consent.notice, consent.allows_quotes) == (dialogue.notice, False)


def test_a_corrected_consent_keeps_the_notice_that_was_given(signed_in, ines, talk, told):
    data = {"informed_on": "2022-02-02", "way": "written", "guardian": "not_needed", "opened_version": 1}
    signed_in(ines).post(PERSON + "consent/", data)
    told.refresh_from_db()
    assert (told.way, told.notice) == ("written", "Så här sa vi då.")


def test_a_consent_in_the_future_is_refused(signed_in, ines, talk):
    data = {"informed_on": "2090-02-02", "way": "written", "guardian": "not_needed"}
    answer = signed_in(ines).post(PERSON + "consent/", data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["informed_on"])


@pytest.fixture
def heard_of():
    """Who withdrew, as a room that builds on interviews is told."""
    calls = []

    def callback(person, actor):
        calls.append((person, actor, Consent.objects.get(interviewee=person).withdrawn_at is not None))

    before = list(hooks._withdrawn)
    on_withdrawn(callback)
    on_withdrawn(callback)
    yield calls
    hooks._withdrawn[:] = before


def test_taking_back_says_first_what_follows_and_tells_the_other_rooms_once(signed_in, ines, talk, told, heard_of):
    client = signed_in(ines)
    page = client.get(PERSON + "withdraw/").content.decode()
    assert "Inget citat från personen används i sådant som inte är publicerat." in page
    assert client.post(PERSON + "withdraw/", {}).status_code == 422
    assert heard_of == []
    for _ in range(2):
        assert client.post(PERSON + "withdraw/", {"confirm": "on"}).status_code == 302
    assert heard_of == [(talk.people.get(), ines, True)]
    assert Event.objects.filter(name="consent.withdrawn").count() == 1
    told.refresh_from_db()
    assert (told.allows_quotes, told.allows_contact) == (False, False)


def test_someone_without_a_noted_consent_can_take_it_back_too(signed_in, ines, talk, heard_of):
    signed_in(ines).post(PERSON + "withdraw/", {"confirm": "on"})
    assert Consent.objects.get().withdrawn_at is not None
    assert len(heard_of) == 1


def test_when_another_room_fails_nothing_is_taken_back(talk, told, ines):
    from interviews.services import withdraw_consent

    def fail(person, actor):
        raise RuntimeError

    before = list(hooks._withdrawn)
    on_withdrawn(fail)
    try:
        with pytest.raises(RuntimeError):
            withdraw_consent(person=talk.people.get(), actor=ines)
    finally:
        hooks._withdrawn[:] = before
    told.refresh_from_db()
    assert told.withdrawn_at is None


def test_a_consent_that_was_taken_back_is_not_edited(signed_in, ines, talk, told):
    client = signed_in(ines)
    client.post(PERSON + "withdraw/", {"confirm": "on"})
    data = {"informed_on": "2022-02-02", "way": "written", "allows_quotes": "on", "guardian": "not_needed"}
    assert "Det togs tillbaka" in client.post(PERSON + "consent/", data | {"opened_version": 2}).content.decode()
    told.refresh_from_db()
    assert told.allows_quotes is False
    assert "har tagit tillbaka sitt samtycke" in client.get(f"{PLACE}1/").content.decode()


def test_the_people_are_searched_and_filtered_but_not_by_name(signed_in, ines, dialogue, parents, talk, told):
    other = factories.make_interviewee(dialogue, factories.make_group(dialogue, "Unga"), 2)
    talk.people.add(other)
    client = signed_in(ines)

    def found(**chosen):
        return [row.number for row in client.get(PLACE + "people/", chosen).context["page"]]

    assert found(q="2") == [2]
    assert found(q="unga") == [2]
    assert found(q="Hemlig") == []
    assert found(group=parents.pk) == [1]
    assert found(consent="given") == [1]
    assert found(consent="missing") == [2]
    assert found(consent="withdrawn") == []
    assert "Ingen person passar" in client.get(PLACE + "people/?q=x").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_people_cost_the_same_for_one_and_for_three(
    rows, signed_in, ines, dialogue, parents, talk, django_assert_num_queries
):
    for number in range(2, rows + 1):
        talk.people.add(factories.make_interviewee(dialogue, parents, number))
    client = signed_in(ines)
    client.get(PLACE + "people/")
    with django_assert_num_queries(10):
        assert len(client.get(PLACE + "people/").context["page"]) == rows


def test_keys_are_changed_without_losing_anybody(settings, talk, capsys):
    old, new = settings.IDENTITY_KEYS[0], Fernet.generate_key().decode()
    invitation = InterviewInvitation.objects.create(
        interview=talk, interviewee=talk.people.get(), needs_note="Talar tigrinska"
    )
    PeopleImport.objects.create(dialogue=talk.dialogue, by=talk.interviewer, rows='{"rows": []}')
    TOTP.activate(talk.interviewer, "JBSWY3DPEHPK3PXP")
    spare, unseen = (SpareCodes.activate(person) for person in (talk.interviewer, factories.make_user("Lena")))
    spare.mark_as_viewed()
    codes = {one: one.get_unused_codes()[0] for one in (spare, unseen)}
    settings.IDENTITY_KEYS = [new, old]
    call_command("rotate_identity_keys")
    told = capsys.readouterr().out.splitlines()
    assert (told[0], told[-1]) == (
        "1 identities encrypted with the first key.",
        "3 second factors encrypted with the first key.",
    )
    settings.IDENTITY_KEYS = [new]
    app = Authenticator.objects.get(type="totp")
    assert app.wrap().validate_code(f"{hotp_value('JBSWY3DPEHPK3PXP', next(yield_hotp_counters_from_time())):06}")
    assert [one.validate_code(code) for one, code in codes.items()] == [True, True]
    assert Identity.objects.get().name == "Hemlig Hemligsson"
    invitation.refresh_from_db()
    assert (invitation.needs_note, PeopleImport.objects.get().rows) == ("Talar tigrinska", '{"rows": []}')


def test_a_missing_key_is_said_and_nothing_is_harmed(settings, talk):
    old = settings.IDENTITY_KEYS
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("rotate_identity_keys")
    settings.IDENTITY_KEYS = old
    assert Identity.objects.get().name == "Hemlig Hemligsson"


def test_a_key_that_a_second_factor_lacks_is_said_too(settings, lena):
    old = settings.IDENTITY_KEYS
    codes = SpareCodes.activate(lena).get_unused_codes()
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="A second factor cannot be opened"):
        call_command("rotate_identity_keys")
    settings.IDENTITY_KEYS = old
    assert Authenticator.objects.get().wrap().get_unused_codes() == codes


def test_an_encrypted_column_cannot_be_searched():
    with pytest.raises(TypeError):
        Identity.objects.filter(name="Hemlig").exists()
    assert crypto.box().decrypt(crypto.box().encrypt(b"x")) == b"x"
