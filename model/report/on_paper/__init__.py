"""Sheets to print that ask what the guide asks, and the scale as cards."""
