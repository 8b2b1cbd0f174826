"""Ways through a reflection, as content."""
