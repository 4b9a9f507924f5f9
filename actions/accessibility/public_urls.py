"""Mounted at ``/accessibility/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.front, name="accessibility"),
    path("<slug:municipality>/", views.statement, name="accessibility_of"),
    path("<slug:municipality>/report/", views.report, name="accessibility_report"),
    path("<slug:municipality>/report/thanks/", views.thanks, name="accessibility_thanks"),
    path("<slug:municipality>/edit/", views.edit, name="accessibility_edit"),
    path("<slug:municipality>/reports/", views.reports, name="accessibility_reports"),
    path("<slug:municipality>/reports/<int:pk>/", views.one_report, name="accessibility_one_report"),
    path("<slug:municipality>/reports/<int:pk>/erase/", views.erase, name="accessibility_erase"),
]
