"""Deleting by age: a file for what is found and deleted in each room, and one that carries it out."""
