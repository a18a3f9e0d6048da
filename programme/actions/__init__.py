"""Every change of the programme's frame, by domain verb."""
