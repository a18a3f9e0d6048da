"""R18: all about one participant's year in one file, with a first page that a mayor can read."""
