"""What can be taken away: the profile as a PDF."""
