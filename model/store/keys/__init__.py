"""The keys of people on a team's server, what each text is bound to there, and changing the key of any data."""
