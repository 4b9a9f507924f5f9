"""Addresses of the mandate, under ``/dialogues/<slug>/preparation/mandate/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.mandate, name="mandate"),
    path("draft/", views.draft, name="mandate_draft"),
    path("edit/", views.edit, name="mandate_edit"),
    path("publish/", views.publish, name="mandate_publish"),
    path("discard/", views.discard, name="mandate_discard"),
    path("versions/<int:number>/", views.mandate, name="mandate_version"),
    path("otherwise/", views.deviation_new, name="deviation_new"),
]
