"""Cards for Anki."""
