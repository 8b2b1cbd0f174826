"""What is measured of a workshop: 300 phones, the trainer's two pages, and the same step on other ground."""
