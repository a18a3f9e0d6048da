"""One module a report: its Row and its rows()."""
