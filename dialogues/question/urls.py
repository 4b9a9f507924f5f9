"""Part of ``dialogues.urls``."""

from django.urls import path

from . import views

HOME = "<slug:slug>/design-team/questions/"
ONE = f"{HOME}<int:number>/"
urlpatterns = [
    path(HOME, views.questions, name="questions"),
    path(f"{HOME}new/", views.question_new, name="question_new"),
    path(f"{ONE}agree/", views.question_agree, name="question_agree"),
    path(f"{ONE}object/", views.question_object, name="question_object"),
    path(f"{ONE}objections/<int:pk>/", views.question_object, name="objection_edit"),
    path(f"{ONE}objections/<int:pk>/settle/", views.objection_settle, name="objection_settle"),
]
