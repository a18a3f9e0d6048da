"""Pages of what was tried and learned."""
