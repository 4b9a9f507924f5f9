"""Mounted at ``/dialogues/<slug>/meetings/choosing/`` in the namespace ``meetings``."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.choosing, name="choosing"),
    path("new/", views.choice_new, name="choice_new"),
    path("replace/", views.replace, name="choice_replace"),
    path("<int:choice>/", views.choice, name="choice"),
    path("<int:choice>/state/", views.choice_state, name="choice_state"),
    path("<int:choice>/again/", views.choice_again, name="choice_again"),
    path("<int:choice>/take/", views.choice_take, name="choice_take"),
    path("<int:choice>/undo/", views.choice_undo, name="choice_undo"),
]
