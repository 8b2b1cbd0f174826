"""Relationships as they are kept, and the dated notes around them."""
