"""How broad Cyrillic letters are: those of DejaVu Sans, against the size of a face."""

from __future__ import annotations

_CLASSES = (
    (0.5, "г"),
    (0.78, "дцъмАБВКСХЧЬЭЯИЙЛНПА"),
    (0.9, "ыюфжшДОЦФМЪ"),
    (1.1, "щШЩЖЮЫ"),
)
WIDTHS = {letter: width for width, letters in _CLASSES for letter in letters}
