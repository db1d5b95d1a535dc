"""The base as open data."""
