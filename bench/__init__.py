"""What the server must reach, each a ratio against a baseline of the same run: `python -m bench [name ...]`."""
