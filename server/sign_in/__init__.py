"""Signing in to a team's server: who knocks, who is let in, and by which provider."""
