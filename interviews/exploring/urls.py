"""Part of the interviews room's addresses (``interviews/urls.py``)."""

from django.urls import path

from . import views

urlpatterns = [
    path("exploratory/", views.exploratory_list, name="exploratory_list"),
    path("exploratory/new/", views.exploratory_edit, name="exploratory_new"),
    path("exploratory/questions/", views.exploratory_guide, name="exploratory_guide"),
    path("exploratory/<int:number>/", views.exploratory, name="exploratory"),
    path("exploratory/<int:number>/edit/", views.exploratory_edit, name="exploratory_edit"),
    path("exploratory/<int:number>/erase/", views.exploratory_erase, name="exploratory_erase"),
    path("exploratory/<int:number>/candidate/", views.exploratory_candidate, name="exploratory_candidate"),
]
