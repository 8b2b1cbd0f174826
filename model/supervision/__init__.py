"""Supervision: the meeting of a practitioner and a supervisor, what is brought to it, and the record they confirm."""
