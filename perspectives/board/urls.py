"""Addresses of the board, in the namespace of ``perspectives``."""

from django.urls import path

from . import act_views, shape_views, views

urlpatterns = [
    path("", views.board, name="board"),
    path("board/tray/", views.tray, name="board_tray"),
    path("board/act/", act_views.act, name="board_act"),
    path("board/place/", act_views.place, name="board_place"),
    path("board/undo/", act_views.undo, name="board_undo"),
    path("board/<int:number>/", views.one, name="board_one"),
    path("board/<int:number>/wording/", views.wording, name="board_wording"),
    path("<int:number>/merge/", shape_views.merge, name="merge"),
    path("<int:number>/split/", shape_views.split, name="split"),
    path("<int:number>/park/", shape_views.park, name="park"),
    path("<int:number>/unpark/", shape_views.unpark, name="unpark"),
]
