"""Public pages, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import path

from . import public_views

urlpatterns = [
    path("actions/", public_views.actions, name="actions"),
    path("actions/<int:number>/", public_views.action, name="action"),
    path("actions/follow-up/<int:number>.pdf", public_views.follow_up_pdf, name="follow_up"),
]
