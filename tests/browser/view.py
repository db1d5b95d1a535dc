"""How a reader looks at a page."""

from dataclasses import dataclass
from typing import Literal

HEIGHT = 900  # pixels


@dataclass(frozen=True)
class View:
    """A colour scheme, a width in CSS pixels, and whether scripts run."""

    scheme: Literal["light", "dark"] = "light"
    width: int = 1280
    script: bool = True

    def __str__(self) -> str:
        return f"{self.scheme}-{self.width}{'' if self.script else '-no-script'}"


DESK = View()
DARK = View(scheme="dark")
PHONE = View(width=320)
PLAIN = View(script=False)
