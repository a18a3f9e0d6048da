"""Pages about participations and what they say and measure."""
