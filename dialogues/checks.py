"""System checks of settings that name what this app knows."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from .permissions import Role
from .signing_in.entrusted import EVERYONE


@register(Tags.security)
def roles_are_roles(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """A role that is misspelt would be asked for nothing."""
    unknown = sorted(set(settings.SECOND_FACTOR_FOR) - {*Role.values, EVERYONE})
    if not unknown:
        return []
    known = ", ".join([*Role.values, EVERYONE])
    return [Error(f"SECOND_FACTOR_FOR names {', '.join(unknown)}; it knows {known}.", id="dialogues.E001")]
