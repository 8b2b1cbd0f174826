"""Share files: how a meeting travels between two machines that have no server in common."""
