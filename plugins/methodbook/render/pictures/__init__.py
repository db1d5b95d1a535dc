"""Pictures laid out in Python: a motif becomes boxes, lines and words that a template draws."""
