"""What the field knows beside the model, as content: dilemmas."""
