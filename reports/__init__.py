"""What it adds up to: pages, dashboards and Excel; reads only."""
