"""Mounted beside the proposals' own addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("similar/", views.similar, name="similar"),
    path("<int:number>/merge/<int:other>/", views.merge, name="merge"),
    path("<int:number>/apart/<int:other>/", views.apart, name="apart"),
    path("<int:number>/split/", views.split, name="split"),
]
