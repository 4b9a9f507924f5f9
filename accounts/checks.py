"""System checks of what settings cannot know by themselves."""

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register


@register(deploy=True)
def limits_are_shared(app_configs, **kwargs) -> list[CheckMessage]:
    """Limits on log-in and on guesses are counted in the cache: one that each process has for itself is a weak one."""
    if settings.CACHES["default"]["BACKEND"].endswith("LocMemCache"):
        return [
            Warning(
                "Limits on log-in and on guesses are counted by each process by itself.",
                hint="Set REDIS_URL, so that all of them count together.",
                id="accounts.W001",
            )
        ]
    return []
