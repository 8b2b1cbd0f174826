"""The profile of one reflection to take away."""
