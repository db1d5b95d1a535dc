"""The base becomes files for other systems."""
