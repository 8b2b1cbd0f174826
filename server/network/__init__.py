"""Who reaches what: the gate of the main listener, and the listener of the phones."""
