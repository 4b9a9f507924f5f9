"""The sign-up, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import URLPattern, path

from . import public_views as views

urlpatterns: list[URLPattern] = [
    path("take-part/", views.sign_up, name="sign_up"),
    path("take-part/someone/", views.sign_up, {"for_other": True}, name="nominate"),
    path("take-part/thanks/", views.thanks, name="sign_up_thanks"),
    path("take-part/back/", views.taking_back, name="sign_up_back"),
]
