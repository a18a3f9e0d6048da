"""Words for what the arithmetic answers, in templates."""

from django import template

from programme import words

register = template.Library()
register.filter("standing", words.standing)
register.filter("way", words.way)
