"""What the server must reach, each as a ratio against a baseline measured in the same run: `python -m bench [name ...]`."""
