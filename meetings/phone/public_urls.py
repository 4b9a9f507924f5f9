"""The evening in a phone, for whoever has a code: ``/m/``, short enough to type."""

from django.urls import URLPattern, path

from . import giving, taking_part
from . import public_views as views

urlpatterns: list[URLPattern] = [
    path("", views.enter, name="phone"),
    path("<str:code>/", views.evening, name="phone_evening"),
    path("<str:code>/clock/", views.clock, name="phone_clock"),
    path("<str:code>/take-part/", taking_part.take_part, name="phone_take_part"),
    path("<str:code>/round/<int:key>/", giving.give, name="phone_round"),
    path("<str:code>/notes/<int:number>/", views.notes, name="phone_notes"),
    path("<str:code>/notes/<int:number>/save/", views.save, name="phone_save"),
]
