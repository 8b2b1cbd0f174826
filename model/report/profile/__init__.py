"""One reflection to take away: its profile, and what the person chooses of it."""
