"""The template engine: autoescape always on, an unknown name is an error."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import escape

from methodbook.render.conflicts import list_voices
from methodbook.text.citing import describe_reading
from methodbook.text.languages import find_language

if TYPE_CHECKING:
    from markupsafe import Markup

    from methodbook.words import Words

_KINDS = PrefixLoader({"questions": PackageLoader("methodbook.questions", "")})
"""Each kind of question brings its own template: ``questions/<kind>/question.html``."""


@cache
def make_engine(words: Words) -> Environment:
    """The environment of the package's templates in one language.

    A template says a sentence by ``say(area, name, …)``, or by ``mark`` where a value is markup,
    and reads a whole area by ``area(name)``.
    """
    engine = Environment(
        loader=ChoiceLoader([PackageLoader("methodbook.render"), _KINDS]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    language = find_language(words.language)
    engine.filters["typo"] = language.set_spaces
    engine.filters["paragraphs"] = split_paragraphs
    engine.filters["quantity"] = language.write_quantity
    engine.filters["size"] = language.write_size
    engine.filters["reading"] = describe_reading
    engine.filters["voices"] = list_voices
    engine.filters["day"] = partial(language.write_date, words=words)
    engine.globals["say"] = words.say
    engine.globals["area"] = words.area
    engine.globals["language"] = words.language
    engine.globals["mark"] = partial(_mark, words)
    return engine


def render_template(name: str, words: Words, /, **values: object) -> str:
    """Fill the template *name* with sentences from *words*."""
    return make_engine(words).get_template(name).render(**values)


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text."""
    return re.split(r"\n\s*\n", text.strip())


def _mark(words: Words, area: str, name: str, /, **values: object) -> Markup:
    """A sentence with markup in it: the sentence is escaped, and values unless they are markup."""
    return escape(words.area(area)[name]).format(**values)
