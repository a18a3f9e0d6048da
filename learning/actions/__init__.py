"""Every change of what was tried and learned."""
