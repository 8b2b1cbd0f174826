"""The card: a few plain questions that somebody answers about the work with them, in their own voice."""
