"""Mounted beside the proposals' own addresses."""

from django.urls import path

from . import judging, views

urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("choices/judge/", judging.judging, name="judge"),
    path("sitting/", views.sitting, name="sitting"),
    path("limit/", views.limit, name="limit"),
]
