"""``{% term "meetings" %}``: a word that a dialogue within an organisation has its own for."""

from django import template

from dialogues.wording import term as word_for

register = template.Library()


@register.simple_tag
def term(key: str) -> str:
    return word_for(key)
