"""Meetings that travel between two machines as files."""
