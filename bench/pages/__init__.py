"""Pages that Alongside is measured against, or on."""
