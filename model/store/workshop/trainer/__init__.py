"""The rooms a trainer opened, and nothing of anybody else's."""
