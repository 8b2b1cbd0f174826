"""How Alembic meets the store: always on a connection that the store opened and holds."""

from __future__ import annotations

from alembic import context

from model.store.database.columns import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
