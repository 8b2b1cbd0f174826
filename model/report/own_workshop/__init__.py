"""What one person takes home from a workshop on paper."""
