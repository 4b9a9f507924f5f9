"""Mounted at ``/dialogues/<slug>/meetings/``."""

from django.urls import include, path

from .candidates.urls import urlpatterns as candidates
from .views import groups, meetings, notes, participants

app_name = "meetings"
urlpatterns = [
    path("", meetings.meeting_list, name="list"),
    path("new/", meetings.meeting_edit, name="new"),
    path("participants/", participants.participants, name="participants"),
    path("participants/new/", participants.participant_edit, name="participant_new"),
    path("participants/<int:pk>/", participants.participant_edit, name="participant_edit"),
    path("participants/<int:pk>/invite/", participants.participant_invite, name="participant_invite"),
    path("participants/<int:pk>/remove/", participants.participant_remove, name="participant_remove"),
    path("candidates/", include(candidates)),
    path("notes/", notes.notes, name="notes"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.group_edit, name="group_new"),
    path("groups/<int:pk>/", groups.group_detail, name="group"),
    path("groups/<int:pk>/edit/", groups.group_edit, name="group_edit"),
    path("groups/<int:pk>/description/", groups.description_new, name="description_new"),
    path("<int:number>/", meetings.meeting_detail, name="detail"),
    path("<int:number>/edit/", meetings.meeting_edit, name="edit"),
    path("<int:number>/agenda/new/", meetings.agenda_edit, name="agenda_new"),
    path("<int:number>/agenda/<int:pk>/", meetings.agenda_edit, name="agenda_edit"),
    path("<int:number>/agenda/<int:pk>/move/", meetings.agenda_move, name="agenda_move"),
    path("<int:number>/agenda/<int:pk>/remove/", meetings.agenda_remove, name="agenda_remove"),
    path("<int:number>/tables/", meetings.tables, name="tables"),
    path("<int:number>/attendance/", meetings.attendance, name="attendance"),
    path("<int:number>/notes/new/", notes.note_edit, name="note_new"),
    path("<int:number>/notes/<int:pk>/", notes.note_edit, name="note_edit"),
    path("<int:number>/notes/<int:pk>/remove/", notes.note_remove, name="note_remove"),
]
