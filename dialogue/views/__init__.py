"""Pages of what passes between participant and Husbanken."""
