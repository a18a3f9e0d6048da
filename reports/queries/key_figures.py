"""Key figures compared: each participant's own figure, its year before, and the spread of all (R7)."""

from reports.queries import own_figures

Row = own_figures.Row
rows = own_figures.rows
