"""What was reflected on over a period, to take away."""
