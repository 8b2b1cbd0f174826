"""How meetings of supervision were for the practitioner, drawn over time for them alone."""
