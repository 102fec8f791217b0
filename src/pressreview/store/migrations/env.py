"""Run by Alembic for each step: it works on the connection, and in the transaction, that `database.migrate` opened."""

from alembic import context

from pressreview.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
