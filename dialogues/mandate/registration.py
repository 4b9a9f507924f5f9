"""What the mandate puts in place when the app starts: its public page."""

from django.utils.translation import gettext_lazy as _

from ..public import register_public_page


def register() -> None:
    register_public_page(_("The mandate"), "public:mandate", lambda dialogue: dialogue.mandate_version > 0)
