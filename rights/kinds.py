"""The kinds of record with personal data: whom they are about, what for, on what ground, and how long as a suggestion.

Which fields of which model belong to a kind stands in ``inventory/*.toml``. How long a kind is kept is the
municipality's decision (``retention/``): the suggestion here is shown beside it and does nothing by itself. A promised
kind is the exception: those who were heard have been told a day, and on that day it goes.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

TASK = _("task of public interest (GDPR article 6.1 e)")
CONSENT = _(
    "task of public interest (article 6.1 e); opinions, origin and health with explicit consent (article 9.2 a)"
)
AGREED = _("consent (GDPR article 6.1 a), taken back by leaving")
DUTY = _("legal obligation (GDPR article 6.1 c)")
SECURE = _("task of public interest (article 6.1 e) and the duty to keep the processing secure (article 32)")


@dataclass(frozen=True)
class RecordKind:
    """One kind. ``promised``: goes on the day those heard were told. ``ruled``: a rule can have it erased."""

    key: str
    title: Words
    whom: Words
    purpose: Words
    basis: Words
    suggestion: Words
    promised: bool = False
    ruled: bool = True
    sensitive: bool = False
    """Whether it may tell of opinions, origin, health or other special categories (GDPR article 9)."""


PROMISED = _("the day that those heard were told")
WITH_DIALOGUE = _("two years after the dialogue has ended")
PRESERVE = _("preserved, as the account of what was said and decided")

_ALL = [
    RecordKind(
        "interview_people",
        _("who was interviewed"),
        _("people who were interviewed"),
        _("to reach those who are heard, and to see that everybody concerned is"),
        CONSENT,
        PROMISED,
        promised=True,
        sensitive=True,
    ),
    RecordKind(
        "consents",
        _("information and consent"),
        _("people who were interviewed, and guardians"),
        _("to show what was told and allowed, and to keep to it"),
        DUTY,
        PROMISED,
        promised=True,
    ),
    RecordKind(
        "interview_texts",
        _("what was said in interviews"),
        _("people who were interviewed, and those they speak of"),
        _("to understand the issue from every side"),
        CONSENT,
        PROMISED,
        promised=True,
        sensitive=True,
    ),
    RecordKind(
        "statements",
        _("statements from interviews"),
        _("people who were interviewed"),
        _("to show every perspective in people's own words, masked; the unmasked wording goes on the promised day"),
        CONSENT,
        PROMISED,
        promised=True,
        sensitive=True,
    ),
    RecordKind(
        "exploratory",
        _("exploratory interviews"),
        _("people who were talked with before the design team was formed"),
        _("to find out who should sit in the design team"),
        CONSENT,
        PROMISED,
        promised=True,
        sensitive=True,
    ),
    RecordKind(
        "check_back",
        _("answers about one's own quotes"),
        _("people who were interviewed"),
        _("to let people correct and withhold their own words before they are published"),
        CONSENT,
        PROMISED,
        promised=True,
        sensitive=True,
    ),
    RecordKind(
        "web_answers",
        _("answers to forms on the web"),
        _("people who answered a form"),
        _("to hear those who were not interviewed"),
        CONSENT,
        PROMISED,
        promised=True,
        sensitive=True,
    ),
    RecordKind(
        "candidates",
        _("who could be asked to the meetings"),
        _("people who signed up, were named, or were interviewed"),
        _("to choose people so that every perspective is in the room"),
        CONSENT,
        PROMISED,
        promised=True,
        sensitive=True,
    ),
    RecordKind(
        "participants",
        _("those who take part in the meetings"),
        _("participants"),
        _("to ask people, seat them and see to what they need"),
        CONSENT,
        WITH_DIALOGUE,
        sensitive=True,
    ),
    RecordKind(
        "meeting_work",
        _("notes, votes and objections from the meetings"),
        _("participants and facilitators"),
        _("to carry what was said at the tables on to proposals"),
        CONSENT,
        PRESERVE,
        sensitive=True,
    ),
    RecordKind(
        "evaluations",
        _("evaluations"),
        _("participants, without names"),
        _("to learn how the dialogue worked"),
        TASK,
        WITH_DIALOGUE,
    ),
    RecordKind(
        "design_team",
        _("the design team"),
        _("members of the design team and those who were asked"),
        _("to form the team, and to account for what it agreed and objected to"),
        CONSENT,
        WITH_DIALOGUE,
        sensitive=True,
    ),
    RecordKind(
        "preparation",
        _("preparation and mandate"),
        _("officials, politicians and others who judged the issue"),
        _("to decide whether and how to hold the dialogue"),
        TASK,
        PRESERVE,
    ),
    RecordKind(
        "sign_offs",
        _("those who stand behind the mandate"),
        _("contact persons at administrations and political bodies"),
        _("to show who stands behind the mandate"),
        TASK,
        PRESERVE,
    ),
    RecordKind(
        "review",
        _("comments on drafts"),
        _("members of the design team and the staff of the dialogue"),
        _("to make the compilation right before it is published"),
        TASK,
        PRESERVE,
        ruled=False,
    ),
    RecordKind(
        "compilation",
        _("compilations"),
        _("people who are quoted, masked"),
        _("to give back what was said to everybody"),
        TASK,
        PRESERVE,
        ruled=False,
        sensitive=True,
    ),
    RecordKind(
        "feedback",
        _("what readers have written back"),
        _("readers"),
        _("to hear what is missing, and to answer"),
        CONSENT,
        WITH_DIALOGUE,
        sensitive=True,
    ),
    RecordKind(
        "owners",
        _("those who answer for promises"),
        _("owners of proposals and their partners"),
        _("to show who has promised what"),
        TASK,
        WITH_DIALOGUE,
    ),
    RecordKind(
        "proposals",
        _("proposals, decisions and reports"),
        _("those who moved, objected or reported"),
        _("to account for what was promised and what came of it"),
        TASK,
        PRESERVE,
        ruled=False,
    ),
    RecordKind(
        "comments",
        _("comments on promises"),
        _("participants who comment"),
        _("to let those who took part say how promises are kept"),
        TASK,
        WITH_DIALOGUE,
        sensitive=True,
    ),
    RecordKind(
        "followers",
        _("those who follow by mail"),
        _("anyone who asked to be told"),
        _("to tell of what happens with promises"),
        AGREED,
        _("until the person leaves, at the latest on the day that those heard were told"),
        promised=True,
    ),
    RecordKind(
        "hearers",
        _("those who are told what became of it"),
        _("interviewed people and participants who may be contacted"),
        _("to tell those who gave something what became of it"),
        AGREED,
        WITH_DIALOGUE,
    ),
    RecordKind(
        "roles",
        _("roles and invitations"),
        _("those who work in the dialogue"),
        _("to give each person the rights that their role needs, and no others"),
        TASK,
        WITH_DIALOGUE,
    ),
    RecordKind(
        "accounts",
        _("accounts"),
        _("people with an account"),
        _("to know who is logged in"),
        SECURE,
        _("as long as the account is used"),
        ruled=False,
    ),
    RecordKind(
        "security",
        _("log-ins"),
        _("people with an account"),
        _("to let nobody else in"),
        SECURE,
        _("until the log-in ends or the account is closed"),
        ruled=False,
    ),
    RecordKind(
        "officials",
        _("contact persons of the municipality"),
        _("officials"),
        _("to tell people whom they can turn to"),
        TASK,
        _("as long as they have the task"),
        ruled=False,
    ),
    RecordKind(
        "requests",
        _("what people have asked for about themselves"),
        _("people who have used their rights"),
        _("to answer those who want to see, correct or have erased what is kept of them"),
        DUTY,
        WITH_DIALOGUE,
    ),
    RecordKind(
        "disclosures",
        _("records that were asked for"),
        _("people who are spoken of in what was asked for"),
        _("to hand out public records, and to hide what the law says is secret"),
        DUTY,
        WITH_DIALOGUE,
        sensitive=True,
    ),
    RecordKind(
        "log",
        _("the log"),
        _("people with an account"),
        _("to see who did what and who has read what; holds no words and no names"),
        SECURE,
        _("as long as what it is about"),
        ruled=False,
    ),
    RecordKind(
        "mails",
        _("mails on their way"),
        _("those who get mail"),
        _("to send each mail once; the text is emptied when the mail has left"),
        TASK,
        _("ninety days, by itself"),
        ruled=False,
    ),
    RecordKind(
        "links",
        _("one-time links"),
        _("those who were mailed a link"),
        _("to let a person do one thing without an account"),
        SECURE,
        _("ninety days after they stopped working, by itself"),
        ruled=False,
    ),
    RecordKind(
        "imports",
        _("uploaded lists"),
        _("people on the list"),
        _("to look a list through before it is taken in"),
        TASK,
        _("a day, by itself"),
        ruled=False,
    ),
    RecordKind(
        "documents",
        _("files and letters that were made"),
        _("those who are named in them"),
        _("to print and hand out what stands in the workspace"),
        TASK,
        _("exports a day, letters two weeks, kits a month, by themselves; published reports stay"),
        ruled=False,
    ),
]
KINDS: dict[str, RecordKind] = {kind.key: kind for kind in _ALL}

CATEGORIES: dict[str, Words] = {
    "name": _("name"),
    "contact": _("how to reach"),
    "background": _("background"),
    "words": _("own words"),
    "needs": _("what the person needs"),
    "about": _("what others wrote about it"),
    "answer": _("answer or choice"),
    "role": _("role"),
    "activity": _("when and how something was done"),
    "author": _("who wrote it"),
    "trace": _("who did it at work"),
    "link": _("which person it belongs to"),
    "device": _("device and address on the net"),
    "file": _("file"),
    "secret": _("secret, kept as a hash or unreadable"),
}
"""What a personal field holds. ``trace`` says which account did something; the row itself is about somebody else."""

PLAIN = {
    "technical": "keys, versions and the bookkeeping of jobs",
    "structure": "which row belongs to which",
    "content": "what the municipality writes of itself, the issue or the process",
    "setting": "how the installation is set up",
    "state": "a state out of a few",
    "figure": "a number",
    "time": "a day or a time of the process",
}
"""Classes of fields that hold nothing of a person."""
