"""A record of learning to take away."""
