"""What the field knows beside the model, as content: dilemmas, and the door that leads to them."""
