"""Addresses of a start, included from ``dialogues.urls`` before those of a dialogue."""

from django.urls import path

from . import later_views, views
from .pages import CHANGED_LATER

urlpatterns = [
    path("new/", views.new, name="new"),
    path("new/<int:pk>/", views.draft_check, name="draft_check"),
    path("new/<int:pk>/everyone/", views.draft_everyone, name="draft_everyone"),
    path("new/<int:pk>/remove/", views.draft_remove, name="draft_remove"),
    path("new/<int:pk>/<slug:key>/", views.draft_page, name="draft_page"),
    *(
        path(f"<slug:slug>/preparation/about/{key}/", later_views.about, {"key": key}, name=f"about_{key}")
        for key in CHANGED_LATER
    ),
    path("<slug:slug>/preparation/areas/", later_views.areas, name="areas"),
    path("<slug:slug>/preparation/areas/<int:pk>/", later_views.area_edit, name="area_edit"),
]
