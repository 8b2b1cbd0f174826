"""What is drawn, told and taken away of a relationship."""
