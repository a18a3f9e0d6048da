"""The use of loans, grants and allowances: own figures by participant and year (R11)."""

from functools import partial

from programme.models.indicator import Theme
from reports.queries import own_figures

THEMES = (Theme.INSTRUMENTS,)
Row = own_figures.Row
rows = partial(own_figures.rows, themes=THEMES)
