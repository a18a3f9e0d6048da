"""Every change of what a municipality says and measures, by domain verb."""
