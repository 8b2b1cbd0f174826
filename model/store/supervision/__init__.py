"""Supervision as it is kept: who meets whom, their meetings, and the records both confirmed."""
