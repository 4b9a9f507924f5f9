"""What is said in the log of retention, people's rights and requests for records."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "retention.rule_set": _("decided how long a kind of record is kept"),
    "retention.rule_removed": _("took away a rule of how long something is kept"),
    "retention.ended": _("noted when the dialogue ended"),
    "retention.weeded": _("erased what was due"),
    "person.request_opened": _("noted that somebody asks about what is kept of them"),
    "person.shown": _("saw who somebody is, in a search for whoever asks about themselves"),
    "person.read": _("read all that is kept of somebody, to answer them"),
    "person.fetched": _("fetched all that is kept of somebody, to answer them"),
    "person.corrected": _("corrected what is kept of somebody, at their wish"),
    "person.erased": _("erased what is kept of somebody, at their wish"),
    "person.link_sent": _("was mailed a link to what is kept about them"),
    "person.account_closed": _("closed their account"),
    "processing.changed": _("changed the register or the impact assessment"),
    "processing.ordered": _("made a document of the register or the impact assessment"),
    "disclosure.opened": _("noted that somebody asks for public records"),
    "disclosure.changed": _("changed a request for public records"),
    "disclosure.searched": _("searched the records for a request"),
    "disclosure.marked": _("marked a record that was asked for"),
    "disclosure.unmarked": _("took a record out of a request"),
    "disclosure.decided": _("decided whether a record is handed out"),
    "disclosure.read": _("read a record that was asked for"),
    "disclosure.made": _("made the records ready to be handed out"),
    "disclosure.closed": _("closed a request for public records"),
}
