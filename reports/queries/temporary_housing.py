"""Temporary housing and homelessness: own figures by participant and year (R9)."""

from functools import partial

from programme.models.indicator import Theme
from reports.queries import own_figures

THEMES = (Theme.TEMPORARY_HOUSING, Theme.HOMELESSNESS)
Row = own_figures.Row
rows = partial(own_figures.rows, themes=THEMES)
