"""A person's own reflections, kept."""
