"""Measurements, run by hand; see docs/reference/benchmarks.md for what they showed."""
