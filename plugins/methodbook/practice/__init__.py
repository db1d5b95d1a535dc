"""Scoring and evaluation as pure functions."""
