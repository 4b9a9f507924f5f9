"""For whoever runs the installation: which dialogues there are. Everything in them is done in the workspace."""

from django.contrib import admin
from django.http import HttpRequest

from .models import Dialogue


@admin.register(Dialogue)
class DialogueAdmin(admin.ModelAdmin):
    list_display = ["title", "municipality", "starts_on", "published_at", "retain_until"]
    list_filter = ["municipality"]
    search_fields = ["title", "slug"]
    readonly_fields = (
        "title",
        "slug",
        "municipality",
        "kind",
        "starts_on",
        "published_at",
        "retain_until",
        "threshold",
    )
    fields = readonly_fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Dialogue | None = None) -> bool:
        return False
