"""Workshops: what a room answered, what it may see of that, and how it is said."""
