"""Mounted at ``/dialogues/<slug>/meetings/candidates/`` in the namespace ``meetings``."""

from django.urls import path

from . import import_views, sign_up_views, views

urlpatterns = [
    path("", views.candidates, name="candidates"),
    path("new/", views.candidate_edit, name="candidate_new"),
    path("interviews/", views.from_interviews, name="candidates_from_interviews"),
    path("participants/", views.from_participants, name="candidates_from_participants"),
    path("apart/", views.pairs, name="candidate_pairs"),
    path("apart/<int:pk>/remove/", views.pair_remove, name="candidate_pair_remove"),
    path("sign-up/", sign_up_views.sign_up, name="sign_up"),
    path("sign-up/open/", sign_up_views.sign_up_open, name="sign_up_open"),
    path("sign-up/close/", sign_up_views.sign_up_close, name="sign_up_close"),
    path("import/", import_views.upload, name="candidate_import"),
    path("import/template/", import_views.template_file, name="candidate_import_template"),
    path("import/<int:pk>/", import_views.check, name="candidate_import_check"),
    path("import/<int:pk>/discard/", import_views.discard, name="candidate_import_discard"),
    path("<int:number>/", views.candidate, name="candidate"),
    path("<int:number>/edit/", views.candidate_edit, name="candidate_edit"),
    path("<int:number>/remove/", views.candidate_remove, name="candidate_remove"),
    path("<int:number>/accept/", views.sign_up_accept, name="sign_up_accept"),
]
