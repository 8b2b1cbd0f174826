"""Next steps a person set themselves, as reminders for their own calendar."""
