"""Part of the meetings room's addresses, ``/dialogues/<slug>/meetings/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("<int:number>/interest/", views.interest, name="interest"),
    path("<int:number>/interest/groups/", views.interest_call, name="interest_call"),
    path("<int:number>/interest/choose/", views.interest_choose, name="interest_choose"),
    path("groups/<int:pk>/description/<int:version>/dissent/", views.dissent_new, name="dissent_new"),
    path("<int:number>/open-space/", views.open_space, name="open_space"),
    path("<int:number>/open-space/choose/", views.open_space_choose, name="open_space_choose"),
    path("<int:number>/open-space/new/", views.topic_edit, name="topic_new"),
    path("<int:number>/open-space/<int:topic>/", views.topic_edit, name="topic_edit"),
    path("<int:number>/open-space/<int:topic>/remove/", views.topic_remove, name="topic_remove"),
    path("<int:number>/open-space/<int:topic>/sheet/", views.topic_sheet, name="topic_sheet"),
]
