"""For anyone: a form's own address, and the list of a dialogue's open forms below ``/d/<slug>/``."""

from django.urls import URLPattern, path

from . import public_views

dialogue_urlpatterns: list[URLPattern] = [path("form/", public_views.public_forms, name="forms")]
urlpatterns: list[URLPattern] = [
    path("<str:key>/", public_views.web_form, name="web_form"),
    path("<str:key>/thanks/", public_views.thanks, name="web_form_thanks"),
    path("<str:key>/back/", public_views.taking_back, name="web_form_back"),
]
