"""Norwegian formats for every language of the site."""
