"""Cards as they are kept: the practitioner's side of them, and the rows both sides are made of."""
