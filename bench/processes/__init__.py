"""Several processes behind a real proxy, with PostgreSQL: what they gain, and what is left when one is killed."""
