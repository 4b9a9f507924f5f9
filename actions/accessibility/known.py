"""What is true of the product wherever it runs: when it was assessed, and what does not work in it yet.

A shortcoming says what, why, and what there is instead, as the statement must (MDFFS 2019:2). One that is mended is
taken away here; ``docs/accessibility.md`` says criterion by criterion what the assessment found.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASSESSED_ON = date(2026, 11, 28)
"""When the conformance table was last gone through."""


@dataclass(frozen=True)
class Shortcoming:
    what: str | Promise
    why: str | Promise
    instead: str | Promise


SHORTCOMINGS = (
    Shortcoming(
        _("No one who uses a screen reader, magnification or voice control every day has tried the service."),
        _(
            "The tests are made by machine and by hand, by people who see and hear. There may be obstacles they do not "
            "notice."
        ),
        _("Tell us what stops you, and you get the help you need by another way meanwhile."),
    ),
    Shortcoming(
        _("The PDFs are tagged and tested by machine, but not read through with a screen reader."),
        _("It takes a person who reads that way every day."),
        _("The same content is always there as a page."),
    ),
    Shortcoming(
        _("What people say is shown in their own words. It can be hard to read, and is seldom translated."),
        _("To put it in other words would be to change what they said."),
        _("Each compilation has a short version in plain words, which can be translated whole."),
    ),
    Shortcoming(
        _(
            "Pictures and files that are shown with a report on a promise are made by whoever answers for it, and are "
            "described in the words they chose."
        ),
        _("We cannot know what is in a picture or a file. A description must be written, but not by us."),
        _("What the report says stands as text. Ask for the file in another form if you need it."),
    ),
    Shortcoming(
        _("Mails are made plain, as text and with style, but have not been tried in every mail program."),
        _("There are too many programs, and they change."),
        _("Everything a mail says is also behind the link in it."),
    ),
)
