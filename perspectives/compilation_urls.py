"""Mounted at ``/dialogues/<slug>/compilations/``."""

from django.urls import URLPattern

app_name = "compilations"
urlpatterns: list[URLPattern] = []
