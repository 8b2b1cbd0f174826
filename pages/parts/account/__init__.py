"""The account of whoever looks: what it is called, and signing out."""
