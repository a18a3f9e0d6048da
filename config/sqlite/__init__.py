"""Django's SQLite backend with Norwegian order and search: ENGINE "config.sqlite"."""
