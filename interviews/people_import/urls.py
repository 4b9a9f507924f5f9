"""Part of the interviews room's addresses (``interviews/urls.py``)."""

from django.urls import path

from . import views

urlpatterns = [
    path("people/import/", views.upload, name="people_import"),
    path("people/import/template/", views.template_file, name="people_import_template"),
    path("people/import/<int:pk>/", views.check, name="people_import_check"),
    path("people/import/<int:pk>/discard/", views.discard, name="people_import_discard"),
]
