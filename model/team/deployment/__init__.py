"""What a team's server would be started with, looked at beforehand: what is missing, what is weak, what to know."""
