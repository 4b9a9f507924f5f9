"""Mounted at ``/dialogues/<slug>/compilations/check-back/`` in the namespace ``compilations``."""

from django.urls import path

from . import settling_views as settling
from . import views

urlpatterns = [
    path("", views.check_back, name="check_back"),
    path("ask/", views.ask, name="check_back_ask"),
    path("<int:person>/", views.person, name="check_back_person"),
    path("<int:person>/letter/", views.letter, name="check_back_letter"),
    path("<int:person>/close/", views.close, name="check_back_close"),
    path("wishes/<int:pk>/", settling.wish, name="check_back_wish"),
    path("additions/<int:pk>/", settling.addition, name="check_back_addition"),
]
