"""Part of ``dialogues.urls``."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:slug>/preparation/plan/", views.time_plan, name="time_plan"),
    path("<slug:slug>/preparation/plan/new/", views.plan_edit, name="plan_new"),
    path("<slug:slug>/preparation/plan/<int:pk>/", views.plan_edit, name="plan_edit"),
    path("<slug:slug>/preparation/plan/<int:pk>/move/", views.plan_move, name="plan_move"),
    path("<slug:slug>/preparation/plan/<int:pk>/remove/", views.plan_remove, name="plan_remove"),
]
