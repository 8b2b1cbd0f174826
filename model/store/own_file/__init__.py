"""The file of everything: which tables it has, what its rows have to be like, and taking them in."""
