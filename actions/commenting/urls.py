"""Comments in the workspace, under ``/dialogues/<slug>/actions/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("comments/", views.comments, name="comments"),
    path("comments/rules/", views.comment_rules, name="comment_rules"),
    path("comments/<int:pk>/answer/", views.comment_answer, name="comment_answer"),
    path("comments/<int:pk>/hide/", views.comment_hide, name="comment_hide"),
    path("<int:number>/comment/", views.comment_new, name="comment_new"),
]
