"""Addresses of the triage, under ``/dialogues/<slug>/preparation/triage/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.triage, name="triage"),
    path("rules/", views.rules, name="triage_rules"),
    path("new/", views.new, name="triage_new"),
    path("<int:number>/", views.found, name="triage_round"),
    path("<int:number>/answer/", views.answer, name="triage_answer"),
    path("<int:number>/close/", views.close, name="triage_close"),
    path("<int:number>/ask/", views.ask, name="triage_ask"),
    path("<int:number>/asked/<int:pk>/remind/", views.remind, name="triage_remind"),
    path("<int:number>/asked/<int:pk>/take-back/", views.take_back, name="triage_take_back"),
]
