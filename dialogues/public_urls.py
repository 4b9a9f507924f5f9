"""Public pages, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
