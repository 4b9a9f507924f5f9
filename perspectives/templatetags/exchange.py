"""What templates ask about the exchange with other programs."""

from django import template
from django.http import HttpRequest

from perspectives.exchange.rules import kinds_for

register = template.Library()


@register.simple_tag
def may_exchange(request: HttpRequest) -> bool:
    """Whether the reader may take anything out. No query: the roles are read once per request."""
    dialogue = getattr(request, "dialogue", None)
    return dialogue is not None and bool(kinds_for(request.user, dialogue))  # type: ignore[arg-type]
