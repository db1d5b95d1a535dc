"""Platforms with files of their own: Open edX and Stepik."""
