"""People who sign in: who somebody is to their provider, and how long they stay signed in."""
