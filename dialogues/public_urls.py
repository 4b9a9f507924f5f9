"""Public pages, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import URLPattern, path

from . import public_views
from .mandate import public_views as mandate

urlpatterns: list[URLPattern] = [
    path("", public_views.dialogue, name="dialogue"),
    path("mandate/", mandate.mandate, name="mandate"),
    path("mandate/<int:number>/", mandate.mandate, name="mandate_version"),
]
