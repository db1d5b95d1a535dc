"""Typst with the fonts that it carries: the result does not depend on the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROBE = b'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n#sys.inputs.signs'


Standard: TypeAlias = Literal["ua-1", "a-2a"]


class Press:
    """Sets one template; what a paper says reaches it as JSON, never as markup.

    Every file claims PDF/UA-1, which forbids a sign that no font can show: ask ``find_missing``
    first and ``spell`` such signs.
    """

    def __init__(self, template: bytes, standards: tuple[Standard, ...] = ("ua-1",)) -> None:
        """Take the source of a template, which reads ``sys.inputs``."""
        self._fonts = typst.Fonts(include_system_fonts=False)
        self._template = template
        self._standards: Any = [*standards]  # of more literals than are wanted here

    def set(self, given: Mapping[str, str]) -> bytes:
        """The PDF of what is *given* to the template."""
        return self._compile(self._template, given)

    def find_missing(self, signs: str) -> str:
        """Those of *signs* that none of the fonts has."""
        if not signs or self._has(signs):
            return ""
        if len(signs) == 1:
            return signs
        half = len(signs) // 2
        return self.find_missing(signs[:half]) + self.find_missing(signs[half:])

    def _has(self, signs: str) -> bool:
        try:
            self._compile(_PROBE, {"signs": signs})
        except typst.TypstError:
            return False
        return True

    def _compile(self, source: bytes, given: Mapping[str, str]) -> bytes:
        return typst.compile(
            source,
            format="pdf",
            sys_inputs=dict(given),
            font_paths=self._fonts,
            pdf_standards=self._standards,
        )


def spell(text: str, missing: str) -> str:
    """*Text* with the numbers of the *missing* signs in their place."""
    return text.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in missing})
