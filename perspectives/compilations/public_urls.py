"""Public pages, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import path

from . import public_views as views

urlpatterns = [
    path("compilation/", views.compilation, name="compilation"),
    path("compilation/pdf/", views.compilation_pdf, name="compilation_pdf"),
    path("compilation/<int:number>/", views.chapter, name="chapter"),
    path("compilation/<int:number>/<int:perspective>/", views.perspective, name="perspective"),
]
