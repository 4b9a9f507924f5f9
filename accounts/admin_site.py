"""Django's admin, for superusers only and with nothing in it but what this house registers.

Libraries bring admin pages of their own, and some show secrets (the keys of second factors, sessions).
"""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest
from django.utils.decorators import method_decorator

SHOWN = {"accounts", "dialogues"}


@method_decorator(secure_admin_login, name="login")
class HouseAdmin(admin.AdminSite):
    """Logging in goes by way of the product's own log-in page: its rate limits, its second factors."""

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_superuser

    def register(self, model_or_iterable, admin_class=None, **options) -> None:
        models = model_or_iterable if isinstance(model_or_iterable, (list, tuple)) else [model_or_iterable]
        own = [model for model in models if model._meta.app_label in SHOWN]
        if own:
            super().register(own, admin_class, **options)
