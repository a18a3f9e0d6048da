"""Scripts that measure; nothing of the site imports them."""
