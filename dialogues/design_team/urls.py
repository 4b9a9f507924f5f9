"""Part of ``dialogues.urls``."""

from django.urls import path

from . import views
from .meetings import views as meetings

HOME = "<slug:slug>/design-team/"
MEETINGS = f"{HOME}meetings/"
ONE = f"{MEETINGS}<int:number>/"
urlpatterns = [
    path(HOME, views.design_team, name="design_team"),
    path(f"{HOME}candidates/", views.candidates, name="candidates"),
    path(f"{HOME}candidates/new/", views.candidate_edit, name="candidate_new"),
    path(f"{HOME}candidates/<int:pk>/", views.candidate_edit, name="candidate_edit"),
    path(f"{HOME}candidates/<int:pk>/invite/", views.candidate_invite, name="candidate_invite"),
    path(f"{HOME}candidates/<int:pk>/remove/", views.candidate_remove, name="candidate_remove"),
    path(MEETINGS, meetings.team_meeting_list, name="team_meetings"),
    path(f"{MEETINGS}new/", meetings.team_meeting_edit, name="team_meeting_new"),
    path(ONE, meetings.team_meeting, name="team_meeting"),
    path(f"{ONE}edit/", meetings.team_meeting_edit, name="team_meeting_edit"),
    path(f"{ONE}decisions/new/", meetings.decision_edit, name="team_decision_new"),
    path(f"{ONE}decisions/<int:pk>/", meetings.decision_edit, name="team_decision_edit"),
    path(f"{ONE}decisions/<int:pk>/remove/", meetings.decision_remove, name="team_decision_remove"),
    path(f"{ONE}tasks/new/", meetings.task_edit, name="team_task_new"),
    path(f"{ONE}tasks/<int:pk>/", meetings.task_edit, name="team_task_edit"),
    path(f"{ONE}tasks/<int:pk>/remove/", meetings.task_remove, name="team_task_remove"),
    path(f"{ONE}tasks/<int:pk>/tick/", meetings.task_tick, name="team_task_tick"),
    path(f"{ONE}minutes/send/", meetings.minutes_send, name="minutes_send"),
    path(f"{ONE}minutes/answer/", meetings.minutes_answer, name="minutes_answer"),
    path(f"{ONE}minutes/<int:minutes>/", meetings.minutes_version, name="minutes_version"),
]
