"""``/dialogues/``: the list, and a dialogue's own pages. The other rooms hang under it in the root urls."""

from django.urls import include, path

from . import log_views, people_views, preparation_views, views
from .actors import urls as actors
from .anchoring import urls as anchoring
from .design_team import urls as design_team
from .knowledge import urls as knowledge
from .question import urls as question
from .time_plan import urls as time_plan

app_name = "dialogues"
urlpatterns = [
    path("", views.dialogue_list, name="list"),
    path("", include("dialogues.starting.urls")),
    path("<slug:slug>/", views.overview, name="overview"),
    path("invitations/<int:pk>/", people_views.invitation, name="invitation"),
    path("<slug:slug>/people/", people_views.people, name="people"),
    path("<slug:slug>/people/invite/", people_views.invite, name="people_invite"),
    path("<slug:slug>/people/<int:pk>/", people_views.person, name="people_person"),
    path("<slug:slug>/people/<int:pk>/remove/", people_views.remove_person, name="people_remove"),
    path("<slug:slug>/people/<int:pk>/<str:role>/remove/", people_views.remove_role, name="people_remove_role"),
    path("<slug:slug>/people/invitations/<int:pk>/remind/", people_views.remind, name="people_remind"),
    path("<slug:slug>/people/invitations/<int:pk>/revoke/", people_views.revoke, name="people_revoke"),
    path("<slug:slug>/log/", log_views.log, name="log"),
    path("<slug:slug>/preparation/", preparation_views.preparation, name="preparation"),
    path("<slug:slug>/preparation/description/", preparation_views.description, name="description"),
    path("<slug:slug>/preparation/triage/", include("dialogues.triage.urls")),
    path("<slug:slug>/preparation/mandate/", include("dialogues.mandate.urls")),
    path("<slug:slug>/preparation/privacy/", preparation_views.privacy_edit, name="privacy_edit"),
    path("<slug:slug>/preparation/public/", preparation_views.public_text, name="public_text"),
    path("<slug:slug>/preparation/publish/", preparation_views.publish, name="publish"),
    path("<slug:slug>/preparation/unpublish/", preparation_views.unpublish, name="unpublish"),
    *time_plan.urlpatterns,
    *anchoring.urlpatterns,
    *actors.urlpatterns,
    *knowledge.urlpatterns,
    path("<slug:slug>/preparation/organisations/", preparation_views.organisations, name="organisations"),
    path("<slug:slug>/preparation/organisations/new/", preparation_views.organisation_edit, name="organisation_new"),
    path(
        "<slug:slug>/preparation/organisations/<int:pk>/",
        preparation_views.organisation_edit,
        name="organisation_edit",
    ),
    *design_team.urlpatterns,
    *question.urlpatterns,
]
