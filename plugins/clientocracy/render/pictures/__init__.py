"""Pictures laid out in Python: each motif becomes boxes, lines and lettering that a template draws."""
