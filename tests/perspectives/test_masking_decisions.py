"""Taking and leaving what the assistant points at, the second person's queue, and what stands in the way of
a release."""

import pytest
from django.utils import timezone

from accounts.records import Conflict
from dialogues.models import DesignTeamCandidate, Event
from interviews.models import BackgroundValue, BackgroundVariable, Identity
from perspectives.masking import register
from perspectives.masking.around import surroundings
from perspectives.masking.assistant import findings
from perspectives.masking.decisions import help_for
from perspectives.masking.queue import is_any_waiting, waiting_for
from perspectives.masking.services import Asked, settle
from perspectives.models import MaskDecision, Statement
from perspectives.statements import release as release_services
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = "Jag ringde Fadumo på 070-174 06 08. Fadumos bror svarade."
STATEMENTS = "/dialogues/segregation/perspectives/statements/"
MASKS = "/dialogues/segregation/perspectives/masks/"
CODE = "/dialogues/segregation/perspectives/coding/1/1/"


@pytest.fixture
def said(talk, ines):
    """Statement 1, lifted by Ines, with a name, a genitive and a phone number in it."""
    talk.source.text = WORDS
    talk.source.save()
    return factories.make_statement(talk, WORDS, number=1, lifted_by=ines)


@pytest.fixture
def waiting(said):
    """The same, masked but for the name: it waits for a second person."""
    Statement.objects.filter(pk=said.pk).update(masked="Jag ringde Fadumo på [telefonnummer].", status="masked")
    said.refresh_from_db()
    return said


def rows(statement):
    """What is undecided, by its words."""
    fresh = Statement.objects.get(pk=statement.pk)
    return {row.finding.words: row for row in help_for(fresh, surroundings(fresh.dialogue)).undecided}


def coder(statement, **more):
    fresh = Statement.objects.get(pk=statement.pk)
    return {"opened_version": fresh.version, "masked": fresh.masked, "language": "sv", "translation": ""} | more


# --- The register ---------------------------------------------------------------------------------------------------


def test_everyone_in_the_dialogue_is_in_the_register_and_nobody_elses(dialogue, parents, lena):
    factories.make_interviewee(dialogue, parents, 1, name="Qirre Lommskog", guardian="Mamma: Zelda Tjärnhem, 070")
    DesignTeamCandidate.objects.create(dialogue=dialogue, name="Vanda Isrova", side="critic", perspective="En till")
    elsewhere = factories.make_dialogue("elsewhere")
    factories.make_member(elsewhere, factories.make_user("Ymer Drakvall"), "interviewer")
    foreign = factories.make_dialogue("foreign", municipality=factories.make_municipality("Sigtuna kommun", "sig"))
    factories.make_interviewee(foreign, factories.make_group(foreign), 1, name="Okänd Fjärrvik")
    known = register.register_of(dialogue)
    assert all(
        known.holds(name) for name in ("qirre", "lommskog", "zelda", "tjärnhem", "vanda", "ymer", "drakvall", "lena")
    )
    assert not any(known.holds(name) for name in ("fjärrvik", "mamma", "nummer"))


def test_names_are_decrypted_once_and_again_when_someone_is_renamed(dialogue, parents, django_assert_num_queries):
    person = factories.make_interviewee(dialogue, parents, 1, name="Qirre Lommskog")
    register.forget()
    first = register.register_of(dialogue)
    with django_assert_num_queries(3):
        assert register.register_of(dialogue) is first
    identity = Identity.objects.get(interviewee=person)
    identity.name = "Qirre Storhult"
    identity.save()
    assert register.register_of(dialogue).holds("storhult")
    assert not register.register_of(dialogue).holds("lommskog")


def test_an_interviewer_learns_nothing_of_whom_the_others_have_met(signed_in, dialogue, parents, said, ines):
    before = signed_in(ines).get(CODE).content.decode()
    factories.make_interviewee(dialogue, parents, 9, name="Fadumo Ekorrfors")
    after = signed_in(ines).get(CODE).content.decode()
    start, end = 'id="mask-help"', "</section>"
    assert before.split(start)[1].split(end)[0] == after.split(start)[1].split(end)[0]
    assert "Fadumo" in before


def test_traits_that_fewer_than_the_threshold_share_are_found_and_no_count_is_shown(
    signed_in, dialogue, parents, talk, ines
):
    variable = BackgroundVariable.objects.create(dialogue=dialogue, key="work", name="Arbete")
    few = BackgroundValue.objects.create(variable=variable, name="Pensionär")
    many = BackgroundValue.objects.create(variable=variable, name="Arbetslös")
    for number in range(2, 10):
        factories.make_interviewee(dialogue, parents, number).background.add(few if number < 4 else many)
    talk.source.text = "Jag är pensionär och trött. Jag är arbetslös och trött."
    talk.source.save()
    factories.make_statement(talk, "Jag är pensionär och trött.", number=1, lifted_by=ines)
    factories.make_statement(talk, "Jag är arbetslös och trött.", number=2, lifted_by=ines)
    page = signed_in(ines).get(CODE).content.decode()
    assert "Drag som få delar" in page
    assert "Drag som få delar" not in signed_in(ines).get(CODE.replace("/1/1/", "/1/2/")).content.decode()


# --- Taking and leaving ---------------------------------------------------------------------------------------------


def test_nothing_is_hidden_until_ines_takes_it(signed_in, said, ines):
    page = signed_in(ines).get(CODE).content.decode()
    assert 'value="telefonnummer"' in page
    assert 'value="någons"' in page
    said.refresh_from_db()
    assert said.masked == WORDS


def test_ines_takes_one_and_what_else_she_wrote_is_kept(signed_in, said, ines):
    row = rows(said)["070-174 06 08"]
    data = coder(said, masked=f"{WORDS} Punkt.", mask=f"take.{row.key}", **{f"mask-{row.key}-with": "ett nummer"})
    answer = signed_in(ines).post(CODE, data)
    said.refresh_from_db()
    assert answer.url.endswith("/coding/1/1/#mask-help")
    assert said.masked == "Jag ringde Fadumo på [ett nummer]. Fadumos bror svarade. Punkt."
    assert said.status == "lifted"


def test_all_of_one_kind_are_taken_as_written(signed_in, said, ines):
    name = rows(said)["Fadumo"]
    signed_in(ines).post(CODE, coder(said, mask="kind.name", **{f"mask-{name.key}-with": "en vän"}))
    said.refresh_from_db()
    assert said.masked == "Jag ringde [en vän] på 070-174 06 08. [Någons] bror svarade."


def test_the_log_and_the_decision_hold_the_kind_and_never_the_name(signed_in, said, ines, lena):
    signed_in(ines).post(CODE, coder(said, mask="kind.name"))
    row = rows(said)["070-174 06 08"]
    signed_in(ines).post(CODE, coder(said, mask=f"leave.{row.key}", **{f"mask-{row.key}-why": "public"}))
    kept = str(list(MaskDecision.objects.values())) + str(list(Event.objects.values()))
    assert "fadumo" not in kept.lower()
    assert "070-174" not in kept
    assert "0701740608" not in kept
    hidden, left = Event.objects.filter(name__in=["statement.words_hidden", "statement.words_left"]).order_by("pk")
    assert (hidden.data["kinds"], left.data["kinds"], left.data["reason"]) == ({"name": 2}, {"phone": 1}, "public")
    log = signed_in(lena).get("/dialogues/segregation/log/").content.decode()
    assert "telefonnummer (det är offentligt och handlar inte om någon som har hörts)" in log


def test_what_is_left_is_not_asked_about_again_but_shown_with_its_reason(signed_in, said, ines):
    row = rows(said)["Fadumo"]
    data = coder(
        said, mask=f"leave.{row.key}", **{f"mask-{row.key}-why": "own", f"mask-{row.key}-own": "hon ville det"}
    )
    signed_in(ines).post(CODE, data)
    assert "Fadumo" not in rows(said)
    page = signed_in(ines).get(CODE).content.decode()
    assert "hon ville det" in page
    signed_in(ines).post(CODE, coder(said, mask=f"again.{row.key}"))
    assert "Fadumo" in rows(said)


def test_the_same_words_in_another_statement_are_asked_about(said, talk, ines):
    other = factories.make_statement(talk, "Jag ringde Fadumo", number=2)
    assert rows(said)["Fadumo"].key != rows(other)["Fadumo"].key


@pytest.mark.parametrize("written", ["", "  ", "[]", "Fadumo", "min vän fadumo", "070-174 06 09", "x" * 81])
def test_what_stands_there_instead_must_hide_and_be_something(signed_in, said, ines, written):
    row = rows(said)["Fadumo"]
    answer = signed_in(ines).post(CODE, coder(said, mask=f"take.{row.key}", **{f"mask-{row.key}-with": written}))
    said.refresh_from_db()
    assert answer.status_code == 422
    assert said.masked == WORDS
    assert not MaskDecision.objects.exists()


@pytest.mark.parametrize("why", [{}, {"why": "odd"}, {"why": "own"}, {"why": "own", "own": "Fadumo är känd"}])
def test_a_reason_is_needed_and_does_not_hold_the_words(signed_in, said, ines, why):
    row = rows(said)["Fadumo"]
    written = {f"mask-{row.key}-{name}": value for name, value in why.items()}
    answer = signed_in(ines).post(CODE, coder(said, mask=f"leave.{row.key}", **written))
    assert answer.status_code == 422
    assert not MaskDecision.objects.exists()


@pytest.mark.parametrize("value", ["take.", "take.nothing", "kind.odd", "leave.x", "again.x", "drop.x", ".", "take"])
def test_odd_buttons_change_nothing(signed_in, said, ines, value):
    signed_in(ines).post(CODE, coder(said, mask=value))
    said.refresh_from_db()
    assert said.masked == WORDS


def test_two_who_hide_at_once_meet_and_nothing_is_half_done(said, ines, lena):
    row = rows(said)["Fadumo"]
    opened = said.version
    settle(statement=said, opened_version=opened, asked=Asked("take", row.key), actor=ines)
    other = rows(said)["070-174 06 08"]
    with pytest.raises(Conflict):
        settle(statement=said, opened_version=opened, asked=Asked("take", other.key), actor=lena)
    said.refresh_from_db()
    assert said.masked == "Jag ringde [namn] på 070-174 06 08. Fadumos bror svarade."


def test_lena_hides_on_the_statements_own_page_and_it_has_to_be_confirmed_again(signed_in, waiting, lena):
    Statement.objects.update(status="confirmed", confirmed_by=lena, released_at=timezone.now())
    row = rows(waiting)["Fadumo"]
    address = f"{STATEMENTS}{waiting.creation_key}/"
    assert 'name="mask"' in signed_in(lena).get(address).content.decode()
    signed_in(lena).post(f"{address}mask/", {"mask": f"take.{row.key}", "opened_version": waiting.version})
    waiting.refresh_from_db()
    assert waiting.masked == "Jag ringde [namn] på [telefonnummer]."
    assert (waiting.status, waiting.confirmed_by, waiting.released_at) == ("masked", None, None)


def test_the_translation_is_looked_at_too(signed_in, said, ines):
    Statement.objects.update(translation="Jag mejlade lingon@example.org.")
    assert rows(said)["lingon@example.org"].part == "translation"
    signed_in(ines).post(CODE, coder(said, translation="Jag mejlade lingon@example.org.", mask="kind.email"))
    said.refresh_from_db()
    assert said.translation == "Jag mejlade [e-postadress]."


# --- What stands in the way -----------------------------------------------------------------------------------------


def test_a_mask_is_not_finished_while_a_phone_number_is_undecided(signed_in, said, ines):
    answer = signed_in(ines).post(CODE, coder(said, is_masked="on"))
    said.refresh_from_db()
    assert answer.status_code == 422
    assert "leder rakt till en enda person: telefonnummer" in answer.content.decode()
    assert said.status == "lifted"
    row = rows(said)["070-174 06 08"]
    signed_in(ines).post(CODE, coder(said, mask=f"leave.{row.key}", **{f"mask-{row.key}-why": "public"}))
    signed_in(ines).post(CODE, coder(said, is_masked="on"))
    said.refresh_from_db()
    assert said.status == "masked"


def test_one_of_two_numbers_hidden_leaves_the_mask_unfinished_without_a_scolding(signed_in, said, ines):
    text = "Ring 070-174 06 08 eller 070-174 06 09."
    Statement.objects.update(masked=text)
    row = rows(said)["070-174 06 08"]
    answer = signed_in(ines).post(CODE, coder(said, is_masked="on", mask=f"take.{row.key}"))
    said.refresh_from_db()
    assert answer.status_code == 302
    assert (said.masked, said.status) == ("Ring [telefonnummer] eller 070-174 06 09.", "lifted")


def test_a_name_warns_and_does_not_stop(signed_in, waiting, ines, lena):
    Statement.objects.update(status="lifted")
    signed_in(ines).post(CODE, coder(waiting, is_masked="on"))
    waiting.refresh_from_db()
    assert waiting.status == "masked"


def test_what_leads_straight_to_one_person_is_neither_confirmed_nor_released(signed_in, said, lena, dialogue):
    Statement.objects.update(status="masked")
    page = signed_in(lena).post(f"{STATEMENTS}{said.creation_key}/confirm/", follow=True).content.decode()
    assert "Utsaga 1." in page
    assert Statement.objects.get().status == "masked"
    Statement.objects.update(status="confirmed")
    done = release_services.release_statements(dialogue=dialogue, statements=Statement.objects.all(), actor=lena)
    assert (done.done, done.left["hard"], done.stopped) == (0, 1, [1])
    assert Statement.objects.get().released_at is None


def test_several_are_confirmed_at_once_only_where_nothing_is_undecided(waiting, talk, lena, ines, dialogue):
    factories.make_statement(talk, "bror svarade.", number=2, status="masked", lifted_by=ines)
    both = Statement.objects.all()
    done = release_services.confirm_masks(dialogue=dialogue, statements=both, actor=lena)
    assert (done.done, done.left["findings"], done.stopped) == (1, 1, [1])
    alone = release_services.confirm_masks(dialogue=dialogue, statements=both.filter(number=1), actor=lena)
    assert alone.done == 1


# --- The second person ----------------------------------------------------------------------------------------------


def test_the_queue_shows_one_at_a_time_with_what_was_decided(signed_in, waiting, talk, ines, lena):
    row = rows(waiting)["Fadumo"]
    settle(
        statement=waiting,
        opened_version=waiting.version,
        asked=Asked("leave", row.key, {}, {row.key: "many"}),
        actor=ines,
    )
    second = factories.make_statement(talk, "bror svarade.", number=2, status="masked", lifted_by=ines)
    client = signed_in(lena)
    first = client.get(MASKS, follow=True)
    assert first.redirect_chain[-1][0] == f"{MASKS}{waiting.creation_key}/"
    page = first.content.decode()
    assert "många det kan vara" in page
    answer = client.post(f"{MASKS}{waiting.creation_key}/", {"act": "confirm"})
    assert answer.url == f"{MASKS}{second.creation_key}/"
    client.post(answer.url, {"act": "confirm"})
    assert "Ingen maskning väntar på dig" in client.get(MASKS).content.decode()
    assert set(Statement.objects.values_list("status", flat=True)) == {"confirmed"}


def test_who_lifted_it_does_not_meet_it_in_the_queue(signed_in, waiting, ines, lena):
    assert "Ingen maskning väntar på dig" in signed_in(ines).get(MASKS).content.decode()
    signed_in(ines).post(f"{MASKS}{waiting.creation_key}/", {"act": "confirm"})
    waiting.refresh_from_db()
    assert waiting.status == "masked"


def test_another_interviewer_sees_the_masked_wording_alone_and_changes_nothing(signed_in, waiting, dialogue, ines):
    ivar = factories.make_member(dialogue, factories.make_user("Ivar"), "interviewer")
    client = signed_in(ivar)
    page = client.get(f"{MASKS}{waiting.creation_key}/").content.decode()
    assert "Fadumo" in page
    assert "070-174" not in page
    assert 'name="mask"' not in page
    row = rows(waiting)["Fadumo"]
    address = f"{STATEMENTS}{waiting.creation_key}/mask/"
    assert client.post(address, {"mask": f"take.{row.key}", "opened_version": waiting.version}).status_code == 404


def test_a_mask_is_sent_back_with_why_and_its_maker_is_told(signed_in, waiting, ines, lena):
    client = signed_in(lena)
    here = f"{MASKS}{waiting.creation_key}/"
    client.post(here, {"act": "back", "reason": ""})
    waiting.refresh_from_db()
    assert waiting.status == "masked"
    client.post(here, {"act": "back", "reason": "softened"})
    waiting.refresh_from_db()
    assert waiting.status == "lifted"
    assert "det som menades har mildrats" in signed_in(ines).get(CODE).content.decode()


@pytest.mark.parametrize("count", [1, 4])
def test_the_queue_costs_the_same_however_long(signed_in, waiting, talk, ines, lena, count, django_assert_num_queries):
    for number in range(2, count + 1):
        factories.make_statement(talk, "bror svarade.", number=number, status="masked", lifted_by=ines)
    client = signed_in(lena)
    address = f"{MASKS}{waiting.creation_key}/"
    client.get(address)
    with django_assert_num_queries(16):
        client.get(address)


def test_only_the_opened_statement_is_read_by_the_assistant(signed_in, said, talk, ines, monkeypatch):
    for number in range(2, 12):
        factories.make_statement(talk, "bror svarade.", number=number)
    read = []
    from perspectives.masking import decisions

    monkeypatch.setattr(decisions, "findings", lambda *args, **how: read.append(args[0]) or findings(*args, **how))
    signed_in(ines).get(CODE)
    assert read == [WORDS]
    signed_in(ines).get("/dialogues/segregation/perspectives/coding/1/")
    assert read == [WORDS]


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("status", ["lifted", "masked", "confirmed"])
@pytest.mark.parametrize("by", ["lena", "ines"])
def test_the_list_says_that_masks_wait_when_the_queue_holds_any(request, dialogue, talk, lena, alone, status, by):
    people = {"lena": lena, "ines": request.getfixturevalue("ines")}
    factories.make_statement(talk, "Hon är nio.", number=1, status=status, lifted_by=people[by])
    if alone:
        dialogue.memberships.exclude(user=lena).delete()
    for person in [lena] if alone else people.values():
        assert is_any_waiting(person, dialogue) == waiting_for(person, dialogue).exists()
