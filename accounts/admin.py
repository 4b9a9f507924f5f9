"""Django's admin is for whoever runs the installation. It shows accounts and municipalities, never anyone's words.

Mail bodies hold codes and links, so of the outbox only state and times are shown, and nothing can be changed.
"""

from django.contrib import admin
from django.http import HttpRequest

from .models import Municipality, Organisation, OutgoingMail, User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ["email", "name", "is_active", "date_joined"]
    list_filter = ["is_active", "is_superuser"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "is_active", "is_staff", "is_superuser", "date_joined", "last_login"]
    readonly_fields = ["email", "date_joined", "last_login"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False


@admin.register(Municipality)
class MunicipalityAdmin(admin.ModelAdmin):
    """The look and the notice are the administrators' own, whose pages look at what is sent in."""

    list_display = ["name", "slug", "contact_email"]
    search_fields = ["name"]
    fields = ["name", "slug", "contact_email", "administrators"]
    autocomplete_fields = ["administrators"]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "municipality"]
    list_filter = ["kind", "municipality"]
    search_fields = ["name"]


@admin.register(OutgoingMail)
class OutgoingMailAdmin(admin.ModelAdmin):
    list_display = ["pk", "state", "attempts", "error", "created_at", "finished_at"]
    list_filter = ["state"]
    readonly_fields = ("state", "attempts", "error", "not_before", "created_at", "finished_at")
    fields = readonly_fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: OutgoingMail | None = None) -> bool:
        return False
