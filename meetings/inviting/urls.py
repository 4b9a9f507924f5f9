"""Mounted at ``/dialogues/<slug>/meetings/inviting/`` in the namespace ``meetings``."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.inviting, name="inviting"),
    path("invite/", views.invite, name="invite"),
    path("<int:pk>/answer/", views.answer, name="answer"),
    path("letters/<int:pk>/state/", views.letters_state, name="letters_state"),
    path("letters/<int:pk>/file/", views.letters_file, name="letters_file"),
]
