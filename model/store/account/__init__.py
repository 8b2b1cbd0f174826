"""Accounts and their sessions as they are kept."""
