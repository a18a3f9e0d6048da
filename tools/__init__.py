"""What dev.py is made of: standard library only, imported by nothing in the site."""
