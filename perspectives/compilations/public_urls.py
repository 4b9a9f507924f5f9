"""Public pages, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import path

from . import public_views as views
from . import version_views as versions

urlpatterns = [
    path("compilation/", views.compilation, name="compilation"),
    path("compilation/pdf/", views.compilation_pdf, name="compilation_pdf"),
    path("compilation/changes/", versions.public_changes, name="changes"),
    path("compilation/changes/<int:number>/", versions.public_chapter_changes, name="chapter_changes"),
    path("compilation/link/<slug:key>/", views.lasting, name="compilation_link"),
    path("compilation/<int:number>/", views.chapter, name="chapter"),
    path("compilation/<int:number>/<int:perspective>/", views.perspective, name="perspective"),
]
