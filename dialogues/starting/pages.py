"""The questions of a new dialogue, in their order: one a page, as data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import forms


@dataclass(frozen=True)
class Page:
    """One question: what it asks, what helps to answer it, and why it is asked."""

    key: str
    title: str | Promise
    hint: str | Promise
    why: str | Promise
    form: type[forms.PageForm]
    required: bool = False
    short: str | Promise = ""
    """What the answer is called where answers are listed."""


PAGES = [
    Page(
        "kind",
        _("Who is the dialogue for?"),
        _("Both follow the same path. Within the organisation there is more of workshops and less of interviews."),
        _("It decides what the public page calls it, and what is suggested to you on the way."),
        forms.KindForm,
        required=True,
        short=_("Kind"),
    ),
    Page(
        "title",
        _("What is the dialogue to be called?"),
        _("Short, and in words that no side has chosen. It is seen by everyone."),
        _("A name that takes sides costs trust before anybody has been heard. You can change it later."),
        forms.TitleForm,
        required=True,
        short=_("Title"),
    ),
    Page(
        "begins",
        _("When does the work begin?"),
        _("The weeks of the dialogue are counted from here."),
        _("Seven steps usually take between nine and fifteen months. The time plan comes later."),
        forms.BeginsForm,
        required=True,
        short=_("Begins"),
    ),
    Page(
        "issue",
        _("What is it about?"),
        _("What is it that people do not agree on? A few sentences that both sides would nod at."),
        _("Everything else in the dialogue leans on these sentences. They are read in public once you show the page."),
        forms.IssueForm,
        required=True,
        short=_("The issue"),
    ),
    Page(
        "background",
        _("What has led here?"),
        _("What happened, in what order, as somebody new would need to hear it."),
        _("Those who come in later, in the design team or as interviewers, begin by reading this."),
        forms.BackgroundForm,
        short=_("Background"),
    ),
    Page(
        "place",
        _("Where do those live whom you ask?"),
        _("The list is the whole municipality's. An issue that shows in one place is seldom made there."),
        _(
            "Those who live elsewhere take part in it too: they choose schools, houses and words. Asking only the "
            "area that is pointed out points at it once more."
        ),
        forms.PlaceForm,
        required=True,
        short=_("Place"),
    ),
    Page(
        "contested",
        _("What is contested, and by whom?"),
        _("A row for each thing that people see differently."),
        _("Whoever is on a row should be heard, and each in the words they would use themselves."),
        forms.ContestedForm,
        short=_("Contested"),
    ),
    Page(
        "attempts",
        _("What has been tried before?"),
        _("Projects, inquiries, meetings, decisions."),
        _("Somebody will ask why it should go better this time. It is good to have an answer."),
        forms.AttemptsForm,
        short=_("Tried before"),
    ),
    Page(
        "earlier",
        _("Which dialogues does it build on?"),
        _("Several, if there are several. What was said there need not be asked again."),
        _("Those who gave their time then see that it was used."),
        forms.EarlierForm,
        short=_("Builds on"),
    ),
    Page(
        "shape",
        _("What should be laid out from the beginning?"),
        _("Everything can be changed afterwards. A shape is a start to talk about, and not a plan that is decided."),
        _(
            "The tried shape of a citizen dialogue is Umeå's, and within the organisation it is Sigtuna's: how long "
            "each step took, whom they heard, and what they asked."
        ),
        forms.ShapeForm,
        short=_("Begins with"),
    ),
]
BY_KEY = {page.key: page for page in PAGES}
CHANGED_LATER = ("place", "contested", "attempts", "earlier")
"""Pages that have a page of their own in the preparation too; the rest are in its description."""


def after(key: str) -> Page | None:
    place = PAGES.index(BY_KEY[key]) + 1
    return PAGES[place] if place < len(PAGES) else None


def before(key: str) -> Page | None:
    place = PAGES.index(BY_KEY[key])
    return PAGES[place - 1] if place else None
