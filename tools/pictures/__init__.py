"""Takes the README's pictures again: a made-up month of reflections, a meeting and a workshop."""
