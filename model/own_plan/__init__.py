"""Plans of a person's own, for workshops and for supervision: a content file like any other, changed in the browser."""
