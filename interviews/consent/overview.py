"""What the pages of the consent show: figures, a receipt's words, a withdrawal's places."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.models import Dialogue

from ..models import Consent, Interview, Interviewee, InterviewStatus, InterviewText, Withdrawal
from .found import CHECK, Found, Place, places_in_words


@dataclass(frozen=True)
class Figures:
    """Counts of people, for the leader: who was heard, of whom a consent is noted, who has a receipt."""

    heard: int
    told: int
    receipts: int
    withdrawn: int

    @property
    def untold(self) -> int:
        return self.heard - self.told


def figures(dialogue: Dialogue) -> Figures:
    """Two queries. Exact: only whoever plans the interviews sees them."""
    held = Interview.people.through.objects.filter(interview__dialogue=dialogue, interview__status=InterviewStatus.HELD)
    heard = dialogue.interviewees.filter(pk__in=held.values("interviewee")).order_by()
    standing = Q(consent__withdrawn_at=None)
    counted = heard.aggregate(
        heard=Count("pk", filter=standing), told=Count("pk", filter=standing & Q(consent__isnull=False))
    )
    noted = Consent.objects.filter(interviewee__dialogue=dialogue).aggregate(
        receipts=Count("pk", filter=~Q(receipt_hash="") & Q(withdrawn_at=None)),
        withdrawn=Count("pk", filter=Q(withdrawn_at__isnull=False)),
    )
    return Figures(**counted, **noted)


PROMISES: list[tuple[str, str | Promise, str | Promise]] = [
    ("allows_notes", gettext_lazy("We may take notes"), gettext_lazy("We take no notes")),
    (
        "allows_quotes",
        gettext_lazy("You may be quoted, in words that do not show who you are"),
        gettext_lazy("You are not quoted"),
    ),
    (
        "allows_recording",
        gettext_lazy("The talk may be recorded"),
        gettext_lazy("The talk is not recorded"),
    ),
    (
        "allows_contact",
        gettext_lazy("We may get in touch with you again"),
        gettext_lazy("We do not get in touch with you again"),
    ),
]


def receipt(dialogue: Dialogue, consent: Consent, code: str) -> dict[str, Any]:
    """Return what a receipt says. No name and nothing of what was said: whoever finds the paper learns neither."""
    municipality = dialogue.municipality
    return {
        "dialogue": dialogue,
        "consent": consent,
        "promises": [(getattr(consent, name), yes if getattr(consent, name) else no) for name, yes, no in PROMISES],
        "code_groups": code.split("-"),
        "address": (settings.SITE_URL + reverse("withdraw"))
        .removeprefix("https://")
        .removeprefix("http://")
        .rstrip("/"),
        "contact": dialogue.contact_email or municipality.contact_email,
    }


def emptied(found: Found) -> list[str]:
    """Say in words what went at once; nothing for what there was none of."""
    said = [
        (found.get("texts", 0), ngettext("%(n)d text is sealed", "%(n)d texts are sealed", found.get("texts", 0))),
        (
            found.get("statements", 0),
            ngettext("%(n)d statement is emptied", "%(n)d statements are emptied", found.get("statements", 0)),
        ),
        (
            found.get("quotes", 0),
            ngettext("%(n)d quote is out of drafts", "%(n)d quotes are out of drafts", found.get("quotes", 0)),
        ),
        (
            found.get("files", 0),
            ngettext(
                "%(n)d file that could hold their words is thrown away",
                "%(n)d files that could hold their words are thrown away",
                found.get("files", 0),
            ),
        ),
        (
            found.get("suggestions", 0),
            ngettext(
                "%(n)d suggestion of whom to hear is removed",
                "%(n)d suggestions of whom to hear are removed",
                found.get("suggestions", 0),
            ),
        ),
        (
            found.get("records", 0),
            ngettext(
                "%(n)d copy in a request for records is removed",
                "%(n)d copies in requests for records are removed",
                found.get("records", 0),
            ),
        ),
        (
            found.get("invitations", 0),
            ngettext("%(n)d invitation is called off", "%(n)d invitations are called off", found.get("invitations", 0)),
        ),
    ]
    return [words % {"n": count} for count, words in said if count]


def in_short(found: Found) -> list[str]:
    """Say before a withdrawal what will happen, from what ``withdrawal.foresee`` found."""
    said = []
    if count := found.get("texts", 0):
        words = ngettext(
            "%(n)d text that is theirs alone is sealed. Nobody can read it.",
            "%(n)d texts that are theirs alone are sealed. Nobody can read them.",
            count,
        )
        said.append(words % {"n": count})
    if count := found.get("statements", 0):
        words = ngettext(
            "%(n)d statement is emptied and leaves all work.", "%(n)d statements are emptied and leave all work.", count
        )
        said.append(words % {"n": count})
    said.append(_("No quote of theirs is used in anything that is not published yet."))
    if count := found.get("published", 0):
        words = ngettext(
            "%(n)d quote stands in print. It is listed, with what to do.",
            "%(n)d quotes stand in print. They are listed, with what to do.",
            count,
        )
        said.append(words % {"n": count})
    if found.get("shared") or found.get("to_check"):
        said.append(_("What may be theirs in talks of several is listed, to be looked at."))
    return said


def places(row: Withdrawal) -> list[Place]:
    """Return where somebody has to look: in print, and in work where their words may still stand."""
    dialogue = row.interviewee.dialogue
    shared = [
        Place(
            CHECK,
            _("Interview %(number)s, in which others spoke too") % {"number": number},
            reverse("interviews:detail", args=[dialogue.slug, number]),
            _("Take out of the text what was theirs."),
        )
        for number in row.found.get("shared", [])
    ]
    return [*places_in_words(dialogue, row.found), *shared]


def has_sealed(person: Interviewee) -> bool:
    sealed = InterviewText.objects.filter(interview__people=person, sealed_at__isnull=False).defer("text")
    return any(source.sealed for source in sealed)
