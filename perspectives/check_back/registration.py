"""What the check-back hangs up in other rooms, called from ``AppConfig.ready``."""

from django.utils.translation import gettext_lazy as _

from dialogues import links
from interviews.services import on_withdrawn

from . import letters, link_views, withdrawing


def register() -> None:
    """Serve its links, and close them when somebody takes back what they said. A second call changes nothing."""
    links.register(
        letters.PURPOSE,
        link_views.look,
        used=_("What you answered is kept. If you want to change something, write to us and we send you a new link."),
    )
    on_withdrawn(withdrawing.take_back)
