"""Mounted at ``/administration/``, beside the administration's own."""

from django.urls import path

from . import views

app_name = "municipal_rights"
urlpatterns = [
    path("<slug:municipality>/retention/", views.rules, name="rules"),
    path("<slug:municipality>/retention/<str:kind>/", views.rule, name="rule"),
    path("<slug:municipality>/retention/<str:kind>/remove/", views.rule_remove, name="rule_remove"),
    path("<slug:municipality>/find/", views.find, name="find"),
]
