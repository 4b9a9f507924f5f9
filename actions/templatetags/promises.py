"""Money as it is written on a page."""

from django import template

from ..deciding import money

register = template.Library()
register.filter("kronor", money.in_kronor)
register.filter("money_in_words", money.in_words)
register.filter("one_money", money.one_in_words)
