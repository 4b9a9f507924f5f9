"""Mounted at ``/dialogues/<slug>/actions/``."""

from django.urls import URLPattern

app_name = "actions"
urlpatterns: list[URLPattern] = []
