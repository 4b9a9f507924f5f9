"""Beside allauth's pages under ``/accounts/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("prove/", views.prove, name="account_prove"),
    path("sessions/<int:pk>/end/", views.end_session, name="end_session"),
]
