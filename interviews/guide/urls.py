"""Part of the interviews room's addresses (``interviews/urls.py``)."""

from django.urls import path

from . import views

urlpatterns = [
    path("guide/", views.guide_page, name="guide"),
    path("guide/print/", views.guide_print, name="guide_print"),
    path("guide/bank/", views.bank, name="guide_bank"),
    path("guide/new/", views.question_edit, name="question_new"),
    path("guide/<int:question>/", views.question_edit, name="question_edit"),
    path("guide/<int:question>/move/", views.question_move, name="question_move"),
    path("guide/<int:question>/remove/", views.question_remove, name="question_remove"),
    path("guide/<int:question>/restore/", views.question_restore, name="question_restore"),
]
