"""A person's places and next steps as tables, for a spreadsheet."""
