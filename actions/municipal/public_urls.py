"""Mounted at ``/municipalities/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:municipality>/", views.page, name="municipality"),
    path("<slug:municipality>/feed/", views.feed, name="municipality_feed"),
    path("<slug:municipality>/data.json", views.document, name="municipality_json"),
    path("<slug:municipality>/schema.json", views.schema, name="municipality_schema"),
]
