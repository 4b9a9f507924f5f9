"""Mounted at ``/dialogues/<slug>/meetings/``."""

from django.urls import include, path

from .candidates.urls import urlpatterns as candidates
from .choosing.urls import urlpatterns as choosing
from .evening import views as evening
from .inviting.urls import urlpatterns as inviting
from .phone import views as phone
from .tables import door_views as door
from .tables import views as tables
from .views import groups, meetings, notes, participants

app_name = "meetings"
urlpatterns = [
    path("", include("meetings.rounds.urls")),
    path("", include("meetings.groups.urls")),
    path("", include("meetings.afterwards.urls")),
    path("", meetings.meeting_list, name="list"),
    path("new/", meetings.meeting_edit, name="new"),
    path("participants/", participants.participants, name="participants"),
    path("participants/new/", participants.participant_edit, name="participant_new"),
    path("participants/<int:pk>/", participants.participant_edit, name="participant_edit"),
    path("participants/<int:pk>/remove/", participants.participant_remove, name="participant_remove"),
    path("candidates/", include(candidates)),
    path("choosing/", include(choosing)),
    path("inviting/", include(inviting)),
    path("notes/", notes.notes, name="notes"),
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.group_edit, name="group_new"),
    path("groups/<int:pk>/", groups.group_detail, name="group"),
    path("groups/<int:pk>/edit/", groups.group_edit, name="group_edit"),
    path("groups/<int:pk>/description/", groups.description_new, name="description_new"),
    path("<int:number>/", meetings.meeting_detail, name="detail"),
    path("<int:number>/edit/", meetings.meeting_edit, name="edit"),
    path("<int:number>/agenda/begin/", evening.begin, name="runbook"),
    path("<int:number>/phones/", phone.phones, name="phones"),
    path("<int:number>/sheets/<int:table>/", phone.sheet, name="sheet"),
    path("<int:number>/sheets/<int:table>/save/", phone.sheet_save, name="sheet_save"),
    path("<int:number>/sheets/<int:table>/notes/", phone.sheet_notes, name="sheet_notes"),
    path("<int:number>/run/", evening.run, name="run"),
    path("<int:number>/run/press/", evening.press, name="clock_press"),
    path("<int:number>/run/clock/", evening.clock, name="clock"),
    path("<int:number>/wall/", evening.wall, name="wall"),
    path("<int:number>/kit/", evening.kit, name="kit"),
    path("<int:number>/kit/<int:pk>/status/", evening.kit_status, name="kit_status"),
    path("<int:number>/kit/<int:pk>/", evening.kit_file, name="kit_file"),
    path("<int:number>/agenda/new/", meetings.agenda_edit, name="agenda_new"),
    path("<int:number>/agenda/<int:pk>/", meetings.agenda_edit, name="agenda_edit"),
    path("<int:number>/agenda/<int:pk>/move/", meetings.agenda_move, name="agenda_move"),
    path("<int:number>/agenda/<int:pk>/remove/", meetings.agenda_remove, name="agenda_remove"),
    path("tables/", tables.planning, name="planning"),
    path("tables/wishes/new/", tables.wish_edit, name="wish_new"),
    path("tables/wishes/<int:pk>/", tables.wish_edit, name="wish_edit"),
    path("tables/wishes/<int:pk>/remove/", tables.wish_remove, name="wish_remove"),
    path("tables/people/<int:pk>/", tables.facts_edit, name="seat_facts"),
    path("tables/plans/<int:plan>/", tables.plan_detail, name="table_plan"),
    path("tables/plans/<int:plan>/status/", tables.plan_status, name="table_plan_status"),
    path("tables/plans/<int:plan>/again/", tables.plan_again, name="table_plan_again"),
    path("tables/plans/<int:plan>/stop/", tables.plan_stop, name="table_plan_stop"),
    path("tables/plans/<int:plan>/use/", tables.plan_use, name="table_plan_use"),
    path("<int:number>/tables/", tables.tables, name="tables"),
    path("<int:number>/tables/room/", tables.setup_edit, name="table_setup"),
    path("<int:number>/tables/changes/<int:pk>/undo/", tables.undo, name="seats_undo"),
    path("<int:number>/door/", door.door, name="door"),
    path("<int:number>/door/<int:pk>/", door.tick, name="door_tick"),
    path("<int:number>/door/walk-in/", door.walk_in, name="door_walk_in"),
    path("<int:number>/door/tables/", door.again, name="door_again"),
    path("<int:number>/attendance/", meetings.attendance, name="attendance"),
    path("<int:number>/notes/new/", notes.note_edit, name="note_new"),
    path("<int:number>/notes/<int:pk>/", notes.note_edit, name="note_edit"),
    path("<int:number>/notes/<int:pk>/remove/", notes.note_remove, name="note_remove"),
]
