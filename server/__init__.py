"""The server around the pages: settings, headers, compressed files, start-up, and a log without anyone's words."""
