"""The trail of what was done with a person's things: written with each act, read by that person, checked by anybody."""
