"""An interviewee looks at their own quotes by a link: what is shown, what they can say, and what becomes of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogues import links
from dialogues.models import Event, OneTimeLink
from interviews.models import Consent
from interviews.services import withdraw_consent
from perspectives.check_back import letters, reminders, services, withholding
from perspectives.check_back.quotes import counts, own_quotes
from perspectives.compilations import document, review
from perspectives.compilations import queries as compilation_queries
from perspectives.models import (
    CheckBack,
    CheckBackAddition,
    Perspective,
    Quote,
    QuoteAnswer,
    Statement,
    Voice,
)
from perspectives.statements.services import lift_statement, restore_statement
from perspectives.withdrawal import withdrawn_versions
from tests import factories

from .checked import Visitor, asked, reachable, row, world_with_draft
from .compiled import approved, begin, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(dialogue, ines, lena):
    return world_with_draft(dialogue, ines, lena)


@pytest.fixture
def draft(world):
    return world["draft"]


@pytest.fixture
def amina(world):
    """The first youth, who says two things in the draft."""
    person = world["youths"][0]
    second = factories.make_statement(
        person.interviews.get(), "så här är det", number=500, status="confirmed", released_at=timezone.now()
    )
    Voice.objects.create(perspective=world["perspectives"][1], statement=second)
    entry = world["draft"].entries.get(perspective=world["perspectives"][1])
    Quote.objects.create(compilation=world["draft"], entry=entry, statement=second, position=90)
    return person


@pytest.fixture
def visitor(draft, amina, lena):
    return Visitor(asked(draft, amina, lena))


def statements(person) -> list[int]:
    return list(Statement.objects.filter(speaker=person).order_by("number").values_list("pk", flat=True))


# --- What is shown ----------------------------------------------------------------------------------------------------


def test_the_page_shows_the_quotes_exactly_as_they_will_appear(visitor, draft, amina, world):
    Statement.objects.filter(pk=statements(amina)[0]).update(masked="Så är det på [skolan].", translation="So it is.")
    shown = {(one.text, one.translation, one.by, one.against) for one in own_quotes(draft, amina)}
    built = {
        (quote["text"], quote["translation"], quote["by"], quote["against"])
        for chapter in document.build_chapters(draft)
        for perspective in chapter["perspectives"]
        for quote in perspective["quotes"]
    }
    assert len(shown) == 2
    assert shown < built
    page = visitor.looks().content.decode()
    for words in ("Så är det på [skolan].", "So it is.", "Att bli utpekad", "Namnet stänger dörrar", "Unga"):
        assert words in page


def test_the_page_shows_nobody_elses_words_and_no_name(visitor, amina, world):
    page = visitor.looks().content.decode()
    others = [one.masked for one in world["statements"] if one.speaker_id != amina.pk]
    assert len(others) > 15
    assert [words for words in others if words in page] == []
    assert "Person nummer" not in page
    assert "person1@example.org" not in page


def test_in_a_talk_of_several_only_what_is_noted_as_theirs_is_shown(dialogue, draft, world, ines, lena):
    one, two = (factories.make_interviewee(dialogue, world["young"], number) for number in (70, 71))
    for person in (one, two):
        Consent.objects.create(interviewee=person, informed_on="2022-01-10", way="spoken", notice="")
    reachable(dialogue, one, two)
    talk = factories.make_interview(dialogue, ines, one, two, number=70, text="Mitt. Ditt. Vems?", kind="focus_group")
    shown = {"status": "confirmed", "released_at": timezone.now()}
    entry = draft.entries.first()
    for number, (words, speaker) in enumerate([("Mitt.", one), ("Ditt.", two), ("Vems?", None)], 70):
        row = factories.make_statement(talk, words, number=number, speaker=speaker, **shown)
        Voice.objects.create(perspective=entry.perspective, statement=row)
        Quote.objects.create(compilation=draft, entry=entry, statement=row, position=number)
    assert [quote.text for quote in own_quotes(draft, one)] == ["Mitt."]
    assert [quote.text for quote in own_quotes(draft, two)] == ["Ditt."]
    page = Visitor(asked(draft, one, lena)).looks().content.decode()
    assert "Ditt." not in page
    assert "Vems?" not in page
    assert counts(draft)[one.pk] == counts(draft)[two.pk] == 1


def test_what_nobody_is_noted_for_is_theirs_when_they_were_alone(draft, world):
    person = world["youths"][3]
    Statement.objects.filter(speaker=person).update(speaker=None)
    assert len(own_quotes(draft, person)) == 1
    assert counts(draft)[person.pk] == 1
    person.interviews.update(kind="workshop")
    assert own_quotes(draft, person) == []
    assert person.pk not in counts(draft)


def test_somebody_who_is_not_quoted_is_asked_whether_something_is_missing(dialogue, draft, world, lena):
    person = world["adults"][0]
    reachable(dialogue, person)
    draft.quotes.filter(statement__speaker=person).delete()
    visitor = Visitor(asked(draft, person, lena))
    assert "Inget av ditt är ordagrant citerat" in visitor.looks().content.decode()
    assert visitor.says(missing="Bussen.", done=True).status_code == 200
    assert CheckBackAddition.objects.get().text == "Bussen."


def test_the_page_is_kept_out_of_caches_referrers_and_search_engines(visitor):
    answer = visitor.looks()
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_html_in_words_and_titles_is_text(visitor, amina, world):
    Statement.objects.filter(pk=statements(amina)[0]).update(masked="<script>alert(1)</script>")
    Perspective.objects.update(title="<img src=x>")
    page = visitor.looks().content.decode()
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


# --- What they say ----------------------------------------------------------------------------------------------------


def test_amina_says_yes_to_one_asks_for_a_change_of_one_and_says_what_is_missing(visitor, amina):
    first, second = statements(amina)
    wishes = {f"wish_{second}": "Ta bort namnet på skolan."}
    answer = visitor.says(
        {first: "approved", second: "change"}, done=True, missing="Ingen frågade om bussen.", **wishes
    )
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "1 citat kan stå." in page
    assert "1 citat vill du ska stå på ett annat sätt." in page
    assert "Ta bort namnet" not in page  # a phone may be shared
    said = {one.statement_id: (one.verdict, one.wish, one.is_waiting) for one in QuoteAnswer.objects.all()}
    assert said == {first: ("approved", "", False), second: ("change", "Ta bort namnet på skolan.", True)}
    assert CheckBackAddition.objects.get().text == "Ingen frågade om bussen."
    kept = row(amina)
    assert kept.answered_at is not None
    assert kept.finished_at is not None


def test_wishes_and_what_is_missing_lie_encrypted(visitor, amina):
    from django.db import connection

    first, _second = statements(amina)
    visitor.says({first: "change"}, **{f"wish_{first}": "Kvarnhjulsfasan"}, missing="Kvarnhjulsfasan")
    for table in ("perspectives_quoteanswer", "perspectives_checkbackaddition"):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table of ours
            rows = cursor.fetchall()
        assert len(rows) == 1
        assert "Kvarnhjulsfasan" not in str(rows)


def test_what_is_left_open_is_no_answer(visitor, amina):
    first, second = statements(amina)
    visitor.says({first: "approved"}, done=True)
    assert list(QuoteAnswer.objects.values_list("statement", flat=True)) == [first]


def test_one_can_save_go_on_later_and_change_ones_mind(visitor, amina):
    first, _second = statements(amina)
    assert visitor.says({first: "approved"}, missing="Ett").headers["Location"] == f"{visitor.path}?saved=1"
    assert "Det är sparat" in visitor.client.get(f"{visitor.path}?saved=1").content.decode()
    visitor.says({first: "change"}, missing="Två", **{f"wish_{first}": "Kortare."})
    assert [(one.verdict, one.wish) for one in QuoteAnswer.objects.all()] == [("change", "Kortare.")]
    assert [one.text for one in CheckBackAddition.objects.all()] == ["Två"]
    visitor.says({first: "approved"}, missing="")
    assert CheckBackAddition.objects.count() == 0
    assert QuoteAnswer.objects.get().wish == ""


def test_a_change_without_words_comes_back_with_all_that_was_written(visitor, amina):
    first, second = statements(amina)
    answer = visitor.says({first: "change", second: "approved"}, missing="Bussen.", done=True)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [f"wish_{first}"]
    assert answer.context["form"]["missing"].value() == "Bussen."
    assert QuoteAnswer.objects.count() == 0


@pytest.mark.parametrize(
    "data",
    [
        {"verdict_1": "approved", "verdict_999999999999999999999": "withdrawn"},
        {"verdict_x": "withdrawn", "missing": "\x00"},
        {"missing": "x" * 4001},
        {},
    ],
)
def test_mangled_answers_break_nothing_and_take_nothing_away(visitor, world, data):
    before = Quote.objects.count()
    assert visitor.client.post(visitor.path, data).status_code in {302, 422}
    assert Quote.objects.count() == before
    assert QuoteAnswer.objects.count() == 0


def test_nobody_answers_about_anothers_quote(visitor, world):
    theirs = world["statements"][5].pk
    assert visitor.says({theirs: "withdrawn"}, done=True).status_code == 200
    assert QuoteAnswer.objects.count() == 0
    assert Statement.objects.filter(pk=theirs).exists()


def test_a_yes_is_to_the_wording_that_was_shown(visitor, amina):
    first, second = statements(amina)
    page = visitor.looks()
    seen = {one.seen.html_name: one.seen.value() for one in page.context["asked"]}
    Statement.objects.filter(pk=first).update(masked="[Något] annat.")
    data = seen | {f"verdict_{first}": "approved", f"verdict_{second}": "approved", "missing": "Bussen.", "done": "1"}
    answer = visitor.client.post(visitor.path, data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Den här formuleringen är ny." in text
    assert "[Något] annat." in text
    assert "Bussen." in text
    assert QuoteAnswer.objects.count() == 0
    assert visitor.says({first: "approved"}).status_code == 302


def test_a_child_looks_together_with_a_guardian(draft, amina, lena):
    Consent.objects.filter(interviewee=amina).update(guardian="written")
    visitor = Visitor(asked(draft, type(amina).objects.get(pk=amina.pk), lena))
    assert "tillsammans med en vårdnadshavare" in OutgoingMail.objects.get().text
    first, _second = statements(amina)
    refused = visitor.says({first: "approved"})
    assert list(refused.context["form"].errors) == ["guardian"]
    assert visitor.says({first: "approved"}, guardian="on").status_code == 302


# --- Taking one quote away ------------------------------------------------------------------------------------------


def test_a_quote_that_is_taken_away_is_gone_from_all_unpublished_work_at_once(
    signed_in, visitor, dialogue, amina, draft, lena, dana, farid
):
    first, second = statements(amina)
    words = Statement.objects.get(pk=first).masked
    visitor.says({first: "withdrawn"})
    assert not draft.quotes.filter(statement=first).exists()
    assert not Statement.objects.filter(pk=first).exists()
    for who in (dana, farid, lena):
        client = signed_in(who)
        for page in (
            "perspectives/statements/",
            "perspectives/1/",
            "compilations/1/read/1/",
            "compilations/1/read/1/1/",
        ):
            assert words not in client.get(f"/dialogues/segregation/{page}").content.decode()
    assert draft.quotes.filter(statement=second).exists()
    assert compilation_queries.obstacles(draft) == {}
    assert Event.objects.filter(name="check_back.quote_withdrawn", actor=None).count() == 1


def test_it_is_neither_put_back_nor_lifted_nor_quoted_again(visitor, dialogue, amina, ines, lena, dana, draft):
    first, _second = statements(amina)
    statement = Statement.objects.get(pk=first)
    visitor.says({first: "withdrawn"}, done=True)
    with pytest.raises(ValidationError, match="tagit bort"):
        restore_statement(statement=Statement.everything.get(pk=first), actor=ines)
    talk = statement.interview
    for start, end in ((statement.start, statement.end), (statement.start + 3, statement.end - 5)):
        words = talk.source.text[start:end]
        with pytest.raises(ValidationError, match="tagit bort"):
            lift_statement(interview=talk, actor=ines, start=start, end=end, words=words)
    draft.delete()
    assert not begin(dialogue, lena).quotes.filter(statement=first).exists()


def test_a_slip_is_undone_by_the_person_alone(visitor, amina, world):
    first, _second = statements(amina)
    visitor.says({first: "withdrawn"})
    page = visitor.looks()
    assert "Du har tagit bort det här." in page.content.decode()
    assert visitor.says({first: "approved"}).status_code == 302
    statement = Statement.objects.get(pk=first)
    assert (statement.withheld_at, statement.released_at, statement.status) == (None, None, "confirmed")
    assert statement.perspectives.count() == 1
    assert not withholding.give_back(first)


def test_a_quote_in_print_is_listed_and_makes_the_next_version_a_re_issue(
    signed_in, client, visitor, dialogue, amina, draft, lena, dana
):
    factories.publish(dialogue)
    words = Statement.objects.get(pk=statements(amina)[0]).masked
    published(draft, lena, dana)
    assert "publicerades den" in visitor.looks().content.decode()
    visitor.says({statements(amina)[0]: "withdrawn"}, done=True)
    assert withdrawn_versions(dialogue) == {1}
    page = signed_in(lena).get("/dialogues/segregation/compilations/check-back/").content.decode()
    assert "Version 1, kapitel 1, Att bli utpekad: Namnet stänger dörrar" in page or "Utgåva 1" in page
    assert words not in page
    second = published(begin(dialogue, lena), lena, dana)
    assert second.content["redacts"] == 1
    for address in ("1/1/", "1/1/?version=1", "?version=1", "1/?version=1", "changes/?from=1"):
        assert words not in client.get(f"/d/segregation/compilation/{address}").content.decode()


def test_taking_away_in_the_moment_of_publication_is_either_before_or_listed(
    visitor, dialogue, amina, draft, lena, dana
):
    version = approved(draft, lena, dana)
    visitor.says({statements(amina)[0]: "withdrawn"})
    with pytest.raises(ValidationError, match="ändrats"):
        review.publish(compilation=version, actor=lena)
    assert withdrawn_versions(dialogue) == set()


def test_drafts_on_paper_go_with_it(visitor, amina, draft, settings, tmp_path, django_capture_on_commit_callbacks):
    from django.core.files.base import ContentFile

    from reports.models import Document

    settings.MEDIA_ROOT = tmp_path
    paper = Document(kind="compilation", object_id=draft.pk, content_key="draft", title="Utkast", state="done")
    paper.file.save("draft.pdf", ContentFile(b"%PDF"), save=True)
    with django_capture_on_commit_callbacks(execute=True):
        visitor.says({statements(amina)[0]: "withdrawn"})
    assert not (tmp_path / paper.file.name).exists()


# --- A wish stands in the way of publishing -------------------------------------------------------------------------


def test_a_quote_with_a_wish_that_waits_is_not_published(signed_in, visitor, amina, draft, lena, dana):
    first, _second = statements(amina)
    version = approved(draft, lena, dana)
    visitor.says({first: "change"}, **{f"wish_{first}": "Kortare."})
    with pytest.raises(ValidationError, match="1 citat väntar på svar"):
        review.publish(compilation=version, actor=lena)
    page = signed_in(lena).get("/dialogues/segregation/compilations/1/").content.decode()
    assert "1 citat väntar på svar: den som sa det vill ha en annan formulering." in page
    assert "/dialogues/segregation/compilations/check-back/" in page
    visitor.says({first: "approved"})
    assert review.publish(compilation=version, actor=lena).number == 1


# --- The link ---------------------------------------------------------------------------------------------------------


def test_being_done_uses_the_link_up(visitor, amina):
    first, _second = statements(amina)
    visitor.says({first: "approved"}, done=True)
    for answer in (visitor.looks(), visitor.client.post(visitor.path, {f"verdict_{first}": "withdrawn", "done": "1"})):
        assert answer.status_code == 410
        text = answer.content.decode()
        assert "Det du svarade finns kvar." in text
        assert "så här är det för mig" not in text
        assert "Logga in" not in text
    assert QuoteAnswer.objects.get().verdict == "approved"


def test_two_who_are_done_at_once_answer_once(visitor, amina, draft):
    """The second request finds the link used up between its page and its answer."""
    found = row(amina)
    found.compilation, found.interviewee = draft, amina
    link = OneTimeLink.objects.get()
    assert services.answer(check_back=found, said=services.Said({}, is_done=True), link=link)
    assert not services.answer(check_back=found, said=services.Said({}, is_done=True), link=link)
    assert not services.answer(check_back=found, said=services.Said({}), link=link)


def test_the_link_ends_after_six_weeks(draft, amina, lena):
    visitor = Visitor(asked(draft, amina, lena))
    with time_machine.travel(timezone.now() + timedelta(days=41)):
        assert visitor.looks().status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=43)):
        answer = visitor.looks()
        assert answer.status_code == 410
        assert "så här är det" not in answer.content.decode()


def test_asking_again_gives_a_new_link_and_closes_the_old(visitor, draft, amina, lena):
    services.ask(compilation=draft, people=[amina], actor=lena)  # the button, pressed twice
    assert visitor.looks().status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        newer = Visitor(asked(draft, amina, lena))
    assert visitor.looks().status_code == 410
    assert newer.looks().status_code == 200
    assert CheckBack.objects.count() == 1


def test_a_link_that_is_taken_back_leads_nowhere(visitor, draft, amina, lena):
    found = row(amina)
    assert services.close(check_back=found, actor=lena)
    assert not services.close(check_back=found, actor=lena)
    assert visitor.looks().status_code == 410


@pytest.mark.parametrize("change", [{"allows_contact": False}, {"withdrawn_at": timezone.now()}])
def test_who_no_longer_wants_contact_has_no_open_link(visitor, amina, change):
    Consent.objects.filter(interviewee=amina).update(**change)
    assert visitor.looks().status_code == 410


def test_only_a_hash_of_the_link_is_kept_and_it_opens_one_thing(visitor, amina, dialogue, draft):
    link = OneTimeLink.objects.get()
    token = visitor.path.split("/")[2]
    assert token not in str(vars(link)) + str(vars(row(amina)))
    assert (link.purpose, link.object_id, link.dialogue) == (letters.PURPOSE, row(amina).pk, dialogue)


def test_a_link_does_not_reach_into_another_dialogue(visitor, amina):
    other = factories.make_dialogue("annan")
    address = links.issue(purpose=letters.PURPOSE, object_id=row(amina).pk, dialogue=other, valid=timedelta(days=1))
    assert visitor.client.get("/l/" + address.split("/l/")[1]).status_code == 410


def test_the_mail_holds_no_name_no_quote_and_no_subject(draft, amina, lena):
    asked(draft, amina, lena)
    mail = OutgoingMail.objects.get()
    for secret in ("Person nummer", "så här är det", "Segregation", "Utpekad", "Unga"):
        assert secret not in mail.text + mail.html + mail.subject
    assert mail.to == "person1@example.org"


def test_the_leaders_get_one_mail_a_day_however_many_answer(dialogue, draft, world, lena, amina):
    second = world["youths"][1]
    for person in (amina, second):
        Visitor(asked(draft, person, lena)).says({}, missing="Bussen.", done=True)
    told = OutgoingMail.objects.filter(subject__startswith="Svar har kommit")
    assert [mail.to for mail in told] == ["lena@example.org"]


# --- The letter and its code ------------------------------------------------------------------------------------------


def test_the_code_on_a_letter_opens_the_same_page_however_it_is_typed(draft, amina, lena):
    _row, _link, code = services.make_letter(compilation=draft, person=amina, actor=lena)
    for typed in (code, code.lower().replace("-", " "), f" {code.replace('-', '')} "):
        visitor = Visitor("/check-back/")
        answer = visitor.client.post("/check-back/", {"code": typed})
        assert answer.status_code == 302
        assert answer.headers["Cache-Control"] == "no-store, private"
        page = visitor.client.get("/l/" + answer.headers["Location"].split("/l/")[1])
        assert "Namnet stänger dörrar" in page.content.decode()


def test_a_code_that_does_not_fit_is_told_and_counted(draft, amina, lena):
    services.make_letter(compilation=draft, person=amina, actor=lena)
    visitor = Visitor("/check-back/")
    for typed in ("0000 0000 0000", "", "x" * 300, "kod\x00"):
        assert visitor.client.post("/check-back/", {"code": typed}).status_code == 422
    for _ in range(10):
        answer = visitor.client.post("/check-back/", {"code": "0000 0000 0000"})
    assert answer.status_code == 429


def test_a_code_works_no_longer_than_its_letter(draft, amina, lena):
    _row, link, code = services.make_letter(compilation=draft, person=amina, actor=lena)
    first = Visitor("/l/" + link.split("/l/")[1])
    _row, _link, newer = services.make_letter(compilation=draft, person=amina, actor=lena)
    client = first.client
    assert first.looks().status_code == 410
    assert client.post("/check-back/", {"code": code}).status_code == 422
    later = timezone.now() + timedelta(days=43)
    with time_machine.travel(later):
        assert client.post("/check-back/", {"code": newer}).status_code == 422
    services.close(check_back=row(amina), actor=lena)
    assert client.post("/check-back/", {"code": newer}).status_code == 422
    assert not CheckBack.objects.exclude(code_hash="").exists()


def test_being_done_ends_the_code_and_every_link(draft, amina, lena):
    _row, link, code = services.make_letter(compilation=draft, person=amina, actor=lena)
    visitor = Visitor("/l/" + link.split("/l/")[1])
    by_code = visitor.client.post("/check-back/", {"code": code}).headers["Location"]
    assert Visitor("/l/" + by_code.split("/l/")[1]).says({}, done=True).status_code == 200
    assert visitor.looks().status_code == 410
    assert visitor.client.post("/check-back/", {"code": code}).status_code == 422


# --- Asking and reminding -------------------------------------------------------------------------------------------


def test_only_those_who_may_be_contacted_are_asked(dialogue, draft, world, lena):
    people = world["youths"]
    withdraw_consent(person=people[1], actor=None)
    without = people[2]
    Consent.objects.filter(interviewee=without).update(allows_contact=True)
    result = services.ask(compilation=draft, people=people, actor=lena)
    assert (result.count, list(result.without_address)) == (1, [without])
    with pytest.raises(ValidationError):
        services.make_letter(compilation=draft, person=people[3], actor=lena)


def test_nobody_is_asked_about_what_is_published(dialogue, draft, amina, lena, dana):
    published(draft, lena, dana)
    draft.refresh_from_db()
    with pytest.raises(ValidationError):
        services.ask(compilation=draft, people=[amina], actor=lena)


def test_silence_is_met_with_one_reminder_after_two_weeks_and_both_links_work(draft, world, amina, lena):
    begun = timezone.now().replace(hour=9, minute=0)
    with time_machine.travel(begun, tick=False) as clock:
        visitor = Visitor(asked(draft, amina, lena))
        other = Visitor(asked(draft, world["youths"][1], lena))
        other.says({}, missing="Bussen.")
        clock.shift(timedelta(days=13))
        assert reminders.send_reminders() == 0
        clock.shift(timedelta(days=2))
        assert reminders.send_reminders() == 1
        assert reminders.send_reminders() == 0
        clock.shift(timedelta(days=10))
        assert reminders.send_reminders() == 0
        assert visitor.looks().status_code == 200
    (mail,) = OutgoingMail.objects.filter(subject__startswith="Påminnelse")
    assert mail.to == "person1@example.org"


@pytest.mark.parametrize("why", ["closed", "published", "no contact", "letter"])
def test_nobody_is_reminded_who_should_not_be(draft, amina, lena, dana, why):
    begun = timezone.now().replace(hour=9, minute=0)
    with time_machine.travel(begun, tick=False) as clock:
        if why == "letter":
            services.make_letter(compilation=draft, person=amina, actor=lena)
        else:
            asked(draft, amina, lena)
        if why == "closed":
            services.close(check_back=row(amina), actor=lena)
        if why == "published":
            published(draft, lena, dana)
        if why == "no contact":
            Consent.objects.update(allows_contact=False)
        clock.shift(timedelta(days=15))
        assert reminders.send_reminders() == 0


# --- Taking back everything -------------------------------------------------------------------------------------------


def test_taking_back_everything_closes_the_link_and_forgets_the_answers(visitor, amina, draft):
    first, second = statements(amina)
    visitor.says({first: "change", second: "withdrawn"}, missing="Bussen.", **{f"wish_{first}": "Kortare."})
    withdraw_consent(person=amina, actor=None)
    assert visitor.looks().status_code == 410
    assert QuoteAnswer.objects.count() == CheckBackAddition.objects.count() == 0
    assert row(amina).closed_at is not None
    assert set(Statement.everything.filter(speaker=amina).values_list("original", flat=True)) == {""}
    assert amina.withdrawal.found["check_back_answers"] == 3


def test_own_quotes_cost_the_same_however_many(draft, amina, world, django_assert_num_queries):
    assert draft.dialogue is not None
    with django_assert_num_queries(4):
        assert len(own_quotes(draft, amina)) == 2
    talk = amina.interviews.get()
    for number in range(3):
        extra = factories.make_statement(talk, "sant", number=600 + number)
        Voice.objects.create(perspective=draft.entries.first().perspective, statement=extra)
        Quote.objects.create(compilation=draft, entry=draft.entries.first(), statement=extra, position=50 + number)
    with django_assert_num_queries(4):
        assert len(own_quotes(draft, amina)) == 5
