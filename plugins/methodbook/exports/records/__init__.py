"""The questions as records for other programs: a table, statements of xAPI."""
