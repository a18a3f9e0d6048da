"""Every change of who may log in, by domain verb."""
