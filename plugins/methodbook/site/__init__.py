"""The edition: all pages and files that follow from one base, for any host."""
