"""Public pages, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import URLPattern, path

from . import public_views

urlpatterns: list[URLPattern] = [path("", public_views.dialogue, name="dialogue")]
