"""Mounted at ``/administration/``."""

from django.urls import path

from . import organisation_views, people_views, views

app_name = "administration"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:municipality>/people/", people_views.people, name="people"),
    path("<slug:municipality>/people/leader/", people_views.invite_leader, name="invite_leader"),
    path("<slug:municipality>/people/administrator/", people_views.add_administrator, name="add_administrator"),
    path("<slug:municipality>/people/<int:pk>/", people_views.person, name="person"),
    path("<slug:municipality>/people/<int:pk>/close/", people_views.close_account, name="close_account"),
    path("<slug:municipality>/people/<int:pk>/open/", people_views.open_account, name="open_account"),
    path("<slug:municipality>/people/<int:pk>/sessions/", people_views.end_sessions, name="end_sessions"),
    path("<slug:municipality>/people/<int:pk>/factors/", people_views.remove_factors, name="remove_factors"),
    path(
        "<slug:municipality>/people/<int:pk>/administrator/",
        people_views.remove_administrator,
        name="remove_administrator",
    ),
    path("<slug:municipality>/organisations/", organisation_views.organisations, name="organisations"),
    path("<slug:municipality>/organisations/new/", organisation_views.organisation_edit, name="organisation_new"),
    path("<slug:municipality>/organisations/<int:pk>/", organisation_views.organisation_edit, name="organisation_edit"),
    path(
        "<slug:municipality>/organisations/<int:pk>/merge/",
        organisation_views.organisation_merge,
        name="organisation_merge",
    ),
    path("<slug:municipality>/look/", views.look, name="look"),
    path("<slug:municipality>/notice/", views.notice, name="notice"),
    path("<slug:municipality>/contacts/", views.contacts, name="contacts"),
    path("<slug:municipality>/log/", views.log, name="log"),
]
