"""Part of the dialogues room's addresses (``dialogues/urls.py``)."""

from django.urls import path

from . import views

_HOME = "<slug:slug>/preparation/knowledge/"

urlpatterns = [
    path(_HOME, views.knowledge, name="knowledge"),
    path(_HOME + "new/", views.source_edit, name="knowledge_new"),
    path(_HOME + "<int:pk>/", views.source_edit, name="knowledge_edit"),
    path(_HOME + "<int:pk>/file/<uuid:key>/", views.source_file, name="knowledge_file"),
    path(_HOME + "<int:pk>/remove/", views.source_remove, name="knowledge_remove"),
    path(_HOME + "questions/new/", views.gap_edit, name="knowledge_gap_new"),
    path(_HOME + "questions/<int:pk>/", views.gap_edit, name="knowledge_gap_edit"),
    path(_HOME + "questions/<int:pk>/remove/", views.gap_remove, name="knowledge_gap_remove"),
]
