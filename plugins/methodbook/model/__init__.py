"""What exists: frozen models of entries, sources and findings. No reading, no HTML."""
