"""Part of the actions room's addresses, ``/dialogues/<slug>/actions/learning/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.learning, name="learning"),
    path("look-back/", views.look_back_give, name="look_back_give"),
    path("look-back/ask/", views.look_back_ask, name="look_back_ask"),
    path("look-back/close/", views.look_back_close, name="look_back_close"),
    path("lessons/new/", views.lesson_edit, name="lesson_new"),
    path("lessons/<int:pk>/", views.lesson_edit, name="lesson_edit"),
    path("lessons/<int:pk>/remove/", views.lesson_remove, name="lesson_remove"),
    path("case/", views.case_edit, name="case_edit"),
    path("case/publish/", views.case_publish, name="case_publish"),
    path("case/<int:number>.pdf", views.case_file, name="case_file"),
]
