"""Beside allauth's pages under ``/accounts/``."""

from django.conf import settings
from django.urls import path

from ..access import public
from . import views

urlpatterns = [
    path("prove/", views.prove, name="account_prove"),
    path("sessions/<int:pk>/end/", views.end_session, name="end_session"),
]

if settings.OIDC_SERVER_URL:
    from accounts.single_sign_on import callback

    place = "oidc/<str:provider_id>/login/callback/"  # allauth's own, which comes after ours
    urlpatterns.append(path(place, public(callback), name="openid_connect_callback"))
