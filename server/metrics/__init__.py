"""Numbers of how the server does, for Prometheus: nobody's words, ids or addresses."""
