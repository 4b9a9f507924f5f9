"""Mounted at ``/municipalities/``."""

from django.urls import path

from . import public_views as views

urlpatterns = [
    path("<slug:municipality>/look-<slug:accent>.css", views.look, name="municipality_look"),
    path("<slug:municipality>/logo-<slug:name>.png", views.logo, name="municipality_logo"),
]
