"""A public dialogue's own page for taking back, mounted at ``/d/<slug>/`` in the namespace ``public``."""

from django.urls import path

from . import public_views as views

urlpatterns = [path("withdraw/", views.withdraw, name="withdraw")]
