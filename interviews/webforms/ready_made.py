"""Forms to begin from: ideas, as Sigtuna gathered them from its own staff, and perspectives, as the method asks."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Audience


@dataclass(frozen=True)
class Asked:
    """A question of a ready-made form."""

    text: str | Promise
    help_text: str | Promise = ""
    is_long: bool = True
    required: bool = False


@dataclass(frozen=True)
class ReadyMade:
    """A form to begin from, all of which the leader may change."""

    key: str
    title: str | Promise
    says: str | Promise
    audience: str
    lead: str | Promise = ""
    thanks: str | Promise = ""
    questions: list[Asked] = field(default_factory=list)


READY_MADE = {
    one.key: one
    for one in [
        ReadyMade(
            key="perspective",
            title=_("Tell us how it is for you"),
            says=_("Perspectives: the situation, its consequences and causes, and what could be done."),
            audience=Audience.PUBLIC,
            lead=_(
                "We want to understand how the issue looks from where you stand. There is no right answer, and you do "
                "not have to answer everything. Write in the language you think in."
            ),
            thanks=_("Your answer becomes part of the picture that the dialogue meetings build on."),
            questions=[
                Asked(_("How is it, the way you see it?"), _("Describe with an example from your own everyday life."),
                      required=True),
                Asked(_("What does it lead to, for you and for others?")),
                Asked(_("Why do you think it has become like this?")),
                Asked(_("Is it different for women and men, girls and boys? In what way?")),
                Asked(_("What could be done here, by those who live and work here?")),
                Asked(_("What would somebody else have to change, such as the municipality or the state?")),
                Asked(_("What have we not asked about that we should know?")),
            ],
        ),
        ReadyMade(
            key="ideas",
            title=_("Leave an idea"),
            says=_("Ideas from within, as Sigtuna gathered them: problem, idea, who gains from it, what it takes."),
            audience=Audience.INTERNAL,
            lead=_(
                "You who meet people every day know what is missing. One idea in each answer, and come back as often "
                "as you like. It does not have to be finished."
            ),
            thanks=_(
                "The ideas are sorted together with all others. Those that are not taken on now are kept in an idea "
                "bank, with the reason why."
            ),
            questions=[
                Asked(_("Which problem do you see?"), _("What happens, where, and for whom?"), required=True),
                Asked(_("What is your idea?"), required=True),
                Asked(_("Who would notice the difference?"), is_long=False),
                Asked(_("What would be needed?"), _("Time, premises, money, or another way of working.")),
                Asked(_("Who has to be on board for it to happen?"), is_long=False),
                Asked(_("What could go wrong, or who might object?")),
            ],
        ),
        ReadyMade(
            key="blank",
            title=_("Form on the web"),
            says=_("Empty: you write the questions yourself."),
            audience=Audience.PUBLIC,
        ),
    ]
}  # fmt: skip
