"""Decisions about masks in words."""

from django import template
from django.utils.translation import gettext as _

from perspectives.masking import decisions
from perspectives.models import MaskDecision

register = template.Library()


@register.filter
def decided(decision: MaskDecision) -> str:
    """What was decided: hidden as what, or left and why."""
    if decision.replaced_by:
        return _("hidden as [%(words)s]") % {"words": decision.replaced_by}
    return _("left, %(reason)s") % {"reason": decisions.reason_words(decision)}
