"""The record of a supervision meeting as PDF, as Word and as reminders."""
