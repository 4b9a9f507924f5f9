"""Addresses of what one does with a wording, of the question or of the purpose."""

from django import template

from ..models import Dialogue
from ..question.subject import Subject

register = template.Library()


@register.simple_tag
def wording_url(subject: Subject, dialogue: Dialogue, verb: str, *args: object) -> str:
    """Address of ``verb`` (object, agree, comment …) for the wording whose number is the first of ``args``."""
    return subject.url(dialogue, verb, *args)
