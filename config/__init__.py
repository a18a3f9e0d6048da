"""How the site is put together; imported by nobody."""
