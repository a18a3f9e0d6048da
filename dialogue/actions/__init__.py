"""Every change of what passes between participant and Husbanken."""
