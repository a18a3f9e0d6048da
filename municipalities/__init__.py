"""What each municipality needs, does and achieves."""
