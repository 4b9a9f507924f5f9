"""Two proposals that are the same become one, and two again: nothing is lost either way."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from actions.merging import services
from actions.merging.alike import Words, pairs
from actions.merging.queries import family, likely, lives_on_in
from actions.merging.services import Wording, merge, split
from actions.models import Merging, Origin, Proposal, ProposalObjection, ProposalOption
from dialogues.models import Event
from meetings.models import Note, Option, Round
from tests import factories
from tests.actions.conftest import HOME, PUBLIC

pytestmark = pytest.mark.django_db
MERGE = HOME + "1/merge/2/"


@pytest.fixture
def two(dialogue, propose, meeting, petra):
    """Two that are the same, each with a perspective, an origin and an objection of its own."""
    made = []
    for number, title in enumerate(("Språkcafé på biblioteket", "Språkcafé varje vecka"), start=1):
        one = propose(title, what=f"Ett språkcafé, sätt {number}.", why=f"Skäl {number}.")
        one.perspectives.add(factories.make_perspective(dialogue, f"Perspektiv {number}", number=number))
        note = Note.objects.create(meeting=meeting, kind="proposal", text=f"Anteckning {number}")
        Origin.objects.create(proposal=one, kind="note", note=note)
        ProposalObjection.objects.create(proposal=one, objection=f"Invändning {number}", by=petra)
        made.append(one)
    made[1].perspectives.add(made[0].perspectives.get())
    return made


@pytest.fixture
def one_of(lena):
    """Return a function that lets the second become part of the first."""

    def make(kept: Proposal, part: Proposal, wording: Wording | None = None) -> Merging:
        return merge(kept=kept, part=part, wording=wording or Wording.of(kept), reason="Samma sak.", actor=lena)

    return make


def ledger(proposal: Proposal) -> list[tuple]:
    return [(move.from_state, move.to_state, move.reason, move.other) for move in proposal.moves.all()]


def test_lena_makes_one_of_two_and_all_that_belongs_to_them_stands_with_it(signed_in, lena, two, meeting):
    kept, part = two
    round_ = Round.objects.create(meeting=meeting, title="Hur angeläget?", over="proposals")
    option = Option.objects.create(round=round_, number=1, title="2. Språkcafé varje vecka")
    ProposalOption.objects.create(option=option, proposal=part)
    Round.objects.filter(pk=round_.pk).update(opened_at="2022-06-15T18:00Z")
    Round.objects.filter(pk=round_.pk).update(closed_at="2022-06-15T18:10Z")
    client = signed_in(lena)
    shown = client.get(MERGE).content.decode()
    assert all(words in shown for words in ("Ett språkcafé, sätt 1.", "Ett språkcafé, sätt 2.", "Invändning 2"))
    answer = client.post(MERGE, {"stays": "1", "words": "2", "reason": "Samma café."})
    assert answer.headers["Location"] == HOME + "1/"
    kept.refresh_from_db()
    part.refresh_from_db()
    assert (kept.title, kept.what, kept.why) == ("Språkcafé varje vecka", "Ett språkcafé, sätt 2.", "Skäl 2.")
    assert (part.state, part.merged_into, part.title) == ("merged", kept, "Språkcafé varje vecka")
    assert [row.title for row in kept.perspectives.order_by("number")] == ["Perspektiv 1", "Perspektiv 2"]
    assert ledger(kept)[-1] == ("harvested", "harvested", "Nummer 2 blev del av det här. Samma café.", part)
    assert ledger(part)[-1] == ("harvested", "merged", "Blev del av nummer 1. Samma café.", kept)
    page = client.get(HOME + "1/")
    assert [way.text for way in page.context["page"].ways_back] == ["Anteckning 1", "Anteckning 2"]
    assert [one.objection for one in page.context["page"].objections] == ["Invändning 1", "Invändning 2"]
    assert [one.option for one in page.context["page"].rounds] == [option]
    assert Event.objects.get(name="proposal.merged").data == {"number": 2, "into": 1}


def test_the_part_can_still_be_read_at_its_address_and_leads_on(signed_in, petra, lena, two, one_of):
    one_of(*two)
    page = signed_in(petra).get(HOME + "2/").content.decode()
    assert "Det blev del av nummer 1:" in page and f'href="{HOME}1/"' in page
    assert "Ett språkcafé, sätt 2." in page and "Invändning 2" in page
    assert 'id="ledger"' in page and 'id="plan"' not in page, "what is past is read, what lies ahead is the other's"
    assert f"{HOME}2/split/" not in page and f"{HOME}2/split/" in signed_in(lena).get(HOME + "2/").content.decode()
    listed = [row.proposal.number for row in signed_in(lena).get(HOME).context["rows"]]
    parts = [row.proposal.number for row in signed_in(lena).get(HOME + "?state=merged").context["rows"]]
    assert (listed, parts) == ([1], [2])


def test_new_words_are_written_and_must_be_there(signed_in, lena, two):
    client = signed_in(lena)
    sent = {"stays": "2", "words": "new", "title": "", "what": "", "reason": "Samma."}
    assert set(client.post(MERGE, sent).context["form"].errors) == {"title", "what"}
    client.post(MERGE, sent | {"title": "<b>Café</b>", "what": "å" * 10_000})
    kept = Proposal.objects.get(number=2)
    assert (kept.title, len(kept.what), Proposal.objects.get(number=1).merged_into) == ("<b>Café</b>", 10_000, kept)
    assert "<b>Café" not in client.get(HOME + "2/").content.decode()


def test_undone_everything_is_as_it_was_and_both_ledgers_say_so(signed_in, lena, two):
    kept, part = two
    before = [(one.title, one.what, one.why, set(one.perspectives.all()), one.state) for one in two]
    client = signed_in(lena)
    client.post(MERGE, {"stays": "1", "words": "2", "reason": "Samma café."})
    assert client.post(HOME + "2/split/", {"reason": ""}).status_code == 422
    assert client.post(HOME + "2/split/", {"reason": "De var två."}).status_code == 302
    for one in two:
        one.refresh_from_db()
    assert [(one.title, one.what, one.why, set(one.perspectives.all()), one.state) for one in two] == before
    assert part.merged_into is None
    assert ledger(kept)[-1][2] == "Nummer 2 delades av från det här igen. De var två."
    assert ledger(part)[-1][:3] == ("merged", "harvested", "Delades från nummer 1 igen. De var två.")
    assert client.post(HOME + "2/split/", {"reason": "Igen."}).status_code == 422
    assert Merging.objects.get().undone_at is not None
    client.post(MERGE, {"stays": "2", "words": "1", "reason": "Åt andra hållet."})
    kept.refresh_from_db()
    assert kept.merged_into == part


def test_words_changed_since_are_not_overwritten_by_undoing(lena, two, one_of):
    kept, part = two
    one_of(kept, part, Wording("Nytt", "Nytt."))
    Proposal.objects.filter(pk=kept.pk).update(title="Ännu nyare")
    split(part=part, reason="Två.", actor=lena)
    kept.refresh_from_db()
    assert (kept.title, kept.what) == ("Ännu nyare", "Nytt.")


def test_a_perspective_that_two_parts_brought_stays_while_one_of_them_does(lena, two, one_of, propose):
    kept, part = two
    third = propose("Språkcafé med barnpassning")
    shared = part.perspectives.get(number=2)
    third.perspectives.add(shared)
    one_of(kept, part)
    one_of(kept, third)
    split(part=part, reason="Två.", actor=lena)
    assert shared in kept.perspectives.all()
    split(part=third, reason="Två.", actor=lena)
    assert shared not in kept.perspectives.all()


def test_what_was_decided_after_it_took_one_in_keeps_its_words_and_perspectives(lena, two, one_of):
    kept, part = two
    one_of(kept, part, Wording("Ett gemensamt", "Ihop."))
    Proposal.objects.filter(pk=kept.pk).update(state="decided")
    split(part=part, reason="Den vill leva själv.", actor=lena)
    kept.refresh_from_db()
    part.refresh_from_db()
    assert (kept.title, kept.state, kept.perspectives.count(), part.state) == (
        "Ett gemensamt",
        "decided",
        2,
        "harvested",
    )


# --- What cannot be -------------------------------------------------------------------------------------------------


def test_not_with_itself_and_not_across_dialogues(signed_in, lena, two, one_of):
    client = signed_in(lena)
    answer = client.post(HOME + "1/merge/1/", {"stays": "1", "words": "1", "reason": "Hm."})
    assert (answer.status_code, Merging.objects.count()) == (422, 0)
    elsewhere = factories.make_dialogue("annan", municipality=factories.make_municipality("Sigtuna kommun", "sig"))
    foreign = Proposal.objects.create(dialogue=elsewhere, number=7, title="Där", what="Där.")
    assert client.post(HOME + "1/merge/7/", {"stays": "7", "words": "7", "reason": "Hm."}).status_code == 404
    with pytest.raises(ValidationError, match="olika dialoger"):
        one_of(two[0], foreign)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=two[0].pk).update(state="merged", merged_into=two[0])


def test_not_in_a_circle_however_it_is_tried(signed_in, lena, two, one_of, propose):
    first, second = two
    third = propose("Ett tredje")
    one_of(second, first)
    with pytest.raises(ValidationError, match="Nummer 1 är redan del av ett annat"):
        one_of(first, second)
    one_of(third, second)
    with pytest.raises(ValidationError):
        one_of(first, third)
    first = Proposal.objects.get(pk=first.pk)
    assert (lives_on_in(first), [one.number for one in family(third)]) == (third, [3, 2, 1])
    with pytest.raises(ValidationError, match="Nummer 2 är redan del av ett annat"):
        split(part=first, reason="Först.", actor=lena)
    page = signed_in(lena).get(HOME + "1/").content.decode()
    assert "Det blev del av nummer 3:" in page


@pytest.mark.parametrize("state", ["decided", "under_way", "done", "stopped"])
def test_a_promise_neither_goes_into_another_nor_takes_one_in(signed_in, lena, two, state):
    Proposal.objects.filter(number=1).update(state=state)
    client = signed_in(lena)
    assert "beslutat och lovat" in client.get(MERGE).content.decode()
    for stays in ("1", "2"):
        answer = client.post(MERGE, {"stays": stays, "words": "2", "reason": "Hm."})
        assert (answer.status_code, Merging.objects.count()) == (422, 0)
        assert "beslutat och lovat" in answer.content.decode()


def test_two_who_merge_at_once_get_one_merging(lena, two, one_of):
    first, second = two
    stale = Proposal.objects.get(pk=second.pk)
    one_of(first, second)
    with pytest.raises(ValidationError):
        one_of(first, stale)
    assert (Merging.objects.count(), first.moves.count(), second.moves.count()) == (1, 2, 2)


def test_a_part_is_neither_moved_nor_changed(signed_in, lena, two, one_of):
    one_of(*two)
    client = signed_in(lena)
    for state in ("shortlisted", "harvested", "idea_bank"):
        assert client.post(f"{HOME}2/move/{state}/", {"reason": "Ändå."}).status_code == 422
    sent = {"title": "Nytt", "what": "Nytt", "opened_version": 1}
    assert client.post(f"{HOME}2/edit/", sent).status_code == 422
    assert Proposal.objects.get(number=2).title == "Språkcafé varje vecka"


@pytest.mark.parametrize("who", ["farid", "dana", "stig", "petra", "otto"])
def test_others_do_not_merge(signed_in, request, two, who):
    client = signed_in(request.getfixturevalue(who))
    for path in ("similar/", "1/merge/2/", "2/split/"):
        assert client.get(HOME + path).status_code == 403
    assert client.post(HOME + "1/apart/2/").status_code == 403


# --- The public -----------------------------------------------------------------------------------------------------


def test_the_public_address_of_a_part_leads_to_the_promise_and_tells_nothing_else(client, dialogue, two, one_of):
    factories.publish(dialogue)
    one_of(*two)
    assert client.get(PUBLIC + "2/").status_code == 404
    Proposal.objects.filter(number=1).update(state="decided")
    assert client.get(PUBLIC + "2/").headers["Location"] == PUBLIC + "1/"
    assert client.get(PUBLIC + "3/").status_code == 404


# --- Alike ----------------------------------------------------------------------------------------------------------


def numbers(dialogue, **values) -> list[tuple[int, int]]:
    return [(one.first.number, one.second.number) for one in likely(dialogue, **values)]


def test_those_that_speak_of_the_same_are_found_with_the_words_they_share(signed_in, lena, dialogue, two, propose):
    propose("Nattfotboll", what="En hall öppen på lördagar.")
    [pair] = likely(dialogue)
    assert ((pair.first.number, pair.second.number), "språkcafé" in pair.words) == ((1, 2), True)
    page = signed_in(lena).get(HOME + "similar/").content.decode()
    assert "Ett språkcafé, sätt 1." in page and "Nattfotboll" not in page
    assert signed_in(lena).post(HOME + "1/apart/2/").status_code == 302
    assert signed_in(lena).post(HOME + "2/apart/1/").status_code == 302
    assert (numbers(dialogue), Event.objects.filter(name="proposal.told_apart").count()) == ([], 1)


def test_two_of_the_idea_bank_only_when_asked_for_and_never_a_promise(dialogue, two, one_of):
    Proposal.objects.filter(number=2).update(state="idea_bank")
    assert numbers(dialogue) == [(1, 2)]
    Proposal.objects.filter(number=1).update(state="idea_bank")
    assert (numbers(dialogue), numbers(dialogue, with_bank=True)) == ([], [(1, 2)])
    Proposal.objects.filter(number=1).update(state="decided")
    assert numbers(dialogue, with_bank=True) == []


def test_any_two_can_be_held_against_each_other(signed_in, lena, two):
    client = signed_in(lena)
    way = client.get(HOME + "similar/?first=2&second=1")
    assert way.headers["Location"] == HOME + "2/merge/1/"
    for query in ("first=1&second=1", "first=1&second=99", "first=x&second=", "first=" + "9" * 40 + "&second=1"):
        assert client.get(f"{HOME}similar/?{query}").status_code == 422


WORD = st.sampled_from(["språkcafé", "bibliotek", "fotboll", "nycklar", "söndag", "förening", "skola", "buss"])
TEXT = st.lists(WORD, min_size=1, max_size=6).map(" ".join)


@given(st.lists(TEXT, max_size=8))
def test_pairs_are_ordered_by_likeness_and_the_same_in_any_order(texts):
    rows = [Words(key, text, text) for key, text in enumerate(texts)]
    found = pairs(rows)
    assert found == pairs(list(reversed(rows)))
    assert all(one.first < one.second and 0 < one.likeness <= 1 for one in found)
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)
    same = {(a.key, b.key) for a in rows for b in rows if a.key < b.key and a.title == b.title}
    assert same <= {(one.first, one.second) for one in found}


def test_what_is_told_apart_must_be_two(lena, two):
    with pytest.raises(ValidationError):
        services.tell_apart(first=two[0], second=two[0], actor=lena)
