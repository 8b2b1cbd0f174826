"""What a supervision meeting asks: the shape of supervision.yaml and lenses.yaml, and what must hold in them."""
