"""What is said in the log of a municipality's administration."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "administration.administrator_added": _("added an administrator"),
    "administration.administrator_removed": _("removed an administrator"),
    "administration.account_closed": _("closed an account"),
    "administration.account_opened": _("opened an account again"),
    "administration.sessions_ended": _("logged somebody out everywhere"),
    "administration.factors_removed": _("took away the second factor of somebody who had lost it"),
    "administration.organisation_added": _("added an organisation"),
    "administration.organisation_changed": _("changed an organisation"),
    "administration.organisations_merged": _("made two organisations one"),
    "administration.look_changed": _("changed the look"),
    "administration.notice_changed": _("changed the notice"),
    "administration.retention_set": _("decided how long a kind of record is kept"),
    "administration.retention_removed": _("took away a rule of how long something is kept"),
    "administration.person_looked_for": _("looked for somebody in all dialogues"),
    "administration.contacts_changed": _("changed whom to ask"),
}
