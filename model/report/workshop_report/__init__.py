"""What a workshop answered, for the trainer to keep."""
