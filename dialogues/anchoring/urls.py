"""Part of the dialogues room's addresses (``dialogues/urls.py``)."""

from django.urls import path

from . import views

_ONE = "<slug:slug>/preparation/sign-offs/<int:pk>/"

urlpatterns = [
    path("<slug:slug>/preparation/sign-offs/", views.sign_offs, name="sign_offs"),
    path("<slug:slug>/preparation/sign-offs/new/", views.sign_off_edit, name="sign_off_new"),
    path(_ONE, views.sign_off_edit, name="sign_off_edit"),
    path(_ONE + "answers/", views.sign_off, name="sign_off"),
    path(_ONE + "ask/", views.sign_off_ask, name="sign_off_ask"),
    path(_ONE + "remove/", views.sign_off_remove, name="sign_off_remove"),
    path(_ONE + "conditions/new/", views.condition_edit, name="condition_new"),
    path(_ONE + "conditions/<int:condition>/", views.condition_edit, name="condition_edit"),
    path(_ONE + "conditions/<int:condition>/met/", views.condition_met, name="condition_met"),
    path(_ONE + "conditions/<int:condition>/reopen/", views.condition_reopen, name="condition_reopen"),
]
