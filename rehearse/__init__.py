"""Made-up participants for a workshop that is being rehearsed. They see what any phone sees, and use nothing else."""
