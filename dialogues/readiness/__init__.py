"""How far the preparation and the design team have come, in words. Few queries, cached by ``phases.readiness``.

Each phase is put together of parts: a function for each thing the phase needs, which gives its ``Rows``. A room that
belongs to a phase adds its part to the phase's list.
"""

from django.utils.translation import gettext_lazy as _

from ..models import PhaseKey
from ..phases import Phase, register
from . import design_team, preparation


def register_phases() -> None:
    """Put both rooms on the path; called once, from ``AppConfig.ready``."""
    register(
        Phase(
            key="preparation",
            order=10,
            title=_("Preparation"),
            url_name="dialogues:preparation",
            capability="read_mandate",
            readiness=preparation.readiness,
            plan_key=PhaseKey.PREPARATION,
        )
    )
    register(
        Phase(
            key="design_team",
            order=20,
            title=_("Design team"),
            url_name="dialogues:design_team",
            capability="read_design_team",
            readiness=design_team.readiness,
            plan_key=PhaseKey.PREPARATION,
        )
    )
