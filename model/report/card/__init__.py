"""The card as it is drawn and printed."""
