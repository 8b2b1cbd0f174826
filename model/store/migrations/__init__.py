"""Migrations, run by Alembic at open."""
