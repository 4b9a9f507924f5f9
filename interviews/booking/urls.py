"""Part of the interviews room's addresses (``interviews/urls.py``)."""

from django.urls import path

from . import day_views, views

urlpatterns = [
    path("day/", day_views.day_list, name="day_list"),
    path("<int:number>/held/", day_views.held, name="held"),
    path("<int:number>/missed/", day_views.missed, name="missed"),
    path("<int:number>/invitations/", views.invitations, name="invitations"),
    path("<int:number>/invitations/<int:person>/", views.invitation_answer, name="invitation_answer"),
    path("<int:number>/new-time/", views.rebook, name="rebook"),
    path("<int:number>/call-off/", views.call_off, name="call_off"),
    path("<int:number>/calendar/", views.calendar_file, name="calendar"),
    path("<int:number>/people/pick/", views.people_pick, name="people_pick"),
]
