"""Part of the meetings room's addresses, ``/dialogues/<slug>/meetings/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("rounds/", views.rounds, name="rounds"),
    path("<int:number>/rounds/new/", views.round_edit, name="round_new"),
    path("rounds/<int:pk>/", views.round_detail, name="round"),
    path("rounds/<int:pk>/edit/", views.round_edit, name="round_edit"),
    path("rounds/<int:pk>/remove/", views.round_remove, name="round_remove"),
    path("rounds/<int:pk>/open/", views.round_open, name="round_open"),
    path("rounds/<int:pk>/close/", views.round_close, name="round_close"),
    path("rounds/<int:pk>/filling/", views.round_filling, name="round_filling"),
    path("rounds/<int:pk>/wall/", views.round_wall, name="round_wall"),
    path("rounds/<int:pk>/tables/<int:table>/", views.round_sheet, name="round_sheet"),
    path("rounds/<int:pk>/slips/", views.round_slips, name="round_slips"),
    path("rounds/<int:pk>/correct/", views.round_correct, name="round_correct"),
    path("rounds/<int:pk>/give/", views.round_give, name="round_give"),
    path("rounds/<int:pk>/options/<int:option>/", views.option_edit, name="round_option"),
    path("rounds/<int:pk>/options/<int:option>/remove/", views.option_remove, name="round_option_remove"),
    path("rounds/<int:pk>/options/<int:option>/object/", views.option_object, name="round_object"),
]
