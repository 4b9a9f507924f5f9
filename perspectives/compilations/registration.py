"""What the compilation hangs up in other rooms, called from ``AppConfig.ready``."""

from django.utils.translation import gettext_lazy as _

from dialogues import phases
from dialogues.public import register_public_page
from reports import makers

from . import extracts, printing, public_views
from . import readiness as compilation_readiness
from . import review as compilation_review


def register() -> None:
    """Put the phase on the path, the page in the public bar, and say how the PDF is made."""
    phases.register(compilation_readiness.PHASE)
    register_public_page(_("What we heard"), "public:compilation", public_views.has_compilation)
    extracts.register()
    makers.register(compilation_review.KIND, printing.compilation_print, hides_small_groups=True)
