"""The register of processing (GDPR article 30) and the impact assessment (article 35) of a dialogue, from its data.

What the product knows it fills in. What only the municipality can know is asked for (``models.Assessment``) and stands
as something to fill in until it has been answered. Neither is finished by being printed: a person decides.
"""

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.models import Dialogue
from dialogues.permissions import ADMIN, TABLE, Role

from ..inventory.document import is_encrypted
from ..inventory.reading import of_kind
from ..kinds import CATEGORIES, KINDS, RecordKind
from ..models import Assessment, Keeps
from ..papers import Section, Sheet
from ..retention.engine import Line, lines

REGISTER, ASSESSMENT = "processing_register", "impact_assessment"
READERS = {
    "self": gettext_lazy("the person"),
    "public": gettext_lazy("everybody"),
    "operator": gettext_lazy("whoever runs the installation"),
    "nobody": gettext_lazy("nobody: it cannot be read"),
}
MEASURES = [
    gettext_lazy("Names and what was said are kept apart, and names are encrypted with keys of their own."),
    gettext_lazy("Each role sees what it needs; each reading of an identity or a source is written in the log."),
    gettext_lazy("What is shown to others is masked by one person and confirmed by another."),
    gettext_lazy("Groups too small to hide in are not shown, in tables, papers and files alike."),
    gettext_lazy("Those who lead log in with a passkey or a code besides the password."),
    gettext_lazy("Whoever was heard can take it back with a code on paper, without an account."),
    gettext_lazy("No page fetches anything from another company, and nobody's reading is followed."),
]
RISKS: list[tuple[object, object]] = [
    (
        gettext_lazy("Somebody is recognised by their words or their background"),
        gettext_lazy("masking by two people, check-back with the person, suppression of small groups"),
    ),
    (
        gettext_lazy("Somebody at work reads what they should not"),
        gettext_lazy("rights by role, identities encrypted, each reading logged"),
    ),
    (
        gettext_lazy("The database or a backup comes into the wrong hands"),
        gettext_lazy("identities and withdrawn texts encrypted with keys kept elsewhere"),
    ),
    (
        gettext_lazy("More is kept than is needed, for longer"),
        gettext_lazy("retention by kind with a decision, erased by itself on the promised day, protocol"),
    ),
    (
        gettext_lazy("Somebody is put under pressure to take part, or to say something"),
        gettext_lazy("information before the talk, consent noted, a way back without talking to anybody"),
    ),
    (
        gettext_lazy("Children are heard without understanding what it means"),
        gettext_lazy("lowest age, the guardian's yes, a note of how it was judged that the young person understood"),
    ),
]


def own_words(dialogue: Dialogue) -> Assessment:
    return Assessment.objects.filter(dialogue=dialogue).first() or Assessment(dialogue=dialogue)


def _dialogue(key: int) -> Dialogue:
    return Dialogue.objects.select_related("municipality").get(pk=key)


def register(key: int) -> Sheet:
    """The register of a dialogue: a section for each kind of record that its rooms can hold.

    Raises:
        Dialogue.DoesNotExist: it is gone.
    """
    dialogue = _dialogue(key)
    own, known = own_words(dialogue), {line.kind.key: line for line in lines(dialogue)}
    common = Section(_("Who answers for it"), facts=_who(dialogue, own))
    measures = Section(_("How it is protected"), text="\n\n".join(str(one) for one in MEASURES))
    kinds = [_kind(kind, known.get(kind.key)) for kind in KINDS.values()]
    lead = _("Kept by the controller as article 30 of the GDPR asks. Filled in from the dialogue itself.")
    title = _("Register of processing: %(title)s") % {"title": dialogue.title}
    return Sheet(title, dialogue.municipality.name, lead, [common, *kinds, measures])


def _who(dialogue: Dialogue, own: Assessment) -> list[tuple[str, str]]:
    municipality = dialogue.municipality
    return [
        (_("Municipality"), municipality.name),
        (_("Controller"), own.controller),
        (_("Contact"), dialogue.contact_email or municipality.contact_email),
        (_("Data protection officer"), municipality.data_protection_contact),
        (_("Processors"), own.processors),
        (_("Transfers outside the EU"), own.transfers),
    ]


def _kind(kind: RecordKind, line: Line | None) -> Section:
    entries = of_kind(kind.key)
    holds = dict.fromkeys(category for entry in entries for category in entry.personal.values())
    leaves = {"mail": _("mail"), "export": _("files"), "paper": _("paper"), "public page": _("public pages")}
    ways = dict.fromkeys(one for entry in entries for one in entry.leaves)
    encrypted = any(is_encrypted(entry, name) for entry in entries for name in entry.personal)
    return Section(
        capfirst(str(kind.title)),
        facts=[
            (_("Purpose"), str(kind.purpose)),
            (_("Legal basis"), str(kind.basis)),
            (_("Whom it is about"), str(kind.whom)),
            (_("What is kept"), ", ".join(str(CATEGORIES[one]) for one in holds)),
            (_("Special categories"), _("may occur") if kind.sensitive else _("not meant to occur")),
            (_("Who may read it"), ", ".join(_readers(kind))),
            (_("Leaves the system as"), ", ".join(leaves[one] for one in ways) or _("not at all")),
            (_("Encrypted"), _("names and other identities, or the words") if encrypted else _("not by itself")),
            (_("Kept"), _kept(kind, line)),
        ],
    )


def _readers(kind: RecordKind) -> list[str]:
    roles = dict(Role.choices) | {ADMIN: _("administrator")}
    found: dict[str, None] = {}
    for entry in of_kind(kind.key):
        for reader in entry.readers:
            for who in TABLE.get(reader, {}):
                found[str(roles[who])] = None
            if reader in READERS:
                found[str(READERS[reader])] = None
    return list(found)


def _kept(kind: RecordKind, line: Line | None) -> str:
    """The rule with its decision; empty, and hence to be filled in, where the municipality has to decide."""
    if line is None:
        return str(kind.suggestion)
    if line.because == "promise" and line.due_on:
        return _("until %(day)s, as those heard were told") % {"day": date_format(line.due_on)}
    if line.rule is None:
        return ""
    if line.rule.keeps == Keeps.PRESERVED:
        return _("preserved, decision %(number)s") % {"number": line.rule.decision}
    if line.due_on:
        return _("until %(day)s, decision %(number)s") % {
            "day": date_format(line.due_on),
            "number": line.rule.decision,
        }
    return _("%(n)s months after the end, decision %(number)s") % {"n": line.rule.months, "number": line.rule.decision}


def assessment(key: int) -> Sheet:
    """The impact assessment of a dialogue, with what the municipality has to say itself marked.

    Raises:
        Dialogue.DoesNotExist: it is gone.
    """
    dialogue = _dialogue(key)
    own = own_words(dialogue)
    title = _("Impact assessment: %(title)s") % {"title": dialogue.title}
    lead = _("A beginning, filled in from the dialogue. The controller completes it and decides (GDPR article 35).")
    return Sheet(
        title, dialogue.municipality.name, lead, [_what(dialogue, own), _why(dialogue, own), _risky(own), _end(own)]
    )


def _what(dialogue: Dialogue, own: Assessment) -> Section:
    sensitive = ", ".join(str(kind.title) for kind in KINDS.values() if kind.sensitive)
    facts = [
        *_who(dialogue, own),
        (_("Reference"), dialogue.impact_assessment),
        (_("The issue"), dialogue.issue),
        (_("Purpose"), dialogue.purpose),
        (_("Begins"), date_format(dialogue.starts_on)),
        (_("Lowest age"), str(dialogue.lowest_age)),
        (_("Where opinions, origin or health may occur"), sensitive),
        (
            _("Why an assessment is needed"),
            _("Opinions and other special categories, people who may be vulnerable, and sometimes children."),
        ),
    ]
    return Section(_("What is done"), facts=facts)


def _why(dialogue: Dialogue, own: Assessment) -> Section:
    until = date_format(dialogue.retain_until) if dialogue.retain_until else ""
    facts = [
        (_("Legal basis"), dialogue.legal_basis),
        (_("What people are told"), dialogue.notice),
        (_("Interviews are weeded out"), until),
        (_("Smallest group shown"), str(dialogue.threshold)),
        (_("Why it cannot be done with less"), own.necessity),
        (
            _("People's rights"),
            _("A mailed link to all that is kept, correction, erasure with a protocol, withdrawal by a code."),
        ),
    ]
    return Section(_("Is it needed, and in proportion?"), facts=facts)


def _risky(own: Assessment) -> Section:
    facts = [(str(risk), str(measure)) for risk, measure in RISKS]
    lead = _("Each risk with what is done about it. How likely and how grave they are here, you judge.")
    return Section(_("Risks and measures"), lead, [*facts, (_("Risks of your own, and how grave they are"), own.risks)])


def _end(own: Assessment) -> Section:
    facts = [(_("Who has been asked"), own.consulted), (_("Conclusion and decision"), own.conclusion)]
    return Section(_("Consultation and conclusion"), facts=facts)


SHEETS = {REGISTER: register, ASSESSMENT: assessment}
