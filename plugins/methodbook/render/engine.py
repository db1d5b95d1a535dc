"""The template engine: autoescape always on, an unknown name is an error."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from methodbook.messages import message, read_catalogue
from methodbook.render.citing import describe_reading
from methodbook.render.conflicts import list_voices
from methodbook.text.quantities import write_quantity, write_size
from methodbook.text.typography import set_spaces

if TYPE_CHECKING:
    from datetime import date


@cache
def make_engine() -> Environment:
    """The one environment of the package's templates."""
    engine = Environment(
        loader=PackageLoader("methodbook.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    engine.filters["typo"] = set_spaces
    engine.filters["quantity"] = write_quantity
    engine.filters["size"] = write_size
    engine.filters["reading"] = describe_reading
    engine.filters["voices"] = list_voices
    engine.filters["day"] = write_date
    engine.globals["message"] = message
    engine.globals["catalogue"] = read_catalogue
    return engine


def render_template(name: str, **values: object) -> str:
    """Fill the template *name*."""
    return make_engine().get_template(name).render(**values)


def write_date(day: date) -> str:
    """A date the way a Russian sentence writes it: 21 ноября 2026."""
    return f"{day.day}\u00a0{message('months', str(day.month))}\u00a0{day.year}"
