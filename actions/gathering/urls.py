"""Mounted beside the proposals' own addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("collect/", views.sources, name="sources"),
    path("collect/<slug:source>/", views.source, name="source"),
]
