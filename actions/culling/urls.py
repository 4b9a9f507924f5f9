"""Mounted beside the proposals' own addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("limit/", views.limit, name="limit"),
]
