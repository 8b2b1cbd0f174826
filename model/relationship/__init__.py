"""Relationships: somebody met again, and what happened around it."""
