"""The base as a book: a tree of chapters made from finished pages, set in several formats."""
