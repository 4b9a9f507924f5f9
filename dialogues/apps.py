from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialoguesConfig(AppConfig):
    name = "dialogues"

    def ready(self) -> None:
        from .readiness import register_phases

        register_phases()

        from accounts import mail

        from . import links, people_services, people_views, wording
        from .anchoring import link_views as anchoring
        from .anchoring.services import PURPOSE as SIGN_OFF
        from .mandate.registration import register
        from .triage import link_views, services

        wording.install()
        mail.write_within(wording.speaking_of)
        register()
        from . import checks  # noqa: F401 - registers itself

        links.register(services.PURPOSE, link_views.sheet_link)

        links.register(people_services.INVITATION, people_views.invitation_link)
        links.register(
            SIGN_OFF,
            anchoring.sign_off_by_link,
            used=_("You have answered, and what you said is kept. If it has changed, write to whoever asked you."),
        )

        from .design_team import inviting as team_inviting
        from .design_team import link_views as team_invitations
        from .design_team.meetings import link_views as team_meetings
        from .design_team.meetings import minutes
        from .time_plan import dates

        links.register(minutes.PURPOSE, team_meetings.minutes_by_link)
        links.register(team_inviting.PURPOSE, team_invitations.invitation_by_link)
        dates.register_team()
