"""The database under the store: connection, encryption, migrations, and its faults told to people."""
