"""Mounted in the interviews room: ``forms/`` and ``inbox/`` below ``/dialogues/<slug>/interviews/``."""

from django.urls import path

from . import inbox_views, views

urlpatterns = [
    path("forms/", views.web_forms, name="web_forms"),
    path("forms/new/", views.web_form_new, name="web_form_new"),
    path("forms/<int:pk>/", views.web_form, name="web_form"),
    path("forms/<int:pk>/edit/", views.web_form_edit, name="web_form_edit"),
    path("forms/<int:pk>/questions/", views.questions, name="web_form_questions"),
    path("forms/<int:pk>/preview/", views.preview, name="web_form_preview"),
    path("forms/<int:pk>/open/", views.web_form_open, name="web_form_open"),
    path("forms/<int:pk>/close/", views.web_form_close, name="web_form_close"),
    path("forms/<int:pk>/remove/", views.web_form_remove, name="web_form_remove"),
    path("inbox/", inbox_views.inbox, name="inbox"),
    path("inbox/sort/", inbox_views.sort_many, name="inbox_sort"),
    path("inbox/<int:pk>/", inbox_views.answer, name="inbox_answer"),
    path("inbox/<int:pk>/take-in/", inbox_views.take_in, name="inbox_take_in"),
    path("inbox/<int:pk>/aside/", inbox_views.aside, name="inbox_aside"),
    path("inbox/<int:pk>/back/", inbox_views.bring_back, name="inbox_back"),
]
