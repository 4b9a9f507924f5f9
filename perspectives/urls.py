"""Mounted at ``/dialogues/<slug>/perspectives/``."""

from django.urls import URLPattern

app_name = "perspectives"
urlpatterns: list[URLPattern] = []
