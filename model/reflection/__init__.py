"""A reflection of a practitioner: what it is, and the route through its questions."""
