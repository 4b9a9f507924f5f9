"""Part of the dialogues room's addresses (``dialogues/urls.py``)."""

from django.urls import path

from . import import_views, views

_HOME = "<slug:slug>/preparation/actors/"

urlpatterns = [
    path(_HOME, views.actors, name="actors"),
    path(_HOME + "new/", views.actor_edit, name="actor_new"),
    path(_HOME + "<int:pk>/", views.actor_edit, name="actor_edit"),
    path(_HOME + "<int:pk>/remove/", views.actor_remove, name="actor_remove"),
    path(_HOME + "reach/new/", views.target_edit, name="actor_target_new"),
    path(_HOME + "reach/<int:pk>/", views.target_edit, name="actor_target_edit"),
    path(_HOME + "reach/<int:pk>/remove/", views.target_remove, name="actor_target_remove"),
    path(_HOME + "forums/new/", views.forum_edit, name="forum_new"),
    path(_HOME + "forums/<int:pk>/", views.forum_edit, name="forum_edit"),
    path(_HOME + "forums/<int:pk>/remove/", views.forum_remove, name="forum_remove"),
    path(_HOME + "export/", import_views.export, name="actor_export"),
    path(_HOME + "import/", import_views.upload, name="actor_import"),
    path(_HOME + "import/template/", import_views.template_file, name="actor_import_template"),
    path(_HOME + "import/<int:pk>/", import_views.check, name="actor_import_check"),
    path(_HOME + "import/<int:pk>/discard/", import_views.discard, name="actor_import_discard"),
]
