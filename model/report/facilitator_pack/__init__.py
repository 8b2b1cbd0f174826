"""A workshop plan on paper, for the one who holds it."""
