"""Money as it is written on a page, and who answers for what."""

from django import template

from ..deciding import money
from ..owning import partners, words

register = template.Library()
register.filter("kronor", money.in_kronor)
register.filter("money_in_words", money.in_words)
register.filter("one_money", money.one_in_words)
register.filter("handshake_words", words.public_words)
register.filter("lacks_owner", words.lacks_owner)
register.filter("public_partners", partners.public_partners)
