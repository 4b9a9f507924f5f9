"""Part of the actions room's addresses, ``/dialogues/<slug>/actions/follow-up/``."""

from django.urls import path

from . import sending_views, views

urlpatterns = [
    path("", views.follow_up_list, name="follow_ups"),
    path("new/", views.follow_up_new, name="follow_up_new"),
    path("schedule/", sending_views.schedule_edit, name="follow_up_schedule"),
    path("schedule/stop/", sending_views.schedule_stop, name="follow_up_schedule_stop"),
    path("<int:number>/", views.follow_up_detail, name="follow_up"),
    path("<int:number>/edit/", views.follow_up_edit, name="follow_up_edit"),
    path("<int:number>/status/", views.follow_up_status, name="follow_up_status"),
    path("<int:number>/file/", views.follow_up_file, name="follow_up_file"),
    path("<int:number>/again/", views.follow_up_again, name="follow_up_again"),
    path("<int:number>/publish/", views.follow_up_publish, name="follow_up_publish"),
    path("<int:number>/send/", sending_views.follow_up_send, name="follow_up_send"),
]
