"""Commands for those who write content; `python -m model` knows them by name."""
