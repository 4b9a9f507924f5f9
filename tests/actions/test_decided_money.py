"""Money in kronor, by year and source; what a decision changed; two decisions at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import OrganisationKind
from actions import readiness
from actions.deciding.money import in_kronor, in_words, sums
from actions.models import Decision, Money, Proposal
from dialogues.models import Dialogue, SignOff, SignOffAnswer
from tests import factories
from tests.actions.conftest import HOME, PUBLIC

pytestmark = pytest.mark.django_db
NEW = HOME + "1/decisions/new/"


def money(*rows: tuple[str, str, str]) -> dict[str, str]:
    data = {"money-TOTAL_FORMS": str(len(rows)), "money-INITIAL_FORMS": "0"}
    for place, row in enumerate(rows):
        data |= {f"money-{place}-{name}": value for name, value in zip(("amount", "year", "source"), row, strict=True)}
    return data


@pytest.fixture
def proposed(propose) -> Proposal:
    return propose(moves=(("shortlisted", "Bra."), ("proposed", "Ansvarig finns.")))


@pytest.fixture
def yes(board) -> dict[str, object]:
    return {"body": board.pk, "decided_on": "2022-09-21", "outcome": "yes"}


def stored() -> list[tuple[int, int, str]]:
    return list(Money.objects.values_list("amount", "year", "source"))


def test_kronor_are_written_as_in_sweden():
    assert in_kronor(1_200_000) == "1 200 000 kr".replace(" ", "\N{NO-BREAK SPACE}")
    assert in_kronor(900) == "900\N{NO-BREAK SPACE}kr"


@pytest.mark.parametrize(
    "typed", ["1200000", "1 200 000", "1\N{NO-BREAK SPACE}200\N{NARROW NO-BREAK SPACE}000 kr", "1200000:-"]
)
def test_money_is_typed_as_people_write_it_and_empty_rows_are_none(signed_in, stig, proposed, yes, typed):
    rows = money((typed, "2022", "Nämndens ram"), ("", "", ""))
    assert signed_in(stig).post(NEW, yes | rows).status_code == 302
    assert stored() == [(1_200_000, 2022, "Nämndens ram")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("-5", "2022", ""), "Skriv en summa över noll"),
        (("0", "2022", ""), "Skriv en summa över noll"),
        (("99 999 999 999", "2022", ""), "mer än tio miljarder"),
        (("1,5", "2022", ""), "Skriv hela kronor"),
        (("massor", "2022", ""), "Skriv hela kronor"),
        (("500", "1890", ""), "Året ska ligga mellan 2000 och 2100."),
        (("500", "20222", ""), "Året ska ligga mellan 2000 och 2100."),
        (("500", "", ""), "måste fyllas i"),
        (("", "2022", "Bara en källa"), "måste fyllas i"),
    ],
)
def test_money_that_cannot_be_is_refused_in_words_and_all_is_kept(signed_in, stig, proposed, yes, row, words):
    answer = signed_in(stig).post(NEW, yes | {"reasons": "Angeläget."} | money(row))
    page = answer.content.decode()
    assert (answer.status_code, Decision.objects.count(), words in page, "Angeläget." in page) == (422, 0, True, True)


def test_a_no_has_no_money(signed_in, stig, proposed, yes):
    answer = signed_in(stig).post(NEW, yes | {"outcome": "no"} | money(("500", "2022", "")))
    assert (answer.status_code, "Pengar hör till ett ja." in answer.content.decode()) == (422, True)


def test_rows_are_changed_with_the_decision_and_two_at_once_meet(signed_in, stig, proposed, yes):
    client = signed_in(stig)
    client.post(NEW, yes | money(("500", "2022", ""), ("700", "2023", "")))
    address = f"{HOME}1/decisions/{Decision.objects.get().pk}/"
    assert '"500"' in client.get(address).content.decode()
    assert client.post(address, yes | {"opened_version": 1} | money(("600", "2022", ""))).status_code == 302
    assert stored() == [(600, 2022, "")]
    late = client.post(address, yes | {"opened_version": 1} | money(("900", "2022", "")))
    assert (late.status_code, [row["name"] for row in late.context["conflict"]]) == (409, ["money"])
    assert stored() == [(600, 2022, "")]


def test_two_people_decide_at_once_and_both_decisions_are_kept_and_seen(signed_in, stig, lena, proposed, yes, board):
    stigs, lenas = signed_in(stig), signed_in(lena)
    first, second = stigs.get(NEW).context["form"], lenas.get(NEW).context["form"]
    keys = [form["creation_key"].value() for form in (first, second)]
    assert (
        stigs.post(NEW, yes | {"move": "on", "creation_key": keys[0]} | money(("500", "2022", ""))).status_code == 302
    )
    data = yes | {"move": "on", "creation_key": keys[1], "reference_number": "B"} | money(("300", "2022", ""))
    assert lenas.post(NEW, data).status_code == 302
    assert lenas.post(NEW, data).status_code == 302
    proposed.refresh_from_db()
    assert (proposed.state, Decision.objects.count(), len(stored())) == ("decided", 2, 2)
    assert lenas.get(HOME + "1/").content.decode().count("kr</strong>") == 2
    assert "Redan inskrivet" in lenas.get(NEW).content.decode()


def test_what_a_decision_changed_is_kept_before_and_after(signed_in, stig, proposed, yes):
    data = yes | {
        "outcome": "changed",
        "changes": "Bara en förstudie.",
        "new_title": proposed.title,
        "new_what": "Bara en förstudie om huset.",
    }
    assert signed_in(stig).post(NEW, data).status_code == 302
    decision = Decision.objects.get()
    before = (decision.what_before, decision.what_after)
    proposed.refresh_from_db()
    assert before == ("En förstudie om ett hus.", "Bara en förstudie om huset.")
    assert (proposed.what, proposed.version) == ("Bara en förstudie om huset.", 2)
    page = signed_in(stig).get(HOME + "1/").content.decode()
    assert ("En förstudie om ett hus." in page, "Bara en förstudie." in page) == (True, True)


def test_a_changed_yes_says_what_and_new_words_need_a_changed_yes(signed_in, stig, proposed, yes):
    client = signed_in(stig)
    silent = client.post(NEW, yes | {"outcome": "changed"})
    assert (silent.status_code, list(silent.context["form"].errors)) == (422, ["changes"])
    sly = client.post(NEW, yes | {"new_what": "Något annat."})
    assert (sly.status_code, list(sly.context["form"].errors)) == (422, ["outcome"])
    proposed.refresh_from_db()
    assert proposed.what == "En förstudie om ett hus."


def test_sums_are_of_decisions_that_said_yes_and_in_public_of_promises(
    promise, board, propose, dialogue, signed_in, lena
):
    first = promise.decisions.get()
    waiting = propose("Väntar", state="proposed")
    for decision, amount, year in (
        (first, 400_000, 2022),
        (first, 800_000, 2023),
        (Decision.objects.create(proposal=promise, body=board, decided_on="2023-01-10", outcome="no"), 5_000, 2023),
        (Decision.objects.create(proposal=waiting, body=board, decided_on="2023-01-10", outcome="yes"), 50_000, 2023),
    ):
        Money.objects.create(decision=decision, amount=amount, year=year)
    Dialogue.objects.filter(pk=dialogue.pk).update(published_at=timezone.now())
    assert [(one.year, one.amount) for one in sums(dialogue).years] == [(2022, 400_000), (2023, 850_000)]
    assert sums(dialogue, public=True).total == 1_200_000
    assert in_kronor(1_200_000) in Client().get(PUBLIC).content.decode()
    assert in_kronor(1_250_000) + " är beslutade" in signed_in(lena).get(HOME + "decisions/").content.decode()
    assert in_kronor(800_000) in Client().get(PUBLIC + "1/").content.decode()


def test_earlier_words_about_money_stay_readable(promise):
    decision = promise.decisions.get()
    decision.money = "350 000 kronor"
    assert in_words(decision) == "350 000 kronor"


def test_who_has_not_signed_is_told_of_and_nothing_is_stopped(signed_in, lena, propose, dialogue):
    names = ("Socialförvaltningen", "Personalavdelningen", "Utbildningsförvaltningen")
    social, staff, schools = (factories.make_organisation(dialogue.municipality, name) for name in names)
    SignOff.objects.create(dialogue=dialogue, organisation=social, status="conditions")
    SignOff.objects.create(dialogue=dialogue, organisation=staff, status="not_yet")
    proposal = propose(moves=(("shortlisted", "Bra."),))
    client = signed_in(lena)
    proposal.touches.set([social])
    assert "inte står bakom uppdraget" not in client.get(HOME + "1/").content.decode()
    proposal.touches.set([social, staff, schools])
    for address in (HOME + "1/", HOME + "1/move/proposed/"):
        page = client.get(address).content.decode()
        notice = page[page.index("inte står bakom uppdraget") :]
        assert ("Personalavdelningen</strong>: inte än" in notice, "aldrig tillfrågad" in notice) == (True, True)
        assert "Socialförvaltningen</strong>" not in notice
    missing = [str(one.text) for one in readiness.proposals(dialogue).missing]
    assert "1 förslag på väg berör en förvaltning som inte står bakom uppdraget" in missing
    assert client.post(HOME + "1/move/proposed/", {"reason": "Ändå."}).status_code == 302


def test_the_warning_is_for_those_who_decide_until_they_have_and_then_a_fact_for_the_leader(
    signed_in, lena, stig, petra, farid, propose, dialogue, board
):
    schools = factories.make_organisation(dialogue.municipality, "Utbildningsförvaltningen")
    asked = SignOff.objects.create(dialogue=dialogue, organisation=schools, status="asked")
    proposal = propose(moves=(("shortlisted", "Bra."), ("prioritised", "Bäst."), ("proposed", "Läggs fram.")))
    proposal.touches.set([schools])
    warning, fact = "inte står bakom uppdraget", "stod de här inte bakom uppdraget:"

    def shown(words: str) -> list[str]:
        who = {"lena": lena, "stig": stig, "petra": petra, "farid": farid}
        return [name for name, one in who.items() if words in signed_in(one).get(HOME + "1/").content.decode()]

    assert (shown(warning), shown(fact)) == (["lena", "stig"], [])
    assert warning in signed_in(stig).get(HOME + "1/decisions/new/").content.decode()
    decided = timezone.localdate() - timedelta(weeks=3)
    Decision.objects.create(proposal=proposal, body=board, decided_on=decided, outcome="yes")
    Proposal.objects.filter(pk=proposal.pk).update(state="decided")
    for status, days in (("no", -1), ("yes", 1)):
        SignOffAnswer.objects.create(sign_off=asked, status=status, answered_on=decided + timedelta(days=days))
    SignOff.objects.filter(pk=asked.pk).update(status="yes")
    assert (shown(warning), shown(fact)) == ([], ["lena"])
    assert "Utbildningsförvaltningen (nej)" in signed_in(lena).get(HOME + "1/").content.decode()


def test_what_is_prioritised_and_what_an_unsigned_administration_would_do_itself_are_told_of_too(
    propose, dialogue, leisure
):
    propose(state="prioritised", owner_organisation=leisure)
    missing = [str(one.text) for one in readiness.proposals(dialogue).missing]
    assert "1 förslag på väg berör en förvaltning som inte står bakom uppdraget" in missing
    SignOff.objects.create(dialogue=dialogue, organisation=leisure, status="yes")
    assert not [one for one in readiness.proposals(dialogue).missing if "uppdraget" in str(one.text)]


def test_only_administrations_can_be_touched(signed_in, lena, propose, dialogue):
    club = factories.make_organisation(dialogue.municipality, "Klubben", OrganisationKind.ASSOCIATION)
    proposal = propose()
    data = {"title": "A", "what": "B", "touches": [club.pk], "opened_version": proposal.version}
    assert signed_in(lena).post(HOME + "1/edit/", data).status_code == 422
