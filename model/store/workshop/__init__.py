"""Workshops as they are kept: the trainer's rooms, and what the people in them give."""
