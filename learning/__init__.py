"""What was tried and learned."""
