"""Part of the meetings room's addresses, ``/dialogues/<slug>/meetings/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("afterwards/", views.afterwards, name="afterwards"),
    path("<int:number>/summary/send/", views.summary_send, name="summary_send"),
    path("<int:number>/evaluations/new/", views.evaluation_enter, name="evaluation_enter"),
    path("<int:number>/evaluate/", views.evaluation_give, name="evaluation_give"),
]
