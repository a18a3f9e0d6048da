"""Evictions and what prevents them: own figures by participant and year (R10)."""

from functools import partial

from programme.models.indicator import Theme
from reports.queries import own_figures

THEMES = (Theme.EVICTIONS,)
Row = own_figures.Row
rows = partial(own_figures.rows, themes=THEMES)
