"""Mounted at ``/dialogues/<slug>/actions/``."""

from django.urls import include, path

from . import prioritising, promise_views, views
from .deciding import views as deciding_views
from .flow import views as flow_views
from .hearing_back import views as hearing_back_views
from .owning import views as owning_views
from .planning import views as planning_views
from .reporting import file_views

app_name = "actions"
urlpatterns = [
    path("", include("actions.culling.urls")),
    path("", include("actions.gathering.urls")),
    path("", include("actions.merging.urls")),
    path("", views.proposal_list, name="list"),
    path("new/", views.proposal_new, name="new"),
    path("rounds/<int:pk>/", prioritising.round_proposals, name="round_proposals"),
    path("choices/", views.choices, name="choices"),
    path("gaps/", views.gaps, name="gaps"),
    path("thread/", flow_views.thread, name="thread"),
    path("", include("actions.commenting.urls")),
    path("told/", hearing_back_views.told, name="told"),
    path("decisions/", deciding_views.decision_list, name="decisions"),
    path("learning/", include("actions.learning.urls")),
    path("follow-up/", include("actions.follow_up.urls")),
    path("<int:number>/", views.proposal_detail, name="detail"),
    path("<int:number>/edit/", views.proposal_edit, name="edit"),
    path("<int:number>/move/<slug:state>/", views.proposal_move, name="move"),
    path("<int:number>/objections/new/", views.objection_new, name="objection_new"),
    path("<int:number>/owner/", owning_views.owner_edit, name="owner"),
    path("<int:number>/owner/ask/", owning_views.owner_ask, name="owner_ask"),
    path("<int:number>/owner/answer/", owning_views.owner_answer, name="owner_answer"),
    path("<int:number>/owner/hand-over/", owning_views.owner_hand_over, name="owner_hand_over"),
    path("<int:number>/owner/suggested/", owning_views.owner_suggested, name="owner_suggested"),
    path("<int:number>/partners/<int:pk>/", owning_views.partner_edit, name="partner"),
    path("<int:number>/decisions/new/", deciding_views.decision_edit, name="decision_new"),
    path("<int:number>/decisions/<int:pk>/", deciding_views.decision_edit, name="decision_edit"),
    path("<int:number>/plan/", planning_views.plan_edit, name="plan"),
    path("<int:number>/indicators/new/", planning_views.indicator_edit, name="indicator_new"),
    path("<int:number>/indicators/<int:pk>/", planning_views.indicator_edit, name="indicator_edit"),
    path("<int:number>/indicators/<int:pk>/remove/", planning_views.indicator_remove, name="indicator_remove"),
    path("<int:number>/indicators/<int:pk>/figure/", planning_views.figure_new, name="figure_new"),
    path("<int:number>/plan/new/", planning_views.milestone_edit, name="milestone_new"),
    path("<int:number>/plan/<int:pk>/", planning_views.milestone_edit, name="milestone_edit"),
    path("<int:number>/plan/<int:pk>/done/", planning_views.milestone_tick, name="milestone_tick"),
    path("<int:number>/reports/new/", promise_views.report_new, name="report_new"),
    path("<int:number>/reports/ask/", promise_views.report_ask, name="report_ask"),
    path("<int:number>/reports/files/<uuid:key>/", file_views.file, name="report_file"),
]
